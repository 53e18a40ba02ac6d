/** A walk through the directory, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { directoryContract } from './contract'

export const walk = featureWalk<{ directory: typeof directoryContract }>({
  async walk({ client: { directory }, say: { name, phone }, sendId }) {
    const worker = { name, phone, grid: '第6网格', active: true }
    const { id } = await directory.gridWorkers.save({ sendId: sendId(), ...worker })
    await directory.gridWorkers.save({ sendId: sendId(), id, ...worker, active: false })
    await directory.gridWorkers.list({})
  },

  // It takes a typed number away.
  movesTheGround: ['gridWorkers.save'],

  screens: { '/settings/grid-workers': { at: '/settings/grid-workers', shows: '网格员' } },
})
