/** Who is in touch again by when, and what is asked after an end. */
import { describe, expect, it } from 'vitest'
import {
  followUpsDue,
  leastRisk,
  judgementFault,
  nextContact,
  signsOfScreening,
  signsOfSuspicions,
  standingRisk,
  usualContacts,
  usualFollowUps,
  type FollowUp,
  type RiskSaid,
  type Suspicion,
} from '#features/mediation/rules/index'
import { riskSigns } from '#features/mediation/contract/words'

describe('人民调解法 25: likely escalation', () => {
  it('is high with a threat, violence or a weapon, watched with any sign, and never judged lower', () => {
    expect(riskSigns.map((sign) => leastRisk([sign]))).toEqual([
      'high',
      'high',
      'high',
      'watched',
      'watched',
      'watched',
      'watched',
    ])
    expect(leastRisk([])).toBe('low')
    const judged = { signs: ['violence'], level: 'watched', note: '' } as const
    expect(judgementFault(judged, 'low')).toBe('below-its-signs')
    expect(judgementFault({ ...judged, level: 'high' }, 'low')).toBeNull()
    expect(judgementFault({ ...judged, signs: [], level: 'high' }, 'low')).toBeNull()
  })

  it('is not lowered without a word', () => {
    const lower = { signs: ['many-people'], level: 'watched', note: ' ' } as const
    expect(judgementFault(lower, 'high')).toBe('lowered-without-a-word')
    expect(judgementFault({ ...lower, note: '已搬离，双方不再同住' }, 'high')).toBeNull()
    expect(judgementFault(lower, 'watched')).toBeNull()
  })

  it('stands as somebody weighed it last, unless something worse was found since', () => {
    const said = (from: RiskSaid['from'], level: RiskSaid['level'], at: number): RiskSaid => ({
      from,
      level,
      on: '2026-03-01',
      at,
    })
    expect(standingRisk([said('screening', 'low', 1)])).toBeNull()
    const screened = said('screening', 'high', 1)
    expect(standingRisk([screened])).toEqual(screened)
    const weighed = said('judged', 'watched', 2)
    expect(standingRisk([screened, weighed])).toEqual(weighed)
    const after = said('follow-up', 'high', 3)
    expect(standingRisk([after, screened, weighed])).toEqual(after)
    expect(standingRisk([weighed, said('follow-up', 'low', 3)])).toEqual(weighed)
    expect(standingRisk([after, said('judged', 'low', 4)])?.level).toBe('low')
  })

  it('is spoken for by violence that was found, and by the age of whom it is done to', () => {
    const beaten = (birth: string): Suspicion => ({
      id: 1,
      victim: { birth, capacity: null },
      from: 'family',
      forms: ['beating'],
      discoveredAt: 0,
    })
    expect(signsOfSuspicions([], '2026-03-01')).toEqual([])
    expect(signsOfSuspicions([beaten('1980-01-01')], '2026-03-01')).toEqual(['violence'])
    expect(signsOfSuspicions([beaten('2016-01-01')], '2026-03-01')).toEqual([
      'violence',
      'child-or-old-person',
    ])
  })

  it('人民调解法 25: is spoken for by a danger that was asked about, also where nobody suffers anything', () => {
    const danger = ['alcohol-or-illness'] as const
    expect(leastRisk(signsOfScreening({ suspicions: [], danger }, '2026-03-01'))).toBe('watched')
    const armed = { suspicions: [], danger: [...danger, 'weapon-or-record' as const] }
    expect(leastRisk(signsOfScreening(armed, '2026-03-01'))).toBe('high')
    expect(leastRisk(signsOfScreening({ suspicions: [] }, '2026-03-01'))).toBe('low')
  })

  it('has its next contact from the last one, or from when the risk was set', () => {
    expect(nextContact('high', '2026-03-01', [], usualContacts)).toBe('2026-03-02')
    const onThe = (on: string, next: string | null = null) => ({ on, next })
    const twice = [onThe('2026-03-05'), onThe('2026-02-01')]
    expect(nextContact('watched', '2026-03-01', twice, usualContacts)).toBe('2026-03-12')
    const agreed = (next: string) =>
      nextContact('watched', '2026-03-01', [onThe('2026-03-05', next)], usualContacts)
    expect(agreed('2026-03-08')).toBe('2026-03-08')
    expect(agreed('2026-04-30')).toBe('2026-03-12')
    expect(nextContact('low', '2026-03-01', [onThe('2026-03-05', '2026-05-01')], usualContacts)).toBe(
      '2026-05-01',
    )
    expect(nextContact('low', '2026-03-01', [], usualContacts)).toBeNull()
  })
})

describe('follow-ups', () => {
  const asked = (party: number, on: string): FollowUp => ({
    on,
    party,
    performed: 'yes',
    content: 'yes',
    risk: 'low',
  })
  const due = (done: readonly FollowUp[], today: string) =>
    followUpsDue('2026-03-01', [1, 2], done, usualFollowUps, today)

  it('are due to each party, round by round, until all are made', () => {
    expect(due([], '2026-03-01')).toEqual([
      { party: 1, due: '2026-03-08', late: false },
      { party: 2, due: '2026-03-08', late: false },
    ])
    expect(due([asked(1, '2026-03-07')], '2026-03-09')).toEqual([
      { party: 1, due: '2026-03-31', late: false },
      { party: 2, due: '2026-03-08', late: true },
    ])
    const all = [1, 2].flatMap((party) => [asked(party, '2026-03-07'), asked(party, '2026-03-30')])
    expect(due(all, '2026-04-09')).toEqual([])
  })

  it('are not made by asking twice in the first week, and a late one stands for those before it', () => {
    const twice = [asked(1, '2026-03-02'), asked(1, '2026-03-03'), asked(2, '2026-03-31')]
    expect(due(twice, '2026-03-31')).toEqual([{ party: 1, due: '2026-03-31', late: false }])
    // A day late, it is the first all the same.
    expect(due([asked(1, '2026-03-09'), asked(2, '2026-03-31')], '2026-03-10')).toEqual([
      { party: 1, due: '2026-03-31', late: false },
    ])
  })
})
