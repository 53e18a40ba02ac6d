/**
 * What rooms keep: rooms and equipment with their house rules, closures, and bookings.
 *
 * Minutes are of the wall clock in Asia/Shanghai since 1970 (see `rules/minutes.ts`). What must never be (two in one
 * place, a piece too many) is refused by the triggers of `guards.ts`, whoever writes.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ImpersonalTables } from '#vault/erasures/erasable'
import { staff } from '#desk/session/schema'
import { residents } from '#features/residents/schema/index'
import { bookingStates, closureKinds, holderKinds, purposes, uses } from '../contract'

export { guards, keptByGuards } from './guards'

/** No booking is longer than two days: a search for what overlaps never looks further back. */
export const longestMinutes = 2880

export const rooms = sqliteTable(
  'rooms',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** Its place in lists and in the day view. */
    place: integer('place').notNull(),
    insideId: integer('inside_id'),
    /** Why it is out of use; null while it is in use. */
    outOfUse: text('out_of_use'),
    /** House rules in JSON, as the contract has them. */
    rules: text('rules').notNull(),
    // What the guards read of the rules: never written, so that the two cannot differ.
    places: integer('places')
      .notNull()
      .generatedAlwaysAs(sql`json_extract(rules, '$.places')`, { mode: 'stored' }),
    bufferBefore: integer('buffer_before')
      .notNull()
      .generatedAlwaysAs(sql`json_extract(rules, '$.bufferBefore')`, { mode: 'stored' }),
    bufferAfter: integer('buffer_after')
      .notNull()
      .generatedAlwaysAs(sql`json_extract(rules, '$.bufferAfter')`, { mode: 'stored' }),
    /** Counts changes; an edit names the one it was made from. */
    version: integer('version').notNull(),
  },
  (room) => [index('rooms_inside').on(room.insideId)],
)

/** Two rooms that cannot be in use together; the lower number first, so that a pair stands once. */
export const roomExclusions = sqliteTable(
  'room_exclusions',
  { roomId: integer('room_id').notNull(), otherId: integer('other_id').notNull() },
  (pair) => [
    primaryKey({ columns: [pair.roomId, pair.otherId] }),
    check('room_exclusions_order', sql`${pair.roomId} < ${pair.otherId}`),
  ],
)

/** How each room bears on each other, worked out by trigger from what lies in what; nobody writes it. */
export const roomRelations = sqliteTable(
  'room_relations',
  {
    roomId: integer('room_id').notNull(),
    otherId: integer('other_id').notNull(),
    relation: text('relation', { enum: ['same', 'around', 'within', 'excluded'] }).notNull(),
  },
  (relation) => [primaryKey({ columns: [relation.roomId, relation.otherId] })],
)

export const roomEquipment = sqliteTable('room_equipment', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  pieces: integer('pieces').notNull(),
})

/** Where a kind of equipment can be used. */
export const equipmentRooms = sqliteTable(
  'equipment_rooms',
  {
    equipmentId: integer('equipment_id')
      .notNull()
      .references(() => roomEquipment.id),
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
  },
  (place) => [primaryKey({ columns: [place.equipmentId, place.roomId] })],
)

export const equipmentOutages = sqliteTable(
  'equipment_outages',
  {
    id: integer('id').primaryKey(),
    equipmentId: integer('equipment_id')
      .notNull()
      .references(() => roomEquipment.id),
    pieces: integer('pieces').notNull(),
    fromDay: text('from_day').notNull(),
    /** The last day out; null while nobody knows. */
    untilDay: text('until_day'),
    why: text('why').notNull(),
  },
  (outage) => [
    index('equipment_outages_of').on(outage.equipmentId, outage.fromDay),
    check('equipment_outages_some', sql`${outage.pieces} > 0`),
  ],
)

/** Pieces in use in each quarter of an hour, kept and guarded by trigger; nobody writes it. */
export const equipmentSlots = sqliteTable(
  'equipment_slots',
  {
    equipmentId: integer('equipment_id').notNull(),
    /** Minutes divided by fifteen. */
    slot: integer('slot').notNull(),
    used: integer('used').notNull(),
  },
  (slot) => [primaryKey({ columns: [slot.equipmentId, slot.slot] })],
)

export const roomClosures = sqliteTable(
  'room_closures',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: closureKinds }).notNull(),
    why: text('why').notNull(),
    /** Ids of rooms in JSON; null is the whole house. */
    rooms: text('rooms'),
    /** When it falls, in JSON, as the contract has it. */
    falls: text('falls').notNull(),
    /** The day it was announced, from which the seven days of repairs count. */
    announcedOn: text('announced_on').notNull(),
    /** Taken back, or ended early; UTC milliseconds. */
    endedAt: integer('ended_at'),
  },
  (closure) => [
    index('room_closures_standing')
      .on(closure.id)
      .where(sql`ended_at IS NULL`),
  ],
)

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
      .on(booking.roomId, booking.heldUntil, booking.starts)
      .where(sql`held_until IS NOT NULL`),
    index('bookings_by_time').on(booking.starts, booking.roomId),
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

export const impersonalTables: ImpersonalTables = {
  rooms: 'the house’s own',
  room_exclusions: 'rooms beside rooms',
  room_relations: 'rooms in rooms',
  room_equipment: 'the house’s own',
  equipment_rooms: 'where it stands',
  equipment_outages: 'what is broken',
  equipment_slots: 'how much of it is in use',
  room_closures: 'when the house is shut',
  room_groups: 'names of groups, of nobody in them',
}

export const withoutRowIdTables = ['room_exclusions', 'room_relations', 'equipment_slots']
