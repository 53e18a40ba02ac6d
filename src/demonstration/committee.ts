/** The committee sets its file up, and the one who did gives the key to colleagues of the role. */
import { randomUUID } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { DeskContract } from '#centre/contract'
import { demonstrationPassword } from '#desk/session/session'

/** A mediator is signed in. */
export async function setUpCommittee({ holders }: ContractRouterClient<DeskContract>): Promise<void> {
  const own = { password: demonstrationPassword }
  for (const { file, standing } of (await holders.state({})).files) {
    if (standing === 'not-set-up') await holders.setUp({ sendId: randomUUID(), file, ...own })
  }
  for (const { file, kept } of (await holders.state({})).files) {
    for (const { staffId, fingerprint } of kept?.waiting ?? []) {
      if (fingerprint === null) continue
      await holders.give({ sendId: randomUUID(), file, staffId, fingerprint, ...own })
    }
  }
}
