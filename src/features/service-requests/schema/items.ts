/** Service items in versions: an old request shows the item as it was. */
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { categories } from '../requests/contract/words'

export const serviceItems = sqliteTable('service_items', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  /** The newest version. */
  version: integer('version').notNull(),
  withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
})

/** An edit makes a new row; requests name the row they were opened with. */
export const serviceItemVersions = sqliteTable(
  'service_item_versions',
  {
    id: integer('id').primaryKey(),
    itemId: integer('item_id')
      .notNull()
      .references(() => serviceItems.id),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    category: text('category', { enum: categories }).notNull(),
    promisedDays: integer('promised_days').notNull(),
    /** The whole text of the item, JSON of the contract's `itemText`. */
    text: text('text').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    /** Null for what the program brought. */
    staffId: integer('staff_id').references(() => staff.id),
  },
  (version) => [uniqueIndex('service_item_versions_item').on(version.itemId, version.version)],
)
