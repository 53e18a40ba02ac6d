/**
 * Faults that other tills had, named by the report they were found in, as far as rules alone hold them; what a desk does about them stands in
 * faults-of-tills-kept.test.ts.
 */
import { describe, expect, it } from 'vitest'
import {
  countShift,
  linesToClaim,
  pay,
  priceMeal,
  whyNotClosed,
  type DayToClose,
} from '#features/canteen/rules/index'
import type { DifferenceReason } from '#features/canteen/contract/index'
import { asEarlier, diner, firstOfMarch, meal } from './people'
import { publishedPolicies } from './published'

const quietDay: DayToClose = {
  closed: false,
  ahead: false,
  stillServed: [],
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

  it('odoo#16151, odoo#203431: an order that was not handed over is named and the close waits for it', () => {
    const refusals = whyNotClosed({ ...quietDay, drafts: [12], openOrders: [31] })
    expect(refusals).toEqual([
      { code: 'drafts-left', drafts: [12] },
      { code: 'orders-left', orders: [31] },
    ])
  })
})

describe('a refund', () => {
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
  it('Rock#4525: swept once more in the same sitting gives no second subsidy', () => {
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
