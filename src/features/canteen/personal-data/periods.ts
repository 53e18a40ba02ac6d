/**
 * How long the canteen keeps what it knows of a living diner (个人信息保护法 art. 19: no longer than is needed): what became of
 * them and what was tried at their door, what they ordered, where they stayed, what they ate and what passed on an account that is
 * closed. Money and meals stay as figures; whose they were goes.
 */
import { z } from 'zod'
import { startOfDay } from '#ground/clock'
import { addDays } from '#ground/days'
import type { Reader } from '#desk/rpc/call'
import type { Eraser, Period, RetentionOfRows } from '#desk/personal-data/keeps'
import { countSomeDaysAtATime } from '#work/figures/parts'
import type { Pieces } from '#work/pieces'
import { monthsEntitled } from '../rules/eligibility'

/** Rows of one table that end by themselves. */
interface EndingRows {
  readonly table: string
  /** The column that says when a row ended: a day, or an instant in UTC milliseconds where `byInstant`. */
  readonly endedOn: string
  readonly byInstant?: true
  /** SQL over `r` that has to hold as well. */
  readonly unless?: string
  /** SQL that leads from `r` to the diner `d`. */
  readonly diner: string
  erase(call: Eraser, id: number): void
}

const ofDiner = 'JOIN canteen_diners d ON d.id = r.diner_id'

const goes = (table: string) => (call: Eraser, id: number) =>
  void call.statement(`DELETE FROM ${table} WHERE id = ?`).run(id)

const rowsThatGo = (table: string, endedOn: string): EndingRows => ({
  table,
  endedOn,
  diner: ofDiner,
  erase: goes(table),
})

const dueRow = z.object({ id: z.number(), resident: z.number() })

/** SQL over `r` with what `momentsOf` binds: that it ended before. A plus keeps SQLite from going by the days where ids lead. */
const endedBefore = ({ endedOn, byInstant, unless }: EndingRows, by: 'days' | 'ids'): string =>
  `${by === 'ids' ? '+' : ''}r.${endedOn} < ${byInstant === true ? '@beforeAt' : '@before'}${unless === undefined ? '' : ` AND ${unless}`}`

const momentsOf = (before: string) => ({ before, beforeAt: startOfDay(before) })

const countOf = (call: Reader, rows: EndingRows, before: string): number =>
  Number(
    call
      .statement(`SELECT count(*) FROM ${rows.table} r ${rows.diner} WHERE ${endedBefore(rows, 'days')}`)
      .pluck()
      .get(momentsOf(before)),
  )

/**
 * One period for rows of several tables. A row is told by its id times the number of tables, and which of them it is in, so that
 * they are gone through in the order of their ids, and no table is read from its beginning for each piece.
 */
function retentionOf(
  kind: string,
  period: Period,
  subject: string,
  tables: readonly EndingRows[],
): RetentionOfRows {
  const pieces = tables.map(
    (rows, at) => `SELECT * FROM (
      SELECT r.id * ${tables.length} + ${at} AS id, d.resident_id AS resident FROM ${rows.table} r ${rows.diner}
       WHERE r.id > (@after - ${at}) / ${tables.length} AND ${endedBefore(rows, 'ids')} ORDER BY r.id LIMIT @limit)`,
  )
  return {
    of: 'rows',
    kind,
    subject,
    period,
    count: (call, before) => tables.reduce((sum, table) => sum + countOf(call, table, before), 0),
    due: (call, before, after, limit) =>
      z
        .array(dueRow)
        .parse(
          call
            .statement(`${pieces.join(' UNION ALL ')} ORDER BY id LIMIT @limit`)
            .all({ ...momentsOf(before), after, limit }),
        ),
    erase(call, { id }) {
      tables[id % tables.length]?.erase(call, Math.floor(id / tables.length))
    },
  }
}

/** What a claim was worked out of that can still be opened stays known, however old it is, as for an erasure that is asked for. */
const ofNoClaimUnderWay = `NOT EXISTS (
  SELECT 1 FROM canteen_claim_lines l JOIN canteen_claims c ON c.id = l.claim_id
   WHERE l.meal_id = r.id AND (c.state IN ('checked', 'returned') OR (c.state = 'submitted'
     AND EXISTS (SELECT 1 FROM canteen_claimed_otherwise o WHERE o.meal_id = r.id))))`

