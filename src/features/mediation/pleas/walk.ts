/** A good call of each procedure of pleas that belong to no case, and their screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import { plainly } from '../intake/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

const saidAt = Date.parse('2026-11-20T02:00:00Z')

/** Somebody asks for help, and says more of it afterwards. */
export async function walkPleas({
  client: { mediation },
  say: { name, text },
  sendId,
}: Walker<{ readonly mediation: Pick<Mediation, 'pleas'> }>): Promise<void> {
  const { pleas } = mediation
  const plea = { saidAt, person: name, words: text, handler: name }
  const { id } = await pleas.keep({ sendId: sendId(), plea: { ...plea, addsTo: null } })
  await pleas.keep({ sendId: sendId(), plea: { ...plea, addsTo: id } })
  await pleas.list({ words: text.slice(0, 4).trim(), limit: 50 })
  await pleas.get({ id })
  await pleas.paper({ id })
  await pleas.openCase({ sendId: sendId(), id, opened: plainly(text) })
}

export const pleaScreens = {
  '/mediation/protection/pleas/new': { at: '/mediation/protection/pleas/new', shows: '登记求助' },
  '/mediation/protection/pleas/:pleaId': { at: '/mediation/protection/pleas/{plea}', shows: /^求助记录/ },
  '/mediation/protection/pleas/:pleaId/print': {
    at: '/mediation/protection/pleas/{plea}/print',
    shows: '求助记录',
    papers: ['/mediation/protection/pleas/{plea}/print'],
  },
} as const
