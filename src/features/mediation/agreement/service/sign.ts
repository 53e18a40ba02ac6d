/** Hands and seal on the paper, and the effect that the last of them makes (人民调解法 29). */
import { countsFrom, handFault, type Effect } from '../../rules'
import { mediationSignatures } from '../../schema'
import { refuseAhead } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import type { CaseWriter } from '../../service/call'
import type { EffectShown, Hand } from '../contract'
import { representativesOf, type StoredParty } from './people'
import { handsOf, laidOn, signatureOf, type StoredAgreement, type StoredHand } from './stored'

/** The hand that a row puts right, and why. */
export interface PuttingRight {
  readonly hand: StoredHand
  readonly reason: string
}

/**
 * Puts one on record, or puts one right. Throws where one is there already, is of a day to come, or of somebody who may not sign. Returns
 * its id.
 */
export function writeHand(
  call: CaseWriter,
  agreement: StoredAgreement,
  parties: readonly StoredParty[],
  hand: Hand,
  puttingRight: PuttingRight | null = null,
): number {
  const acting = representativesOf(call, agreement.caseId)
  refuseAhead(call, hand.day)
  const whose = parties.find(({ id }) => id === hand.party)
  if (hand.party !== null && whose === undefined) throw refuse('not-found', 'party-unknown')
  const by = acting.find(({ id }) => id === hand.representative)
  if (hand.representative !== null && (by === undefined || by.party !== hand.party))
    throw refuse('not-found', 'representative-unknown')
  const hands = handsOf(call, agreement.id).filter(({ id }) => id !== puttingRight?.hand.id)
  const fault = handFault(
    { ...hand, whose: whose ?? null, by: by ?? null, day: hand.day ?? call.today },
    { parties, acting, hands, laidOn: laidOn(call, agreement.id) },
  )
  if (fault !== null) {
    const { code, ...named } = fault
    throw refuse('conflict', code, named)
  }
  const { lastInsertRowid } = call.database
    .insert(mediationSignatures)
    .values({
      agreementId: agreement.id,
      of: hand.of,
      partyId: hand.party,
      representativeId: hand.representative,
      manner: hand.manner,
      day: hand.day,
      signedAs: puttingRight?.hand.signedAs ?? whose?.name ?? null,
      corrects: puttingRight?.hand.id ?? null,
      reason: puttingRight?.reason ?? '',
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  return Number(lastInsertRowid)
}

export function effectShown(effect: Effect): EffectShown {
  const missing = effect.by === 'none' ? effect.missing : []
  return {
    by: effect.by,
    on: effect.by === 'law' ? effect.on : null,
    missing: missing.map((one) => ({ what: one.what, party: 'party' in one ? one.party : null })),
    lastSignatureOn: effect.otherReading?.on ?? null,
  }
}

export const handShown = (hand: StoredHand, inDoubt: readonly number[]) => ({
  id: hand.id,
  of: hand.of,
  party: hand.party,
  representative: hand.representative,
  by: hand.by,
  manner: hand.manner,
  day: hand.day,
  signedAs: hand.signedAs,
  countsFrom: countsFrom(signatureOf(hand, inDoubt)),
})
