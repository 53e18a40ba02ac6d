/** The door: checklists as they were filled in, photos of a room, and the ledger of its keys. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { attachments } from '#vault/attachments/schema'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { checkMoments, keyMovements } from '../contract/words'
import { bookings } from './bookings'
import { rooms } from './house'

/** A list as somebody went through it; one that was filled in again stands beside the first, and counts. */
export const roomChecks = sqliteTable(
  'room_checks',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    moment: text('moment', { enum: checkMoments }).notNull(),
    /** What was looked at, whether it was in order and what was not, in JSON: the room's list may change. */
    answers: text('answers').notNull(),
    /** How many things were not in order. */
    faults: integer('faults').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (check) => [index('room_checks_of').on(check.bookingId, check.id)],
)

/** How a room was found or left; the file itself is the vault's. */
export const roomPhotos = sqliteTable(
  'room_photos',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    attachmentId: integer('attachment_id')
      .notNull()
      .references(() => attachments.id),
    moment: text('moment', { enum: checkMoments }).notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (photo) => [
    index('room_photos_of').on(photo.bookingId, photo.id),
    uniqueIndex('room_photos_attachment').on(photo.attachmentId),
  ],
)

/** Who had which key when. A slip is put right by a row that names the one it takes back. */
export const roomKeyEntries = sqliteTable(
  'room_key_entries',
  {
    id: integer('id').primaryKey(),
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    keyName: text('key_name').notNull(),
    movement: text('movement', { enum: keyMovements }).notNull(),
    /**
     * For which booking it went out; null when it was put into the desk's care. Not a reference: a booking goes with its
     * person, and where a key was stays, so that its sum stays right.
     */
    bookingId: integer('booking_id'),
    /** In whose hand; goes with the person. */
    takenBy: text('taken_by'),
    /** The minute by which it shall be back. */
    due: integer('due'),
    /** Each key has a name of its own: always one. */
    pieces: integer('pieces').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    reverses: integer('reverses').references((): AnySQLiteColumn => roomKeyEntries.id),
  },
  (entry) => [
    index('room_key_entries_of').on(entry.roomId, entry.keyName, entry.id),
    index('room_key_entries_booking').on(entry.bookingId),
    uniqueIndex('room_key_entries_reverses')
      .on(entry.reverses)
      .where(sql`reverses IS NOT NULL`),
  ],
)

/** One key is one account: it lies here or is out, and two hands cannot have it. */
export const keyLedger: LedgerTable = {
  table: 'room_key_entries',
  account: ['room_id', 'key_name'],
  from: "CASE movement WHEN 'out' THEN 'here' WHEN 'back' THEN 'out' WHEN 'lost' THEN 'out' END",
  to: "CASE movement WHEN 'kept' THEN 'here' WHEN 'out' THEN 'out' WHEN 'back' THEN 'here' END",
  amount: 'pieces',
  reverses: 'reverses',
}
