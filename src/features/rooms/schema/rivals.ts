/** Whose wish an approval ended, to be told: who got it, and what was said when they were called. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { tellingResults } from '../contract/words'
import { bookings } from './bookings'

export const roomRivals = sqliteTable(
  'room_rivals',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id')
      .notNull()
      .references(() => bookings.id),
    /** The request that was approved instead; null once it is forgotten. */
    byBookingId: integer('by_booking_id').references(() => bookings.id),
    /** They know. */
    settled: integer('settled', { mode: 'boolean' }).notNull(),
  },
  (row) => [
    uniqueIndex('room_rivals_booking').on(row.bookingId, row.byBookingId),
    index('room_rivals_by').on(row.byBookingId),
    index('room_rivals_open').on(row.settled, row.id),
  ],
)

/** Each call, in its order. */
export const roomRivalCalls = sqliteTable(
  'room_rival_calls',
  {
    id: integer('id').primaryKey(),
    rivalId: integer('rival_id')
      .notNull()
      .references(() => roomRivals.id),
    result: text('result', { enum: tellingResults }).notNull(),
    note: text('note').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [index('room_rival_calls_of').on(row.rivalId, row.id)],
)
