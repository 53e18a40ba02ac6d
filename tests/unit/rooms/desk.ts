/** A desk with rooms, people and short ways to book, for claims about what the service does. */
import type { HouseRules, RoomText } from '#features/rooms/contract/index'
import type { AskedHolder, BookingText } from '#features/rooms/bookings/contract'
import {
  newSendId,
  openTestDesk,
  testPassword,
  type TestDesk,
  type TestDeskOptions,
} from '../../support/desk'
import { newcomer } from '../../support/walker'
import { on, rules } from './house'

export interface RoomsDesk extends TestDesk {
  /** Adds a room and returns its number. */
  room(name: string, change?: Partial<HouseRules>, more?: Partial<RoomText>): Promise<number>
  oven(room: number, pieces: number): Promise<void>
  person(name: string): Promise<number>
  book(text: BookingText): ReturnType<TestDesk['client']['rooms']['bookings']['book']>
}

export async function openRoomsDesk(options: TestDeskOptions = {}): Promise<RoomsDesk> {
  const desk = await openTestDesk(options)
  const { client } = desk
  await client.session.signIn({ account: 'manager', password: testPassword })
  return {
    ...desk,
    async room(name, change = {}, more = {}) {
      const text = { name, inside: null, excludes: [], outOfUse: null, rules: rules({ step: 15, ...change }) }
      const { id } = await client.rooms.saveRoom({
        sendId: newSendId(),
        existing: null,
        text: { ...text, ...more },
      })
      return id
    },
    async oven(room, count) {
      const text = { code: 'oven', name: '烤箱', pieces: count, rooms: [room], outages: [] }
      await client.rooms.saveEquipment({ sendId: newSendId(), id: null, text })
    },
    async person(name) {
      const { id } = await client.residents.register({
        sendId: newSendId(),
        person: newcomer(name),
        relation: '',
        tags: [],
        consent: null,
      })
      return id
    },
    book: (text) => client.rooms.bookings.book({ sendId: newSendId(), booking: text }),
  }
}

export const ofResident = (residentId: number): AskedHolder => ({ kind: 'resident', residentId })

/** `2026-12-01 09:00-11:00` of a room, whole, for somebody; what differs is said. */
export const asked = (
  room: number,
  when: string,
  holder: AskedHolder,
  more: Partial<BookingText> = {},
): BookingText => ({
  room,
  span: on(when),
  whole: true,
  places: 1,
  equipment: {},
  holder,
  purpose: 'meeting',
  title: '',
  inCharge: null,
  phone: null,
  comers: [],
  ...more,
})

/** The code of a refusal, or null when there was none. */
export const refused = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
