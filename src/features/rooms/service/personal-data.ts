/**
 * What rooms keep of a person, and how they forget it: what a resident booked goes as a whole, with the pieces it had,
 * once it is over; until then it is open and stays.
 */
import { z } from 'zod'
import {
  dayField,
  textField,
  wordField,
  type Eraser,
  type Erasure,
  type KeepsPersonalData,
  type Reader,
} from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { bookingStates, purposes } from '../contract'
import { dayOfMinute, startOfDay, minuteOfInstant, textOfMinute } from '../rules'

const bookingRow = z.object({
  id: z.number(),
  room: z.string(),
  starts: z.number(),
  ends: z.number(),
  held_until: z.number().nullable(),
  purpose: z.enum(purposes),
  state: z.enum(bookingStates),
})

const bookingsOf = (call: Reader, ids: readonly number[]) =>
  z.array(bookingRow).parse(
    call
      .statement(
        `SELECT b.id, r.name AS room, b.starts, b.ends, b.held_until, b.purpose, b.state
           FROM bookings b JOIN rooms r ON r.id = b.room_id
          WHERE b.resident_id IN (SELECT value FROM json_each(?)) ORDER BY b.id`,
      )
      .all(JSON.stringify(ids)),
  )

function eraseBooking(call: HasStatements, id: number): void {
  call.statement('DELETE FROM booking_events WHERE booking_id = ?').run(id)
  call.statement('DELETE FROM booking_comers WHERE booking_id = ?').run(id)
  // The pieces first: what they used of each quarter is given back while the booking still says when.
  call.statement('DELETE FROM booking_equipment WHERE booking_id = ?').run(id)
  call.statement('DELETE FROM bookings WHERE id = ?').run(id)
}

/** Residents' bookings whose last minute lay before a minute. */
const dueBookings = 'FROM bookings WHERE ends <= ? AND resident_id IS NOT NULL'
const dueRow = z.object({ id: z.number(), resident: z.number() })

const idRow = z.object({ id: z.number() })

function erase(call: Eraser, { resident, kept }: Erasure) {
  const ids = z
    .array(idRow)
    .parse(
      call
        .statement(
          'SELECT id FROM bookings WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
        )
        .all(resident, JSON.stringify(kept['rooms.bookings'] ?? [])),
    )
  for (const { id } of ids) eraseBooking(call, id)
  // Who came to what somebody else booked: that a place was taken stays, by whom goes.
  call
    .statement(
      `UPDATE booking_comers SET resident_id = NULL, name = '', birth = NULL, briefed_on = NULL, fetched_by = '',
              allergens = '' WHERE resident_id = ?`,
    )
    .run(resident)
  return { 'rooms.bookings': ids.length }
}

export const roomsKeep: KeepsPersonalData = {
  feature: 'rooms',
  tables: ['bookings', 'booking_equipment', 'booking_comers', 'booking_events'],
  kinds: ['rooms.bookings'],
  held: (call, ids) => [
    {
      kind: 'rooms.bookings',
      rows: bookingsOf(call, ids).map(({ room, starts, ends, purpose, state }) => [
        ...dayField('day', dayOfMinute(starts)),
        ...textField('room', room),
        ...textField('hours', `${textOfMinute(starts).slice(11)}–${textOfMinute(ends).slice(11)}`),
        ...wordField('purpose', `rooms:held.purposes.${purpose}`),
        ...wordField('state', `rooms:held.states.${state}`),
      ]),
    },
  ],
  records: (call, ids) => {
    const now = minuteOfInstant(call.now)
    return bookingsOf(call, ids).map(({ id, ends, held_until }) => {
      const open = held_until !== null && held_until > now
      return { kind: 'rooms.bookings', id, open, ended: open ? null : dayOfMinute(ends) }
    })
  },
  erase,
  // Nothing asks for it to stay: no money and no paper hangs on a booking. Two years show whether a room is used more than
  // a year ago, and no limit and no suspension looks back further.
  retentions: [
    {
      of: 'rows',
      kind: 'rooms.bookings',
      subject: 'booking',
      period: { usual: 24, least: 0 },
      count: (call, before) =>
        Number(call.statement(`SELECT count(*) ${dueBookings}`).pluck().get(startOfDay(before))),
      due: (call, before, after, limit) =>
        z
          .array(dueRow)
          .parse(
            call
              .statement(`SELECT id, resident_id AS resident ${dueBookings} AND id > ? ORDER BY id LIMIT ?`)
              .all(startOfDay(before), after, limit),
          ),
      erase: (call, { id }) => eraseBooking(call, id),
    },
  ],
}
