/** A walk through what the day sheet offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { daySheetContract } from './contract'

export const walk = featureWalk<{ daySheet: typeof daySheetContract }>({
  async walk({ client: { daySheet }, sendId }) {
    await daySheet.unsettled({})
    await daySheet.print({ sendId: sendId(), day: '2026-11-23' })
  },

  screens: { '/day-sheet': { at: '/day-sheet', shows: '值班日志', papers: ['/day-sheet'] } },
})
