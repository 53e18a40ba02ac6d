/** Moves that were slips. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, type State } from '#features/service-requests/requests/contract/words'
import {
  canBeTakenBack,
  stoppedInAfter,
  takeBackFault,
} from '#features/service-requests/course/rules/take-back'
import { takeBackMinutes } from '#work/course/rules/index'
import { possibleActions, stateAfter, stateTable } from '#features/service-requests/course/rules/states'

const last = { kind: 'suspend', staffId: 1, at: 1_000_000, day: '2026-11-23' } as const
const asking = {
  staffId: 1,
  now: last.at + 60_000,
  today: last.day,
  papersMoved: false,
  startedAnew: false,
}

describe('taking a move back', () => {
  it('is for whoever made it, within ten minutes, while no paper changed hands', () => {
    expect(takeBackFault(last, asking)).toBeNull()
    expect(takeBackFault(last, { ...asking, staffId: 2 })).toBe('not-ones-own')
    expect(takeBackFault(last, { ...asking, now: last.at + takeBackMinutes * 60_000 })).toBeNull()
    expect(takeBackFault(last, { ...asking, now: last.at + takeBackMinutes * 60_000 + 1 })).toBe('too-late')
    expect(takeBackFault(last, { ...asking, papersMoved: true })).toBe('papers-moved')
    expect(takeBackFault(last, { ...asking, startedAnew: true })).toBe('started-anew')
    expect(takeBackFault(last, { ...asking, now: last.at - 1 })).toBe('clock-set-back')
  })

  it('is never for what is in the hands of the resident or is their own word', () => {
    for (const kind of ['complete', 'deliver', 'follow-up'] as const)
      expect(takeBackFault({ ...last, kind }, asking)).toBe('final-move')
    expect(actions.filter((action) => !canBeTakenBack(action))).toHaveLength(3)
  })

  it('is for moves alone: what was noted is put right by another note', () => {
    for (const kind of ['opened', 'note', 'printed', 'amended', 'taken-back'] as const)
      expect(takeBackFault({ ...last, kind }, asking)).toBe('final-move')
  })

  it('knows where a request was stopped from its events alone', () => {
    const choices = fc.array(fc.nat(), { maxLength: 25 })
    fc.assert(
      fc.property(choices, (picks) => {
        const course: { from: State; to: State }[] = []
        let standing = { state: 'draft' as State, stoppedIn: null as State | null, errandOpen: false }
        for (const pick of picks) {
          const possible = possibleActions({ ...standing, lastRating: null })
          const action = possible[pick % Math.max(1, possible.length)]
          if (action === undefined) break
          const state = stateAfter({ ...standing, lastRating: null }, action)
          if (state === null) break
          course.push({ from: standing.state, to: state })
          standing = {
            state,
            stoppedIn: stateTable[state].clock === 'stopped' ? (standing.stoppedIn ?? standing.state) : null,
            errandOpen: action === 'dispatch' || (standing.errandOpen && action !== 'return-errand'),
          }
          expect(stoppedInAfter(course)).toBe(standing.stoppedIn)
        }
      }),
    )
  })
})
