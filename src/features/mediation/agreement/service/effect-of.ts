/** When an agreement took effect, by whom, or what is still missing: by the hands on its paper, and by which of them count. */
import type { HasStatements } from '#vault/store/store'
import { effectOf, handsInDoubt, type Agreement, type Effect } from '../../rules'
import { partiesOf, representativesOf } from './people'
import { asAgreement, handsOf, laidOn, signersOf, type StoredAgreement } from './stored'

/** Ids of hands that do not count, by what is known of the people now. */
export const handsInDoubtOf = (call: HasStatements, { id, caseId }: StoredAgreement): readonly number[] =>
  handsInDoubt(handsOf(call, id), {
    parties: partiesOf(call, caseId),
    acting: representativesOf(call, caseId),
    laidOn: laidOn(call, id),
  })

/**
 * Those that the effect waits for. What is in effect stays so whatever is heard of its people afterwards: a reviewer is told of it, and
 * people decide.
 */
export const handsWaitedFor = (call: HasStatements, agreement: StoredAgreement): readonly number[] =>
  agreement.effectOn === null ? handsInDoubtOf(call, agreement) : []

/** As the rules look at it, with the hands on its paper. */
export const agreementOfStored = (
  call: HasStatements,
  agreement: StoredAgreement,
  inDoubt: readonly number[] = handsWaitedFor(call, agreement),
): Agreement => asAgreement(agreement, signersOf(call, agreement), handsOf(call, agreement.id), inDoubt)

export const effectOfStored = (call: HasStatements, agreement: StoredAgreement): Effect =>
  effectOf(agreementOfStored(call, agreement))

/** The same, with each hand looked at once more, also of what is in effect. */
export const effectAsReviewed = (call: HasStatements, agreement: StoredAgreement): Effect =>
  effectOf(agreementOfStored(call, agreement, handsInDoubtOf(call, agreement)))
