/** Drafts, one row a form. They are their owner's alone. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'

export const drafts = sqliteTable(
  'drafts',
  {
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    key: text('key').notNull(),
    /** JSON, as the page left it. */
    content: text('content').notNull(),
    /** UTC milliseconds. */
    savedAt: integer('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.key] })],
)
