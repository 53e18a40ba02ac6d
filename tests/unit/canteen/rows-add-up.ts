/** What the rows of a canteen have to come to, whatever was done: held against the file and not against what was answered. */
import { expect } from 'vitest'
import type { SQLiteFile } from '#vault/store/open'

/** @param subsidised meals that stand and were subsidised, each the only one of its sitting */
export function rowsAddUp(sqlite: SQLiteFile, subsidised: number): void {
  const none = (sql: string) => expect(sqlite.prepare(sql).all()).toEqual([])
  const signed = `CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END`
  none(`SELECT l.id FROM canteen_lots l LEFT JOIN canteen_entries e ON e.lot_id = l.id
         GROUP BY l.id HAVING l.left_fen <> coalesce(sum(${signed}), 0) OR l.left_fen < 0`)
  none('SELECT reverses FROM canteen_meals WHERE reverses IS NOT NULL GROUP BY reverses HAVING count(*) > 1')
  none(`SELECT m.id FROM canteen_meals m LEFT JOIN canteen_tenders t ON t.meal_id = m.id
         GROUP BY m.id HAVING coalesce(sum(t.fen), 0) <> m.own_fen`)
  none(`SELECT m.id FROM canteen_meals m WHERE m.subsidy_fen + m.delivery_subsidy_fen <>
          coalesce((SELECT sum(s.fen) FROM canteen_subsidies s WHERE s.meal_id = m.id), 0)`)
  expect(sqlite.prepare('SELECT count(*) AS count FROM canteen_sittings').get()).toEqual({
    count: subsidised,
  })
}
