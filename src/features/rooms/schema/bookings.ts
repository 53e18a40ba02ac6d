/** Bookings: what is taken, by whom, who comes, and what happened to each. */
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { residents } from '#features/residents/schema/index'
import { bookingEventKinds, bookingStates, holderKinds, purposes, uses } from '../contract/words'
import { roomEquipment, rooms } from './house'

/** No booking is longer than two days: a search for what overlaps never looks further back. */
export const longestMinutes = 2880

/** Groups that book: our own, and others. */
export const roomGroups = sqliteTable('room_groups', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  outside: integer('outside', { mode: 'boolean' }).notNull(),
})

export const bookings = sqliteTable(
  'bookings',
  {
    id: integer('id').primaryKey(),
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    starts: integer('starts').notNull(),
    ends: integer('ends').notNull(),
    /** The minute until which it holds its room: its end, less when they left or never came; null when it holds nothing. */
    heldUntil: integer('held_until'),
    whole: integer('whole', { mode: 'boolean' }).notNull(),
    places: integer('places').notNull(),
    holderKind: text('holder_kind', { enum: holderKinds }).notNull(),
    residentId: integer('resident_id').references(() => residents.id),
    groupId: integer('group_id').references(() => roomGroups.id),
    use: text('use', { enum: uses }).notNull(),
    purpose: text('purpose', { enum: purposes }).notNull(),
    /** What it is called on the door; may be empty. */
    title: text('title').notNull().default(''),
    /** Who answers for a group, and where they are reached. */
    inCharge: text('in_charge'),
    phone: text('phone'),
    state: text('state', { enum: bookingStates }).notNull(),
    /** Of a request that waits: the minute its hold runs out. */
    holdsUntil: integer('holds_until'),
    arrivedAt: integer('arrived_at'),
    leftAt: integer('left_at'),
    /** UTC milliseconds. */
    bookedAt: integer('booked_at').notNull(),
    bookedBy: integer('booked_by')
      .notNull()
      .references(() => staff.id),
  },
  (booking) => [
    index('bookings_held')
      .on(booking.roomId, booking.whole, booking.heldUntil, booking.starts)
      .where(sql`held_until IS NOT NULL`),
    index('bookings_by_time').on(booking.starts, booking.roomId),
    // Whom a room still waits for, however long ago: what came, or was settled, is not among them.
    index('bookings_waited_for')
      .on(booking.roomId, booking.starts)
      .where(sql`state = 'confirmed'`),
    index('bookings_resident').on(booking.residentId, booking.starts),
    index('bookings_group').on(booking.groupId, booking.starts),
    check('bookings_length', sql`${booking.ends} - ${booking.starts} BETWEEN 1 AND 2880`),
    check('bookings_places', sql`${booking.places} > 0`),
    check(
      'bookings_held_within',
      sql`${booking.heldUntil} > ${booking.starts} AND ${booking.heldUntil} <= ${booking.ends}`,
    ),
    // What stands holds all of its time; what fell holds none of it.
    check(
      'bookings_hold',
      sql`CASE WHEN ${booking.state} IN ('pending', 'confirmed', 'checked-in')
            THEN ${booking.heldUntil} IS NOT NULL AND ${booking.heldUntil} = ${booking.ends}
            WHEN ${booking.state} IN ('refused', 'cancelled', 'expired', 'displaced')
            THEN ${booking.heldUntil} IS NULL ELSE 1 END`,
    ),
    check('bookings_pending', sql`(${booking.state} = 'pending') <= (${booking.holdsUntil} IS NOT NULL)`),
    check(
      'bookings_holder',
      sql`CASE ${booking.holderKind} WHEN 'resident' THEN ${booking.groupId} IS NULL
            WHEN 'centre' THEN ${booking.residentId} IS NULL AND ${booking.groupId} IS NULL
            ELSE ${booking.groupId} IS NOT NULL AND ${booking.residentId} IS NULL END`,
    ),
  ],
)

/** Pieces that a booking has. */
export const bookingEquipment = sqliteTable(
  'booking_equipment',
  {
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    equipmentId: integer('equipment_id')
      .notNull()
      .references(() => roomEquipment.id),
    pieces: integer('pieces').notNull(),
  },
  (use) => [
    primaryKey({ columns: [use.bookingId, use.equipmentId] }),
    index('booking_equipment_of').on(use.equipmentId, use.bookingId),
    check('booking_equipment_some', sql`${use.pieces} > 0`),
  ],
)

/** Who comes to a session, from the register or by name. */
export const bookingComers = sqliteTable(
  'booking_comers',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    residentId: integer('resident_id').references(() => residents.id),
    /** Of who is not in the register. */
    name: text('name').notNull(),
    birth: text('birth'),
    briefedOn: text('briefed_on'),
    withGuardian: integer('with_guardian', { mode: 'boolean' }).notNull(),
    fetchedBy: text('fetched_by').notNull(),
    allergens: text('allergens').notNull(),
    came: integer('came', { mode: 'boolean' }).notNull(),
  },
  (comer) => [
    index('booking_comers_of').on(comer.bookingId, comer.id),
    index('booking_comers_resident').on(comer.residentId, comer.bookingId),
  ],
)

/** What happened to a booking, in its order. Taking back is an event too, and names the one it takes back. */
export const bookingEvents = sqliteTable(
  'booking_events',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    event: text('event', { enum: bookingEventKinds }).notNull(),
    reason: text('reason').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    /** The booking as it stood before, in JSON; null for its first. */
    before: text('before'),
    takesBack: integer('takes_back').references((): AnySQLiteColumn => bookingEvents.id),
  },
  (row) => [
    index('booking_events_of').on(row.bookingId, row.id),
    index('booking_events_taken_back')
      .on(row.takesBack)
      .where(sql`takes_back IS NOT NULL`),
  ],
)
