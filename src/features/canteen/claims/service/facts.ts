/**
 * What is known now of a person and of a day that has passed, for what is claimed of it. Whoever is hidden by now counts as
 * before: a sum does not change because nobody may see whose it is.
 */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { standingForBooks, type StandingForBooks } from '#features/residents/index'
import { eligibilityMoves } from '../../contract/words'
import { inInstitutionOn } from '../../diners/service/life'
import type { DinerFacts } from '../../policies/rules/index'
import { categoriesOn, pausesOf, type Eligibility, type LifeEvents } from '../../rules/eligibility'
import type { Snapshot } from '../../till/service/rows'

const stayRow = z.object({ from: z.string(), until: z.string().nullable() })
type Stay = z.infer<typeof stayRow>

export interface Known {
  readonly standing: StandingForBooks
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

/** Everything that decides on a person's meals, whichever of their records it stands under; null where they are no more. */
export function knownOf(call: Reader, residentId: number): Known | null {
  const standing = standingForBooks(call, residentId)
  if (standing === null) return null
  const residents = JSON.stringify(standing.ids)
  return {
    standing,
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
export function lifeOn({ standing, stays }: Known, day: string): LifeEvents {
  const begun = stays.filter(({ from }) => from <= day)
  const stay = begun.find(({ until }) => until === null || day < until) ?? begun.at(-1)
  return {
    died: standing.status === 'deceased' ? standing.since : null,
    movedAway: standing.status === 'moved-out' ? standing.since : null,
    institutionFrom: stay?.from ?? null,
    institutionUntil: stay?.until ?? null,
  }
}

/** The person on that day as it is known now; where they are at home, as it was when the meal was sold. */
export function factsOn(
  known: Known,
  { registered, lives }: Pick<NonNullable<Snapshot['circumstances']>, 'registered' | 'lives'>,
  day: string,
  enrolledOn: string,
): DinerFacts {
  const life = lifeOn(known, day)
  return {
    enrolledOn,
    personOn: (before) => {
      const then = lifeOn(known, before)
      return {
        categories: categoriesOn(known.eligibilities, then, before),
        inInstitution: inInstitutionOn(then, before),
      }
    },
    birth: known.standing.birth,
    sex: known.standing.sex,
    registered,
    lives,
    categories: categoriesOn(known.eligibilities, life, day),
    died: life.died !== null && day >= life.died,
    movedAway: life.movedAway !== null && day >= life.movedAway,
    inInstitution: inInstitutionOn(life, day),
  }
}
