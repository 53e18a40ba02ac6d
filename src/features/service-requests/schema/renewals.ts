/** Duties that come back. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { residents } from '#features/residents/schema/index'
import { staff } from '#desk/session/schema'
import { callOutcomes } from '../requests/contract/words'
import { serviceItems } from './items'

/** Many put on the list at once: for the log, and to be taken back at once. */
export const renewalEnlistings = sqliteTable('renewal_enlistings', {
  id: integer('id').primaryKey(),
  itemId: integer('item_id')
    .notNull()
    .references(() => serviceItems.id),
  people: integer('people').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
})

/** A duty that comes back for a resident: one row for a person and an item. */
export const renewalDuties = sqliteTable(
  'renewal_duties',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    itemId: integer('item_id')
      .notNull()
      .references(() => serviceItems.id),
    lastDone: text('last_done'),
    dueDay: text('due_day').notNull(),
    /** Why it is off the list; null while it is on it. */
    dropped: text('dropped'),
    /** The last call about it: when, by whom, what came of it, and the day they said they would come. */
    calledAt: integer('called_at'),
    calledBy: integer('called_by').references(() => staff.id),
    callOutcome: text('call_outcome', { enum: callOutcomes }),
    comesOn: text('comes_on'),
    /** The deed by which many were put on the list. */
    enlistingId: integer('enlisting_id').references(() => renewalEnlistings.id),
  },
  (duty) => [
    uniqueIndex('renewal_duties_person').on(duty.residentId, duty.itemId),
    index('renewal_duties_due')
      .on(duty.dueDay, duty.id)
      .where(sql`dropped IS NULL`),
    index('renewal_duties_enlisting')
      .on(duty.enlistingId)
      .where(sql`enlisting_id IS NOT NULL`),
    index('renewal_duties_comes')
      .on(duty.comesOn, duty.id)
      .where(sql`comes_on IS NOT NULL`),
  ],
)
