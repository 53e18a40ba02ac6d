/**
 * What is known now of a person and of a day that has passed, for what is claimed of it. Whoever is hidden by now counts as
 * before: a sum does not change because nobody may see whose it is.
 */
import type { Reader } from '#desk/rpc/call'
import { standingForBooks, type StandingForBooks } from '#features/residents/index'
import { inInstitutionOn } from '../../diners/service/life'
import { enrolledSince, lifeInPast, pastOf, personBefore, type Past } from '../../diners/service/past'
import type { DinerFacts } from '../../policies/rules/index'
import { categoriesOn, isAwayOn, type LifeEvents } from '../../rules/eligibility'
import type { Snapshot } from '../../till/service/rows'

export interface Known extends Past {
  readonly standing: StandingForBooks
  /** Under whichever of their records. */
  readonly enrolledOn: string | null
}

/** Everything that decides on a person's meals, whichever of their records it stands under; null where they are no more. */
export function knownOf(call: Reader, residentId: number): Known | null {
  const standing = standingForBooks(call, residentId)
  if (standing === null) return null
  return { standing, ...pastOf(call, standing), enrolledOn: enrolledSince(call, standing.ids) }
}

export const lifeOn = (known: Known, day: string): LifeEvents => lifeInPast(known, known.standing, day)

/** The person on that day as it is known now; where they are at home, as it was when the meal was sold. */
export function factsOn(
  known: Known,
  { registered, lives }: Pick<NonNullable<Snapshot['circumstances']>, 'registered' | 'lives'>,
  day: string,
): DinerFacts {
  const life = lifeOn(known, day)
  return {
    ...(known.enrolledOn === null ? {} : { enrolledOn: known.enrolledOn }),
    personOn: personBefore(() => known, known.standing),
    birth: known.standing.birth,
    sex: known.standing.sex,
    registered,
    lives,
    categories: categoriesOn(known.eligibilities, life, day),
    died: life.died !== null && day >= life.died,
    movedAway: isAwayOn(life, day),
    inInstitution: inInstitutionOn(life, day),
  }
}
