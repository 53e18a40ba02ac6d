/**
 * Faults that other tills had, named by the report they were found in. What only a store can hold (a line in one claim
 * by constraint, a reprint marked on paper, a difference kept after confirmation) is held by the service's tests as well.
 */
import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  countShift,
  countsAsFrom,
  cashOf,
  isSameSweep,
  kitchenCount,
  linesToClaim,
  ordersOn,
  pay,
  priceMeal,
  reversalsOf,
  reverse,
  takeFrom,
  whyNotClosed,
  type Entry,
  type SoldMeal,
  type WeeklyPattern,
} from '../../../src/features/canteen/rules'
import { countOf, lunches, nextClaim, sumOf } from './claiming'
import { asEarlier, diner, firstOfMarch, meal } from './people'
import { publishedPolicies } from './published'

const september = Array.from({ length: 30 }, (_, index) => `2026-09-${String(index + 1).padStart(2, '0')}`)
const jurong = publishedPolicies('jurong')
/** 66 years old: 1.00 a lunch, and 8.00 with 低保. */
const young = { birth: '1960-01-01' }
const inNeed = { ...young, categories: ['低保'] }

const sale = (own: Partial<SoldMeal> = {}): SoldMeal => ({
  id: 1,
  at: 0,
  lines: [{ offer: 1, count: 1, fen: 1350 }],
  tenders: [],
  subsidy: [],
  ownFen: 1350,
  reversedBy: null,
  ...own,
})
const voided = (meal: SoldMeal) => {
  const reversed = reverse(meal, 120_000, false, '点错了')
  if (!reversed.ok) throw new Error(reversed.refusal.code)
  return reversed.reversal
}

describe('the drawer', () => {
  it('NexoPOS#573: change is taken off: 200.00 and a sale of 13.50 paid with 20.00 make 213.50', () => {
    const paid = pay(1350, [{ kind: 'cash', fen: 1350, givenFen: 2000 }], 0)
    if (!paid.ok) throw new Error(paid.refusal.code)
    const shift = { openingFen: 20_000, tenders: paid.lines, topUpsFen: 0, paidOutFen: 0, toBankFen: 0 }
    expect(countShift(shift, 21_350)).toEqual({ expectedFen: 21_350, countedFen: 21_350, differenceFen: 0 })
  })

  it('odoo#129378: the opening difference counts once: closed with 100, opened with 50, a sale of 10 make 60', () => {
    const tenders = [{ kind: 'cash', fen: 1000, givenFen: 1000, changeFen: 0 }] as const
    const shift = { openingFen: 5000, tenders, topUpsFen: 0, paidOutFen: 0, toBankFen: 0 }
    expect(countShift(shift, 6000)).toMatchObject({ expectedFen: 6000, differenceFen: 0 })
  })

  it('odoo#59350: a difference is explained and stays: 150 expected, 50 counted, −100', () => {
    const shift = { openingFen: 15_000, tenders: [], topUpsFen: 0, paidOutFen: 0, toBankFen: 0 }
    const counted = countShift(shift, 5000)
    expect(counted.differenceFen).toBe(-10_000)
    const close = (differenceReason: string) =>
      whyNotClosed({
        closed: false,
        uncountedShifts: [],
        draftSales: [],
        openOrders: [],
        differenceFen: counted.differenceFen,
        differenceReason,
        closedBy: 1,
        witnessedBy: 2,
      })
    expect(close('')).toEqual([{ code: 'difference-unexplained', differenceFen: -10_000 }])
    expect(close('找零找错')).toEqual([])
  })

  it('odoo#16151: an order that was not handed over is named and the close waits for it', () => {
    const refusals = whyNotClosed({
      closed: false,
      uncountedShifts: [],
      draftSales: [12],
      openOrders: [31],
      differenceFen: 0,
      differenceReason: '',
      closedBy: 1,
      witnessedBy: 2,
    })
    expect(refusals).toEqual([
      { code: 'drafts-left', drafts: [12] },
      { code: 'orders-left', orders: [31] },
    ])
  })
})

