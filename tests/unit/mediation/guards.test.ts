/** The file itself refuses what the rules refuse, whoever writes: held against each other by chance and by name. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caseMoves, caseStates, type CaseMove, type CaseState } from '#features/mediation/contract/words'
import { afterMove, holds, movesFrom, takingBackCases } from '#features/mediation/rules/index'
import { finalMoves, guardedMoves, neverHeld } from '#features/mediation/schema/guards'
import { openMediationFile, type MediationFile } from './file'
import { noon, screened } from './persons'

let file: MediationFile
beforeEach(() => {
  file = openMediationFile()
})
afterEach(() => file.close())

const stateOf = (case_: number) => file.value('SELECT state FROM mediation_cases WHERE id = ?', case_)

describe('the guards know', () => {
  it('the table of states, what is final, and what never waits', () => {
    const ofRules = caseStates.flatMap((from) =>
      movesFrom(from).flatMap((move) => {
        const to = afterMove(from, move)
        return to === null ? [] : [`${from} ${move} ${to}`]
      }),
    )
    expect(guardedMoves.map((move) => move.join(' ')).toSorted()).toEqual(ofRules.toSorted())
    expect(finalMoves.toSorted()).toEqual(takingBackCases.final.toSorted())
    const free = caseMoves.filter((move) => holds(move, [screened()], [], noon).length === 0)
    expect(neverHeld.toSorted()).toEqual(free.toSorted())
  })
})

describe('testimony', () => {
  it('is added to and never changed: the file refuses both', () => {
    const kept = [
      'case_events',
      'screenings',
      'suspicions',
      'needs',
      'reports',
      'pleas',
      'help_answers',
      'consents',
      'guest_consents',
      'signatures',
      'performances',
      'covers',
    ]
    const refused = (table: string) =>
      file.value(
        `SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master
          WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%append-only%' ORDER BY name)`,
        `mediation_${table}`,
      )
    for (const table of kept)
      expect(refused(table)).toMatch(
        new RegExp(`(_no_blanking )?mediation_${table}_no_delete mediation_${table}_no_update$`),
      )
  })
})

describe('the course of a case', () => {
  it('goes as the table says, and no other way, for any row of moves', () => {
    const anyMoves = fc.array(
      fc.tuple(fc.constantFrom(...caseMoves), fc.constantFrom(...caseStates), fc.boolean()),
      {
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(anyMoves, (tries) => {
        const case_ = file.openCase()
        let state: CaseState = 'intake'
        let before: CaseState | null = null
        for (const [chance, anywhere, honest] of tries) {
          const here = movesFrom(state)
          const move: CaseMove = honest
            ? (here[caseMoves.indexOf(chance) % Math.max(1, here.length)] ?? chance)
            : chance
          const right = afterMove(state, move, before)
          const to = honest ? (right ?? anywhere) : anywhere
          const made = () => file.move(case_, move, to)
          if (right !== null && right === to) {
            made()
            if (move === 'close') before = state
            state = to
          } else expect(made).toThrow(/mediation\.|constraint/)
          expect(stateOf(case_)).toBe(state)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is where its last event led, and nobody writes a state beside it', () => {
    const case_ = file.openCase()
    expect(() => file.run(`UPDATE mediation_cases SET state = 'dropped' WHERE id = ?`, case_)).toThrow(
      'not-from-here',
    )
    expect(() => file.openCase({ state: 'accepted' })).toThrow()
    file.move(case_, 'drop', 'dropped')
    expect(stateOf(case_)).toBe('dropped')
  })

  it('has no event that its row does not follow: a second one is refused until it does', () => {
    const case_ = file.openCase()
    const event = { case_id: case_, from_state: 'intake', day: '2026-03-10', at: 1, staff_id: 7 }
    file.insert('mediation_case_events', { ...event, kind: 'accept', to_state: 'accepted' })
    for (const from of ['intake', 'accepted'])
      expect(() =>
        file.insert('mediation_case_events', {
          ...event,
          from_state: from,
          kind: 'begin',
          to_state: 'mediating',
        }),
      ).toThrow('not-from-here')
    const numbered = `UPDATE mediation_cases SET state = 'accepted', number_year = 2026, number_sequence = 1, number = 'X'`
    expect(() => file.run(numbered)).toThrow(/constraint/)
    expect(file.run(`${numbered}, accepted_on = '2026-03-10'`)).toBe(1)
  })

  it('has a number from acceptance on, which is nobody else’s and never changes', () => {
    const case_ = file.openCase()
    expect(() => file.run(`UPDATE mediation_cases SET number = 'X' WHERE id = ?`, case_)).toThrow(
      /constraint/,
    )
    file.move(case_, 'accept', 'accepted')
    expect(() => file.run(`UPDATE mediation_cases SET number = 'X' WHERE id = ?`, case_)).toThrow(
      'number-kept',
    )
    expect(() => file.run('DELETE FROM mediation_cases WHERE id = ?', case_)).toThrow()
    const other = file.openCase()
    file.move(other, 'accept', 'accepted')
    expect(() => file.run('UPDATE mediation_cases SET number_sequence = 1 WHERE id = ?', other)).toThrow(
      /UNIQUE/,
    )
  })

  it('is taken back by the last event alone, and never what was final', () => {
    const case_ = file.openCase()
    const accepted = file.move(case_, 'accept', 'accepted')
    expect(() => file.move(case_, 'taken-back', 'intake', { takes_back: accepted })).toThrow('not-taken-back')
    const begun = file.move(case_, 'begin', 'mediating')
    expect(() => file.move(case_, 'taken-back', 'intake', { takes_back: begun })).toThrow('not-taken-back')
    file.move(case_, 'taken-back', 'accepted', { takes_back: begun })
    expect(stateOf(case_)).toBe('accepted')
    expect(() => file.move(case_, 'taken-back', 'mediating', { takes_back: begun })).toThrow()
  })
})

describe('反家庭暴力法 14: a report that is owed', () => {
  const needing = (case_: number, more: Readonly<Record<string, number>> = {}) => {
    const screening = file.screen(case_, more)
    const suspicion = file.insert('mediation_suspicions', {
      screening_id: screening,
      name: '小丙',
      birth: '2016-11-02',
      suffered_from: 'family',
      forms: '["beating"]',
      discovered_at: 1,
    })
    for (const bodies of ['["police"]', '["police","civil-affairs","education"]'])
      file.insert('mediation_needs', {
        screening_id: screening,
        suspicion_id: suspicion,
        bodies,
        articles: '[]',
      })
    return { screening, suspicion }
  }
  const tell = (case_: number, suspicion: number, more: Readonly<Record<string, string | number>> = {}) =>
    file.insert('mediation_reports', {
      case_id: case_,
      suspicion_id: suspicion,
      source: 'committee',
      discovered_at: 1,
      told_at: 2,
      to_body: 'police',
      by_whom: '金花',
      what: '孩子手臂有伤',
      receipt: '回执',
      at: 3,
      staff_id: 7,
      ...more,
    })

  it('holds every step but refusing and stopping, until it is whole and with the right body', () => {
    const case_ = file.openCase()
    const { suspicion } = needing(case_)
    expect(() => file.move(case_, 'accept', 'accepted')).toThrow('report-owed')
    tell(case_, suspicion, { to_body: 'education' })
    expect(() => file.move(case_, 'accept', 'accepted')).toThrow('report-owed')
    tell(case_, suspicion)
    file.move(case_, 'accept', 'accepted')
    needing(case_)
    expect(() => file.move(case_, 'begin', 'mediating')).toThrow('report-owed')
    file.move(case_, 'refuse', 'refused')
    expect(() => file.move(case_, 'close', 'closed')).toThrow('report-owed')
  })

  it('is no report while anything of it is empty or out of order', () => {
    const case_ = file.openCase()
    const { suspicion } = needing(case_)
    for (const gap of [{ receipt: ' ' }, { by_whom: '' }, { what: '' }, { told_at: 0 }, { told_at: 9 }])
      expect(() => tell(case_, suspicion, gap)).toThrow(/constraint/)
    tell(case_, suspicion, { source: 'another-body', told_at: 0 })
  })

  it('is not talked away: a correction says why, stays beside, and the last screening counts', () => {
    const case_ = file.openCase()
    const { screening, suspicion } = needing(case_)
    expect(() => file.screen(case_, { corrects: screening })).toThrow(/constraint/)
    expect(() => file.run('DELETE FROM mediation_needs')).toThrow('append-only')
    expect(() => file.run('UPDATE mediation_screenings SET reason = ?', '误报')).toThrow('append-only')
    expect(() => file.run('DELETE FROM mediation_suspicions WHERE id = ?', suspicion)).toThrow('append-only')
    file.screen(case_, { corrects: screening, reason: '体育课上摔的，班主任在场' })
    file.move(case_, 'accept', 'accepted')
    expect(file.value('SELECT count(*) FROM mediation_screenings')).toBe(3)
  })

  it('of a case that nobody screened holds it too', () => {
    const case_ = file.insert('mediation_cases', {
      source: 'own-motion',
      kind: '邻里',
      difficulty: 'simple',
      people: 2,
      narrative: '',
      opened_at: 1,
      opened_by: 7,
    })
    expect(() => file.move(case_, 'accept', 'accepted')).toThrow('not-screened')
  })
})
