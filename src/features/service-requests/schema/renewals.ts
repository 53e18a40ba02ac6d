/** Duties that come back. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { residents } from '#features/residents/schema/index'
import { serviceItems } from './items'

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
  },
  (duty) => [
    uniqueIndex('renewal_duties_person').on(duty.residentId, duty.itemId),
    index('renewal_duties_due')
      .on(duty.dueDay, duty.id)
      .where(sql`dropped IS NULL`),
  ],
)