describe('a refund', () => {
  it('NexoPOS#427: is the sale’s lines, negated, once: 15 and 10 give 0', () => {
    const meal = sale({
      lines: [
        { offer: 1, count: 1, fen: 1500 },
        { offer: 2, count: 1, fen: 1000 },
      ],
    })
    const back = voided(meal)
    expect(sumOf([...meal.lines, ...back.lines])).toBe(0)
    expect(back.lines).toHaveLength(2)
    expect(reverse({ ...meal, reversedBy: 2 }, 0, false, '再退')).toMatchObject({ ok: false })
  })

  it('odoo#161564: gives each tender what it gave: 8.00 to the balance, 5.50 in cash', () => {
    const paid = pay(
      1350,
      [
        { kind: 'balance', fen: 800 },
        { kind: 'cash', fen: 550, givenFen: 1000 },
      ],
      800,
    )
    if (!paid.ok) throw new Error(paid.refusal.code)
    const back = voided(sale({ tenders: paid.lines }))
    expect(back.tenders.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['balance', -800],
      ['cash', -550],
    ])
    expect(cashOf([...paid.lines, ...back.tenders])).toBe(0)
  })

  it('woo-wallet#56: gives back to the balance what came from it, into the lots it came from', () => {
    const topUps: readonly Entry[] = [
      { id: 1, lot: 1, lotKind: 'principal', kind: 'top-up', fen: 500, reverses: null },
      { id: 2, lot: 2, lotKind: 'gift', kind: 'gift', fen: 400, reverses: null },
    ]
    const spent = (takeFrom(balanceOf(topUps).lots, 800, 'principal-first') ?? []).map(
      ({ lot, kind, fen }, index): Entry => ({
        id: index + 3,
        lot,
        lotKind: kind,
        kind: 'spend',
        fen: -fen,
        reverses: null,
      }),
    )
    const ids = spent.map(({ id }) => id)
    const back = reversalsOf([...topUps, ...spent], ids) ?? []
    const all = [...topUps, ...spent, ...back.map((entry, index): Entry => ({ ...entry, id: index + 9 }))]
    expect(balanceOf(all)).toMatchObject({ fen: 900, principalFen: 500, giftFen: 400 })
    expect(reversalsOf(all, ids)).toBeNull()
  })

  it('FloCafe#720: takes back all that hung on the meal, once: lunch, void, lunch is one subsidy', () => {
    const guangzhou = publishedPolicies('guangzhou')
    const lunch = meal({ day: '2026-04-15' })
    const price = (earlier: Parameters<typeof priceMeal>[3]) =>
      priceMeal(guangzhou, diner(), lunch, earlier, firstOfMarch)
    const first = price([])
    const afterVoid = price([asEarlier(lunch, first, false)])
    expect(afterVoid).toEqual(first)
    const third = price([asEarlier(lunch, first, false), asEarlier(lunch, afterVoid)])
    expect(third.subsidyFen).toBe(0)
  })

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
})

describe('a claim', () => {
  it('erpnext#34102: has no line that another one has', () => {
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

describe('an order', () => {
  const pattern: WeeklyPattern = {
    person: 1,
    meal: 'lunch',
    way: 'delivered',
    weekdays: [1, 3, 5],
    from: '2026-01-01',
    until: null,
  }

  it('sous-chef#736: is made on the days of the pattern only: nothing on Tuesday', () => {
    const on = (day: string) => ordersOn(day, 'lunch', [pattern], [], [])
    expect(on('2026-09-14')).toHaveLength(1)
    expect(on('2026-09-15')).toEqual([])
    expect(on('2026-09-16')).toHaveLength(1)
  })

  it('sous-chef#686: by hand goes through although the pattern is paused', () => {
    const pause = { person: 1, from: '2026-09-01', until: '2026-09-30', meal: null }
    const byHand = { person: 1, day: '2026-09-20', meal: 'lunch', way: 'taken', cancelled: false } as const
    expect(ordersOn('2026-09-18', 'lunch', [pattern], [pause], [byHand])).toEqual([])
    expect(ordersOn('2026-09-20', 'lunch', [pattern], [pause], [byHand])).toEqual([
      { person: 1, day: '2026-09-20', meal: 'lunch', way: 'taken', by: 'hand' },
    ])
  })

  it('sous-chef#603: of somebody without pork names the substitute for Thursday’s 红烧肉 a week ahead', () => {
    const thursday = '2026-09-24'
    const dishes = [
      { id: 1, name: '红烧肉', contains: ['猪肉'] },
      { id: 2, name: '清蒸鱼', contains: ['鱼'] },
    ]
    const offers = dishes.map(({ id, name }) => ({ id, name, dishes: [id] }))
    const board = [
      { day: thursday, meal: 'lunch', offer: 1, position: 1, soldOut: false, substitute: 2 },
      { day: thursday, meal: 'lunch', offer: 2, position: 2, soldOut: false, substitute: null },
    ] as const
    const orders = [1, 2].map((person) => ({
      person,
      day: thursday,
      meal: 'lunch' as const,
      way: 'eaten' as const,
      by: 'hand' as const,
      offer: 1,
    }))
    const count = kitchenCount(orders, board, offers, dishes, [{ person: 2, avoids: ['猪肉'] }], null)
    expect([...count.byOffer]).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(count.exceptions).toEqual([
      { person: 2, served: { kind: 'substitute', offer: 2, for: 1, because: ['猪肉'] } },
    ])
    const noFish = kitchenCount(orders, board, offers, dishes, [{ person: 2, avoids: ['猪肉', '鱼'] }], null)
    expect(noFish.exceptions).toEqual([
      { person: 2, served: { kind: 'no-substitute', for: 1, because: ['猪肉'] } },
    ])
  })
})

describe('a card', () => {
  it('Rock#4525: swept twice in 300 ms is one meal, and so it is for the whole sitting', () => {
    expect(isSameSweep({ code: 'C001', at: 1000 }, { code: 'C001', at: 1300 })).toBe(true)
    expect(isSameSweep({ code: 'C001', at: 1000 }, { code: 'C002', at: 1300 })).toBe(false)
    expect(isSameSweep(null, { code: 'C001', at: 1300 })).toBe(false)
    const lunch = meal({ day: '2026-04-15' })
    const first = priceMeal(jurong, diner(), lunch, [], firstOfMarch)
    const second = priceMeal(jurong, diner(), lunch, [asEarlier(lunch, first)], firstOfMarch)
    expect(second.notApplied).toEqual([
      {
        policy: 'jurong',
        reasons: [
          { class: null, reason: { code: 'sitting-had', at: Date.parse('2026-04-15T11:30:00+08:00') } },
        ],
      },
    ])
    expect(linesToClaim([{ id: 2, day: lunch.day, person: 1, stands: true, price: second }], [])).toEqual([])
  })
})
