/**
 * 「运营补贴：每月满 500 餐 1000 元，满 1000 餐 2000 元」「一次性建设补贴 10 万元」: sums to the canteen that are no meal's. Due for a period
 * that is over, once, in 汇总表 apart from the meals. All worked by hand; in fen.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { policy, type LumpSum } from '#features/canteen/contract/index'
import { lumpMeasures, totalPeriods } from '#features/canteen/contract/words'
import {
  lumpCorrections,
  lumpDue,
  periodsEnding,
  priceMeal,
  type InForce,
  type LumpLine,
  type Measured,
} from '#features/canteen/rules/index'
import { diner, firstOfMarch, meal } from './people'
import { policyOfSums, sumOf } from './sums'

const sum = (own: Partial<LumpSum> = {}): LumpSum =>
  sumOf({
    steps: [
      { from: 500, fen: 100_000 },
      { from: 1000, fen: 200_000 },
    ],
    ...own,
  })
const had = (meals: number, days = 20, people = 50): Measured => ({ meals, days, people })

describe('a sum to the canteen', () => {
  it('is the last step that is reached', () => {
    expect([0, 499, 500, 999, 1000, 5000].map((meals) => lumpDue(sum(), had(meals)))).toEqual([
      0, 0, 100_000, 100_000, 200_000, 200_000,
    ])
    // 3,000.00 a month whatever there was.
    expect(lumpDue(sum({ steps: [{ from: 0, fen: 300_000 }] }), had(0, 0, 0))).toBe(300_000)
  })

  it('by meals a day looks at the days on which there were any, without rounding', () => {
    // 日均 50 人次: 1,099 meals on 22 days are 49.95 a day, 1,100 are 50.
    const daily = sum({ measure: 'meals-a-day', steps: [{ from: 50, fen: 300_000 }] })
    expect([had(1099, 22), had(1100, 22), had(0, 0)].map((one) => lumpDue(daily, one))).toEqual([
      0, 300_000, 0,
    ])
  })

  it('by people counts them and not their meals', () => {
    const people = sum({ measure: 'people', steps: [{ from: 30, fen: 50_000 }] })
    expect([had(900, 20, 29), had(40, 2, 30)].map((one) => lumpDue(people, one))).toEqual([0, 50_000])
  })

  it('brings so much for each one beyond a number, up to where the next band begins, and never more than its most', () => {
    // 超过 1000 餐的部分每餐 1 元、超过 2000 餐的部分每餐 2 元，每月最高 3000 元: the 1,001st is the first, and 2,600 are 1,000 + 600 × 2.
    const bands = [
      { from: 1000, fen: 100 },
      { from: 2000, fen: 200 },
    ]
    const beyond = sum({ steps: [], beyond: bands, mostFen: 300_000 })
    expect([999, 1000, 1001, 2000, 2600, 3000, 3001].map((meals) => lumpDue(beyond, had(meals)))).toEqual([
      0, 0, 100, 100_000, 220_000, 300_000, 300_000,
    ])
    // Besides a step: 2,000.00 from 1,000 on, and of people where it counts people.
    expect(lumpDue(sum({ beyond: bands }), had(1500))).toBe(250_000)
    const people = sum({ measure: 'people', steps: [], beyond: [{ from: 60, fen: 5000 }] })
    expect(lumpDue(people, had(9999, 20, 63))).toBe(15_000)
    expect(lumpDue({ ...beyond, leastDays: 22 }, had(1500, 21))).toBe(0)
  })

  it('brings something, by bands that rise, of what can be counted one by one', () => {
    const written = (own: Partial<LumpSum>) => () => policy.parse(policyOfSums(sum(own)))
    const bands = [{ from: 1000, fen: 100 }]
    expect(written({ steps: [], beyond: bands })).not.toThrow()
    expect(written({ steps: [] })).toThrow('sums-nothing')
    expect(written({ beyond: [...bands, ...bands] })).toThrow('steps-not-rising')
    expect(written({ measure: 'meals-a-day', beyond: bands })).toThrow('beyond-an-average')
  })

  it('asks for its least days', () => {
    // 全年开放不少于 240 天.
    const open = sum({ per: 'year', leastDays: 240, steps: [{ from: 0, fen: 3_000_000 }] })
    expect([had(20_000, 239), had(20_000, 240)].map((one) => lumpDue(open, one))).toEqual([0, 3_000_000])
  })

  it('is of a period whose last day lies in the claim, and in which it and its policy are in force', () => {
    const open = { from: '2020-01-01', until: null }
    const ends = (own: Partial<LumpSum>, from: string, until: string, rule: InForce = open) =>
      periodsEnding(sum(own), rule, from, until).map((one) => `${one.key} ${one.from} ${one.until}`)
    expect(ends({}, '2026-09-01', '2026-09-30')).toEqual(['2026-09 2026-09-01 2026-09-30'])
    expect(ends({}, '2026-07-01', '2026-09-30')).toHaveLength(3)
    expect(ends({ per: 'quarter' }, '2026-08-01', '2026-08-31')).toEqual([])
    expect(ends({ per: 'quarter' }, '2026-09-01', '2026-09-30')).toEqual(['2026-Q3 2026-07-01 2026-09-30'])
    expect(ends({ per: 'half-year' }, '2026-12-01', '2026-12-31')).toEqual(['2026-H2 2026-07-01 2026-12-31'])
    expect(ends({ per: 'year' }, '2026-12-01', '2026-12-31')).toEqual(['2026 2026-01-01 2026-12-31'])
    expect(ends({ from: '2026-09-15' }, '2026-08-01', '2026-09-30')).toEqual([
      '2026-09 2026-09-01 2026-09-30',
    ])
    const ended = { from: '2026-01-01', until: '2026-09-29' }
    expect(ends({}, '2026-09-01', '2026-09-30', ended)).toEqual([])
    // Once: of all meals from its first day on.
    expect(ends({ per: 'term', from: '2026-03-01' }, '2026-09-01', '2026-09-30')).toEqual([
      ' 2026-03-01 2026-09-30',
    ])
    expect(ends({ per: 'term', from: '2026-10-01' }, '2026-09-01', '2026-09-30')).toEqual([])
  })

  it('of a policy of its own says nothing of meals, and counts no meals of that policy', () => {
    const rule = policy.parse(policyOfSums(sum()))
    const price = priceMeal([rule], diner(), meal({ day: '2026-11-23' }), [], firstOfMarch)
    expect([price.ownFen, price.notApplied]).toEqual([1200, []])
    expect(() => policy.parse(policyOfSums(sum({ counts: 'policy' })))).toThrow('counts-nothing')
    expect(() => policy.parse(policyOfSums())).toThrow('gives-nothing')
    expect(() => policy.parse(policyOfSums(sum(), sum()))).toThrow('part-code-twice')
    expect(() => policy.parse(policyOfSums(sum({ steps: sum().steps.toReversed() })))).toThrow(
      'steps-not-rising',
    )
  })

  it('agrees with a slow reckoning, day by day', () => {
    const someDay = fc.nat(900).map((count) => addDays('2025-01-01', count))
    fc.assert(
      fc.property(
        fc.constantFrom(...totalPeriods.filter((per) => per !== 'term')),
        someDay,
        someDay,
        fc.option(someDay),
        someDay,
        fc.nat(400),
        (per, from, ruleFrom, ruleUntil, since, length) => {
          const until = addDays(since, length)
          const rule = { from: ruleFrom, until: ruleUntil }
          expect(periodsEnding({ per, from }, rule, since, until).map((one) => one.until)).toEqual(
            slowEnds(per, since, until).filter(
              (day) => day >= from && day >= ruleFrom && (ruleUntil === null || day <= ruleUntil),
            ),
          )
        },
      ),
      { numRuns: 500 },
    )
    const step = fc.record({ from: fc.nat(60), fen: fc.integer({ min: 1, max: 500 }) })
    fc.assert(
      fc.property(
        fc.uniqueArray(step, { minLength: 1, maxLength: 5, selector: ({ from }) => from }),
        fc.constantFrom(...lumpMeasures),
        fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
        fc.record({ meals: fc.nat(1200), days: fc.nat(31), people: fc.nat(80) }),
        fc.uniqueArray(step, { maxLength: 3, selector: ({ from }) => from }),
        fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
        (unsorted, measure, leastDays, one, bands, mostFen) => {
          const steps = unsorted.toSorted((left, right) => left.from - right.from)
          const beyond = bands.toSorted((left, right) => left.from - right.from)
          const value = { meals: one.meals, 'meals-a-day': one.meals / (one.days || 1), people: one.people }
          let fen = 0
          for (const each of steps) if (value[measure] >= each.from) ({ fen } = each)
          // Each by itself, by the last band that it is beyond.
          for (let number = 1; number <= (measure === 'people' ? one.people : one.meals); number += 1)
            fen += beyond.findLast(({ from }) => number > from)?.fen ?? 0
          if (mostFen !== undefined && fen > mostFen) fen = mostFen
          if (leastDays !== undefined && one.days < leastDays) fen = 0
          expect(lumpDue({ measure, steps, leastDays, beyond, mostFen }, one)).toBe(fen)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('whatever is learnt afterwards, all claims together come to what it is now', () => {
    const line = (fen: number): LumpLine => ({
      policy: 'sums',
      version: 1,
      code: 'run',
      funder: '区',
      period: '2026-09',
      from: '2026-09-01',
      until: '2026-09-30',
      count: 1,
      fen,
      ...had(fen),
    })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 100, 200), { minLength: 1, maxLength: 6 }), (learnt) => {
        const claimed: LumpLine[] = []
        for (const fen of learnt) {
          claimed.push(...lumpCorrections([line(fen)], claimed))
          expect(claimed.reduce((all, one) => all + one.fen, 0)).toBe(fen)
          expect(claimed.reduce((all, one) => all + one.count, 0)).toBe(fen === 0 ? 0 : 1)
          // Turn by turn: asked for, taken back, asked for again.
          expect(claimed.every((one, at) => one.count === (at % 2 === 0 ? 1 : -1))).toBe(true)
        }
      }),
    )
  })
})

/** Walks through the days and notes those after which a period begins. */
function slowEnds(per: string, since: string, until: string): readonly string[] {
  const months = per === 'month' ? 1 : per === 'quarter' ? 3 : per === 'half-year' ? 6 : 12
  const ends: string[] = []
  for (let day = since; day <= until; day = addDays(day, 1)) {
    const next = new Date(`${day}T00:00:00Z`)
    next.setUTCDate(next.getUTCDate() + 1)
    if (next.getUTCDate() === 1 && next.getUTCMonth() % months === 0) ends.push(day)
  }
  return ends
}
