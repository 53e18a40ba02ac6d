/** A key at the counter means one move: pressed a second time, on whoever stands there by then, it never does another. */
import { describe, expect, it } from 'vitest'
import { visitStates } from '#features/visits/contract/index'
import { movesFrom } from '#features/visits/rules'
import { keysOfMove, offeredAtCounter } from '#features/visits/ui/offered-moves'

describe('the keys of the counter', () => {
  it('are one for each move, called or being served', () => {
    expect(new Set(Object.values(keysOfMove)).size).toBe(Object.keys(keysOfMove).length)
    for (const state of visitStates)
      for (const { move, keys } of offeredAtCounter(state, false)) {
        expect(keys).toBe(keysOfMove[move])
        expect(movesFrom(state)).toContain(move)
      }
  })
})
