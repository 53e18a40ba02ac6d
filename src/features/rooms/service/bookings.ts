/** Reads bookings as the rules look at them. */
import { z } from 'zod'
import { inJson } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { bookingStates, holderKinds, uses } from '../contract'
import {
  joined,
  minuteOfInstant,
  minutesOfDay,
  type Booking,
  type Holder,
  type Minute,
  type Span,
} from '../rules'
import { longestMinutes } from '../schema/bookings'

const pieces = inJson(z.record(z.string(), z.number()))

export const bookingRow = z.object({
  id: z.number(),
  room_id: z.number(),
  starts: z.number(),
  ends: z.number(),
  whole: z.number(),
  places: z.number(),
  holder_kind: z.enum(holderKinds),
  holder_id: z.number(),
  use: z.enum(uses),
  state: z.enum(bookingStates),
  booked_at: z.number(),
  placed_at: z.number(),
  holds_until: z.number().nullable(),
  arrived_at: z.number().nullable(),
  left_at: z.number().nullable(),
  equipment: pieces,
})

/**
 * When a booking `b` was given the time it has (UTC milliseconds): booked, moved there, or granted when it had begun. What
 * was taken back gave it none.
 */
export const placedAt = `coalesce((SELECT max(e.at) FROM booking_events e
    WHERE e.booking_id = b.id AND e.event IN ('reschedule', 'approve')
      AND NOT EXISTS (SELECT 1 FROM booking_events back WHERE back.takes_back = e.id)), b.booked_at) AS placed_at`

/** The centre books for itself: one holder, whoever asks. */
export const bookingColumns = `b.id, b.room_id, b.starts, b.ends, b.whole, b.places, b.holder_kind,
  coalesce(b.resident_id, b.group_id, 1) AS holder_id, b.use, b.state, b.booked_at, ${placedAt},
  b.holds_until, b.arrived_at, b.left_at,
  (SELECT json_group_object(e.code, u.pieces) FROM booking_equipment u JOIN room_equipment e ON e.id = u.equipment_id
    WHERE u.booking_id = b.id) AS equipment`

export const bookingOf = (row: z.infer<typeof bookingRow>): Booking => ({
  id: row.id,
  room: row.room_id,
  span: { from: row.starts, until: row.ends },
  whole: row.whole === 1,
  places: row.places,
  equipment: row.equipment,
  holder: { kind: row.holder_kind, id: row.holder_id },
  use: row.use,
  state: row.state,
  placedAt: minuteOfInstant(row.placed_at),
  holdsUntil: row.holds_until,
  arrivedAt: row.arrived_at,
  leftAt: row.left_at,
})

/** Every booking that holds something after a minute: what is still to come, or going on. */
export const bookingsAfter = (store: HasStatements, now: Minute): Booking[] =>
  z
    .array(bookingRow)
    .parse(
      store
        .statement(
          `SELECT ${bookingColumns} FROM bookings b
            WHERE b.starts > ? - 2880 AND b.held_until IS NOT NULL AND b.held_until > ? ORDER BY b.starts, b.id`,
        )
        .all(now, now),
    )
    .map(bookingOf)

/** Bookings of a room that have begun and that nobody came to, however long ago. */
export const begunWithoutAnyone = (store: HasStatements, room: number, now: Minute): Booking[] =>
  z
    .array(bookingRow)
    .parse(
      store
        .statement(
          `SELECT ${bookingColumns} FROM bookings b
            WHERE b.room_id = ? AND b.starts <= ? AND b.state = 'confirmed' ORDER BY b.starts, b.id`,
        )
        .all(room, now),
    )
    .map(bookingOf)

/** Nothing of these can stand in anybody's way any more. */
const standingOnly = "b.state NOT IN ('refused', 'cancelled', 'expired', 'displaced')"

/** Bookings whose time touches a span, but those that fell; bounded by the longest there can be. */
export const bookingsWithin = (store: HasStatements, { from, until }: Span): Booking[] =>
  z
    .array(bookingRow)
    .parse(
      store
        .statement(
          `SELECT ${bookingColumns} FROM bookings b
            WHERE b.starts > ? - ${longestMinutes} AND b.starts < ? AND b.ends > ? AND ${standingOnly}
            ORDER BY b.starts, b.id`,
        )
        .all(from, until, from),
    )
    .map(bookingOf)

/** Bookings within a day of any of these: what can stand in the way of one of them, or lie right beside it. */
export function bookingsNear(store: HasStatements, spans: readonly Span[]): Booking[] {
  const windows = joined(
    spans.map(({ from, until }) => ({ from: from - minutesOfDay, until: until + minutesOfDay })),
  )
  const found = windows.flatMap((window) => bookingsWithin(store, window))
  // One that touches two windows was found twice.
  return [...new Map(found.map((booking) => [booking.id, booking])).values()]
}

/** What one holder has from a minute on, under every number they were booked by. */
export function bookingsOfHolder(
  store: HasStatements,
  holder: Holder,
  numbers: readonly number[],
  from: Minute,
): Booking[] {
  const mine =
    holder.kind === 'resident'
      ? 'b.resident_id IN (SELECT value FROM json_each(@numbers))'
      : holder.kind === 'centre'
        ? "b.holder_kind = 'centre' AND json_valid(@numbers)"
        : 'b.group_id IN (SELECT value FROM json_each(@numbers))'
  return z
    .array(bookingRow)
    .parse(
      store
        .statement(
          `SELECT ${bookingColumns} FROM bookings b
            WHERE ${mine} AND b.starts >= @from AND ${standingOnly} ORDER BY b.starts, b.id`,
        )
        .all({ numbers: JSON.stringify(numbers), from }),
    )
    .map((row) => ({ ...bookingOf(row), holder }))
}
