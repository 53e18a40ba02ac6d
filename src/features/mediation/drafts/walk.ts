/** A good call of each procedure of drafts. */
import type { ContractRouterClient } from '@orpc/contract'
import type { mediationContract } from '../contract'

type Mediation = ContractRouterClient<typeof mediationContract>

export async function walkDrafts(
  { drafts }: Pick<Mediation, 'drafts'>,
  { sendId, text }: { readonly sendId: () => string; readonly text: string },
): Promise<void> {
  const key = 'mediation.open'
  const content = JSON.stringify({ narrative: text })
  await drafts.keep({ sendId: sendId(), key, content })
  await drafts.all({})
  await drafts.drop({ sendId: sendId(), key })
}
