/** What changed accounts without money: gifts, what two people put in or took out, and what ended with an account. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf } from '#work/rows'

const giftsRow = z.object({
  count: z.number(),
  givenFen: z.number(),
  takenBackFen: z.number(),
  adjustedFen: z.number(),
})
export type Gifts = z.infer<typeof giftsRow>

const nothing: Gifts = { count: 0, givenFen: 0, takenBackFen: 0, adjustedFen: 0 }

/** Gifts of service days, the last included: by rule with a top-up, and put in or taken out by two people. */
export const giftsBetween = (call: HasStatements, from: string, until: string): Gifts =>
  rowOf(
    call,
    giftsRow,
    // What is taken back is of the kind of what it takes back: a meal that is taken back gives nothing.
    `SELECT count(CASE WHEN e.kind = 'gift' THEN 1 END) AS count,
            coalesce(sum(CASE WHEN e.kind = 'gift' THEN e.fen END), 0) AS givenFen,
            coalesce(sum(CASE WHEN taken.kind = 'gift' THEN e.fen END), 0) AS takenBackFen,
            coalesce(sum(CASE WHEN e.kind = 'adjustment' THEN iif(e.passage = 'in', e.fen, -e.fen) END), 0) AS adjustedFen
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id LEFT JOIN canteen_entries taken ON taken.id = e.reverses
      WHERE e.day BETWEEN ? AND ? AND e.kind IN ('gift', 'adjustment', 'reversal') AND l.kind = 'gift'`,
    from,
    until,
  ) ?? nothing

const besideRow = z.object({
  principalAdjustedFen: z.number(),
  goodwillFen: z.number(),
  forfeitedFen: z.number(),
})
export type Beside = z.infer<typeof besideRow>

/** What else changed accounts on service days, the last included, and is no gift. Principal put in by two is paid out like any other. */
export const besideBetween = (call: HasStatements, from: string, until: string): Beside =>
  rowOf(
    call,
    besideRow,
    `SELECT coalesce(sum(CASE WHEN e.kind = 'adjustment' AND l.kind = 'principal' THEN iif(e.passage = 'in', e.fen, -e.fen) END), 0)
              AS principalAdjustedFen,
            coalesce(sum(CASE WHEN e.kind = 'goodwill' THEN e.fen END), 0) AS goodwillFen,
            coalesce(sum(CASE WHEN e.kind = 'forfeited' THEN e.fen END), 0) AS forfeitedFen
       FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id
      WHERE e.day BETWEEN ? AND ? AND e.kind IN ('adjustment', 'goodwill', 'forfeited')`,
    from,
    until,
  ) ?? { principalAdjustedFen: 0, goodwillFen: 0, forfeitedFen: 0 }
