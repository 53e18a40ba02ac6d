import { expect, it } from 'vitest'
import { madeUpAfter, usualSeconds } from '#app/screens/set-up/made-up'

it('the bar of a demonstration goes by the clock for half a minute, and never says it is done before it is', () => {
  expect(usualSeconds).toBe(30)
  expect([0, 1, 15, 29].map((seconds) => madeUpAfter(seconds).done)).toEqual([0, 1, 15, 29])
  for (const late of [30, 31, 600]) expect(madeUpAfter(late).done).toBeLessThan(madeUpAfter(late).total)
})
