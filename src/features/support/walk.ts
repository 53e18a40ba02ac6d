/** A walk through what support offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { supportContract } from './contract'

export const walk = featureWalk<{ support: typeof supportContract }>({
  async walk({ client: { support }, sendId, finish }) {
    await support.report({})
    await support.log({})
    await finish(support.check({ sendId: sendId() }))
    await support.acknowledge({ sendId: sendId() })
  },

  screens: { '/settings/support': { at: '/settings/support', shows: '本机检查' } },
})
