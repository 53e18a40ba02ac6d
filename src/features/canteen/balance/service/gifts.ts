/** What was given on accounts, for which no money came in. */
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
