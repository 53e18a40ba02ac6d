/** A case between two people from outside, screened with nothing found and accepted: what files are made of. */
import type { ContractRouterClient } from '@orpc/contract'
import type { mediationContract } from '#features/mediation/contract/index'
import { outsider, plainly } from '#features/mediation/intake/walk'

export interface BetweenTwo {
  readonly id: number
  readonly applicant: number
  readonly respondent: number
}

export async function acceptedBetween(
  { cases, parties, screening, intake }: ContractRouterClient<typeof mediationContract>,
  sendId: () => string,
  narrative: string,
  [first, second]: readonly [string, string],
): Promise<BetweenTwo> {
  const { id } = await cases.open({ sendId: sendId(), opened: plainly(narrative) })
  const add = (name: string, role: 'applicant' | 'respondent', side: number) =>
    parties.add({ sendId: sendId(), case: id, text: outsider(name, role, side) })
  const applicant = await add(first, 'applicant', 1)
  const respondent = await add(second, 'respondent', 2)
  const clean = { corrects: null, reason: '', suspicions: [], offence: 'unlikely', bars: [] } as const
  await screening.screen({ sendId: sendId(), case: id, screening: { ...clean, suspicions: [], bars: [] } })
  await intake.step({ sendId: sendId(), case: id, move: 'accept', day: '2026-11-20', reason: '' })
  return { id, applicant: applicant.id, respondent: respondent.id }
}
