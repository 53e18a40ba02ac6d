/** Figures: periods that follow each other without a gap, and sums of parts that make the whole. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { declareFigures, periodKinds, periodOf } from '#work/figures/contract/index'
import {
  figuresOf,
  kindOf,
  periodBefore,
  periodWith,
  recentPeriods,
  share,
  spanOf,
  stepOf,
  stepsOf,
  sumsOf,
  tallyOf,
  type Counting,
} from '#work/figures/rules/index'
import { atOnce } from '#work/pieces'

const anyDay = fc.integer({ min: 0, max: 36_000 }).map((offset) => addDays('2000-02-01', offset))
const anyKind = fc.constantFrom(...periodKinds)

describe('a period', () => {
  it('is written so that it reads by itself', () => {
    expect(periodKinds.map((kind) => periodWith(kind, '2026-11-28'))).toEqual([
      '2026-11-28',
      '2026-11',
      '2026-Q4',
      '2026',
    ])
    expect(spanOf('2026-Q1')).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(spanOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(spanOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    expect(periodBefore('2026-Q1')).toBe('2025-Q4')
    expect(periodBefore('2026-03-01')).toBe('2026-02-28')
    expect(() => kindOf('2026-Q5')).toThrow(RangeError)
  })

  it('holds its day, and begins on the day after the one before has ended', () => {
    fc.assert(
      fc.property(anyDay, anyKind, (day, kind) => {
        const period = periodWith(kind, day)
        const { from, to } = spanOf(period)
        expect(kindOf(period)).toBe(kind)
        expect(from <= day && day <= to).toBe(true)
        if (day > '2001-01-01') expect(addDays(spanOf(periodBefore(period)).to, 1)).toBe(from)
      }),
    )
  })

  it('has a step of its chart for each of its days', () => {
    fc.assert(
      fc.property(anyDay, anyKind, (day, kind) => {
        const steps = stepsOf(periodWith(kind, day))
        expect(steps).toContain(stepOf(kind, day))
        expect(new Set(steps).size).toBe(steps.length)
      }),
    )
    expect(stepsOf('2026-02')).toHaveLength(28)
    expect(stepsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(stepsOf('2026')).toHaveLength(12)
  })

  it('is offered from that of today back', () => {
    expect(recentPeriods('quarter', '2026-01-05', 3)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3'])
    expect(recentPeriods('year', '2001-06-01', 10)).toEqual(['2001', '2000'])
  })

  it('of another kind than was declared, or of no day in the calendar, is refused', () => {
    const schema = periodOf(['day', 'quarter'])
    expect(['2026-Q4', '2026-11-28'].every((period) => schema.safeParse(period).success)).toBe(true)
    for (const period of ['2026', '2026-11', '2026-02-30', '2026-Q4 ', '1999-Q1']) {
      expect(schema.safeParse(period).success).toBe(false)
    }
  })
})

interface Meal {
  readonly id: number
  readonly day: string
  readonly way: 'table' | 'home'
  readonly paid: number
  readonly funders: readonly (readonly [string, number])[]
}

const declared = declareFigures({
  columns: ['meals', 'paid', 'brought'],
  divisions: ['way', 'day'],
  tallies: ['funders', 'ways'],
  codes: { way: ['table', 'home'], ways: ['table', 'home'] },
  units: { paid: 'fen', funders: 'fen' },
  shareOf: { brought: 'meals' },
  charted: ['meals', 'paid'],
  periods: ['month', 'year'],
})
const counting: Counting<Meal, 'meals' | 'paid' | 'brought', 'way' | 'day', 'funders' | 'ways'> = {
  counts: {
    meals: () => true,
    paid: ({ paid }) => paid,
    brought: ({ way }) => way === 'home',
  },
  parts: { way: ({ way }) => way, day: ({ day }) => day },
  tallies: { funders: ({ funders }) => funders, ways: ({ way }) => [way] },
  days: { meals: ({ day }) => day, paid: ({ day }) => day },
}
const countedOf = (period: string, rows: readonly Meal[]) => {
  const span = spanOf(period)
  const before = atOnce(sumsOf(declared.columns, counting.counts, [], span))
  return atOnce(figuresOf(declared, counting, { period, span, rows }, before))
}

const anyMeal: fc.Arbitrary<Meal> = fc.record({
  id: fc.integer({ min: 1, max: 1e6 }),
  day: fc.integer({ min: 0, max: 29 }).map((offset) => addDays('2026-11-01', offset)),
  way: fc.constantFrom('table', 'home'),
  paid: fc.integer({ min: 0, max: 5000 }),
  funders: fc.array(fc.tuple(fc.constantFrom('市', '区'), fc.integer({ min: 0, max: 900 })), {
    maxLength: 2,
  }),
})

describe('figures', () => {
  it('of the parts add up to those of the whole, and so do the steps', () => {
    fc.assert(
      fc.property(fc.array(anyMeal), fc.constantFrom('2026-11', '2026'), (meals, period) => {
        const { total, by, steps, tallies } = countedOf(period, meals)
        for (const division of declared.divisions) {
          for (const column of declared.columns) {
            expect(by[division].reduce((sum, { figures }) => sum + figures[column], 0)).toBe(total[column])
          }
        }
        for (const column of ['meals', 'paid'] as const) {
          expect(steps.reduce((sum, { figures }) => sum + (figures[column] ?? 0), 0)).toBe(total[column])
        }
        expect(tallies.ways.map(({ key }) => key)).toEqual(['table', 'home'])
        expect(tallies.funders.reduce((sum, { count }) => sum + count, 0)).toBe(
          meals.flatMap(({ funders }) => funders).reduce((sum, [, fen]) => sum + fen, 0),
        )
      }),
    )
  })

  it('put the busiest part first, by the first column', () => {
    const meal = (id: number, way: Meal['way'], paid: number): Meal => {
      return { id, day: '2026-11-02', way, paid, funders: [] }
    }
    const { by } = countedOf('2026-11', [meal(1, 'home', 900), meal(2, 'table', 1), meal(3, 'table', 1)])
    expect(by.way.map(({ key }) => key)).toEqual(['table', 'home'])
  })

  it('tally names by how often they were said, and every code in its own order', () => {
    expect(tallyOf(['乙', '甲', '乙', ['丙', 3]], undefined)).toEqual([
      { key: '丙', count: 3 },
      { key: '乙', count: 2 },
      { key: '甲', count: 1 },
    ])
    expect(tallyOf(['poor'], ['good', 'poor'])).toEqual([
      { key: 'good', count: 0 },
      { key: 'poor', count: 1 },
    ])
  })

  it('have no rate where there was nothing', () => {
    expect(share(0, 0)).toBeNull()
    expect(share(1, 4)).toBe(0.25)
  })
})
