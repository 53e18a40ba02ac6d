/**
 * When an agreement takes effect: a written one when all parties, the mediator and the seal are on it (人民调解法 29), an
 * oral one on the day it is made (30). Nothing is put in that is not on the paper: empty is missing, and says so.
 */
import type { CourtReferral, SigningManner } from '../../contract/words'

/** A hand on the paper. Its day is null where it bears none. */
export interface Signature {
  readonly on: string | null
  readonly manner: SigningManner
  /** By whom, where not by the party: counts from the letter of authority on. A person by law needs none. */
  readonly by: { readonly letter: 'by-law' | { readonly on: string | null } } | null
  /** It is on the paper and does not count, by what is known of the people now (`handsInDoubt`). */
  readonly isInDoubt?: true
}

export interface SigningParty {
  readonly party: number
  readonly signature: Signature | null
}

export type Agreement =
  | {
      readonly form: 'written'
      readonly parties: readonly SigningParty[]
      readonly mediator: { readonly on: string | null } | null
      readonly seal: { readonly on: string | null } | null
      readonly referral: CourtReferral | null
    }
  | {
      readonly form: 'oral'
      /** The day on which it was reached. */
      readonly reachedOn: string | null
      /** The day on which the mediator wrote it down, as they must (28): of no weight for the effect. */
      readonly registeredOn: string | null
    }

export type MissingForEffect =
  | { readonly what: 'signature' | 'signature-day' | 'letter-day' | 'hand-in-doubt'; readonly party: number }
  | {
      readonly what: 'parties' | 'mediator' | 'mediator-day' | 'seal' | 'seal-day' | 'day-reached'
    }

/** Where another day can be defended as well: the parties' last hand on a 委派 agreement (特邀调解规定 24). */
export interface OtherReading {
  readonly why: 'last-signature'
  readonly on: string
}

export type Effect =
  | { readonly by: 'law'; readonly on: string; readonly otherReading: OtherReading | null }
  /** What the court has filed ends with its own 调解书, or the claim is withdrawn (特邀调解规定 20). */
  | { readonly by: 'court'; readonly otherReading: null }
  | {
      readonly by: 'none'
      readonly missing: readonly MissingForEffect[]
      /** All have signed and the seal is missing: by the other reading the days run already. */
      readonly otherReading: OtherReading | null
    }

/** The day a signature counts from; null where it is not there whole, or does not count. */
export function countsFrom({ on, by, isInDoubt }: Signature): string | null {
  if (isInDoubt === true) return null
  if (on === null || by === null || by.letter === 'by-law') return on
  const letterOn = by.letter.on
  if (letterOn === null) return null
  return letterOn > on ? letterOn : on
}

const latest = (days: readonly string[]): string => days.reduce((last, day) => (day > last ? day : last), '')

export function effectOf(agreement: Agreement): Effect {
  if (agreement.form === 'oral') {
    const { reachedOn } = agreement
    return reachedOn === null
      ? { by: 'none', missing: [{ what: 'day-reached' }], otherReading: null }
      : { by: 'law', on: reachedOn, otherReading: null }
  }
  const { parties, mediator, seal, referral } = agreement
  const missing = missingOf(agreement)
  const days = parties.flatMap(({ signature }) => (signature === null ? [] : (countsFrom(signature) ?? [])))
  const signedOn = latest(days)
  const allSigned = parties.length > 1 && days.length === parties.length
  const reading: OtherReading | null =
    referral === 'assigned' && allSigned ? { why: 'last-signature', on: signedOn } : null
  if (missing.length > 0) return { by: 'none', missing, otherReading: reading }
  if (referral !== null && referral !== 'assigned') return { by: 'court', otherReading: null }
  const on = latest([signedOn, mediator?.on ?? '', seal?.on ?? ''])
  return { by: 'law', on, otherReading: signedOn === on ? null : reading }
}

function missingOf({
  parties,
  mediator,
  seal,
}: Extract<Agreement, { readonly form: 'written' }>): readonly MissingForEffect[] {
  const missing = parties.flatMap(({ party, signature }): readonly MissingForEffect[] => {
    if (signature === null) return [{ what: 'signature', party }]
    const lacks: MissingForEffect[] = []
    if (signature.on === null) lacks.push({ what: 'signature-day', party })
    const { by } = signature
    if (by !== null && by.letter !== 'by-law' && by.letter.on === null)
      lacks.push({ what: 'letter-day', party })
    if (signature.isInDoubt === true) lacks.push({ what: 'hand-in-doubt', party })
    return lacks
  })
  // Nobody agrees with themselves.
  if (parties.length < 2) missing.unshift({ what: 'parties' })
  if (mediator === null) missing.push({ what: 'mediator' })
  else if (mediator.on === null) missing.push({ what: 'mediator-day' })
  if (seal === null) missing.push({ what: 'seal' })
  else if (seal.on === null) missing.push({ what: 'seal-day' })
  return missing
}
