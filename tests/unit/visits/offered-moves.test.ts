/** No screen offers a move of its own: what the table has is offered, each key once. */
import { describe, expect, it } from 'vitest'
import { visitStates } from '#features/visits/contract/index'
import { movesFrom } from '#features/visits/rules'
import { offeredAtCounter, offeredInList } from '#features/visits/ui/offered-moves'

describe('what is offered for a visit', () => {
  it.each(visitStates)('%s is what the table has', (state) => {
    const counter = offeredAtCounter(state, false)
    expect(movesFrom(state)).toEqual(expect.arrayContaining(counter.map(({ move }) => move)))
    expect(movesFrom(state)).toEqual(expect.arrayContaining([...offeredInList(state)]))
    expect(new Set(counter.map(({ keys }) => keys)).size).toBe(counter.length)
  })

  it('is every move at the counter but what belongs to the list, the evening and the first step', () => {
    for (const state of ['called', 'serving'] as const) {
      const elsewhere = movesFrom(state).filter(
        (move) => !offeredAtCounter(state, false).some((offered) => offered.move === move),
      )
      expect(elsewhere, state).toEqual(state === 'called' ? ['leave', 'day-end'] : [])
    }
  })

  it('puts nobody back into the line of a day that is over', () => {
    expect(offeredAtCounter('serving', true).map(({ move }) => move)).toEqual([
      'answer',
      'become-request',
      'leave',
    ])
  })
})
