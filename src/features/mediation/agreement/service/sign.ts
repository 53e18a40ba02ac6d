/** Hands and seal on the paper, and the effect that the last of them makes (人民调解法 29). */
import {
  actsAlone,
  countsFrom,
  lacksGuardian,
  needsRepresentative,
  signsItself,
  type Effect,
} from '../../rules'
import { mediationSignatures } from '../../schema'
import { refuseAhead } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { EffectShown, Hand } from '../contract'
import { representativesOf, type StoredParty } from './people'
import { handsOf, signatureOf, type StoredAgreement, type StoredHand } from './stored'

/**
 * Whether somebody stands on the other side too: as its party, as who acts for it now, or by a hand that is on the paper for it
 * already (民法典 168). Whoever was named after the text was laid before the parties was asked by no check.
 */
function acrossFrom(
  call: CaseReader,
  agreement: StoredAgreement,
  parties: readonly StoredParty[],
): (party: StoredParty, name: string) => 'other-side' | 'both-sides' | null {
  return ({ side }, name) => {
    const others = parties.filter((one) => one.side !== side)
    if (others.some((one) => one.name === name)) return 'other-side'
    const isOther = (party: number | null): boolean => others.some(({ id }) => id === party)
    const acts = representativesOf(call, agreement.caseId).some(
      (one) => one.until === null && one.name === name && isOther(one.party),
    )
    const signed = handsOf(call, agreement.id).some((hand) => hand.by === name && isOther(hand.party))
    return acts || signed ? 'both-sides' : null
  }
}

/** Puts them on record. Throws where one is there already, is of a day to come, or of somebody who may not sign. */
export function writeHands(
  call: CaseWriter,
  agreement: StoredAgreement,
  parties: readonly StoredParty[],
  hands: readonly Hand[],
): void {
  const acting = representativesOf(call, agreement.caseId)
  const across = acrossFrom(call, agreement, parties)
  for (const hand of hands) {
    const there = handsOf(call, agreement.id)
    if (there.some(({ of, party }) => of === hand.of && party === hand.party))
      throw refuse('conflict', 'signed-already')
    refuseAhead(call, hand.day)
    const whose = parties.find(({ id }) => id === hand.party)
    if (hand.party !== null && whose === undefined) throw refuse('not-found', 'party-unknown')
    const by = acting.find(({ id }) => id === hand.representative)
    if (hand.representative !== null && (by === undefined || by.party !== hand.party))
      throw refuse('not-found', 'representative-unknown')
    if (whose !== undefined && by === undefined && !signsItself(whose, hand.manner, hand.day ?? call.today))
      throw refuse('conflict', 'needs-representative', { name: whose.name })
    if (whose !== undefined && by?.by === 'law' && actsAlone(whose, hand.day ?? call.today))
      throw refuse('conflict', 'of-age', { name: whose.name })
    if (whose !== undefined && by !== undefined) {
      const fault = across(whose, by.name)
      if (fault !== null) throw refuse('conflict', fault, { name: by.name })
      const guardians = acting.filter(({ party, until }) => party === whose.id && until === null)
      if (needsRepresentative(whose, hand.day ?? call.today) && lacksGuardian(whose, [by, ...guardians]))
        throw refuse('conflict', 'no-guardian', { name: whose.name })
    }
    if (by !== undefined && by.by === 'letter' && !by.maySign) throw refuse('conflict', 'may-not-sign')
    if (by !== undefined && by.until !== null && (hand.day ?? call.today) > by.until)
      throw refuse('conflict', 'representative-ended', { day: by.until })
    call.database
      .insert(mediationSignatures)
      .values({
        agreementId: agreement.id,
        of: hand.of,
        partyId: hand.party,
        representativeId: hand.representative,
        manner: hand.manner,
        day: hand.day,
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
  countsFrom: countsFrom(signatureOf(hand)),
})
