/**
 * What rooms keep of a person, and how they forget it: what a resident booked goes as a whole, with the pieces it had,
 * once it is over; until then it is open and stays.
 */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import {
  dayField,
  textField,
  wordField,
  type Eraser,
  type Erasure,
  type KeepsPersonalData,
} from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { attachmentKinds } from '#vault/attachments/contract'
import { rowsOf } from '#work/rows'
import { bookingStates, purposes } from '../contract'
import { leaveCalls } from '../precedence/service/leave'
import { leaveRivals } from '../rivals/service/calls'
import { leaveSeries } from '../series/service/leave'
import { leaveWaitlist, waitlistKeeps } from '../waitlist/service/personal-data'
import { dayOfMinute, startOfDay, minuteOfInstant, textOfMinute } from '../rules'
import { comersHeld, comersKind, comersRecords, eraseComings } from './comers-held'
import { contactsRetention, eraseDoor, keyIsOut, withKeysOut } from './contacts'

const bookingRow = z.object({
  id: z.number(),
  room: z.string(),
  starts: z.number(),
  ends: z.number(),
  held_until: z.number().nullable(),
  purpose: z.enum(purposes),
  state: z.enum(bookingStates),
  title: z.string(),
  in_charge: z.string().nullable(),
  phone: z.string().nullable(),
})

const bookingsOf = (call: Reader, ids: readonly number[]) =>
  z.array(bookingRow).parse(
    call
      .statement(
        `SELECT b.id, r.name AS room, b.starts, b.ends, b.held_until, b.purpose, b.state, b.title,
                b.in_charge, b.phone
           FROM bookings b JOIN rooms r ON r.id = b.room_id
          WHERE b.resident_id IN (SELECT value FROM json_each(?)) ORDER BY b.id`,
      )
      .all(JSON.stringify(ids)),
  )

const noteRow = z.object({ note: z.string() })

/** What was not in order before or after, in the words of whoever looked. */
const foundAtDoor = (call: Reader, booking: number): string =>
  rowsOf(
    call,
    noteRow,
    `SELECT json_extract(a.value, '$.item') || ' ' || json_extract(a.value, '$.note') AS note
       FROM room_checks c, json_each(c.answers) a WHERE c.booking_id = ? AND json_extract(a.value, '$.fine') = 0 ORDER BY c.id`,
    booking,
  )
    .map(({ note }) => note.trim())
    .join('; ')

const keysTaken = (call: Reader, booking: number): string =>
  rowsOf(
    call,
    noteRow,
    `SELECT key_name || ' ' || coalesce(taken_by, '') AS note FROM room_key_entries
      WHERE booking_id = ? AND movement = 'out' AND reverses IS NULL ORDER BY id`,
    booking,
  )
    .map(({ note }) => note.trim())
    .join('; ')

/** Why it was cancelled, refused or moved, in the words of whoever did. */
const reasonsSaid = (call: Reader, booking: number): string =>
  rowsOf(
    call,
    noteRow,
    "SELECT reason AS note FROM booking_events WHERE booking_id = ? AND trim(reason) <> '' ORDER BY id",
    booking,
  )
    .map(({ note }) => note)
    .join('; ')

const photoRow = z.object({ attachment: z.number(), kind: z.enum(attachmentKinds), title: z.string() })

