/** Whom the centre's own use displaced, for what, and what was said when they were called. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { callResults } from '../contract/words'
import { bookings } from './bookings'

export const roomDisplacements = sqliteTable(
  'room_displacements',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    /** The centre's own use that took its place. */
    byBookingId: integer('by_booking_id')
      .notNull()
      .references(() => bookings.id),
    /** Where they went instead. */
    movedToId: integer('moved_to_id').references(() => bookings.id),
    /** Nobody has to be called any more: moved, or told and content with it. */
    settled: integer('settled', { mode: 'boolean' }).notNull(),
  },
  (row) => [
    uniqueIndex('room_displacements_booking').on(row.bookingId),
    index('room_displacements_by').on(row.byBookingId),
    index('room_displacements_moved').on(row.movedToId),
    index('room_displacements_open').on(row.settled, row.id),
  ],
)

/** Each call, in its order. */
export const roomDisplacementCalls = sqliteTable(
  'room_displacement_calls',
  {
    id: integer('id').primaryKey(),
    displacementId: integer('displacement_id')
      .notNull()
      .references(() => roomDisplacements.id),
    result: text('result', { enum: callResults }).notNull(),
    note: text('note').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [index('room_displacement_calls_of').on(row.displacementId, row.id)],
)

/** Only the house displaces, and only what has lost its place: nobody else's wish goes before a neighbour's. */
export const displacementGuards: readonly string[] = [
  `CREATE TRIGGER \`room_displacements_insert\` AFTER INSERT ON \`room_displacements\` BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not') WHERE NOT EXISTS (
    SELECT 1 FROM bookings b, bookings own WHERE b.id = NEW.booking_id AND own.id = NEW.by_booking_id
       AND b.state = 'displaced' AND own.holder_kind = 'centre' AND own.use NOT IN ('ordinary', 'standing-group'));
END;`,
  `CREATE TRIGGER \`room_displacements_stay\` BEFORE UPDATE OF id, booking_id, by_booking_id ON \`room_displacements\` BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not');
END;`,
  `CREATE TRIGGER \`room_displacements_once\` BEFORE INSERT ON \`room_displacements\`
WHEN EXISTS (SELECT 1 FROM room_displacements WHERE id = NEW.id OR booking_id = NEW.booking_id) BEGIN
  SELECT RAISE(ABORT, 'rooms.displaces-not');
END;`,
]
