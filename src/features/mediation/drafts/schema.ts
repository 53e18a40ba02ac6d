/** Drafts of mediation, one row a form. They are their owner's alone; colleagues stand in the desk's own file. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const mediationDrafts = sqliteTable(
  'mediation_drafts',
  {
    staffId: integer('staff_id').notNull(),
    key: text('key').notNull(),
    /** JSON, as the page left it. */
    content: text('content').notNull(),
    /** UTC milliseconds. */
    savedAt: integer('saved_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.staffId, row.key] })],
)
