/** A good call of each procedure of the copy sheet, and its screen. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

/** The sheet of a case, in the order in which it was. */
export async function walkCopySheet({
  client: { mediation },
  sendId,
}: Walker<{ readonly mediation: Pick<Mediation, 'cases' | 'copySheet'> }>): Promise<void> {
  const { rows } = await mediation.cases.list({ tab: 'open', limit: 1 })
  const { order } = await mediation.copySheet.get({ id: rows[0]?.id ?? 0 })
  await mediation.copySheet.arrange({ sendId: sendId(), order })
}

export const copySheetScreens = {
  '/mediation/:caseId/copy': { at: '/mediation/{case}/copy', shows: /^填报对照单/ },
} as const
