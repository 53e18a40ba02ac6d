/** Whose rows may be erased just now, and what was erased or locked at a person's request. */
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { erasureActions } from './rules'
import type { ImpersonalTables } from './erasable'

/**
 * Names the one resident (or the one thing of somebody who is not in the register, a visit) whose append-only rows may go,
 * inside the transaction that erases them. `until_commit` points at a row that cannot exist, and the reference is checked at
 * commit: a transaction that leaves the name standing cannot be committed.
 */
export const erasing = sqliteTable(
  'erasing',
  {
    only: integer('only').primaryKey(),
    /** `resident`, or what rows of the log call the thing. */
    subject: text('subject').notNull(),
    id: integer('id').notNull(),
    untilCommit: integer('until_commit')
      .notNull()
      .references((): AnySQLiteColumn => erasing.only),
  },
  () => [check('erasing_one_row', sql`only = 1`), check('erasing_until_commit', sql`until_commit = 0`)],
)

/** What the ledger beside the database says too, see `ledger.ts`; numbers only. */
export const erasures = sqliteTable(
  'erasures',
  {
    sequence: integer('sequence').primaryKey(),
    action: text('action', { enum: erasureActions }).notNull(),
    /** The record's id. No reference: the record may be gone. */
    record: integer('record').notNull(),
    /** When the record was made, in UTC milliseconds: an id may be given out again in an older copy of the file. */
    createdAt: integer('created_at').notNull(),
    at: integer('at').notNull(),
    /** Rows that stayed, by kind, as JSON; empty for locks. */
    kept: text('kept').notNull(),
  },
  (row) => [uniqueIndex('erasures_entry').on(row.record, row.createdAt, row.at, row.action)],
)

/** References of these tables are checked at commit and not before. */
export const deferredTables = ['erasing']

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  erasing: 'an id, inside one transaction',
  erasures: 'ids and instants only',
}
