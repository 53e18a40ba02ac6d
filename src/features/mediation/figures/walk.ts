/** A good call of each procedure of the month's report, and its screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

/** The figures of a month, what stands behind one of them, and all of it as a workbook. */
export async function walkFigures({
  client: { mediation },
  say: { text },
  sendId,
  finish,
}: Walker<{ readonly mediation: Pick<Mediation, 'figures'> }>): Promise<void> {
  const { figures } = mediation
  const period = '2026-11'
  await figures.of({ period })
  await figures.rows({ period, figure: 'patrols', limit: 50 })
  const purpose = text.slice(0, 100)
  await finish(figures.export({ sendId: sendId(), period, purpose, words: {} }))
}

export const figuresScreens = {
  '/mediation/figures': { at: '/mediation/figures', shows: '调解月报' },
  '/mediation/figures/rows': {
    at: '/mediation/figures/rows?period=2026-11&figure=accepted',
    shows: /受理/,
  },
} as const
