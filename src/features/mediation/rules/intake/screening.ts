/**
 * What is asked by name before a case goes on, and what the answers command: whom violence is reported to, who is offered
 * help. Nothing is presumed: what was not asked is null and stops the case like a report that is owed.
 */
import { dayAt } from '#ground/clock'
import { ageOn } from '#ground/people/birth'
import type {
  FullOrLess,
  HarmToMinors,
  HelpOffer,
  MatterBar,
  ReportBody,
  SufferedFrom,
  ViolenceForm,
} from '../../contract/words'
import type { Danger, ProtectedPerson } from '../../screening/contract/words'
import { law, type Article } from '../law'
import { nameLikeness } from './likeness'

export interface Victim {
  /** Day of birth; null where nobody asked or knows it. */
  readonly birth: string | null
  /** About how old they are, as it was told of whom nobody knows the day of birth: a report waits for no paper (未成年人保护法 11). */
  readonly aboutAge?: number | null
  readonly capacity: FullOrLess | null
}

export interface Suspicion {
  readonly id: number
  readonly victim: Victim
  readonly from: SufferedFrom
  readonly forms: readonly (ViolenceForm | HarmToMinors)[]
  /** UTC milliseconds: when somebody of the committee heard or saw it. */
  readonly discoveredAt: number
}

/** The answers of one screening; null is a question that was not asked. */
export interface Answers {
  /** Violence, harm to a minor; none is an answer too. */
  readonly suspicions: readonly Suspicion[] | null
  /** Whether it may become an offence, 治安案件 as well as 刑事案件 (人民调解法 25). */
  readonly offence: 'unlikely' | 'possible' | null
  readonly bars: readonly MatterBar[] | null
  /** Who in it is a minor or lacks full capacity, also where nobody is harmed. Undefined of before the desk asked: nobody asks that one again. */
  readonly vulnerable?: readonly ProtectedPerson[] | null | undefined
  /** What speaks for danger: revenge, a weapon, drink (人民调解法 25). Undefined as above. */
  readonly danger?: readonly Danger[] | null | undefined
}

/** A screening on record. A correction names the one it corrects, says why, and both stay. */
export interface Screening extends Answers {
  readonly id: number
  readonly corrects: number | null
  readonly reason: string
}

export type CorrectionFault = 'reason-missing' | 'not-the-standing-one'

/** The screening that counts: the last of the row of corrections. Null before the first. */
export const standing = (screenings: readonly Screening[]): Screening | null => screenings.at(-1) ?? null

/** Why a further screening cannot be put beside those on record; the first needs no reason. */
export function correctionFault(screenings: readonly Screening[], next: Screening): CorrectionFault | null {
  if (next.corrects !== (standing(screenings)?.id ?? null)) return 'not-the-standing-one'
  return next.corrects !== null && next.reason.trim() === '' ? 'reason-missing' : null
}

/** Somebody of whom harm is suspected, as they were written down. */
export interface NamedVictim {
  readonly name: string
  /** Null where nobody said or knows it. */
  readonly birth: string | null
}

/**
 * Whether somebody of a further screening is who the earlier one named, so that what was reported and offered is about them too: of the same
 * name, of a name that was misheard, or of another name and the same birth. What was reported of one child is nothing about another.
 */
export function isSameVictim(earlier: NamedVictim, next: NamedVictim): boolean {
  const likeness = nameLikeness(earlier.name, next.name)
  if (likeness === 'name') return true
  if (next.birth !== null && earlier.birth !== null) return next.birth === earlier.birth
  return likeness !== null
}

const majority = 18

/** The day that decides who somebody was: what is owed of a child that was found beaten is not ended by its birthday. */
const foundOn = ({ discoveredAt }: Suspicion): string => dayAt(discoveredAt)

/** How old somebody is on a day, or about; null where nobody was asked. */
export const ageOf = ({ birth, aboutAge = null }: Victim, day: string): number | null =>
  birth === null ? aboutAge : ageOn(birth, day)

export function isMinor(victim: Victim, day: string): boolean {
  const age = ageOf(victim, day)
  return age !== null && age < majority
}

/** A minor is protected as one whatever is written of their capacity; an adult's is asked, never guessed. */
const lacksCapacity = (victim: Victim, day: string): boolean =>
  isMinor(victim, day) || victim.capacity === 'limited' || victim.capacity === 'none'

const harms: ReadonlySet<string> = new Set<HarmToMinors>([
  'sexual-harm',
  'abandonment',
  'neglect',
  'bullying',
  'other-danger',
])

/** 家庭暴力, which in-laws and others who live together can do as well (反家庭暴力法 2, 37; 法释〔2022〕17号 3, 4). */
export const isFamilyViolence = ({ from, forms }: Suspicion): boolean =>
  from !== 'other' && forms.some((form) => !harms.has(form))

/** What one article wants: a report to one of these bodies. */
export interface Need {
  readonly articles: readonly Article[]
  readonly to: readonly ReportBody[]
  readonly when: 'at-once' | 'promptly'
}

/**
 * The reports that a suspicion commands; none for an adult of full capacity. A child beaten at home falls under both laws,
 * so that a report to a school alone does not do: 反家庭暴力法 14 names the police.
 */
export function needsOf(suspicion: Suspicion): readonly Need[] {
  const needs: Need[] = []
  const day = foundOn(suspicion)
  const minor = isMinor(suspicion.victim, day)
  if (isFamilyViolence(suspicion) && lacksCapacity(suspicion.victim, day)) {
    needs.push({ articles: law.reportViolence, to: ['police'], when: minor ? 'at-once' : 'promptly' })
  }
  if (minor) {
    needs.push({
      articles: law.reportHarmToMinor,
      to: ['police', 'civil-affairs', 'education'],
      when: 'at-once',
    })
  }
  return needs
}

/** What a possible offence commands, whoever it is against (人民调解法 25). */
export const needOfOffence: Need = {
  articles: law.offence,
  to: ['police', 'other-authority'],
  when: 'promptly',
}

/** What is put to an adult of full capacity who tells of violence; each is answered, on record. */
export const helpOwed = (suspicion: Suspicion): readonly HelpOffer[] =>
  suspicion.forms.length === 0 || lacksCapacity(suspicion.victim, foundOn(suspicion))
    ? []
    : ['police', 'protection-order', 'womens-federation', 'separate-sessions', 'address-hidden']

export type Unasked = 'suspicions' | 'offence' | 'bars' | 'vulnerable' | 'danger' | 'birth' | 'capacity'

/** The questions that still have to be put. Of a child nobody asks for its capacity. */
export function unasked({ suspicions, offence, bars, vulnerable, danger }: Answers): readonly Unasked[] {
  const missing: Unasked[] = []
  if (suspicions === null) missing.push('suspicions')
  if (offence === null) missing.push('offence')
  if (bars === null) missing.push('bars')
  if (vulnerable === null) missing.push('vulnerable')
  if (danger === null) missing.push('danger')
  const about = suspicions ?? []
  const isUnknown = (one: Suspicion): boolean => ageOf(one.victim, foundOn(one)) === null
  if (about.some(isUnknown)) missing.push('birth')
  const adults = about.filter((one) => !isUnknown(one) && !isMinor(one.victim, foundOn(one)))
  if (adults.some(({ victim }) => victim.capacity === null)) missing.push('capacity')
  return missing
}
