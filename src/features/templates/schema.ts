/** Forms of the office: one for a paper, and none where the program's own does. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const paperTemplates = sqliteTable('paper_templates', {
  /** `<feature>.<paper>`. */
  paper: text('paper').primaryKey(),
  name: text('name').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
  /** What stands in braces in it, in JSON. */
  tags: text('tags').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
})

export const impersonalTables: ImpersonalTables = { paper_templates: 'forms that nobody stands in' }
