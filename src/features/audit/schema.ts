/** What the audit feature keeps: every check of the log and what it found. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { auditFaults } from '#vault/log/contract'
import { staff } from '#desk/session/schema'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const logChecks = sqliteTable('log_checks', {
  id: integer('id').primaryKey(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
  /** Where the log ended. */
  rows: integer('rows').notNull(),
  /** How many heads from outside it was held against. */
  heads: integer('heads').notNull(),
  /** The last row that one of them vouches for. */
  vouched: integer('vouched').notNull(),
  /** Null when it was found sound. */
  fault: text('fault', { enum: auditFaults }),
  /** The first bad row. */
  sequence: integer('sequence'),
  /** Where the head comes from that told: the place of a backup, the day of a sheet. */
  source: text('source'),
})

export const appendOnlyTables = ['log_checks']

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  log_checks: 'what checks of the log found',
}
