/**
 * Whose hand counts on a paper: a party's own or that of who acts for them (人民调解法 29; 民法典 17–23, 165), nobody's for both sides
 * (民法典 168). The check before signing looks at who was named by then; here it is whoever signs, whenever they were named.
 */
import type { CaseState, Capacity, SigningManner } from '../../contract/words'
import {
  actsAlone,
  isAgeUnasked,
  lacksGuardian,
  needsRepresentative,
  signsItself,
} from '../../rules/people/representatives'

/** A party as whoever looks at a hand sees it. */
export interface Signatory {
  readonly id: number
  readonly name: string
  readonly kind: 'person' | 'unit'
  readonly birth: string | null
  readonly capacity: Capacity | null
  readonly side: number
  /** Null is alive, or not known. */
  readonly diedOn: string | null
}

/** Somebody who acts for a party, or did until a day. */
export interface ActsFor {
  readonly id: number
  readonly party: number
  readonly name: string
  readonly by: 'letter' | 'law'
  readonly maySign: boolean
  /** The last day on which they act; null is not ended. */
  readonly until: string | null
}

/** A hand that is on the paper already: whose, and by whom where not by themselves. */
export interface OnPaper {
  readonly of: 'party' | 'mediator' | 'seal'
  readonly party: number | null
  readonly by: string | null
}

/** The same with all that it is judged by; its day is null where it bears none. */
export interface HandOnPaper extends OnPaper {
  readonly id: number
  readonly representative: number | null
  readonly manner: SigningManner
  readonly day: string | null
}

/** A hand that somebody wants to write down. Of one without a day it is the day on which it is written down. */
export interface HandPut {
  readonly of: OnPaper['of']
  readonly whose: Signatory | null
  readonly by: ActsFor | null
  readonly manner: SigningManner
  readonly day: string
}

/** Everybody of the case, and what is on the paper. */
export interface AtTheTable {
  readonly parties: readonly Signatory[]
  readonly acting: readonly ActsFor[]
  readonly hands: readonly OnPaper[]
  /** The day on which the text was laid before the parties; null where nobody knows. */
  readonly laidOn: string | null
}

export type Across = 'other-side' | 'both-sides'

export type HandFault =
  | { readonly code: 'signed-already' | 'may-not-sign' }
  | {
      readonly code: Across | 'party-died' | 'age-unasked' | 'needs-representative' | 'of-age' | 'no-guardian'
      readonly name: string
    }
  | { readonly code: 'representative-ended'; readonly day: string }

/** Whether somebody of a name stands on another side: as its party, as who acts for it now, or by a hand on the paper for it. */
export function across(
  { side }: Pick<Signatory, 'side'>,
  name: string,
  { parties, acting, hands }: AtTheTable,
): Across | null {
  const others = parties.filter((one) => one.side !== side)
  if (others.some((one) => one.name === name)) return 'other-side'
  const isOther = (party: number | null): boolean => others.some(({ id }) => id === party)
  const acts = acting.some((one) => one.until === null && one.name === name && isOther(one.party))
  return acts || hands.some(({ by, party }) => by === name && isOther(party)) ? 'both-sides' : null
}

/**
 * No hand of theirs is of after their death, nor one for them of what was laid before the others after it (民法典 13, 173). Who acts by
 * letter and does not know of it acts well (174); who acts by law does not (175).
 */
const isOfTheDead = (
  { diedOn }: Signatory,
  by: ActsFor | null,
  laidOn: string | null,
  day: string,
): boolean =>
  diedOn !== null && ((laidOn !== null && diedOn < laidOn) || (by?.by !== 'letter' && day > diedOn))

/** Why a hand is not written down; null where it is. */
export function handFault({ of, whose, by, manner, day }: HandPut, table: AtTheTable): HandFault | null {
  const isThere = table.hands.some((hand) => hand.of === of && hand.party === (whose?.id ?? null))
  if (isThere) return { code: 'signed-already' }
  if (whose === null) return null
  const { name } = whose
  if (isOfTheDead(whose, by, table.laidOn, day)) return { code: 'party-died', name }
  if (isAgeUnasked(whose)) return { code: 'age-unasked', name }
  if (by === null) return signsItself(whose, manner, day) ? null : { code: 'needs-representative', name }
  if (by.by === 'law' && actsAlone(whose, day)) return { code: 'of-age', name }
  const fault = across(whose, by.name, table)
  if (fault !== null) return { code: fault, name: by.name }
  const guardians = table.acting.filter(({ party, until }) => party === whose.id && until === null)
  if (needsRepresentative(whose, day) && lacksGuardian(whose, [by, ...guardians]))
    return { code: 'no-guardian', name }
  if (by.by === 'letter' && !by.maySign) return { code: 'may-not-sign' }
  return by.until !== null && day > by.until ? { code: 'representative-ended', day: by.until } : null
}

/**
 * Hands on the paper that do not count by what is known of the people now: a birth, a capacity, a letter, a side, a guardian or a death may
 * have been put right since they were written down. One without a day is missing anyhow. A guardian counts who acted on the day of the hand; who
 * was named for the other side only, and signed nothing for it, was asked about when the hand was written down.
 */
export function handsInDoubt(
  hands: readonly HandOnPaper[],
  { parties, acting, laidOn }: Omit<AtTheTable, 'hands'>,
): readonly number[] {
  return hands.flatMap(({ id, of, party, representative, manner, day }) => {
    const whose = parties.find((one) => one.id === party)
    if (whose === undefined || day === null) return []
    const by = acting.find((one) => one.id === representative) ?? null
    const actingThen = acting
      .filter((one) => one.party === party)
      .map((one) => ({ ...one, until: one.until !== null && one.until >= day ? null : one.until }))
    const others = hands.filter((one) => one.id !== id)
    const fault = handFault(
      { of, whose, by, manner, day },
      { parties, acting: actingThen, hands: others, laidOn },
    )
    return fault === null ? [] : [id]
  })
}

/**
 * Why a hand on record is put right no more; null where it is. Its day says within which days a court was asked and by what a case was
 * closed: from then on it stays, and a closed case is sent back first.
 */
export function handKept(
  state: CaseState,
  isCourtAsked: boolean,
): 'court-asked-by-hand' | 'case-closed' | 'not-to-be-signed' | null {
  if (isCourtAsked) return 'court-asked-by-hand'
  if (state === 'closed') return 'case-closed'
  return ['signing', 'in-effect', 'performed', 'unperformed'].includes(state) ? null : 'not-to-be-signed'
}
