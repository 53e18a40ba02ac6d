/** What a member of staff keeps for themselves. */
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'

/** Filters that a member of staff keeps under a name. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: integer('id').primaryKey(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    name: text('name').notNull(),
    filter: text('filter').notNull(),
  },
  (view) => [uniqueIndex('saved_views_name').on(view.staffId, view.name)],
)
