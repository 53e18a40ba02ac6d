/** A walk through the door: let in, looked over, a key out and back, photos, and a suspension lifted. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { BookingText } from '../bookings/contract'
import type { roomsContract } from '../contract'
import type { HouseRules } from '../contract/house-rules'
import { minuteOfText } from '../rules'

type Rooms = ContractRouterClient<typeof roomsContract>

/** Both began an hour before the tests' own now, and nobody came to the first. */
const begun = { from: minuteOfText('2026-11-23T08:00'), until: minuteOfText('2026-11-23T11:00') }

/** @param booking a whole room for somebody; where and when is said here */
export async function walkDoor(
  rooms: Rooms,
  { sendId, say: { text, name }, picture, pass }: Walker<{ rooms: Rooms }>,
  openHouse: HouseRules,
  booking: BookingText,
): Promise<void> {
  const { bookings, door } = rooms
  const strict = {
    ...openHouse,
    keys: ['前门'],
    checksBefore: ['煤气'],
    checksAfter: ['煤气'],
    checkIn: { lateAfter: 1, noShowAfter: 1 },
    suspension: { noShows: 1, within: 30, days: 30 },
  }
  const { id: room } = await rooms.saveRoom({
    sendId: sendId(),
    existing: null,
    text: { name: '烘焙小站', inside: null, excludes: [], outOfUse: null, rules: strict },
  })
  const { booking: missed } = await bookings.book({
    sendId: sendId(),
    booking: { ...booking, room, span: begun },
  })
  // Whoever books when it has begun is waited for from then.
  pass(1)
  await door.conduct({})
  await door.lift({ sendId: sendId(), id: missed.id, reason: text.slice(0, 200) })

  const { bookings: cards } = await door.today({ day: '2026-11-23' })
  const code = cards.find(({ id }) => id === missed.id)?.code ?? ''
  await door.find({ code })
  const { comers } = await door.get({ id: missed.id })
  const comer = comers[0]?.id ?? 0
  await door.vouch({ sendId: sendId(), id: missed.id, comer, what: 'guardian', holds: true, was: null })
  await bookings.move({ sendId: sendId(), id: missed.id, move: 'check-in', reason: '' })
  await door.fill({
    sendId: sendId(),
    id: missed.id,
    moment: 'before',
    answers: [{ item: '煤气', fine: false, note: text.slice(0, 200) }],
  })
  const photo = {
    id: missed.id,
    moment: 'before' as const,
    thumbnail: picture(''),
    pages: 1,
  }
  const { photoId } = await door.attach({ sendId: sendId(), ...photo, file: picture(text) })
  await door.open({ id: missed.id, photoId })
  const { photoId: other } = await door.attach({ sendId: sendId(), ...photo, file: picture(name) })
  await door.takeAway({ sendId: sendId(), id: missed.id, photoId: other, reason: text.slice(0, 200) })
  const out = { id: missed.id, key: '前门', takenBy: name.slice(0, 40), due: begun.until }
  const { entry: slip } = await door.handOut({ sendId: sendId(), ...out })
  await door.takeBackKey({ sendId: sendId(), entry: slip })
  const { entry } = await door.handOut({ sendId: sendId(), ...out })
  await door.keysOut({})
  await rooms.papers.printed({ sendId: sendId(), id: missed.id, sheet: 'key', onto: 'paper' })
  await rooms.papers.calendar({ id: missed.id })
  await rooms.papers.roomCalendar({ room })
  await door.bringBack({ sendId: sendId(), entry, how: 'back' })
}
