/**
 * Which meals have to be looked at once more, because something was learnt after they were sold: a death, a move or a stay
 * that had begun by then, an eligibility that was decided on afterwards for days before, a birth or a sex that was put right, two records
 * that are one person's; what stands beside a meal that was taken back and had brought something per head; and every meal that was mended once, or claimed otherwise than as it was sold, because what was learnt may turn
 * out wrong again. All other meals stand as they were sold.
 */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { addMonths } from '#ground/days'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { absencesForBooks, peopleCorrected, goneForBooks, standingForBooks } from '#features/residents/index'
import { monthsEntitled } from '../../rules/eligibility'
import { besideUnclaimed } from './beside'

/**
 * Before this day only a death, a move or a decision is looked at. By then whoever was entitled may be forgotten: an eligibility has to
 * stay for three years after its end, in which whoever pays may ask for it back (民法典 art. 188).
 */
export const stillKnownFrom = (call: Reader): string => addMonths(call.today, -monthsEntitled)

const idRow = z.object({ id: z.number() })
const dinerRow = z.object({ id: z.number(), resident: z.number() })
const moveRow = z.object({ resident: z.number(), day: z.string(), at: z.number() })
const stayRow = moveRow.extend({ at: z.number().nullable() })

const standing = `m.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)`

const ids = (call: Reader, sql: string, ...parameters: readonly (string | number)[]): readonly number[] =>
  rowsOf(call, idRow, sql, ...parameters).map(({ id }) => id)

interface Asking {
  readonly from: string
  readonly until: string
  /** Sold by then, in UTC milliseconds; null for whenever. */
  readonly at: number | null
}

/** What stands of the meals of a person under all of their records, on any of their cards. */
function mealsBetween(
  call: Reader,
  person: readonly number[],
  { from, until, at }: Asking,
): readonly number[] {
  const learntOn = at === null ? until : dayAt(at)
  return ids(
    call,
    `SELECT m.id FROM canteen_diners d JOIN canteen_meals m ON m.diner_id = d.id
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND m.day BETWEEN ? AND ? AND m.at <= ? AND ${standing}`,
    JSON.stringify(person),
    from,
    learntOn < until ? learntOn : until,
    at ?? Number.MAX_SAFE_INTEGER,
  )
}

/** Records of residents; null for everybody's. */
export type Asked = readonly number[] | null

const dinersAsked = (call: Reader, asked: Asked) =>
  asked === null
    ? rowsOf(call, dinerRow, 'SELECT id, resident_id AS resident FROM canteen_diners')
    : rowsOf(
        call,
        dinerRow,
        'SELECT id, resident_id AS resident FROM canteen_diners WHERE resident_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(asked),
      )

const ofAsked = (asked: Asked, column: string): string =>
  asked === null ? '' : ` AND ${column} IN (SELECT value FROM json_each(?))`
const valuesOf = (asked: Asked): readonly string[] => (asked === null ? [] : [JSON.stringify(asked)])

