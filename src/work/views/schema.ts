/** Views: what a member of staff narrows a list by, under a name. They are their owner's alone. */
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'

export const savedViews = sqliteTable(
  'saved_views',
  {
    id: integer('id').primaryKey(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Which list it is of; the first views were all of service requests. */
    list: text('list').notNull().default('service-requests'),
    name: text('name').notNull(),
    /** JSON: what the list was narrowed by when the view was kept, in the words of that day's version. */
    filter: text('filter').notNull(),
  },
  (view) => [uniqueIndex('saved_views_name').on(view.staffId, view.list, view.name)],
)
