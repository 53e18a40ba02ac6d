/** The state table of service requests. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, ratings, states, type State } from '#features/service-requests/requests/contract/words'
import {
  isEnded,
  needs,
  possibleActions,
  stateAfter,
  stateTable,
  type Standing,
} from '#features/service-requests/course/rules/states'

const standingOf = (state: State, more: Partial<Standing> = {}): Standing => ({
  state,
  stoppedIn: stateTable[state].clock === 'stopped' ? 'in-progress' : null,
  errandOpen: state === 'dispatched',
  lastRating: null,
  ...more,
})

/** Follows every move from a draft, with the standing that the service would keep. */
function reachable(): ReadonlySet<State> {
  const start = standingOf('draft')
  const key = (standing: Standing): string => JSON.stringify(standing)
  const seen = new Map([[key(start), start]])
  for (const standing of seen.values()) {
    for (const action of actions) {
      const state = stateAfter(standing, action)
      if (state === null) continue
      const stops = stateTable[state].clock === 'stopped'
      for (const lastRating of action === 'follow-up' ? ratings : [standing.lastRating]) {
        const next: Standing = {
          state,
          stoppedIn: stops ? standing.state : null,
          errandOpen: action === 'dispatch' || (standing.errandOpen && action !== 'return-errand'),
          lastRating,
        }
        seen.set(key(next), next)
      }
    }
  }
  return new Set([...seen.values()].map(({ state }) => state))
}

describe('the state table', () => {
  it('has no state that cannot be reached from a draft', () => {
    expect([...reachable()].toSorted()).toEqual([...states].toSorted())
  })

  it('lets nobody out of a termination or a refusal', () => {
    for (const state of ['terminated', 'not-accepted'] as const) {
      for (const action of actions) expect(stateAfter(standingOf(state), action)).toBeNull()
    }
  })

  it('has no request without a way to its end', () => {
    for (const state of states.filter((each) => !isEnded(each))) {
      expect(possibleActions(standingOf(state)), state).toContain(state === 'draft' ? 'refuse' : 'terminate')
    }
  })

  it('allows no move outside it', () => {
    const anyStanding = fc.record({
      state: fc.constantFrom(...states),
      stoppedIn: fc.option(fc.constantFrom(...states)),
      errandOpen: fc.boolean(),
      lastRating: fc.option(fc.constantFrom(...ratings)),
    })
    fc.assert(
      fc.property(anyStanding, fc.constantFrom(...actions), (standing, action) => {
        const next = stateAfter(standing, action)
        const target = stateTable[standing.state].moves[action]
        if (target === undefined) expect(next).toBeNull()
        else if (next !== null) {
          expect(next).toBe(target === 'where-it-stopped' ? standing.stoppedIn : target)
        }
      }),
    )
  })

  it('sends a stopped request back to where it was stopped', () => {
    const stopped = standingOf('awaiting-correction', { stoppedIn: 'dispatched', errandOpen: true })
    expect(stateAfter(stopped, 'complete-correction')).toBe('dispatched')
    expect(stateAfter(standingOf('suspended', { stoppedIn: 'submitted' }), 'resume')).toBe('submitted')
  })

  it('asks for what the law and the custody ledger want at every end', () => {
    for (const action of ['complete', 'terminate', 'refuse', 'deliver'] as const) {
      expect(needs[action]).toContain('originals-settled')
    }
    for (const action of ['terminate', 'refuse', 'suspend'] as const)
      expect(needs[action]).toContain('reason')
    expect(needs['request-correction']).toEqual(['missing-materials'])
  })

  it('follows up a second time after a poor rating only', () => {
    for (const rating of ratings) {
      const next = stateAfter(standingOf('followed-up', { lastRating: rating }), 'follow-up')
      expect(next).toBe(rating.endsWith('dissatisfied') ? 'followed-up' : null)
    }
  })

  it('sends one errand at a time', () => {
    expect(stateAfter(standingOf('awaiting-delivery'), 'dispatch')).toBe('awaiting-delivery')
    expect(stateAfter(standingOf('awaiting-delivery', { errandOpen: true }), 'dispatch')).toBeNull()
    expect(stateAfter(standingOf('awaiting-delivery'), 'return-errand')).toBeNull()
  })

  it('names the primary action first', () => {
    expect(possibleActions(standingOf('draft'))[0]).toBe('accept')
    expect(possibleActions(standingOf('awaiting-correction'))[0]).toBe('complete-correction')
    expect(possibleActions(standingOf('in-progress'))[0]).toBe('complete')
  })
})
