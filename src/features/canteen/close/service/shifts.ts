/** Shifts as they are kept, and the cash that moved in each: of every meal and entry whose number lies in it. */
import { z } from 'zod'
import { addDays, addMonths } from '#ground/days'
import { DeskError } from '#ground/contract/errors'
import type { HasStatements } from '#vault/store/store'
import type { Span } from '#work/figures/rules/index'
import { rowOf, rowsOf } from '#work/rows'
import { differenceReasons } from '../../contract/words'
import { againstExpected, mayGoToTheBank, type ShiftCash } from '../../rules/day-close'
import { bankedSince, wentToTheBank } from '../../schema/close'
import { mostShifts, type Shift } from '../contract'
import { bankingsOf } from './bankings'

const shiftRow = z.object({
  id: z.number(),
  day: z.string(),
  opening_fen: z.number(),
  after_meal: z.number(),
  after_entry: z.number(),
  at: z.number(),
  by: z.string(),
  banked: z.number(),
  counted_fen: z.number().nullable(),
  expected_fen: z.number().nullable(),
  until_meal: z.number().nullable(),
  until_entry: z.number().nullable(),
  until_banking: z.number().nullable(),
  counted_at: z.number().nullable(),
  counted_by: z.string().nullable(),
  reason: z.enum(differenceReasons).nullable(),
})
export type KeptShift = z.infer<typeof shiftRow>

const shifts = `SELECT s.id, s.day, s.opening_fen, s.after_meal, s.after_entry, s.at, o.name AS by,
       (SELECT coalesce(sum(${wentToTheBank}), 0) FROM canteen_bankings b WHERE b.shift_id = s.id AND b.day IS NULL) AS banked,
       c.counted_fen, c.expected_fen, c.until_meal, c.until_entry, c.until_banking, c.at AS counted_at,
       n.name AS counted_by, d.reason
  FROM canteen_shifts s JOIN staff o ON o.id = s.staff_id LEFT JOIN canteen_counts c ON c.shift_id = s.id
  LEFT JOIN staff n ON n.id = c.staff_id LEFT JOIN canteen_differences d ON d.shift_id = s.id`

export const shiftsOf = (call: HasStatements, day: string): readonly KeptShift[] =>
  rowsOf(call, shiftRow, `${shifts} WHERE s.day = ? ORDER BY s.id`, day)

/** The newest of all: there is one drawer, so no other can be open. */
export const newestShift = (call: HasStatements): KeptShift | null =>
  rowOf(call, shiftRow, `${shifts} ORDER BY s.id DESC LIMIT 1`)

export function openShift(call: HasStatements): KeptShift | null {
  const newest = newestShift(call)
  return newest?.counted_fen === null ? newest : null
}

export function shiftOf(call: HasStatements, id: number): KeptShift {
  const row = rowOf(call, shiftRow, `${shifts} WHERE s.id = ?`, id)
  if (row === null) throw new DeskError('not-found', 'canteen.shift-unknown')
  return row
}

const newestRow = z.object({ meal: z.number(), entry: z.number(), banking: z.number() })

/** The newest of what moves the drawer: where a shift begins and ends. */
export const newestNumbers = (call: HasStatements): z.infer<typeof newestRow> =>
  rowOf(
    call,
    newestRow,
    `SELECT coalesce((SELECT max(id) FROM canteen_meals), 0) AS meal,
            coalesce((SELECT max(id) FROM canteen_entries), 0) AS entry,
            coalesce((SELECT max(id) FROM canteen_bankings), 0) AS banking`,
  ) ?? { meal: 0, entry: 0, banking: 0 }

const tenderRow = z.object({
  kind: z.literal('cash'),
  fen: z.number(),
  givenFen: z.number(),
  changeFen: z.number(),
})
const sumsRow = z.object({ paid_in: z.number(), paid_out: z.number() })
const fenRow = z.object({ fen: z.number() })

/** All that moved the drawer between two numbers each; `Infinity` has no end and is written as none. */
export function cashOfShift(
  call: HasStatements,
  shift: Pick<KeptShift, 'id' | 'opening_fen' | 'after_meal' | 'after_entry'>,
  until: { readonly meal: number; readonly entry: number; readonly banking: number },
): ShiftCash {
  const tenders = rowsOf(
    call,
    tenderRow,
    `SELECT t.kind, t.fen, t.given_fen AS givenFen, t.change_fen AS changeFen FROM canteen_tenders t
      WHERE t.meal_id > ? AND t.meal_id <= ? AND t.kind = 'cash'`,
    shift.after_meal,
    until.meal,
  )
  const accounts = rowOf(
    call,
    sumsRow,
    `SELECT coalesce(sum(CASE WHEN e.passage = 'in' AND e.reverses IS NULL THEN e.fen END), 0) AS paid_in,
            coalesce(sum(CASE WHEN (e.passage = 'in') = (e.reverses IS NOT NULL) THEN e.fen END), 0) AS paid_out
       FROM canteen_entries e WHERE e.id > ? AND e.id <= ? AND e.tender = 'cash'`,
    shift.after_entry,
    until.entry,
  )
  const banked = rowOf(
    call,
    fenRow,
    `SELECT coalesce(sum(${wentToTheBank}), 0) AS fen FROM canteen_bankings b WHERE b.shift_id = ? AND b.id <= ?`,
    shift.id,
    until.banking,
  )
  return {
    openingFen: shift.opening_fen,
    tenders,
    topUpsFen: accounts?.paid_in ?? 0,
    paidOutFen: accounts?.paid_out ?? 0,
    toBankFen: banked?.fen ?? 0,
  }
}

