/** A walk through what staff offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { staffContract } from './contract'

export const walk = featureWalk<{ staff: typeof staffContract }>({
  async walk({ client: { staff }, say: { name }, sendId }) {
    const { id } = await staff.add({
      sendId: sendId(),
      account: 'wang',
      name,
      roles: ['front-desk'],
      password: 'first password',
    })
    await staff.list({})
    await staff.change({ sendId: sendId(), id, name, roles: ['canteen'] })
    await staff.resetPassword({ sendId: sendId(), id, password: 'second password' })
    await staff.inHands({ id })
    await staff.deactivate({ sendId: sendId(), id, changeOfKeys: 'later' })
    await staff.reactivate({ sendId: sendId(), id, password: 'third password' })
  },

  movesTheGround: ['add', 'change', 'resetPassword', 'deactivate', 'reactivate', 'list'],

  screens: {
    '/settings/staff': { at: '/settings/staff', shows: '工作人员', main: true },
    '/settings/holders': { at: '/settings/holders', shows: '谁拿着加密钥匙' },
    '/settings/staff/new': { at: '/settings/staff/new', shows: '添加工作人员' },
    '/settings/staff/:staffId': { at: '/settings/staff/1', shows: /^(?!工作人员$)/ },
  },
})