const photosHeld = (call: Reader, ids: readonly number[]) =>
  rowsOf(
    call,
    photoRow,
    `SELECT p.attachment_id AS attachment, a.kind, r.name || ' ' || strftime('%Y年%m月%d日', b.starts * 60, 'unixepoch') AS title
       FROM room_photos p JOIN attachments a ON a.id = p.attachment_id JOIN bookings b ON b.id = p.booking_id
       JOIN rooms r ON r.id = b.room_id
      WHERE b.resident_id IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
    JSON.stringify(ids),
  )

function eraseBooking(call: HasStatements, id: number): void {
  eraseDoor(call, id)
  call.statement('DELETE FROM booking_events WHERE booking_id = ?').run(id)
  call.statement('DELETE FROM booking_comers WHERE booking_id = ?').run(id)
  // The pieces first: what they used of each quarter is given back while the booking still says when.
  call.statement('DELETE FROM booking_equipment WHERE booking_id = ?').run(id)
  leaveSeries(call, id)
  leaveWaitlist(call, id)
  leaveCalls(call, id)
  leaveRivals(call, id)
  call.statement('DELETE FROM bookings WHERE id = ?').run(id)
}

/** Residents' bookings whose last minute lay before a minute; one that a key is still out on stays, for it says who has the key. */
const dueBookings = `FROM bookings b WHERE b.ends <= ? AND b.resident_id IS NOT NULL AND NOT ${keyIsOut}`
const dueRow = z.object({ id: z.number(), resident: z.number() })

const idRow = z.object({ id: z.number() })

function erase(call: Eraser, erasure: Erasure): Readonly<Record<string, number>> {
  const { resident, kept } = erasure
  const ids = z
    .array(idRow)
    .parse(
      call
        .statement(
          'SELECT id FROM bookings WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
        )
        .all(resident, JSON.stringify(kept['rooms.bookings'] ?? [])),
    )
  const wishes = waitlistKeeps.erase(call, erasure)
  // Counted before their own bookings take their comers with them.
  const comings = eraseComings(call, erasure)
  for (const { id } of ids) eraseBooking(call, id)
  return { 'rooms.bookings': ids.length, [comersKind]: comings, ...wishes }
}

export const roomsKeep: KeepsPersonalData = {
  feature: 'rooms',
  tables: [
    'bookings',
    'booking_equipment',
    'booking_comers',
    'booking_events',
    'room_checks',
    'room_photos',
    'room_key_entries',
    'room_waiting',
    'room_waiting_events',
    'room_waiting_comers',
    'room_displacements',
    'room_displacement_calls',
    'room_rivals',
    'room_rival_calls',
  ],
  kinds: ['rooms.bookings', comersKind, 'rooms.contacts', 'rooms.waiting', 'rooms.waiting-contacts'],
  files: photosHeld,
  held: (call, ids) => [
    {
      kind: 'rooms.bookings',
      rows: bookingsOf(call, ids).map(
        ({ id, room, starts, ends, purpose, state, title, in_charge, phone }) => [
          ...dayField('day', dayOfMinute(starts)),
          ...textField('room', room),
          ...textField('hours', `${textOfMinute(starts).slice(11)}–${textOfMinute(ends).slice(11)}`),
          ...wordField('purpose', `rooms:held.purposes.${purpose}`),
          ...wordField('state', `rooms:held.states.${state}`),
          ...textField('title', title),
          ...textField('inCharge', in_charge),
          ...textField('phone', phone),
          ...textField('found', foundAtDoor(call, id)),
          ...textField('keys', keysTaken(call, id)),
          ...textField('reasons', reasonsSaid(call, id)),
        ],
      ),
    },
    comersHeld(call, ids),
    ...waitlistKeeps.held(call, ids),
  ],
  records: (call, ids) => {
    const now = minuteOfInstant(call.now)
    const rows = bookingsOf(call, ids)
    const keysOut = withKeysOut(
      call,
      rows.map(({ id }) => id),
    )
    const booked = rows.map(({ id, ends, held_until }) => {
      const open = (held_until !== null && held_until > now) || keysOut.has(id)
      return { kind: 'rooms.bookings', id, open, ended: open ? null : dayOfMinute(ends) }
    })
    return [...booked, ...comersRecords(call, ids), ...waitlistKeeps.records(call, ids)]
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
              .statement(
                `SELECT b.id, b.resident_id AS resident ${dueBookings} AND b.id > ? ORDER BY b.id LIMIT ?`,
              )
              .all(startOfDay(before), after, limit),
          ),
      erase: (call, { id }) => eraseBooking(call, id),
    },
    contactsRetention,
    ...waitlistKeeps.retentions,
  ],
}
