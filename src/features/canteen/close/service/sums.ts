/** What a service day was in money, out of its rows: nothing is kept that could be worked out anew. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { eaters, mealKinds, meals, tenderKinds, ways } from '../../contract/words'
import { moneyTenders } from '../../balance/contract'
import { besideBetween, giftsBetween } from '../../balance/service/gifts'
import { byTender } from '../../rules/day-close'
import type { CloseSheet } from '../contract'
import { inOtherDrawers, ofOtherDays } from './other-days'
import { shiftsOf } from './shifts'

const mealRow = z.object({
  meal: z.enum(meals),
  way: z.enum(ways),
  eater: z.enum(eaters),
  count: z.number(),
  listFen: z.number(),
  discountFen: z.number(),
  deliveryFeeFen: z.number(),
  subsidyFen: z.number(),
  ownFen: z.number(),
})

/** Meals that stand: a sale and what took it back come to nothing, and a refund of another day's meal is less than none. */
const mealsOf = (call: HasStatements, day: string) =>
  rowsOf(
    call,
    mealRow,
    `SELECT m.meal, m.way, m.eater, sum(CASE WHEN m.kind = 'sale' THEN 1 ELSE -1 END) AS count,
            sum(m.list_fen) AS listFen, sum(m.list_fen - m.price_fen) AS discountFen,
            sum(m.delivery_fee_fen) AS deliveryFeeFen, sum(m.subsidy_fen + m.delivery_subsidy_fen) AS subsidyFen, sum(m.own_fen) AS ownFen
       FROM canteen_meals m WHERE m.day = ? GROUP BY m.meal, m.way, m.eater`,
    day,
  )

const takenBackRow = z.object({ kind: z.enum(mealKinds), count: z.number(), ownFen: z.number() })

const takenBackOf = (call: HasStatements, day: string) =>
  rowsOf(
    call,
    takenBackRow,
    `SELECT m.kind, count(*) AS count, sum(m.own_fen) AS ownFen FROM canteen_meals m
      WHERE m.day = ? AND m.kind <> 'sale' GROUP BY m.kind`,
    day,
  )

const tenderRow = z.object({ kind: z.enum(tenderKinds), fen: z.number() })

const tendersOf = (call: HasStatements, day: string) =>
  rowsOf(
    call,
    tenderRow,
    'SELECT t.kind, t.fen FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id WHERE m.day = ?',
    day,
  )

const funderRow = z.object({ funder: z.string(), fen: z.number() })

const fundersOf = (call: HasStatements, day: string) =>
  rowsOf(
    call,
    funderRow,
    `SELECT s.funder, sum(s.fen) AS fen FROM canteen_meals m JOIN canteen_subsidies s ON s.meal_id = m.id
      WHERE m.day = ? GROUP BY s.funder ORDER BY s.funder`,
    day,
  )

const accountRow = z.object({ tender: z.enum(moneyTenders), paidInFen: z.number(), paidOutFen: z.number() })

const accountsOf = (call: HasStatements, day: string) =>
  rowsOf(
    call,
    accountRow,
    `SELECT e.tender, sum(CASE WHEN e.passage = 'in' AND e.reverses IS NULL THEN e.fen ELSE 0 END) AS paidInFen,
            sum(CASE WHEN (e.passage = 'in') = (e.reverses IS NOT NULL) THEN e.fen ELSE 0 END) AS paidOutFen
       FROM canteen_entries e WHERE e.day = ? AND e.tender IS NOT NULL GROUP BY e.tender`,
    day,
  )

/** Whether a number lies in no shift: shifts follow each other, so only the newest that begins before it can hold it. */
const outside = (number: string, after: string, until: string): string =>
  `NOT coalesce((SELECT c.${until} IS NULL OR c.${until} >= ${number}
     FROM canteen_shifts s LEFT JOIN canteen_counts c ON c.shift_id = s.id
    WHERE s.${after} < ${number} ORDER BY s.${after} DESC, s.id DESC LIMIT 1), 0)`

const outsideRow = z.object({ fen: z.number() })

/** Cash of a day that moved while no shift was open. */
export const outsideOf = (call: HasStatements, day: string): number =>
  rowOf(
    call,
    outsideRow,
    `SELECT coalesce((SELECT sum(t.fen) FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id
              WHERE m.day = ? AND t.kind = 'cash' AND ${outside('m.id', 'after_meal', 'until_meal')}), 0)
          + coalesce((SELECT sum(CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END)
               FROM canteen_entries e
              WHERE e.day = ? AND e.tender = 'cash' AND ${outside('e.id', 'after_entry', 'until_entry')}), 0) AS fen`,
    day,
    day,
  )?.fen ?? 0

type Sums = Pick<
  CloseSheet,
  | 'meals'
  | 'takenBack'
  | 'tenders'
  | 'funders'
  | 'accounts'
  | 'gifts'
  | 'beside'
  | 'ofOtherDays'
  | 'inOtherDrawers'
  | 'outsideFen'
>

function giftsOf(call: HasStatements, day: string): CloseSheet['gifts'] {
  const { givenFen, takenBackFen, adjustedFen } = giftsBetween(call, day, day)
  return { givenFen, takenBackFen, adjustedFen }
}

/** Everything of a day; while a drawer of it is open nothing from which its cash could be told. */
export function sumsOf(call: HasStatements, day: string, blind: boolean): Sums {
  const lines = tendersOf(call, day)
  const sold = byTender(lines.filter(({ fen }) => fen > 0))
  const givenBack = byTender(lines.filter(({ fen }) => fen < 0))
  const told = (sum: number): number | null => (blind ? null : sum)
  return {
    // The list price less subsidies and the other tenders would be the cash as well.
    meals: mealsOf(call, day).map((row) => ({
      ...row,
      listFen: told(row.listFen),
      ownFen: told(row.ownFen),
    })),
    takenBack: takenBackOf(call, day).map((row) => ({ ...row, ownFen: told(row.ownFen) })),
    tenders: tenderKinds
      .filter((kind) => (sold.has(kind) || givenBack.has(kind)) && !(blind && kind === 'cash'))
      .map((kind) => ({ kind, soldFen: sold.get(kind) ?? 0, givenBackFen: givenBack.get(kind) ?? 0 })),
    funders: fundersOf(call, day),
    // By rule a gift is a share of what was paid in, the cash of which is not told either.
    gifts: blind ? null : giftsOf(call, day),
    beside: blind ? null : besideBetween(call, day, day),
    ofOtherDays: blind ? null : ofOtherDays(call, day, shiftsOf(call, day)),
    inOtherDrawers: blind ? null : inOtherDrawers(call, day),
    accounts: accountsOf(call, day).filter(({ tender }) => !(blind && tender === 'cash')),
    outsideFen: blind ? null : outsideOf(call, day),
  }
}
