/** The audit log's table: one row for every write, export and refusal, in the transaction of what it tells of. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const audit = sqliteTable('audit', {
  sequence: integer('sequence').primaryKey(),
  /** UTC milliseconds, for people; the order is `sequence`. */
  at: integer('at').notNull(),
  /** Null before anyone has signed in. */
  staffId: integer('staff_id'),
  procedure: text('procedure').notNull(),
  outcome: text('outcome', { enum: ['done', 'refused'] }).notNull(),
  /** What it was about, `<kind>:<id>`; never a name or a number of a person. */
  subject: text('subject').notNull(),
  /** SHA-256 of what changed, in canonical JSON; for a refusal, the error's code. */
  digest: text('digest').notNull(),
})

export const appendOnlyTables = ['audit']
