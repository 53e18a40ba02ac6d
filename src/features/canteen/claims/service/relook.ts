/**
 * Which meals have to be looked at once more, because something was learnt after they were sold: a death, a move or a stay
 * that had begun by then, an eligibility that was decided on afterwards for days before, a birth or a sex that was put right; and every meal that was mended
 * once, because what was learnt may turn out wrong again. All other meals stand as they were sold.
 */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { peopleCorrected, goneForBooks, standingForBooks } from '#features/residents/index'

const idRow = z.object({ id: z.number() })
const dinerRow = z.object({ id: z.number(), resident: z.number() })
const moveRow = z.object({ resident: z.number(), day: z.string(), at: z.number() })

const standing = `m.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)`

const ids = (call: Reader, sql: string, ...parameters: readonly (string | number)[]): readonly number[] =>
  rowsOf(call, idRow, sql, ...parameters).map(({ id }) => id)

const mealsOfGone = (call: Reader, until: string): readonly number[] => {
  const diners = rowsOf(call, dinerRow, 'SELECT id, resident_id AS resident FROM canteen_diners')
  const since = new Map(
    goneForBooks(
      call,
      diners.map(({ resident }) => resident),
    ).map(({ id, since: day }) => [id, day]),
  )
  return diners.flatMap(({ id, resident }) => {
    const from = since.get(resident)
    if (from === undefined) return []
    return ids(
      call,
      `SELECT m.id FROM canteen_meals m WHERE m.diner_id = ? AND m.day BETWEEN ? AND ? AND ${standing}`,
      id,
      from,
      until,
    )
  })
}

const mealsDuringStays = (call: Reader, until: string): readonly number[] =>
  ids(
    call,
    `SELECT m.id FROM canteen_stays s JOIN canteen_diners own ON own.id = s.diner_id
       JOIN canteen_meals m ON m.diner_id = own.id AND m.day >= s.from_day AND m.day <= ?
      WHERE (s.until_day IS NULL OR m.day < s.until_day) AND ${standing}`,
    until,
  )

/** Whoever had eaten when it was decided, on a day that the decision reaches back to. */
const mealsBeforeDecisions = (call: Reader, until: string): readonly number[] =>
  rowsOf(
    call,
    moveRow,
    `SELECT e.resident_id AS resident, v.day, v.at
       FROM canteen_eligibility_moves v JOIN canteen_eligibilities e ON e.id = v.eligibility_id WHERE v.day <= ?`,
    until,
  ).flatMap(({ resident, day, at }) => {
    const decidedOn = dayAt(at)
    // Of a decision for days to come nothing reaches back.
    if (day > decidedOn) return []
    const person = standingForBooks(call, resident)
    if (person === null) return []
    return ids(
      call,
      `SELECT m.id FROM canteen_diners d JOIN canteen_meals m ON m.diner_id = d.id
        WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND m.day BETWEEN ? AND ? AND m.at <= ? AND ${standing}`,
      JSON.stringify(person.ids),
      day,
      decidedOn < until ? decidedOn : until,
      at,
    )
  })

const mealsMendedBefore = (call: Reader, until: string): readonly number[] =>
  ids(
    call,
    `SELECT DISTINCT l.meal_id AS id FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id
      WHERE l.turn > 1 AND l.day <= ? AND ${standing}`,
    until,
  )

/** Whoever turned out to be older or younger than the till had been told, or not a man but a woman. */
const mealsBeforeCorrections = (call: Reader, until: string): readonly number[] => {
  const diners = rowsOf(call, dinerRow, 'SELECT id, resident_id AS resident FROM canteen_diners')
  const corrected = peopleCorrected(
    call,
    diners.map(({ resident }) => resident),
  )
  return diners.flatMap(({ id, resident }) => {
    const at = corrected.get(resident)
    if (at === undefined) return []
    return ids(
      call,
      `SELECT m.id FROM canteen_meals m WHERE m.diner_id = ? AND m.day <= ? AND m.at <= ? AND ${standing}`,
      id,
      until,
      at,
    )
  })
}

/** Ids of meals that stand, up to a day. */
export const mealsToRelook = (call: Reader, until: string): ReadonlySet<number> =>
  new Set([
    ...mealsOfGone(call, until),
    ...mealsDuringStays(call, until),
    ...mealsBeforeDecisions(call, until),
    ...mealsBeforeCorrections(call, until),
    ...mealsMendedBefore(call, until),
  ])
