/** Faults that other case systems had, one by one, as far as they are a matter of rules; the rest is tried at a desk beside this. */
import { describe, expect, it } from 'vitest'
import {
  confirmationPeriod,
  effectOf,
  afterJoining,
  maySee,
  mediatorsOn,
  met,
  papersToReprint,
  shownTo,
  timeLimit,
  undated,
  type Person,
  type Piece,
  type Stay,
  type Standing,
} from '#features/mediation/rules/index'
import { seededCalendar } from '../../support/calendar'
import { hand } from './persons'

const [金, 帆] = [7, 8]
const stay = (case_: number, staff: number, more: Partial<Stay> = {}): Stay => ({
  case: case_,
  staff,
  as: 'mediator',
  from: '2026-01-01',
  until: null,
  ...more,
})
const sees = (stays: readonly Stay[], case_: number, staff: number, today = '2026-06-01') =>
  maySee(stays, { case: case_, staff, head: false, today })

describe('people and access', () => {
  it('civicrm-core#16559: a follow-up in a case goes to that case’s mediator, not to that of another of the same party', () => {
    expect(mediatorsOn([stay(1, 金), stay(2, 帆)], 2, '2026-06-01')).toEqual([帆])
  })

  it('civicrm-core#13510: an archived case shows who had it then', () => {
    const stays = [stay(1, 金, { until: '2026-04-30' })]
    expect(mediatorsOn(stays, 1, '2026-03-31')).toEqual([金])
    expect(mediatorsOn(stays, 1, '2026-05-01')).toEqual([])
  })

  it('ustaxcourt/ef-cms#8568: joining gives the union of access', () => {
    const joined = afterJoining([stay(1, 帆), stay(3, 金)], 3, 1, '2026-06-01')
    expect([sees(joined, 1, 金), sees(joined, 1, 帆), sees(joined, 3, 金), sees(joined, 3, 帆)]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('j-lawyer-org#2179, #654: the other side of now is found as the applicant of then, spelt a little differently too', () => {
    const person = (name: string, role: Standing['role'], side: number): Standing => ({
      name,
      role,
      side,
      idNumber: '',
      phones: [],
      birth: null,
    })
    const earlier = [{ id: 25, mediators: [金], standings: [person('陈志强', 'applicant', 1)] }]
    for (const name of ['陈志强', '陈治强', '陈强志'])
      expect(met([person(name, 'respondent', 2)], earlier, [金])).toMatchObject([
        { case: 25, earlierRole: 'applicant', sameMediator: true, roleChanged: true },
      ])
  })
})

describe('days', () => {
  it('caseflow#14285, GBLS/docassemble-MAEvictionDefense#355: a thirtieth day in 清明 moves to the next working day', () => {
    const effect = { by: 'law', on: '2026-03-05', otherReading: null } as const
    expect(confirmationPeriod(seededCalendar, effect)).toMatchObject({
      thirtiethDay: '2026-04-04',
      lastDay: '2026-04-07',
    })
  })

  it('cmc-claim-store#39: more time is counted from the unmoved day, and only the result moves', () => {
    const wishes = [{ party: 1, on: '2026-04-01' }]
    const limit = timeLimit(
      seededCalendar,
      { usual: { unit: 'days', length: 30 }, restDays: 'move' },
      { acceptedOn: '2026-03-05', court: null },
      [1],
      [{ days: 15, wishes }],
    )
    // 04-04 is 清明 and shown as 04-07; fifteen days from the 4th are the 19th, a Sunday.
    expect(limit).toMatchObject({ firstDue: '2026-04-07', unmovedDue: '2026-04-19', due: '2026-04-20' })
  })

  it('blackstone#403, legalese#126: two of three parties and a seal have no effect', () => {
    const effect = effectOf({
      form: 'written',
      parties: [
        { party: 1, signature: hand('2026-03-02') },
        { party: 2, signature: hand('2026-03-02') },
        { party: 3, signature: null },
      ],
      mediator: { on: '2026-03-02' },
      seal: { on: '2026-03-02' },
      referral: null,
    })
    expect(effect).toMatchObject({ by: 'none', missing: [{ what: 'signature', party: 3 }] })
    expect(confirmationPeriod(seededCalendar, effect)).toBeNull()
  })

  it('resourcecontracts.org#867: an undated paper has no day, and is named', () => {
    const scan = { id: 1, kind: 'agreement', party: null, day: null } as const
    expect(undated([scan])).toEqual([scan])
    const effect = effectOf({
      form: 'written',
      parties: [1, 2].map((party) => ({ party, signature: hand(null) })),
      mediator: { on: null },
      seal: { on: null },
      referral: null,
    })
    expect(effect.by === 'none' && effect.missing.map(({ what }) => what)).toEqual([
      'signature-day',
      'signature-day',
      'mediator-day',
      'seal-day',
    ])
  })
})

describe('papers', () => {
  const person = (id: number, protected_ = false): Person => ({
    id,
    protected: protected_,
    minor: false,
    side: id,
  })
  const sister: Piece = { kind: 'narrative', of: 3, leadsTo: [2] }
  const address: Piece = { kind: 'address', of: 2, leadsTo: [] }
  const to甲 = { is: 'party', party: 1, side: 1 } as const

  it('fpl-ccd-configuration#5796, #5797: "now at her sister’s" reaches the other no more than the address does', () => {
    const name: Piece = { kind: 'name', of: 2, leadsTo: [] }
    expect(shownTo([name, address, sister], [person(1), person(2, true), person(3)], to甲)).toEqual([name])
  })

  it('ustaxcourt/ef-cms#7214: protection reaches the papers made before it', () => {
    const papers = [
      { id: 1, audience: to甲, pieces: [address] },
      { id: 2, audience: { is: 'all-parties' } as const, pieces: [sister] },
    ]
    expect(papersToReprint(papers, [person(1), person(2), person(3)])).toEqual([])
    expect(papersToReprint(papers, [person(1), person(2, true), person(3)])).toEqual([1, 2])
  })
})
