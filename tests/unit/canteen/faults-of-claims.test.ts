/** Faults that other tills had, named by the report they were found in: what is claimed of a month, and what comes after. */
import { describe, expect, it } from 'vitest'
import { countsAsFrom } from '#features/canteen/rules/index'
import { countOf, lunches, nextClaim, sumOf } from './claiming'
import { publishedPolicies } from './published'

const september = Array.from({ length: 30 }, (_, index) => `2026-09-${String(index + 1).padStart(2, '0')}`)
const jurong = publishedPolicies('jurong')
/** 66 years old: 1.00 a lunch, and 8.00 with 低保. */
const young = { birth: '1960-01-01' }
const inNeed = { ...young, categories: ['低保'] }

describe('a claim', () => {
  it('erpnext#7515: in the next month is negative in count and sum', () => {
    const meals = lunches(jurong, ['2026-09-10'], () => young)
    const claimed = nextClaim(meals)
    const refunded = meals.map((one) => ({ ...one, stands: false }))
    expect(nextClaim(refunded, claimed)).toEqual([
      {
        meal: 1,
        day: '2026-09-10',
        person: 1,
        part: 'meal',
        policy: 'jurong',
        category: 'sixty',
        funder: '市',
        count: -1,
        fen: -100,
      },
    ])
  })

  it('erpnext#34102, erpnext#25656: has no line that another one has', () => {
    const meals = lunches(jurong, september, () => young)
    const first = nextClaim(meals)
    expect(first).toHaveLength(30)
    expect(nextClaim(meals, first)).toEqual([])
  })

  it('evaka#2418: 低保 that ended on the 10th, learnt in November, makes negative lines for what was claimed', () => {
    const claimed = nextClaim(lunches(jurong, september, () => inNeed))
    const known = lunches(jurong, september, (day) => (day < '2026-09-10' ? inNeed : young))
    const correction = nextClaim(known, claimed)
    // 21 days at 8.00 come back, and stand at 1.00.
    expect(sumOf(correction)).toBe(-21 * 700)
    expect(countOf(correction)).toBe(0)
    expect(sumOf([...claimed, ...correction])).toBe(sumOf(nextClaim(known)))
  })

  it('evaka#4196: two categories replaced by one have each their own negative', () => {
    const disabled = { ...young, categories: ['分散供养特困'] }
    const claimed = nextClaim(lunches(jurong, september, (day) => (day < '2026-09-16' ? inNeed : disabled)))
    const correction = nextClaim(
      lunches(jurong, september, () => young),
      claimed,
    )
    const taken = correction.filter(({ count }) => count < 0)
    expect(taken).toHaveLength(30)
    expect(new Set(taken.map(({ category }) => category))).toEqual(new Set(['eighty-five', 'ninety-five']))
  })

  it('evaka#4310: an end moved to the 20th and annulled the next day adds up to what stands', () => {
    const claimed = nextClaim(lunches(jurong, september, () => inNeed))
    const shortened = lunches(jurong, september, (day) => (day < '2026-09-20' ? inNeed : young))
    const annulled = lunches(jurong, september, () => young)
    const first = nextClaim(shortened, claimed)
    const second = nextClaim(annulled, claimed, first)
    expect(sumOf([...claimed, ...first, ...second])).toBe(30 * 100)
    expect(countOf([...claimed, ...first, ...second])).toBe(30)
    // And back again, if it turns out that it never ended.
    const back = nextClaim(
      lunches(jurong, september, () => inNeed),
      claimed,
      first,
      second,
    )
    expect(sumOf([...claimed, ...first, ...second, ...back])).toBe(30 * 800)
  })

  it('evaka#1136: 80 on 09-15 and on 09-01, from the birthday and from the next first of a month', () => {
    const from = (birth: string, counting: 'on-birthday' | 'next-first-of-month') =>
      countsAsFrom(birth, 80, { counting, leapBirthday: 'first-of-march' })
    expect(from('1946-09-15', 'on-birthday')).toBe('2026-09-15')
    expect(from('1946-09-15', 'next-first-of-month')).toBe('2026-10-01')
    expect(from('1946-09-01', 'on-birthday')).toBe('2026-09-01')
    expect(from('1946-09-01', 'next-first-of-month')).toBe('2026-09-01')
  })
})
