/** A good call of each procedure of the work list. */
import type { ContractRouterClient } from '@orpc/contract'
import type { mediationContract } from '../contract'

type Mediation = ContractRouterClient<typeof mediationContract>

export async function walkWaiting({ waiting }: Pick<Mediation, 'waiting'>): Promise<void> {
  await waiting.list({ whose: 'mine', limit: 50 })
  await waiting.list({ whose: 'all', limit: 50 })
  await waiting.due({})
}
