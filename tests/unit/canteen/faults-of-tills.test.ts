/** Faults that other tills had, named by the report they were found in: the drawer, refunds and a card. What only
 * a store can hold (a reprint marked on paper, a difference kept after confirmation) the service's tests hold as well. */
import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  countShift,
  cashOf,
  isSameSweep,
  linesToClaim,
  pay,
  priceMeal,
  reversalsOf,
  reverse,
  takeFrom,
  whyNotClosed,
  type DayToClose,
  type Entry,
  type SoldMeal,
} from '#features/canteen/rules/index'
import type { DifferenceReason } from '#features/canteen/contract/index'
import { sumOf } from './claiming'
import { asEarlier, diner, firstOfMarch, meal } from './people'
import { publishedPolicies } from './published'

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

const quietDay: DayToClose = {
  closed: false,
  ahead: false,
  shifts: [],
  drafts: [],
  openOrders: [],
  outsideFen: 0,
  outsideReason: null,
  closedBy: 1,
  witnessedBy: 2,
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
    const close = (reason: DifferenceReason | null) =>
      whyNotClosed({ ...quietDay, shifts: [{ id: 3, differenceFen: counted.differenceFen, reason }] })
    expect(close(null)).toEqual([{ code: 'difference-unexplained', shifts: [3] }])
    expect(close('change-mistake')).toEqual([])
  })

  it('odoo#16151: an order that was not handed over is named and the close waits for it', () => {
    const refusals = whyNotClosed({ ...quietDay, drafts: [12], openOrders: [31] })
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
})

describe('a card', () => {
  it('Rock#4525: swept twice in 300 ms is one meal, and so it is for the whole sitting', () => {
    expect(isSameSweep({ code: 'C001', at: 1000 }, { code: 'C001', at: 1300 })).toBe(true)
    expect(isSameSweep({ code: 'C001', at: 1000 }, { code: 'C002', at: 1300 })).toBe(false)
    expect(isSameSweep(null, { code: 'C001', at: 1300 })).toBe(false)
    const lunch = meal({ day: '2026-04-15' })
    const first = priceMeal(publishedPolicies('jurong'), diner(), lunch, [], firstOfMarch)
    const second = priceMeal(
      publishedPolicies('jurong'),
      diner(),
      lunch,
      [asEarlier(lunch, first)],
      firstOfMarch,
    )
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
