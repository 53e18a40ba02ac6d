/** Who is in touch again by when, and what is asked after an end. */
import { describe, expect, it } from 'vitest'
import {
  followUpsDue,
  leastRisk,
  nextContact,
  riskOf,
  riskSigns,
  usualContacts,
  usualFollowUps,
  type FollowUp,
} from '#features/mediation/rules/index'

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
    expect(riskOf(['violence'], 'low')).toBe('high')
    expect(riskOf([], 'watched')).toBe('watched')
    expect(riskOf(['many-people'], null)).toBe('watched')
  })

  it('has its next contact from the last one, or from when the risk was set', () => {
    expect(nextContact('high', '2026-03-01', [], usualContacts)).toBe('2026-03-02')
    expect(nextContact('watched', '2026-03-01', ['2026-03-05', '2026-02-01'], usualContacts)).toBe(
      '2026-03-12',
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
})
