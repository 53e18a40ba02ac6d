/** A walk through what backups offer, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { backupsContract } from './contract'

export const walk = featureWalk<{ backups: typeof backupsContract }>({
  async walk({ client: { backups }, say: { text }, sendId, finish, folder }) {
    await backups.warning({})
    await backups.declineSecond({ sendId: sendId(), reason: text })
    await backups.chooseSecond({ sendId: sendId(), folder: folder() })
    const { name } = await finish(backups.make({ sendId: sendId() }))
    await backups.state({})
    await backups.heldBack({})
    await finish(backups.confirmHeldBack({ sendId: sendId(), shown: [] }))
    await backups.dropHeldBack({ sendId: sendId() })
    await backups.lookedAfterRestore({ sendId: sendId() })
    await finish(backups.prove({ sendId: sendId(), place: 'second', name }))
    await finish(backups.practise({ sendId: sendId() }))
  },

  movesTheGround: ['state', 'warning', 'declineSecond', 'chooseSecond', 'make', 'prove', 'practise'],

  screens: {
    '/settings/backups': { at: '/settings/backups', shows: '备份放在哪里' },
    '/settings/backups/second': { at: '/settings/backups/second', shows: '第二处放在哪里' },
    '/settings/backups/:name': { at: '/settings/backups/20261123-090000-00000000', shows: '备份' },
    '/backups': { at: '/backups', shows: /备份/ },
  },
})
