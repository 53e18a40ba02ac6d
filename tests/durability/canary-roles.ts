/** Who does what in the canary's walk. */
import { mediators, type Role } from '#ground/roles/permissions'
import { giveKeyTo, setUpFiles } from '../support/committee'
import { canaryNames, canaryWord, otherCanaryPassword } from './canaries'
import type { DeskClient } from './host-process'

/** Of whoever walks, and of a colleague where it takes two; what the auditor does is walked by an auditor. */
export const heldRoles = ['manager', 'front-desk'] as const

/** Of a colleague who does what this role does: what lies in the mediators' file is done by somebody with its key. */
export const rolesBeside = (role: Role): readonly Role[] => {
  const isApart = role === 'auditor' || mediators.some((one) => one === role)
  return isApart ? [role] : heldRoles
}

/** The first of the mediators sets their file up, and gives its key to the next one, who has just come with this account. */
export async function bringKey(client: DeskClient, account: string): Promise<void> {
  const { holders, session } = client
  await setUpFiles(client, otherCanaryPassword)
  const waits = (await holders.state({})).files.some(({ standing }) => standing === 'no-key')
  if (!waits) return
  await session.signIn({ account: `${canaryWord}.mediator`, password: otherCanaryPassword })
  await giveKeyTo(client, canaryNames[1], otherCanaryPassword)
  await session.signIn({ account, password: otherCanaryPassword })
}
