/** What becomes of a booking that came from the waitlist: what was said to the offer stays, and the rest is a booking like any other. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { asked, refused } from '../desk'
import { on } from '../house'
import { code, openWaitlistDesk, when, type WaitlistDesk } from './waitlist-desk'

let at1: WaitlistDesk
beforeEach(async () => {
  at1 = await openWaitlistDesk()
})
afterEach(() => at1.desk.close())

/** What 王强 waited for is offered; returns their place on the list and the booking that holds it. */
async function offered() {
  const { desk, wish, join, cancel, offer } = at1
  const { booking } = await desk.book(wish(0))
  const waiting = await join(wish(1))
  await cancel(booking.id)
  const held = await offer(waiting)
  return { waiting, id: held.waiting.bookingId ?? 0 }
}

const takeBackOf = async (id: number) => (await at1.desk.client.rooms.bookings.get({ id })).takeBack
const takeBack = (eventId: number | null) =>
  at1.desk.client.rooms.bookings.takeBack({ sendId: newSendId(), eventId: eventId ?? 0 })

it('a slip with it is taken back like any other, and what they said to the offer is not', async () => {
  const { desk, room, answer, itIs } = at1
  const { waiting, id } = await offered()
  expect(await answer(waiting, 'accept')).toMatchObject({ requested: false })
  expect(await takeBackOf(id)).toBeNull()
  itIs('2026-12-01T09:00')
  const to = { room, span: on('2026-12-06 14:00-16:00'), whole: true, places: 1, equipment: {} }
  const moved = await desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id, to })
  expect(await takeBack(moved.takeBack)).toMatchObject({ booking: { id, span: on(when) } })
})

it('declined, the place is not taken back past who is asked next', async () => {
  const { desk, answer } = at1
  const { waiting, id } = await offered()
  await answer(waiting, 'decline')
  expect(await takeBackOf(id)).toBeNull()
  const { events } = await desk.client.rooms.bookings.get({ id })
  expect(await refused(takeBack(events.at(-1)?.id ?? null))).toMatchObject(code('cannot-be-taken-back'))
})

it('taken where the manager has to approve it, it is said to be asked for', async () => {
  const { desk, join, cancel, offer, answer, wish } = at1
  const strict = await desk.room('议事厅', { approvalFor: ['group'] })
  const { booking } = await desk.book(asked(strict, when, wish(0).holder))
  const group = await join(asked(strict, when, { kind: 'group', name: '合唱团' }))
  await cancel(booking.id)
  await offer(group)
  expect(await answer(group, 'accept')).toMatchObject({ requested: true })
})
