/** The runs of imports of a register. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'

/** One run of an import. Its people are not there for anyone before its state is `done`. */
export const residentImports = sqliteTable('resident_imports', {
  id: integer('id').primaryKey(),
  /** `undoing`, `undone`: being taken back, and taken back; rows of years keep the words they were written with. */
  state: text('state', { enum: ['running', 'done', 'undoing', 'undone'] }).notNull(),
  fileName: text('file_name').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
  added: integer('added').notNull(),
  changed: integer('changed').notNull(),
  unchanged: integer('unchanged').notNull(),
  refused: integer('refused').notNull(),
  /** Dictionary entries it brought, as JSON: taken out again with it when nothing else uses them. */
  newEntries: text('new_entries', { mode: 'json' }).notNull(),
})

/** What the columns of a register were said to mean the last time, by the digest of its header: asked once, and not each month. */
export const registerLayouts = sqliteTable('register_layouts', {
  header: text('header').primaryKey(),
  /** `[{ column, field }]` as JSON; a column that is not there is left out of the import. */
  columns: text('columns').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
})
