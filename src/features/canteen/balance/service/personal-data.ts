/** What a person's own copy tells of the money on their account beside their meals, which stand there themselves. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { dayField, instantField, textField, wordField, type HeldRow } from '#desk/personal-data/keeps'
import { rowsOf } from '#work/rows'
import { entryKinds, lotKinds } from '../../contract/words'

const entryRow = z.object({
  day: z.string(),
  kind: z.enum(entryKinds),
  lot: z.enum(lotKinds),
  fen: z.number(),
})

const theirs = `JOIN canteen_diners d ON d.id = a.diner_id
      WHERE d.resident_id IN (SELECT value FROM json_each(?))`

/** Paid in, given, put right, paid out, and what of it was taken back. */
const entriesHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] =>
  rowsOf(
    call,
    entryRow,
    `SELECT e.day, e.kind, l.kind AS lot,
            CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END AS fen
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id JOIN canteen_accounts a ON a.id = e.account_id
       ${theirs} AND e.kind <> 'spend'
        AND NOT EXISTS (SELECT 1 FROM canteen_entries taken WHERE taken.id = e.reverses AND taken.kind = 'spend')
      ORDER BY e.id`,
    JSON.stringify(ids),
  ).map(({ day, kind, lot, fen }) => [
    ...dayField('day', day),
    ...wordField('passage', `canteen:entryKinds.${kind}`),
    ...wordField('lot', `canteen:lotKinds.${lot}`),
    ...textField('sum', (fen / 100).toFixed(2)),
  ])

const adjustmentRow = z.object({ asked: z.number(), fen: z.number(), reason: z.string() })

/** What somebody asked to put in or take out, and why, agreed to or not. */
const adjustmentsHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] =>
  rowsOf(
    call,
    adjustmentRow,
    `SELECT j.asked_at AS asked, j.fen, j.reason
       FROM canteen_adjustments j JOIN canteen_accounts a ON a.id = j.account_id ${theirs} ORDER BY j.id`,
    JSON.stringify(ids),
  ).map(({ asked, fen, reason }) => [
    ...instantField('asked', asked),
    ...textField('sum', (fen / 100).toFixed(2)),
    ...textField('reason', reason),
  ])

export const moneyHeld = (call: Reader, ids: readonly number[]): readonly HeldRow[] => [
  ...entriesHeld(call, ids),
  ...adjustmentsHeld(call, ids),
]
