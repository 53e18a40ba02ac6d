/** Who stands in the directory. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const gridWorkers = sqliteTable('grid_workers', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  phone: text('phone').notNull(),
  grid: text('grid').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
})
