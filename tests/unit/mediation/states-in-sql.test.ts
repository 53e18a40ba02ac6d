/** Where a rule about the state of a case stands in SQL once more, it says the same of every state. */
import { afterAll, describe, expect, it } from 'vitest'
import { caseMoves, caseStates, type CaseState } from '#features/mediation/contract/words'
import { stateIn } from '#features/mediation/cases/service/state-in'
import { isOver } from '#features/mediation/retention/rules'
import { endsHere, hasEnded, isReplyOwed, isWatched, sessionAllowed } from '#features/mediation/rules/index'
import { mayWait } from '#features/mediation/waiting/rows'
import { waitsOf } from '#features/mediation/waiting/rules'
import { openMediationFile } from './file'

const file = openMediationFile()
// Where a case came to stand is another's test: here it simply stands there.
file.onlyGuards('erased_whole', 'sessions_held')
afterAll(() => file.close())

const caseIn = (state: CaseState, more: Readonly<Record<string, string>> = {}): number =>
  file.openCase({ state, ...more })
const refusal = (write: () => unknown): string => {
  try {
    file.tried(write)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}

describe('the work list', () => {
  /** Something is found of a child, and told to nobody. */
  const owe = (case_: number): void => {
    const screening = file.screen(case_)
    const suspicion = {
      screening_id: screening,
      name: '小丙',
      birth: '2016-11-02',
      suffered_from: 'family',
      forms: '["beating"]',
    }
    const suspicion_id = file.insert('mediation_suspicions', { ...suspicion, discovered_at: 1 })
    file.insert('mediation_needs', {
      screening_id: screening,
      suspicion_id,
      bodies: '["police"]',
      articles: '[]',
    })
  }
  const answer = (case_: number): number =>
    file.insert('mediation_replies', {
      case_id: case_,
      on_day: '2026-03-10',
      said: '',
      papers_received: 0,
      papers_returned: 0,
      receipt: '',
      at: 1,
      staff_id: 7,
    })

  it('reads each case that waits for anything, and of the others none', () => {
    for (const state of caseStates)
      for (const referred of ['no', 'unanswered', 'without-a-day', 'answered'] as const)
        for (const owes of [false, true]) {
          // A case that is bound is screened no more, and asks nobody for an answer.
          if (state === 'archived' && (owes || referred === 'unanswered' || referred === 'without-a-day'))
            continue
          const day = referred === 'without-a-day' ? null : '2026-03-20'
          const sent = { source: 'referral', referrer: 'police', ...(day === null ? {} : { reply_due: day }) }
          const case_ = caseIn(state, referred === 'no' ? {} : sent)
          if (owes) owe(case_)
          if (referred === 'answered') answer(case_)
          const [wait] = waitsOf({
            state,
            due: null,
            reportOwedSince: owes ? '2026-03-10' : null,
            leftBehindSince: null,
            contactDue: null,
            isScreened: true,
            allConsent: true,
            courtTimeOpenSince: null,
            reply:
              referred === 'no' || referred === 'answered' || !isReplyOwed(state, day) ? null : { due: day },
            instalments: [],
            followUps: [],
            confirmationDue: null,
          })
          const read = file.value(
            `SELECT count(*) FROM mediation_cases c WHERE c.id = ? AND ${mayWait}`,
            case_,
          )
          expect([state, referred, owes, read]).toEqual([state, referred, owes, wait === undefined ? 0 : 1])
        }
  })
})

describe('a state in SQL', () => {
  it('is asked for by the words of the rule', () => {
    for (const rule of [isWatched, isOver, hasEnded])
      for (const state of caseStates) {
        const found = file.value(
          `SELECT ${stateIn(rule)} FROM mediation_cases c WHERE c.id = ?`,
          caseIn(state),
        )
        expect([state, found]).toEqual([state, rule(state) ? 1 : 0])
      }
  })

  it('indexes as under way what has not ended', () => {
    const index = file.value("SELECT sql FROM sqlite_master WHERE name = 'mediation_cases_open'")
    expect(index).toContain(stateIn((state) => !hasEnded(state), 'state'))
  })
})

describe('the file', () => {
  it('lets nobody sit down but where a session is allowed', () => {
    const sitting = { on_day: '2026-03-10', clock: '', place: '', doors: 'closed', others: '[]', result: '' }
    const more = { child_present: 0, rights_told: 0, at: 1, staff_id: 7 }
    for (const state of caseStates) {
      const hold = () => file.insert('mediation_sessions', { ...sitting, ...more, case_id: caseIn(state) })
      expect([state, refusal(hold) !== 'mediation.not-from-here']).toEqual([state, sessionAllowed(state)])
    }
  })

  it('lets no case be erased on which somebody keeps an eye', () => {
    for (const state of caseStates) {
      const erase = () => {
        const id = caseIn(state, { narrative: '' })
        file.insert('erasing', { only: 1, subject: 'mediation-case', id, until_commit: 0 })
        file.run("UPDATE mediation_cases SET erased_on = '2036-03-10' WHERE id = ?", id)
      }
      expect([state, refusal(erase)]).toEqual([state, isWatched(state) ? 'mediation.not-erased' : ''])
    }
  })
})

it('rounds of follow-up run from an effect and from an end without one, and from nothing that goes on elsewhere', () => {
  const kinds = ['agree-orally', 'take-effect', 'settle-in-court', 'refuse', 'withdraw', 'fail']
  expect(caseMoves.filter(endsHere).toSorted()).toEqual(kinds.toSorted())
})