/** What is in the drawer after the count and what went to the bank since; null while it is not counted. */
export function leftInDrawer(call: HasStatements, shift: KeptShift): number | null {
  if (shift.counted_fen === null || shift.until_banking === null) return null
  const since = rowOf(
    call,
    fenRow,
    `SELECT coalesce(sum(${wentToTheBank}), 0) AS fen FROM canteen_bankings b WHERE b.shift_id = ? AND ${bankedSince('?')}`,
    shift.id,
    shift.until_banking,
  )
  return shift.counted_fen - (since?.fen ?? 0)
}

/**
 * What of it may still go to the bank: once the next shift has begun, no more than that one did not take for its float. Null while it is
 * not counted.
 */
export function bankable(call: HasStatements, shift: KeptShift): number | null {
  const left = leftInDrawer(call, shift)
  if (left === null) return null
  const next = call
    .statement('SELECT opening_fen FROM canteen_shifts WHERE id > ? ORDER BY id LIMIT 1')
    .pluck()
    .get(shift.id)
  return mayGoToTheBank(left, next === undefined ? null : Number(next))
}

const bankedRow = z.object({ day: z.string(), fen: z.number() })

/** What went to the bank on a day out of shifts of earlier days that were closed, by their day. */
export const bankedOfBefore = (call: HasStatements, day: string): z.infer<typeof bankedRow>[] =>
  rowsOf(
    call,
    bankedRow,
    `SELECT s.day, sum(${wentToTheBank}) AS fen FROM canteen_bankings b JOIN canteen_shifts s ON s.id = b.shift_id
      WHERE b.day = ? GROUP BY s.day ORDER BY s.day`,
    day,
  )

/** So far back the till looks for what is still to go to the bank: nothing that grows with the years. */
const monthsLookedBack = 12

/** The days before today of which the cash that lies in the safe may go to the bank. */
export const daysToBank = (today: string): Span => ({
  from: addMonths(today, -monthsLookedBack),
  to: addDays(today, -1),
})

/** The newest shifts of closed days of which something lies in the safe still, by `mayGoToTheBank`; and whether there are more. */
export function inTheSafe(
  call: HasStatements,
  { from, to }: Span,
): { readonly shifts: readonly KeptShift[]; readonly more: boolean } {
  const found = rowsOf(
    call,
    shiftRow,
    `${shifts} WHERE s.day BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM canteen_closed_days closed WHERE closed.day = s.day)
        AND c.counted_fen > (SELECT coalesce(sum(${wentToTheBank}), 0) FROM canteen_bankings b
                              WHERE b.shift_id = s.id AND ${bankedSince('c.until_banking')})
                          + coalesce((SELECT next.opening_fen FROM canteen_shifts next WHERE next.id > s.id ORDER BY next.id LIMIT 1), 0)
      ORDER BY s.id DESC LIMIT ?`,
    from,
    to,
    mostShifts + 1,
  )
  return { shifts: found.slice(0, mostShifts), more: found.length > mostShifts }
}

function countedOf(call: HasStatements, shift: KeptShift): Shift['counted'] {
  const { counted_fen: countedFen, expected_fen: expectedFen, counted_at: at, counted_by: by, reason } = shift
  const { until_meal: meal, until_entry: entry, until_banking: banking } = shift
  if (
    countedFen === null ||
    expectedFen === null ||
    at === null ||
    by === null ||
    meal === null ||
    entry === null ||
    banking === null
  ) {
    return null
  }
  const cash = cashOfShift(call, shift, { meal, entry, banking })
  return {
    ...againstExpected(expectedFen, countedFen),
    reason,
    salesFen: cash.tenders.reduce((sum, { givenFen, changeFen }) => sum + givenFen - changeFen, 0),
    topUpsFen: cash.topUpsFen,
    paidOutFen: cash.paidOutFen,
    toBankFen: cash.toBankFen,
    at,
    by,
  }
}

export function shownShift(call: HasStatements, kept: KeptShift): Shift {
  const counted = countedOf(call, kept)
  const before =
    counted === null
      ? null
      : rowOf(call, shiftRow, `${shifts} WHERE s.id < ? ORDER BY s.id DESC LIMIT 1`, kept.id)
  return {
    id: kept.id,
    day: kept.day,
    openingFen: kept.opening_fen,
    leftBeforeFen: before === null ? null : leftInDrawer(call, before),
    at: kept.at,
    by: kept.by,
    bankedFen: kept.banked,
    bankableFen: bankable(call, kept),
    bankings: bankingsOf(call, kept.id),
    counted,
  }
}
