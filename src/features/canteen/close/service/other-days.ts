/** Cash of one day that lies in the drawer of another, as a meal that is entered a day late does: by it both sheets add up. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import type { KeptShift } from './shifts'

const heldRow = z.object({ held: z.number() })

/** Whether cash of a day lies in the drawer of a shift that is open. */
export const holdsCashOf = (
  call: HasStatements,
  open: Pick<KeptShift, 'after_meal' | 'after_entry'>,
  day: string,
): boolean =>
  rowOf(
    call,
    heldRow,
    `SELECT EXISTS (SELECT 1 FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id
                     WHERE m.day = ? AND m.id > ? AND t.kind = 'cash')
         OR EXISTS (SELECT 1 FROM canteen_entries e WHERE e.day = ? AND e.id > ? AND e.tender = 'cash') AS held`,
    day,
    open.after_meal,
    day,
    open.after_entry,
  )?.held === 1

const cashRow = z.object({ day: z.string(), fen: z.number() })
type CashOfDay = z.infer<typeof cashRow>

const entryCash = `CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END`

/** Sums of one day each, and nothing of days that come to nothing. */
function byDay(rows: readonly CashOfDay[]): CashOfDay[] {
  const sums = new Map<string, number>()
  for (const { day, fen } of rows) sums.set(day, (sums.get(day) ?? 0) + fen)
  return [...sums]
    .flatMap(([day, fen]) => (fen === 0 ? [] : [{ day, fen }]))
    .toSorted((left, right) => (left.day < right.day ? -1 : 1))
}

/** Cash of other days in the drawer of counted shifts, in fen, by the day that it is of. */
export const ofOtherDays = (call: HasStatements, day: string, shifts: readonly KeptShift[]): CashOfDay[] =>
  byDay(
    shifts.flatMap((shift) => [
      ...rowsOf(
        call,
        cashRow,
        `SELECT m.day, sum(t.fen) AS fen FROM canteen_tenders t JOIN canteen_meals m ON m.id = t.meal_id
          WHERE t.meal_id > ? AND t.meal_id <= ? AND t.kind = 'cash' AND m.day <> ? GROUP BY m.day`,
        shift.after_meal,
        shift.until_meal ?? shift.after_meal,
        day,
      ),
      ...rowsOf(
        call,
        cashRow,
        `SELECT e.day, sum(${entryCash}) AS fen FROM canteen_entries e
          WHERE e.id > ? AND e.id <= ? AND e.tender = 'cash' AND e.day <> ? GROUP BY e.day`,
        shift.after_entry,
        shift.until_entry ?? shift.after_entry,
        day,
      ),
    ]),
  )

/** The day of the shift in whose drawer a number lies; null where it lies in none: as `outside` of the sums. */
const dayOfDrawer = (number: string, after: string, until: string): string =>
  `(SELECT iif(c.${until} >= ${number}, s.day, NULL)
      FROM canteen_shifts s LEFT JOIN canteen_counts c ON c.shift_id = s.id
     WHERE s.${after} < ${number} ORDER BY s.${after} DESC, s.id DESC LIMIT 1)`

/** Cash of a day in the counted drawer of other days, in fen, by the day of that drawer. */
export const inOtherDrawers = (call: HasStatements, day: string): CashOfDay[] =>
  byDay(
    rowsOf(
      call,
      cashRow,
      `SELECT drawer AS day, sum(fen) AS fen FROM (
         SELECT ${dayOfDrawer('m.id', 'after_meal', 'until_meal')} AS drawer, t.fen
           FROM canteen_meals m JOIN canteen_tenders t ON t.meal_id = m.id
          WHERE m.day = :day AND t.kind = 'cash'
          UNION ALL
         SELECT ${dayOfDrawer('e.id', 'after_entry', 'until_entry')}, ${entryCash}
           FROM canteen_entries e WHERE e.day = :day AND e.tender = 'cash')
        WHERE drawer IS NOT NULL AND drawer <> :day GROUP BY drawer`,
      { day },
    ),
  )
