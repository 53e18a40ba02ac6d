/** A caller of the whole procedure: session, role, strict parse, handler, audit, and the check of the answer. */
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { demonstrationPassword } from '#desk/session/session'
import type { Desk } from '#centre/create-desk'
import type { DeskContract } from '#centre/contract'
import { account } from './community-file'

export type BenchClient = ContractRouterClient<DeskContract>

/** Signs somebody in: the manager, who may do everything the front desk may, unless another is named. */
export async function signedIn(desk: Desk, who: string = account): Promise<BenchClient> {
  const client = createRouterClient(desk.router) as BenchClient
  await client.session.signIn({ account: who, password: demonstrationPassword })
  return client
}
