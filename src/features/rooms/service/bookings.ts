/** Reads bookings as the rules look at them. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { bookingStates, holderKinds, uses } from '../contract'
import type { Booking, Minute } from '../rules'

const pieces = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.record(z.string(), z.number()))

const bookingRow = z.object({
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
  holds_until: z.number().nullable(),
  arrived_at: z.number().nullable(),
  left_at: z.number().nullable(),
  equipment: pieces,
})

/** The centre books for itself: one holder, whoever asks. */
const columns = `b.id, b.room_id, b.starts, b.ends, b.whole, b.places, b.holder_kind,
  coalesce(b.resident_id, b.group_id, 1) AS holder_id, b.use, b.state, b.holds_until, b.arrived_at, b.left_at,
  (SELECT json_group_object(e.code, u.pieces) FROM booking_equipment u JOIN room_equipment e ON e.id = u.equipment_id
    WHERE u.booking_id = b.id) AS equipment`

const bookingOf = (row: z.infer<typeof bookingRow>): Booking => ({
  id: row.id,
  room: row.room_id,
  span: { from: row.starts, until: row.ends },
  whole: row.whole === 1,
  places: row.places,
  equipment: row.equipment,
  holder: { kind: row.holder_kind, id: row.holder_id },
  use: row.use,
  state: row.state,
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
          `SELECT ${columns} FROM bookings b
            WHERE b.starts > ? - 2880 AND b.held_until IS NOT NULL AND b.held_until > ? ORDER BY b.starts, b.id`,
        )
        .all(now, now),
    )
    .map(bookingOf)
