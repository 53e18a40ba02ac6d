/** What the waitlist forgets: who answered for a group goes after two years, its wish stays as a figure. */
import { expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { asked } from '../desk'
import { openWaitlistDesk, when } from './waitlist-desk'

it('a group’s contacts on the waitlist go after two years, and only they', async () => {
  const { desk, room, wish, join, itIs } = await openWaitlistDesk()
  try {
    await desk.book(wish(0))
    const choir = { kind: 'group', name: '合唱团' } as const
    const child = { residentId: null, name: '小宝', birth: '2018-01-01', briefedOn: null, withGuardian: true }
    const comers = [{ ...child, fetchedBy: '外婆', allergens: '花生' }]
    await join(asked(room, when, choir, { inCharge: '钱敏', phone: '13912345678', comers }))
    const { retention } = desk.client.privacy
    const due = async () =>
      (await retention.due({})).lines.find(({ kind }) => kind === 'rooms.waiting-contacts')?.count
    itIs('2028-11-30T09:00')
    expect(await due()).toBe(0)
    itIs('2028-12-15T09:00')
    expect(await due()).toBe(1)
    await retention.confirm({ sendId: newSendId(), kind: 'rooms.waiting-contacts' })
    expect(await due()).toBe(0)
    const { sqlite } = desk.desk.session.requireOpen().store
    expect(sqlite.prepare('SELECT in_charge, phone, state FROM room_waiting').all()).toEqual([
      { in_charge: null, phone: null, state: 'waiting' },
    ])
    expect(sqlite.prepare('SELECT count(*) FROM room_waiting_comers').pluck().get()).toBe(0)
  } finally {
    desk.close()
  }
})