const mealsOfGone = (call: Reader, until: string, asked: Asked): readonly number[] => {
  const diners = dinersAsked(call, asked)
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

/** From the day somebody had moved away on, who was back or dead by then: what the move ended is over after it as well. */
const mealsSinceAbsences = (call: Reader, until: string, asked: Asked): readonly number[] => {
  const diners = dinersAsked(call, asked)
  const absences = absencesForBooks(
    call,
    diners.map(({ resident }) => resident),
  )
  return diners.flatMap(({ id, resident }) =>
    (absences.get(resident) ?? []).flatMap(({ from, at }) =>
      ids(
        call,
        `SELECT m.id FROM canteen_meals m WHERE m.diner_id = ? AND m.day BETWEEN ? AND ? AND m.at <= ? AND ${standing}`,
        id,
        from,
        dayAt(at) < until ? dayAt(at) : until,
        at,
      ),
    ),
  )
}

/**
 * From the first day of a stay on, whichever card it was written down with, what was sold before it was: what it ended is over after it as
 * well. One of a desk of before that is not over, and of which its log tells nothing, may have been written down at any time.
 */
const mealsBeforeStays = (call: Reader, until: string, asked: Asked): readonly number[] =>
  rowsOf(
    call,
    stayRow,
    `SELECT own.resident_id AS resident, s.from_day AS day, s.at
       FROM canteen_diners own CROSS JOIN canteen_stays s ON s.diner_id = own.id
      WHERE s.from_day <= ?${ofAsked(asked, 'own.resident_id')}`,
    until,
    ...valuesOf(asked),
  ).flatMap(({ resident, day, at }) => {
    const person = standingForBooks(call, resident)
    const known = stillKnownFrom(call)
    return person === null
      ? []
      : mealsBetween(call, person.ids, { from: day > known ? day : known, until, at })
  })

/** Whoever had eaten when it was decided, on a day that the decision reaches back to. */
const mealsBeforeDecisions = (call: Reader, until: string, asked: Asked): readonly number[] =>
  rowsOf(
    call,
    moveRow,
    `SELECT e.resident_id AS resident, v.day, v.at
       FROM canteen_eligibility_moves v JOIN canteen_eligibilities e ON e.id = v.eligibility_id
      WHERE v.day <= ?${ofAsked(asked, 'e.resident_id')}`,
    until,
    ...valuesOf(asked),
  ).flatMap(({ resident, day, at }) => {
    // Of a decision for days to come nothing reaches back.
    if (day > dayAt(at)) return []
    const person = standingForBooks(call, resident)
    return person === null ? [] : mealsBetween(call, person.ids, { from: day, until, at })
  })

/** Whoever was erased has nothing that could be looked at again: what was mended of theirs stays as it was claimed. */
const mealsMendedBefore = (call: Reader, until: string, asked: Asked): readonly number[] =>
  ids(
    call,
    `SELECT DISTINCT l.meal_id AS id FROM canteen_claim_lines l JOIN canteen_meals m ON m.id = l.meal_id
       JOIN canteen_diners own ON own.id = m.diner_id
      WHERE l.turn > 1 AND l.day BETWEEN ? AND ? AND ${standing}${ofAsked(asked, 'own.resident_id')}`,
    stillKnownFrom(call),
    until,
    ...valuesOf(asked),
  )

/** What was first claimed at less than was given, of another funder, or not at all: by what was learnt by then, right or wrong. */
const mealsClaimedOtherwise = (call: Reader, until: string, asked: Asked): readonly number[] =>
  ids(
    call,
    `SELECT m.id FROM canteen_claimed_otherwise o CROSS JOIN canteen_meals m ON m.id = o.meal_id
       CROSS JOIN canteen_diners own ON own.id = m.diner_id
      WHERE m.day BETWEEN ? AND ? AND ${standing}${ofAsked(asked, 'own.resident_id')}`,
    stillKnownFrom(call),
    until,
    ...valuesOf(asked),
  )

/** Whoever turned out to be older or younger than the till had been told, not a man but a woman, or one person under two records. */
const mealsBeforeCorrections = (call: Reader, until: string, asked: Asked): readonly number[] => {
  const diners = dinersAsked(call, asked)
  const corrected = peopleCorrected(
    call,
    diners.map(({ resident }) => resident),
  )
  return diners.flatMap(({ id, resident }) => {
    const at = corrected.get(resident)
    if (at === undefined) return []
    return ids(
      call,
      `SELECT m.id FROM canteen_meals m WHERE m.diner_id = ? AND m.day BETWEEN ? AND ? AND m.at <= ? AND ${standing}`,
      id,
      stillKnownFrom(call),
      until,
      at,
    )
  })
}

/** Ids of meals that stand, up to a day: everybody's, or of these residents alone. */
export const mealsToRelook = (call: Reader, until: string, asked: Asked = null): ReadonlySet<number> =>
  new Set([
    ...mealsOfGone(call, until, asked),
    ...mealsSinceAbsences(call, until, asked),
    ...mealsBeforeStays(call, until, asked),
    ...mealsBeforeDecisions(call, until, asked),
    ...mealsBeforeCorrections(call, until, asked),
    ...mealsMendedBefore(call, until, asked),
    ...mealsClaimedOtherwise(call, until, asked),
    ...besideUnclaimed(call, until, asked),
  ])
