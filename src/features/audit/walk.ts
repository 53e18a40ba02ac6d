/** A walk through what the log offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { auditContract } from './contract'

export const walk = featureWalk<{ audit: typeof auditContract }>({
  async walk({ client: { audit }, say: { name }, as, resident, sendId, finish }) {
    const { id: residentId } = await resident()
    await as('auditor', async () => {
      await audit.list({ drafts: false, limit: 50 })
      await audit.row({ sequence: 1 })
      await audit.staff({})
      await audit.findResident({ query: name })
      await audit.ofResident({ residentId, reason: 'spot-check', note: '', limit: 50 })
      await audit.today({})
      await finish(audit.verify({ sendId: sendId(), heads: [] }))
      await audit.checks({})
      await audit.sealedPaper({ sendId: sendId() })
    })
  },

  screens: {
    '/audit': { at: '/audit', shows: '留痕' },
    '/audit/:sequence': { at: '/audit/3', shows: '第 3 条' },
    '/audit/residents': { at: '/audit/residents', shows: '谁看过这位居民的记录' },
    '/audit/paper': { at: '/audit/paper', shows: '留痕封存件', papers: ['/audit/paper'] },
    '/audit/verify': { at: '/audit/verify', shows: '核验留痕' },
  },
})
