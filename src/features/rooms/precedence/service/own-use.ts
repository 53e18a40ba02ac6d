/** Takes a room for the centre's own use: whom it displaces is named before, and called after. */
import type { Reader, WriteCall } from '#desk/rpc/call'
import { displacement, nearestFree, otherRooms, withMore, type Holding } from '../../rules'
import { askedOf, refusalFor, type Asked } from '../../bookings/service/asking'
import { keep } from '../../bookings/service/book'
import { askedElsewhere, makeMoveOf } from '../../bookings/service/moves'
import { cardById, cardsOf, fullRows, type FullRow } from '../../bookings/service/rows'
import { guarded, settle } from '../../bookings/service/standing'
import { saidOf } from '../../bookings/rules/said'
import type { BookingCard, BookingText } from '../../bookings/contract'
import { bookingOf } from '../../service/bookings'
import { refuse } from '../../service/refuse'
import type { OwnUse } from '../contract'

const textOf = ({ room, span, places, title }: OwnUse): BookingText => ({
  room,
  span,
  whole: true,
  places,
  equipment: {},
  holder: { kind: 'centre' },
  purpose: 'meeting',
  title,
  inCharge: null,
  phone: null,
  comers: [],
})

/** The waitlist does not go before the house: only bookings are looked at. */
function askedFor(call: Reader, own: OwnUse) {
  const asked = askedOf(call, textOf(own))
  const { house, request, booked, now } = asked
  const { displaced, reasons } = displacement(house, request, own.use, booked.held, now)
  const ids = displaced.flatMap(({ who }) => (who.is === 'booking' ? [who.booking] : []))
  return { asked, displaced, reasons, ids }
}

const takingOf = (row: FullRow) => {
  const { room, span, whole, places, equipment } = bookingOf(row)
  return { room, span, whole, places, equipment: { ...equipment } }
}

const rowsOfIds = (call: Reader, ids: readonly number[]): readonly FullRow[] =>
  fullRows(call, 'b.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))

/** Whose it is is not for this call: then nothing is said of where they could go, and others call them. */
const isHidden = ({ holder }: BookingCard): boolean =>
  holder.kind === 'resident' && holder.residentId === null

/** Where one of them could go, once the house is there. */
function insteadOf(call: Reader, row: FullRow, { house, now }: Asked, own: Holding, ids: readonly number[]) {
  const { request, booked } = askedElsewhere(call, row, takingOf(row))
  const left = booked.held.filter(({ who }) => who.is !== 'booking' || !ids.includes(who.booking))
  const books = withMore({ held: left, counted: booked.counted }, [own])
  const asking = { now, inSeries: true, displaced: true }
  return {
    slots: nearestFree(house, request, books, asking),
    elsewhere: otherRooms(house, request, books, asking),
  }
}

export function previewed(call: Reader, own: OwnUse) {
  const { asked, reasons, ids } = askedFor(call, own)
  const { request, names } = asked
  const { room, span, whole, places, equipment, holder } = request
  const who = { is: 'date' as const, date: 0 }
  const holding = { who, room, span, whole, places, equipment, holder, use: own.use, pending: false }
  const rows = rowsOfIds(call, ids)
  const cards = new Map(cardsOf(call, rows).map((card) => [card.id, card]))
  return {
    reasons: reasons.map((reason) => saidOf(reason, names)),
    displaced: ids.flatMap((id) => {
      const row = rows.find((one) => one.id === id)
      const booking = cards.get(id)
      if (row === undefined || booking === undefined) return []
      const hidden = isHidden(booking)
      const instead = hidden ? { slots: [], elsewhere: [] } : insteadOf(call, row, asked, holding, ids)
      return [{ booking, byOthers: hidden, ...instead }]
    }),
  }
}

const sameSet = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

export function takeRoom(call: WriteCall, own: OwnUse, reason: string, named: readonly number[]) {
  const { asked, reasons, ids } = askedFor(call, own)
  const [first] = reasons
  if (first !== undefined) throw refusalFor(saidOf(first, asked.names))
  // indico#4129: nobody is turned down unseen.
  if (!sameSet(ids, named)) throw refuse('conflict', 'displaces-others', { count: ids.length })
  settle(call, asked.house, asked.around, asked.now)
  // Also of whom this call does not have in sight: they lose the place like anybody, and who may see them calls.
  for (const row of rowsOfIds(call, ids)) makeMoveOf(call, row, 'displace', reason)
  const booking = keep(call, textOf(own), asked, null, own.use)
  for (const id of ids) {
    guarded(() =>
      call
        .statement('INSERT INTO room_displacements (booking_id, by_booking_id, settled) VALUES (?, ?, 0)')
        .run(id, booking),
    )
  }
  return { id: booking, booking: cardById(call, booking), displaced: ids.length }
}
