/** What is looked for before a case is given out: a mediator who is related, and the same people in earlier cases. */
import { likenesses, partyRoles, type Likeness, type PartyRole } from '../../contract/words'
import { likeness, type Named } from './likeness'

/** Who stands in a case, in whatever role: also who acts for a party or was invited. */
export interface Standing extends Named {
  readonly role: PartyRole | 'representative' | 'invited' | 'victim' | 'mediator'
  /** Parties of one side have the same; others have that of whom they stand with, or none. */
  readonly side: number | null
}

export interface EarlierCase {
  readonly id: number
  readonly mediators: readonly number[]
  readonly standings: readonly Standing[]
}

/** Somebody of the new case who stands in an earlier one. */
export interface Met {
  readonly case: number
  readonly who: number
  readonly earlier: number
  readonly earlierRole: Standing['role']
  readonly because: Likeness
  /** The same mediator had that case. */
  readonly sameMediator: boolean
  /** A party then and now, on the other end of it: applicant there, respondent here. */
  readonly roleChanged: boolean
  /** Parties of the new case stood on the two sides of that one, or on one side there and on two here. */
  readonly sidesChanged: boolean
}

interface Pair {
  readonly who: number
  readonly earlier: number
  readonly because: Likeness
}

/**
 * Everybody of a new case who stood in an earlier one, in any role, the surest first. `who` and `earlier` count the
 * standings from 0. Shown with case and role; nothing is decided by it.
 */
export function met(
  standings: readonly Standing[],
  earlier: readonly EarlierCase[],
  mediators: readonly number[],
): readonly Met[] {
  const found = earlier.flatMap((one) => {
    const pairs = pairsOf(standings, one.standings)
    const sameMediator = one.mediators.some((mediator) => mediators.includes(mediator))
    return pairs.map(({ who, earlier: before, because }): Met => ({
      case: one.id,
      who,
      earlier: before,
      earlierRole: one.standings[before]?.role ?? 'third-party',
      because,
      sameMediator,
      roleChanged: changesRole(standings[who], one.standings[before]),
      sidesChanged: pairs.some((other) =>
        changesSides(standings, one.standings, { who, earlier: before }, other),
      ),
    }))
  })
  return found.toSorted(
    (left, right) =>
      likenesses.indexOf(left.because) - likenesses.indexOf(right.because) || right.case - left.case,
  )
}

const pairsOf = (now: readonly Standing[], before: readonly Standing[]): readonly Pair[] =>
  now.flatMap((person, who) =>
    before.flatMap((other, earlier) => {
      const because = likeness(person, other)
      return because === null ? [] : [{ who, earlier, because }]
    }),
  )

const isParty = (role: Standing['role'] | undefined): role is PartyRole =>
  partyRoles.some((one) => one === role)

const changesRole = (now: Standing | undefined, before: Standing | undefined): boolean =>
  isParty(now?.role) && isParty(before?.role) && now.role !== before.role

type Place = Pick<Pair, 'who' | 'earlier'>

/** Two people who were beside each other and are against each other now, or the other way round. */
function changesSides(
  now: readonly Standing[],
  before: readonly Standing[],
  one: Place,
  other: Place,
): boolean {
  const sidesNow = [now[one.who]?.side ?? null, now[other.who]?.side ?? null]
  const sidesThen = [before[one.earlier]?.side ?? null, before[other.earlier]?.side ?? null]
  if (one.who === other.who || one.earlier === other.earlier) return false
  if ([...sidesNow, ...sidesThen].includes(null)) return false
  return (sidesNow[0] === sidesNow[1]) !== (sidesThen[0] === sidesThen[1])
}

/** What a mediator said of themselves and a party: 亲属、同事、利害关系、其他. */
export const declaredRelations = ['relative', 'colleague', 'interest', 'other'] as const
export type DeclaredRelation = (typeof declaredRelations)[number]

export type Relation =
  | { readonly code: 'is-party' | 'acts-for'; readonly party: number; readonly because: Likeness }
  | { readonly code: 'declared'; readonly party: number; readonly relation: DeclaredRelation }

/** A party, and who acts for it. */
export interface Represented extends Named {
  readonly acting: readonly Named[]
}

/**
 * Why a mediator should not have a case: as like as a party or who acts for one, or by what they declared. Staff are nobody of the register, so
 * that one household is found by asking alone. Another is named, or all parties accept them knowing it (人民调解法 19, 23): who is
 * a party themselves, or acts for one, is never accepted (民法典 168).
 */
export function relations(
  mediator: Named,
  parties: readonly Represented[],
  declared: readonly { readonly party: number; readonly relation: DeclaredRelation }[],
): readonly Relation[] {
  const found = parties.flatMap((party, at): readonly Relation[] => {
    const because = likeness(mediator, party)
    const acting = party.acting.map((one) => likeness(mediator, one)).find((like) => like !== null)
    return [
      ...(because === null ? [] : [{ code: 'is-party', party: at, because } as const]),
      ...(acting === undefined ? [] : [{ code: 'acts-for', party: at, because: acting } as const]),
    ]
  })
  return [...found, ...declared.map((one) => ({ code: 'declared' as const, ...one }))]
}

/** Only a likeness that is certain is a party for sure; a like name is looked into and answered. */
const isCertain = (because: Likeness): boolean => ['id-number', 'phone', 'birth'].includes(because)

export const mayMediate = (found: readonly Relation[], acceptedByAll: boolean): boolean =>
  found.every((relation) => acceptedByAll && (relation.code === 'declared' || !isCertain(relation.because)))
