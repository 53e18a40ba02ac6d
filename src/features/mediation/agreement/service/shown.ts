/** An agreement as it is shown: text, duties, hands, effect, and who got which original. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { copiesNeeded, isGivenBefore } from '../../rules'
import type { AgreementShown } from '../contract/index'
import { effectShown, handShown } from './sign'
import { effectOfStored, handsWaitedFor } from './effect-of'
import { dutiesOf, handsOf, lastHandOn, signersOf, termsOf, type StoredAgreement } from './stored'

const copyRow = z.object({
  party: z.number().nullable(),
  committee: z.string(),
  givenOn: z.string().nullable(),
  takenBy: z.string(),
})

/** The register of originals: the last row of each. */
export const copiesOf = (call: HasStatements, agreement: number) =>
  rowsOf(
    call,
    copyRow,
    `SELECT party_id AS party, committee, given_on AS givenOn, taken_by AS takenBy FROM mediation_copies
      WHERE id IN (SELECT max(id) FROM mediation_copies WHERE agreement_id = ? GROUP BY party_id, committee) ORDER BY id`,
    agreement,
  )

export function agreementShown(
  call: HasStatements,
  agreement: StoredAgreement,
  parties: readonly number[],
  others: readonly string[],
): AgreementShown {
  const hands = handsOf(call, agreement.id)
  const signers = signersOf(call, agreement)
  const effect = effectOfStored(call, agreement)
  const inDoubt = handsWaitedFor(call, agreement)
  return {
    id: agreement.id,
    form: agreement.form,
    number: agreement.number,
    facts: agreement.facts,
    dispute: agreement.dispute,
    responsibilities: agreement.responsibilities,
    terms: [...termsOf(call, agreement.id)],
    duties: dutiesOf(call, agreement.id).map((duty) => ({ ...duty, instalments: [...duty.instalments] })),
    signers: [...signers],
    hands: hands.map((hand) => handShown(hand, inDoubt)),
    effect: effectShown(effect),
    reachedOn: agreement.reachedOn,
    registeredOn: agreement.registeredOn,
    copies: copiesOf(call, agreement.id).map((copy) => ({
      ...copy,
      isGivenBeforeWhole:
        copy.givenOn !== null && (effect.by === 'none' || isGivenBefore(copy, lastHandOn(hands))),
    })),
    copiesNeeded: copiesNeeded(parties, others),
  }
}
