/** A good call of each procedure of the day's end, and its screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { canteenContract } from '../contract/index'

/** Long over, whenever the walk is gone. */
const day = '2026-01-02'

/** A shift with a difference, explained; a day signed by two and printed. */
export async function walkClose({
  client: { canteen },
  sendId,
  as,
}: Walker<{ readonly canteen: Pick<ContractRouterClient<typeof canteenContract>, 'close'> }>): Promise<void> {
  const { close } = canteen
  const { shift } = await close.openShift({ sendId: sendId(), openingFen: 20_000 })
  await close.toBank({ sendId: sendId(), shift, fen: 5_000 })
  const { banking } = await close.toBank({ sendId: sendId(), shift, fen: 4_000 })
  await close.takeBackBanking({ sendId: sendId(), banking, rightFen: 0 })
  await close.count({ sendId: sendId(), shift, countedFen: 15_050 })
  await close.explain({ sendId: sendId(), shift, reason: 'change-mistake' })
  await close.state({ day })
  const { request } = await close.ask({ sendId: sendId(), day, outsideReason: null })
  await as('canteen', async () => {
    await close.confirm({ sendId: sendId(), request })
  })
  await close.sheet({ sendId: sendId(), day })
  await close.days({ limit: 50 })
}

export const closeScreens = {
  '/canteen/close': { at: '/canteen/close', shows: '日结' },
  '/canteen/close/days': { at: '/canteen/close/days', shows: '已结的日子' },
  '/canteen/close/sheet': { at: '/canteen/close/sheet', shows: /交接单/, papers: ['/canteen/close/sheet'] },
} as const
