/** Short words for what further worked cases have in common. */
import { acceptedCase, handsOf, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import type { OpenedCase } from '#features/mediation/cases/contract'
import { otherRoutes } from '#features/mediation/contract/words'
import { plainly } from '#features/mediation/intake/walk'
import type { SuspicionText } from '#features/mediation/screening/contract'
import { nothingFound, sendId } from '../desk-of-mediators'
import type { DeskInTime } from './desk'

export const accepted = (
  at: DeskInTime,
  on: string,
  opened: OpenedCase = plainly('吵架'),
): Promise<TwoSided> => acceptedCase(at.mediation, sendId, opened, on)

/** Accepted, sat down, and a text laid before both. */
export async function proposed(at: DeskInTime, on: string, opened?: OpenedCase) {
  const two = await accepted(at, on, opened)
  await satDown(at.mediation, sendId, two, '谈成', on)
  const text = textOf(two, '赔偿')
  const made = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  return { two, ...made }
}

/** The same, signed and sealed on the day. */
export async function effective(at: DeskInTime, on: string, opened?: OpenedCase) {
  const made = await proposed(at, on, opened)
  const { agreement, two } = made
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, on) })
  return made
}

export const bothTold = ({ applicant, respondent }: TwoSided) =>
  [applicant, respondent].map((party) => ({ party, routes: [...otherRoutes] }))

/** It ends without an agreement on a day, and both are told of their routes. */
export const ended = (at: DeskInTime, two: TwoSided, move: 'refuse' | 'withdraw' | 'fail', on: string) =>
  at.mediation.endings.end({
    sendId: sendId(),
    case: two.id,
    move,
    by: move === 'fail' ? null : two.respondent,
    on,
    manner: 'in-person',
    told: bothTold(two),
  })

/** The screening that stands is put right: this is suspected. Returns how it is shown. */
export async function suspected(at: DeskInTime, caseId: number, suspicion: SuspicionText) {
  const before = (await at.mediation.screening.of({ case: caseId })).screenings.at(-1)
  await at.mediation.screening.screen({
    sendId: sendId(),
    case: caseId,
    screening: {
      ...nothingFound,
      corrects: before?.id ?? null,
      reason: before === undefined ? '' : '后来说的',
      suspicions: [suspicion],
    },
  })
  const shown = (await at.mediation.screening.of({ case: caseId })).screenings.at(-1)?.suspicions[0]
  if (shown === undefined) throw new Error('nothing is suspected')
  return shown
}

export const findingsOf = async (at: DeskInTime, { id }: { readonly id: number }) =>
  (await at.mediation.dossier.get({ id })).findings

export const foundBy = async (at: DeskInTime, words: string): Promise<number[]> =>
  (await at.mediation.search.find({ filter: { words }, limit: 50 })).rows.map(({ card }) => card.id)
