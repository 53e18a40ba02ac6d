/**
 * Per head is paid once a day or a sitting, with the first meal that brings it, and is no part of anybody's price. Where that meal is taken
 * back, another of the person's that day brings it, which was sold without: so what stands is worked out of those that stand.
 */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { standingForBooks } from '#features/residents/index'

const backRow = z.object({ sold: z.number(), back: z.number(), resident: z.number(), day: z.string() })
const idRow = z.object({ id: z.number() })

const broughtByHead = `EXISTS (SELECT 1 FROM canteen_subsidies s WHERE s.meal_id = sold.id AND s.part = 'running')`

/** What was sold to the same person on the day of such a meal, after it and before it was taken back, and stands. */
function standingBeside(call: Reader, backs: readonly z.infer<typeof backRow>[]): readonly number[] {
  return backs.flatMap(({ sold, back, resident, day }) => {
    const person = standingForBooks(call, resident)
    if (person === null) return []
    return rowsOf(
      call,
      idRow,
      `SELECT m.id FROM canteen_diners d CROSS JOIN canteen_meals m ON m.diner_id = d.id
        WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND m.day = ? AND m.kind = 'sale' AND m.id BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)`,
      JSON.stringify(person.ids),
      day,
      sold,
      back,
    ).map(({ id }) => id)
  })
}

/** Beside those of these meals that were taken back. */
export const besideTakenBack = (call: Reader, meals: readonly number[]): readonly number[] =>
  standingBeside(
    call,
    rowsOf(
      call,
      backRow,
      `SELECT sold.id AS sold, back.id AS back, own.resident_id AS resident, sold.day
         FROM json_each(?) asked CROSS JOIN canteen_meals back ON back.reverses = asked.value
         CROSS JOIN canteen_meals sold ON sold.id = back.reverses
         CROSS JOIN canteen_diners own ON own.id = sold.diner_id WHERE ${broughtByHead}`,
      JSON.stringify(meals),
    ),
  )

const unclaimed = (call: Reader): readonly number[] =>
  rowsOf(
    call,
    idRow,
    `SELECT DISTINCT u.meal_id AS id FROM canteen_unclaimed u CROSS JOIN canteen_subsidies s ON s.meal_id = u.meal_id
      WHERE s.part = 'running' AND EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = u.meal_id)`,
  ).map(({ id }) => id)

/** Of these residents; a meal that was taken back waits for its claim like any other. */
const unclaimedOf = (call: Reader, residents: readonly number[]): readonly number[] =>
  rowsOf(
    call,
    idRow,
    `SELECT m.id FROM canteen_diners own CROSS JOIN canteen_meals m ON m.diner_id = own.id
       CROSS JOIN canteen_unclaimed u ON u.meal_id = m.id WHERE own.resident_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(residents),
  ).map(({ id }) => id)

/** Beside everything that was taken back and is in no claim yet, up to a day: everybody's, or of these residents alone. */
export function besideUnclaimed(
  call: Reader,
  until: string,
  residents: readonly number[] | null,
): readonly number[] {
  const beside = besideTakenBack(call, residents === null ? unclaimed(call) : unclaimedOf(call, residents))
  if (beside.length === 0) return []
  return rowsOf(
    call,
    idRow,
    'SELECT m.id FROM json_each(?) asked CROSS JOIN canteen_meals m ON m.id = asked.value WHERE m.day <= ?',
    JSON.stringify(beside),
    until,
  ).map(({ id }) => id)
}
