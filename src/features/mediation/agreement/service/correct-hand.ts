/** A hand that was written down wrongly: put right with a reason until a court is asked, and the effect is worked out anew. */
import { eq } from 'drizzle-orm'
import type { CaseRow } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import { handKept } from '../../rules'
import { mediationAgreements } from '../../schema'
import { courtAsked } from '../../schema/chronology'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { Hand } from '../contract'
import { followEffect, refuseUnasked } from './effect'
import { partiesOf } from './people'
import { writeHand } from './sign'
import { effectOfStored } from './effect-of'
import { handsOf, type StoredAgreement } from './stored'

/** Why hands of an agreement are put right no more; null where they are. */
export const handKeptOf = (call: CaseReader, { state }: CaseRow, agreement: number) =>
  handKept(
    state,
    call
      .statement(`SELECT ${courtAsked('?')}`)
      .pluck()
      .get(agreement) === 1,
  )

interface Corrected extends Pick<Hand, 'representative' | 'manner'> {
  /** The hand that it puts right. */
  readonly id: number
  readonly day: string
  readonly reason: string
}

/** Returns the id of the hand that counts from now on. Throws where that would leave what is in effect without effect. */
export function correctHand(
  call: CaseWriter,
  agreement: StoredAgreement,
  row: CaseRow,
  { id, reason, ...said }: Corrected,
): number {
  const kept = handKeptOf(call, row, agreement.id)
  if (kept !== null) throw refuse('conflict', kept)
  const corrected = handsOf(call, agreement.id).find((hand) => hand.id === id)
  if (corrected === undefined) throw refuse('conflict', 'corrected-already')
  const hand: Hand = { of: corrected.of, party: corrected.party, ...said }
  refuseUnasked(call, agreement, [hand])
  const written = writeHand(call, agreement, partiesOf(call, row.id), hand, { hand: corrected, reason })
  if (row.state === 'signing') followEffect(call, row.id)
  else moveEffect(call, agreement)
  return written
}

function moveEffect(call: CaseWriter, agreement: StoredAgreement): void {
  const effect = effectOfStored(call, agreement)
  if (effect.by !== 'law') throw refuse('conflict', 'effect-lost')
  if (effect.on === agreement.effectOn) return
  call.database
    .update(mediationAgreements)
    .set({ effectOn: effect.on })
    .where(eq(mediationAgreements.id, agreement.id))
    .run()
}
