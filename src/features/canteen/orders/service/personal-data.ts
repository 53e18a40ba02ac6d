/** What a person's own copy tells of their orders, and how many of them an erasure takes. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { dayField, severalField, wordField, type HeldRow } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { meals, notTakenReasons, ways } from '../../contract/words'

const heldRow = z.object({
  kind: z.enum(['pattern', 'pause', 'hand', 'not-taken']),
  from: z.string(),
  until: z.string().nullable(),
  meal: z.enum(meals).nullable(),
  way: z.enum(ways).nullable(),
  weekdays: z.string().nullable(),
  cancelled: z.number(),
  reason: z.enum(notTakenReasons).nullable(),
})

const theirs = `diner_id IN (SELECT id FROM canteen_diners WHERE resident_id IN (SELECT value FROM json_each(@ids)))`

const heldRows = `
  SELECT 'pattern' AS kind, from_day AS "from", until_day AS until, meal, way, weekdays, 0 AS cancelled, NULL AS reason
    FROM canteen_patterns WHERE ${theirs}
  UNION ALL SELECT 'pause', from_day, until_day, meal, NULL, NULL, 0, NULL FROM canteen_pauses WHERE ${theirs}
  UNION ALL SELECT 'hand', day, NULL, meal, way, NULL, cancelled, NULL FROM canteen_orders WHERE ${theirs}
  UNION ALL SELECT 'not-taken', day, NULL, meal, NULL, NULL, 0, reason FROM canteen_not_taken WHERE ${theirs}`

/** As `WeeklyPattern` counts them: 0 is Sunday. */
const weekdays = z.array(z.number().int().min(0).max(6))

/** Stored as a list of numbers, told by their names. */
const weekdaysIn = (stored: string | null) =>
  (stored === null ? [] : weekdays.parse(JSON.parse(stored))).map((weekday) => [
    { as: 'word', word: `canteen:held.weekdays.${weekday}` } as const,
  ])

/** Patterns, pauses, words by hand and reasons, each as a row of the copy. */
export const ordersHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] =>
  rowsOf(call, heldRow, heldRows, { ids: JSON.stringify(ids) }).map((row) => [
    ...wordField('orderKind', `canteen:orderKinds.${row.cancelled === 1 ? 'cancelled' : row.kind}`),
    ...dayField('since', row.from),
    ...dayField('until', row.until),
    ...wordField('meal', row.meal === null ? null : `canteen:meals.${row.meal}`),
    ...wordField('way', row.way === null ? null : `canteen:ways.${row.way}`),
    ...severalField('weekdays', weekdaysIn(row.weekdays)),
    ...wordField('reason', row.reason === null ? null : `canteen:notTakenReasons.${row.reason}`),
  ])

const countRow = z.object({ orders: z.number() })

/** How many rows about orders an erasure of this record takes. */
export const countOrders = (call: HasStatements, resident: number): number =>
  rowsOf(call, countRow, `SELECT count(*) AS orders FROM (${heldRows})`, {
    ids: JSON.stringify([resident]),
  })[0]?.orders ?? 0
