/** Who may book and come: kinds of holder, purpose, approval, the safety briefing, a guardian for the young. */
import { ageOn } from '#ground/people/birth'
import { addDays } from '#work/calendar/rules/index'
import type { HolderKind, HouseRules, Notice, Purpose, Reason } from '../contract'
import { dayOfMinute, type Minute, type Span } from './minutes'

export interface Comer {
  /** The number of their record, and else what they are called. */
  readonly residentId?: number | null
  readonly name?: string
  /** Day of birth; null where it is not known. */
  readonly birth: string | null
  /** The day of their last safety briefing for this room. */
  readonly briefedOn: string | null
  readonly withGuardian: boolean
}

/** Whether a room asks anything of who comes: then they are named. */
export const asksOfComers = (rules: Pick<HouseRules, 'briefing' | 'guardianUnder'>): boolean =>
  rules.briefing !== null || rules.guardianUnder !== null

/** Two of one name may come; who is on record, or of one name and birth, comes once. */
const isSame = (one: Comer, other: Comer): boolean =>
  (one.residentId ?? null) === null
    ? (other.residentId ?? null) === null &&
      (one.name ?? '') !== '' &&
      one.name === other.name &&
      one.birth !== null &&
      one.birth === other.birth
    : one.residentId === other.residentId

/** As many as there are places, each of them once. @param named how many are named, also where they are not asked again */
export function countReasons(
  rules: HouseRules,
  comers: readonly Comer[],
  places: number,
  named: number,
): Reason[] {
  if (!asksOfComers(rules)) return []
  const twice = comers.findIndex((one, at) => comers.slice(0, at).some((other) => isSame(one, other)))
  return [
    ...(named > places ? [{ code: 'too-many-comers' as const, named, places }] : []),
    ...(twice < 0 ? [] : [{ code: 'named-twice' as const, person: twice }]),
  ]
}

/** The last day a briefing holds, counted to the day of the booking; null for one that holds for good. */
export const briefingHoldsUntil = (briefedOn: string, validDays: number | null): string | null =>
  validDays === null ? null : addDays(briefedOn, validDays)

export function briefingReason(
  rules: Pick<HouseRules, 'briefing'>,
  comer: Comer,
  person: number,
  day: string,
): Reason | null {
  if (rules.briefing === null) return null
  if (comer.briefedOn === null || comer.briefedOn > day) return { code: 'briefing', person, until: null }
  const until = briefingHoldsUntil(comer.briefedOn, rules.briefing.validDays)
  return until !== null && until < day ? { code: 'briefing', person, until } : null
}

export function guardianReason(
  rules: Pick<HouseRules, 'guardianUnder'>,
  comer: Comer,
  person: number,
  day: string,
): Reason | null {
  if (rules.guardianUnder === null || comer.withGuardian || comer.birth === null) return null
  const age = ageOn(comer.birth, day)
  return age < rules.guardianUnder ? { code: 'guardian', person, under: rules.guardianUnder, age } : null
}

export function comerReasons(rules: HouseRules, comers: readonly Comer[], span: Span): Reason[] {
  const day = dayOfMinute(span.from)
  return comers.flatMap((comer, person) =>
    [briefingReason(rules, comer, person, day), guardianReason(rules, comer, person, day)].filter(
      (reason) => reason !== null,
    ),
  )
}

export const comerNotices = (
  rules: HouseRules,
  comers: readonly Comer[],
  places: number,
  named: number,
): Notice[] => [
  ...comers.flatMap(({ birth, withGuardian }, person) =>
    rules.guardianUnder !== null && birth === null && !withGuardian
      ? [{ code: 'age-unknown' as const, person }]
      : [],
  ),
  ...(asksOfComers(rules) && named < places ? [{ code: 'unnamed' as const, people: places - named }] : []),
]

/** No sales, no talks that sell health products: neither by rule of one house nor by leave of anybody. */
const neverLetIn: readonly Purpose[] = ['sales', 'health-products']

export function holderReasons(rules: HouseRules, holder: HolderKind, purpose: Purpose): Reason[] {
  const reasons: Reason[] = []
  if (!rules.mayBook.includes(holder)) reasons.push({ code: 'may-not-book', holder })
  if (neverLetIn.includes(purpose)) reasons.push({ code: 'purpose' })
  return reasons
}

export const needsApproval = (rules: HouseRules, holder: HolderKind): boolean =>
  rules.approvalFor.includes(holder)

/** Until when a request asked for now holds its slot: the room's hours for it, never past its own beginning. */
export const pendingHoldsUntil = (rules: HouseRules, span: Span, now: Minute): Minute =>
  Math.max(now, Math.min(now + rules.pendingHours * 60, span.from))
