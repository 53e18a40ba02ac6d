/** Who has nothing to pay is given nothing for nothing, and is asked for no reason. */
import { expect, it } from 'vitest'
import { restsOf } from '#features/canteen/till/ui/rests'

const keysOf = (dueFen: number | undefined) => restsOf(dueFen).map(([, key]) => key)

it('F12 does something only where something is to pay, or nobody knows yet', () => {
  expect(keysOf(0)).toEqual(['F8', 'F9', 'F10'])
  expect([keysOf(200), keysOf(undefined)]).toEqual([
    ['F8', 'F9', 'F10', 'F12'],
    ['F8', 'F9', 'F10', 'F12'],
  ])
})
