/** A good call of each procedure of finding cases, and its screen. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

/** Looks for what the walk has said in a case. */
export async function walkSearch({
  client: { mediation },
  say: { text },
}: Walker<{ readonly mediation: Pick<Mediation, 'search'> }>): Promise<void> {
  await mediation.search.choices({})
  await mediation.search.find({ filter: { words: text.slice(0, 4).trim() }, limit: 50 })
}

export const searchScreens = {
  '/mediation/search': { at: '/mediation/search', shows: '查找案件' },
} as const
