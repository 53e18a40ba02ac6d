/** Records of sittings, cases of several committees, and how an order is kept. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  breachesOpen,
  isAgainstTheLaw,
  jointFaults,
  nextObservation,
  otherCommittees,
  sessionGaps,
  usualWatchDays,
  type Observation,
  type SessionRecord,
} from '#features/mediation/rules/index'

const record = (more: Partial<SessionRecord> = {}): SessionRecord => ({
  on: '2026-03-14',
  clock: '14:00',
  place: '家事调解室',
  parties: [1, 2],
  others: [],
  childPresent: false,
  rightsTold: true,
  statements: [
    { party: 1, words: '水管是他家的' },
    { party: 2, words: '愿意修' },
  ],
  result: '约定下周再谈',
  readTo: [],
  pages: 2,
  initialled: [1, 2].flatMap((party) => [1, 2].map((page) => ({ party, page }))),
  ...more,
})
const codes = (more: Partial<SessionRecord>) => sessionGaps(record(more), []).map(({ code }) => code)

describe('人民调解法 27: a record of a session', () => {
  it('says when, where, who, what each said and what came of it, rights told', () => {
    expect(codes({})).toEqual([])
    expect(codes({ on: null, place: ' ', result: '', rightsTold: false })).toEqual([
      'on',
      'place',
      'rights-not-told',
      'result',
    ])
    expect(codes({ statements: [{ party: 1, words: '水管是他家的' }] })).toEqual(['nothing-said'])
    expect(codes({ parties: [] })).toEqual(['nobody-there'])
    expect(codes({ readTo: [{ party: 2, by: '' }] })).toEqual(['not-read'])
    expect(codes({ uninvited: ['楼长'] })).toEqual(['uninvited'])
  })

  it('is initialled on each page by everybody who was there, and names the pages that are not', () => {
    fc.assert(
      fc.property(fc.subarray(record().initialled.map((_, at) => at)), (kept) => {
        const initialled = record().initialled.filter((_, at) => kept.includes(at))
        const gaps = sessionGaps(record({ initialled }), [])
        expect(gaps).toHaveLength(4 - kept.length)
        expect(gaps.every(({ code }) => code === 'page-not-initialled')).toBe(true)
      }),
    )
  })

  it('keeps the child out where the quarrel goes on beside violence that was reported', () => {
    const there = record({ childPresent: true })
    expect(sessionGaps(there, ['violence-not-mediated', 'without-the-child'])).toEqual([
      { code: 'child-in-the-room' },
    ])
    expect(sessionGaps(there, [])).toEqual([])
  })

  it('反家庭暴力法 13: says where both sides sat together though one wanted to sit apart, unless it says why', () => {
    const together = record({ bothSides: true })
    const gaps = (one: SessionRecord) => sessionGaps(one, ['violence-not-mediated', 'sit-apart'])
    expect(gaps(together)).toEqual([{ code: 'not-apart' }])
    expect(gaps(together).some(isAgainstTheLaw)).toBe(true)
    expect(gaps({ ...together, togetherBecause: '本人当天同意' })).toEqual([])
    expect(gaps(record({ bothSides: false }))).toEqual([])
    expect(sessionGaps(together, ['violence-not-mediated'])).toEqual([])
  })
})

describe('a case of several committees', () => {
  const one = (name: string, leads: boolean, mediators = ['金花']) => ({ name, leads, mediators })

  it('has one that leads, each once, each with a mediator', () => {
    expect(jointFaults([one('翰林', true), one('水印', false)])).toEqual([])
    expect(jointFaults([one('翰林', true)])).toEqual([{ code: 'alone' }])
    expect(jointFaults([one('翰林', false), one('水印', false)])).toEqual([{ code: 'leads', leading: 0 }])
    expect(jointFaults([one('翰林', true), one('翰林', false, [])])).toEqual([
      { code: 'named-twice', name: '翰林' },
      { code: 'without-mediator', name: '翰林' },
    ])
    expect(otherCommittees([one('翰林', true), one('水印', false)])).toEqual(['水印'])
  })
})

describe('反家庭暴力法 32: how an order is kept', () => {
  const seen = (id: number, on: string, kept = true): Observation => ({ id, on, kept, what: '', by: '莲姐' })
  const order = { madeOn: '2026-03-16', learntOn: '2026-03-16', endsOn: '2026-09-15' }

  it('leaves a breach open until somebody was told and gave a receipt', () => {
    const breach = seen(2, '2026-04-02', false)
    expect(breachesOpen([seen(1, '2026-04-01'), breach], [])).toEqual([breach])
    expect(breachesOpen([breach], [{ observation: 2, to: 'police', receipt: ' ' }])).toEqual([breach])
    expect(breachesOpen([breach], [{ observation: 2, to: 'court', receipt: '回执' }])).toEqual([])
  })

  it('is looked at again within days, and on its last day', () => {
    expect(nextObservation(order, [], usualWatchDays)).toBe('2026-03-30')
    expect(nextObservation(order, [seen(1, '2026-04-02')], usualWatchDays)).toBe('2026-04-16')
    expect(nextObservation(order, [seen(1, '2026-09-10')], usualWatchDays)).toBe('2026-09-15')
    expect(nextObservation(order, [seen(1, '2026-09-15')], usualWatchDays)).toBeNull()
  })

  it('is looked at first so many days after the committee learnt of it, not after it was made', () => {
    const late = { ...order, learntOn: '2026-05-20' }
    expect(nextObservation(late, [], usualWatchDays)).toBe('2026-06-03')
    expect(nextObservation(late, [seen(1, '2026-05-20')], usualWatchDays)).toBe('2026-06-03')
    expect(nextObservation({ ...order, learntOn: '2026-09-10' }, [], usualWatchDays)).toBe('2026-09-15')
  })
})
