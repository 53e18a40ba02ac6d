/** Hands and seal on the paper, and the effect that the last of them makes (人民调解法 29). */
import { countsFrom, handFault, type Effect } from '../../rules'
import { mediationSignatures } from '../../schema'
import { refuseAhead } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import type { CaseWriter } from '../../service/call'
import type { EffectShown, Hand } from '../contract'
import { representativesOf, type StoredParty } from './people'
import { handsOf, laidOn, signatureOf, type StoredAgreement, type StoredHand } from './stored'

/** Puts them on record. Throws where one is there already, is of a day to come, or of somebody who may not sign. */
export function writeHands(
  call: CaseWriter,
  agreement: StoredAgreement,
  parties: readonly StoredParty[],
  hands: readonly Hand[],
): void {
  const acting = representativesOf(call, agreement.caseId)
  for (const hand of hands) {
    refuseAhead(call, hand.day)
    const whose = parties.find(({ id }) => id === hand.party)
    if (hand.party !== null && whose === undefined) throw refuse('not-found', 'party-unknown')
    const by = acting.find(({ id }) => id === hand.representative)
    if (hand.representative !== null && (by === undefined || by.party !== hand.party))
      throw refuse('not-found', 'representative-unknown')
    const fault = handFault(
      { ...hand, whose: whose ?? null, by: by ?? null, day: hand.day ?? call.today },
      { parties, acting, hands: handsOf(call, agreement.id), laidOn: laidOn(call, agreement.id) },
    )
    if (fault !== null) {
      const { code, ...named } = fault
      throw refuse('conflict', code, named)
    }
    call.database
      .insert(mediationSignatures)
      .values({
        agreementId: agreement.id,
        of: hand.of,
        partyId: hand.party,
        representativeId: hand.representative,
        manner: hand.manner,
        day: hand.day,
        signedAs: whose?.name ?? null,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
  }
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

export const handShown = (hand: StoredHand) => ({
  of: hand.of,
  party: hand.party,
  by: hand.by,
  manner: hand.manner,
  day: hand.day,
  signedAs: hand.signedAs,
  countsFrom: countsFrom(signatureOf(hand)),
})
