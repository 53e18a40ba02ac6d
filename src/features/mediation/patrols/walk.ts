/** A good call of each procedure of patrols, and their screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

/** Two walks, one of them struck out. */
export async function walkPatrols({
  client: { mediation },
  say: { name, text },
  sendId,
}: Walker<{ readonly mediation: Pick<Mediation, 'patrols'> }>): Promise<void> {
  const { patrols } = mediation
  const patrol = {
    on: '2026-11-20',
    where: text.slice(0, 60),
    by: name,
    disputesFound: 3,
    prevented: 2,
    what: text,
  }
  const { id } = await patrols.note({ sendId: sendId(), patrol })
  await patrols.note({ sendId: sendId(), patrol })
  await patrols.strike({ sendId: sendId(), id })
  await patrols.list({ limit: 50 })
}

export const patrolScreens = {
  '/mediation/patrols': { at: '/mediation/patrols', shows: '纠纷排查' },
  '/mediation/patrols/new': { at: '/mediation/patrols/new', shows: '登记排查' },
} as const
