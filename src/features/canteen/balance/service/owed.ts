/** What was owed to diners as a day ended: what is left now without whatever was put in or taken since. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'

const owedRow = z.object({
  account: z.number(),
  diner: z.number().nullable(),
  resident: z.number().nullable(),
  fen: z.number(),
})

export const owedAtEndOf = (call: HasStatements, day: string): readonly z.infer<typeof owedRow>[] =>
  rowsOf(
    call,
    owedRow,
    `WITH since AS (
       SELECT account_id, sum(CASE WHEN (passage = 'in') = (reverses IS NULL) THEN fen ELSE -fen END) AS fen
         FROM canteen_entries WHERE day > ? GROUP BY +account_id)
     SELECT a.id AS account, a.diner_id AS diner, d.resident_id AS resident, a.left_fen - coalesce(s.fen, 0) AS fen
       FROM canteen_accounts a LEFT JOIN since s ON s.account_id = a.id LEFT JOIN canteen_diners d ON d.id = a.diner_id
      WHERE a.left_fen <> coalesce(s.fen, 0) ORDER BY a.id`,
    day,
  )
