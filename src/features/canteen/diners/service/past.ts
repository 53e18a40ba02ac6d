/** What befell a person and what they were entitled to, on all days: read once, and answered from memory for each of them. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import type { Absence, Standing } from '#features/residents/index'
import { eligibilityMoves } from '../../contract/words'
import type { DinerFacts } from '../../policies/rules/index'
import { categoriesOn, pausesOf, type Eligibility, type LifeEvents } from '../../rules/eligibility'
import { absencesOf, inInstitutionOn, moveBy } from './life'

const stayRow = z.object({ from: z.string(), until: z.string().nullable() })
type Stay = z.infer<typeof stayRow>

export interface Past {
  /** Times elsewhere that are over, in their order. */
  readonly absences: readonly Absence[]
  readonly stays: readonly Stay[]
  readonly eligibilities: readonly Eligibility[]
}

const eligibilityRow = z.object({
  id: z.number(),
  category: z.string(),
  approvedOn: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})
const moveRow = z.object({ eligibility: z.number(), move: z.enum(eligibilityMoves), day: z.string() })

function eligibilitiesOf(call: Reader, residents: string): readonly Eligibility[] {
  const theirs = 'resident_id IN (SELECT value FROM json_each(?))'
  const moves = Map.groupBy(
    rowsOf(
      call,
      moveRow,
      `SELECT v.eligibility_id AS eligibility, v.move, v.day
         FROM canteen_eligibility_moves v JOIN canteen_eligibilities e ON e.id = v.eligibility_id
        WHERE e.${theirs} ORDER BY v.id`,
      residents,
    ),
    ({ eligibility }) => eligibility,
  )
  return rowsOf(
    call,
    eligibilityRow,
    `SELECT id, category, approved_on AS approvedOn, from_day AS "from", until FROM canteen_eligibilities WHERE ${theirs}`,
    residents,
  ).map((row) => ({ ...row, pauses: pausesOf(moves.get(row.id) ?? []) }))
}

export function pastOf(call: Reader, standing: Pick<Standing, 'ids' | 'since'>): Past {
  const residents = JSON.stringify(standing.ids)
  return {
    absences: absencesOf(call, standing),
    stays: rowsOf(
      call,
      stayRow,
      `SELECT s.from_day AS "from", s.until_day AS until
         FROM canteen_stays s JOIN canteen_diners d ON d.id = s.diner_id
        WHERE d.resident_id IN (SELECT value FROM json_each(?)) ORDER BY s.from_day`,
      residents,
    ),
    eligibilities: eligibilitiesOf(call, residents),
  }
}

/** What had happened by a day: of stays the one that it lies in, else the last before it. */
export function lifeInPast(
  { stays, absences }: Pick<Past, 'stays' | 'absences'>,
  { status, since }: Pick<Standing, 'status' | 'since'>,
  day: string,
): LifeEvents {
  const begun = stays.filter(({ from }) => from <= day)
  const stay = begun.find(({ until }) => until === null || day < until) ?? begun.at(-1)
  return {
    died: status === 'deceased' ? since : null,
    ...moveBy(absences, { status, since }, day),
    institutionFrom: stay?.from ?? null,
    institutionUntil: stay?.until ?? null,
  }
}

/** The person on days before, as a sum that is carried over asks of them: nothing is read before it asks. */
export function personBefore(
  past: () => Past,
  standing: Pick<Standing, 'status' | 'since'>,
): NonNullable<DinerFacts['personOn']> {
  let read: Past | null = null
  return (day) => {
    read ??= past()
    const then = lifeInPast(read, standing, day)
    return {
      categories: categoriesOn(read.eligibilities, then, day),
      inInstitution: inInstitutionOn(then, day),
    }
  }
}

const sinceRow = z.object({ since: z.string().nullable() })

/** The first day on which any of these records was a diner's: whichever card is shown, it is the same person. */
export const enrolledSince = (call: Reader, ids: readonly number[]): string | null =>
  rowOf(
    call,
    sinceRow,
    'SELECT min(enrolled_on) AS since FROM canteen_diners WHERE resident_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )?.since ?? null
