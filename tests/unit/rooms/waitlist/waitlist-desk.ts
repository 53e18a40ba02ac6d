/** A room that four families would like on one Saturday, for claims about the waitlist. */
import type { BookingText } from '#features/rooms/bookings/contract'
import { newSendId } from '../../../support/desk'
import { asked, ofResident, openRoomsDesk, type RoomsDesk } from '../desk'
import { at } from '../house'

export const when = '2026-12-05 14:00-16:00'

type Rooms = RoomsDesk['client']['rooms']

export interface WaitlistDesk {
  readonly desk: RoomsDesk
  readonly room: number
  readonly whom: (index: number) => ReturnType<typeof ofResident>
  /** The room at that time for one of the four. */
  readonly wish: (index: number, more?: Partial<BookingText>) => BookingText
  readonly join: (booking: BookingText) => Promise<number>
  readonly offer: (id: number, minutes?: number) => ReturnType<Rooms['waitlist']['offer']>
  readonly answer: (id: number, said: 'accept' | 'decline') => ReturnType<Rooms['waitlist']['answer']>
  readonly cancel: (booking: number) => ReturnType<Rooms['bookings']['move']>
  /** Names of who is to be called, in order. */
  readonly toCall: () => Promise<readonly (string | null)[]>
  /** The desk's clock stands at a minute of the wall. */
  readonly itIs: (text: string) => void
}

export async function openWaitlistDesk(): Promise<WaitlistDesk> {
  const desk = await openRoomsDesk()
  const room = await desk.room('烘焙小站')
  const people: number[] = []
  for (const name of ['李梅', '王强', '赵敏', '孙丽']) people.push(await desk.person(name))
  const whom = (index: number) => ofResident(people[index] ?? 0)
  const { waitlist, bookings } = desk.client.rooms
  return {
    desk,
    room,
    whom,
    wish: (index, more = {}) => asked(room, when, whom(index), more),
    join: async (booking) => (await waitlist.join({ sendId: newSendId(), booking })).waiting.id,
    offer: (id, minutes = 120) => waitlist.offer({ sendId: newSendId(), id, minutes }),
    answer: (id, said) => waitlist.answer({ sendId: newSendId(), id, answer: said, note: '' }),
    cancel: (id) => bookings.move({ sendId: newSendId(), id, move: 'cancel', reason: '有事' }),
    toCall: async () =>
      (await waitlist.list({})).rows.filter((row) => row.toCall).map(({ holder }) => holder.name),
    itIs: (text) => desk.clock.setDate((at(text) - 8 * 60) * 60_000),
  }
}

export const code = (what: string) => ({ data: { code: `rooms.${what}` } })