const mealRows: EndingRows = {
  table: 'canteen_meals',
  endedOn: 'day',
  unless: ofNoClaimUnderWay,
  diner: ofDiner,
  erase(call, id) {
    call
      .statement(
        `DELETE FROM canteen_sittings
          WHERE (day, meal, diner_id) = (SELECT m.day, m.meal, m.diner_id FROM canteen_meals m WHERE m.id = ?)`,
      )
      .run(id)
    call.statement('UPDATE canteen_meals SET diner_id = NULL WHERE id = ?').run(id)
  },
}

const callRows: EndingRows = {
  table: 'canteen_calls',
  endedOn: 'called_at',
  byInstant: true,
  diner: ofDiner,
  erase: (call, id) => void call.statement('UPDATE canteen_calls SET diner_id = NULL WHERE id = ?').run(id),
}

const accountRows: EndingRows = {
  table: 'canteen_accounts',
  endedOn: 'closed_on',
  diner: ofDiner,
  erase(call, id) {
    call.statement('DELETE FROM canteen_adjustments WHERE account_id = ?').run(id)
    call.statement('UPDATE canteen_accounts SET diner_id = NULL, closing_note = NULL WHERE id = ?').run(id)
  },
}

/** Of an account that is still open its reasons go alone: they are typed, and the entry stands without them. */
const adjustmentRows: EndingRows = {
  table: 'canteen_adjustments',
  endedOn: 'decided_at',
  byInstant: true,
  diner: `JOIN canteen_accounts a ON a.id = r.account_id JOIN canteen_diners d ON d.id = a.diner_id`,
  erase: goes('canteen_adjustments'),
}

/** A centre with some thirty thousand meals a month. */
const daysAtOnce = 14

const meals = retentionOf('canteen.meals', { usual: 60, least: monthsEntitled }, 'canteen-meal', [
  mealRows,
  callRows,
])

/** Of ten years there are a million. */
function* countMeals(call: Reader, before: string): Pieces<number> {
  const first = z
    .string()
    .nullable()
    .parse(call.statement('SELECT min(day) FROM canteen_meals').pluck().get())
  const due = call
    .statement(
      `SELECT count(*) FROM canteen_meals r WHERE r.day BETWEEN ? AND ? AND r.diner_id IS NOT NULL AND ${ofNoClaimUnderWay}`,
    )
    .pluck()
  const counted = yield* countSomeDaysAtATime(
    { from: first ?? before, to: addDays(before, -1) },
    daysAtOnce,
    ({ from, to }) => Number(due.get(from, to)),
  )
  return counted + countOf(call, callRows, before)
}

const twoYears: Period = { usual: 24, least: 0 }
const oneYear: Period = { usual: 12, least: 0 }
/** As an ended eligibility; while somebody may still ask for money back, no shorter (民法典 art. 188). */
const asLongAsMoney: Period = { usual: 60, least: monthsEntitled }

export const canteenRetentions: readonly RetentionOfRows[] = [
  retentionOf('canteen.care', oneYear, 'canteen-diner', [rowsThatGo('canteen_care_results', 'day')]),
  retentionOf('canteen.deliveries', oneYear, 'canteen-diner', [rowsThatGo('canteen_door_steps', 'day')]),
  retentionOf('canteen.orders', twoYears, 'canteen-diner', [
    rowsThatGo('canteen_orders', 'day'),
    rowsThatGo('canteen_not_taken', 'day'),
    rowsThatGo('canteen_patterns', 'until_day'),
    rowsThatGo('canteen_pauses', 'until_day'),
  ]),
  retentionOf('canteen.diners', asLongAsMoney, 'canteen-diner', [rowsThatGo('canteen_stays', 'until_day')]),
  { ...meals, count: countMeals },
  retentionOf('canteen.accounts', asLongAsMoney, 'canteen-diner', [accountRows, adjustmentRows]),
]
