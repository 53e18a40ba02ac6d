/** The house itself: rooms with their rules, equipment with its outages, closures. */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { closureKinds } from '../contract/words'

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
