/** Who has died books nothing and is not called; what still stands for them is a duty of whoever sits at the desk. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dayOfMinute, minuteOfInstant } from '#features/rooms/rules/index'
import { newSendId } from '../../support/desk'
import { refused } from './desk'
import { code, openWaitlistDesk, type WaitlistDesk } from './waitlist/waitlist-desk'

let at1: WaitlistDesk
beforeEach(async () => {
  at1 = await openWaitlistDesk()
})
afterEach(() => at1.desk.close())

async function dies(index: number) {
  const holder = at1.whom(index)
  if (holder.kind !== 'resident') throw new Error('no resident')
  const { residents } = at1.desk.client
  const { version } = await residents.read({ id: holder.residentId })
  const since = dayOfMinute(minuteOfInstant(at1.desk.clock.now()))
  const died = { id: holder.residentId, version, status: 'deceased' as const, since, note: '' }
  await residents.setStatus({ sendId: newSendId(), ...died })
}

const duties = async () =>
  (await at1.desk.client.visits.home({})).duties.filter(({ feature }) => feature === 'rooms')

it('is passed over on the waitlist, with the reason, and the next is called', async () => {
  const { desk, wish, join, cancel, toCall, offer } = at1
  const { booking } = await desk.book(wish(0))
  const wang = await join(wish(1))
  await join(wish(2))
  await dies(1)
  await cancel(booking.id)
  expect(await toCall()).toEqual(['赵敏'])
  expect(await refused(offer(wang))).toMatchObject(code('stops-holder-died'))
})

it('books nothing, and what stands is a duty until it is cancelled', async () => {
  const { desk, wish, cancel } = at1
  const { booking } = await desk.book(wish(0))
  expect(await duties()).toEqual([])
  await dies(0)
  expect(await duties()).toMatchObject([
    { kind: 'booking-of-died', residentName: '李梅', path: `/rooms/bookings/${booking.id}` },
  ])
  await cancel(booking.id)
  expect(await duties()).toEqual([])
  expect(await refused(desk.book(wish(0)))).toMatchObject(code('stops-holder-died'))
})
