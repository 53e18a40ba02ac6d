/** Bookings of the worked situations as the rules read them: numbered from 1 in the order they are written. */
import type { Booking } from '#features/rooms/rules/index'
import { booking } from './house'
import { roomId, spanOf, type SlotAsk, type Written } from './situations'

type Taken = Pick<SlotAsk, 'whole' | 'seats' | 'attendees'>

/** Neither seats nor attendees: the room. */
export const isWhole = ({ whole, seats, attendees }: Taken): boolean =>
  whole ?? (seats === undefined && attendees === undefined)

export const placesOf = ({ seats, attendees }: Taken): number => seats ?? attendees ?? 1

export const book = (written: Written, index: number): Booking =>
  booking(index + 1, roomId(written.room), spanOf(written), {
    whole: isWhole(written),
    places: placesOf(written),
    equipment: written.equipment ?? {},
    state: written.state ?? 'confirmed',
  })
