/**
 * The audit log's tables: one row for every write, disclosure, export, print of a sensitive sheet, sign-in, failure and
 * refusal, in the transaction of what it tells of. Rows are chained, see `rules/chain.ts`.
 */
import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { auditOutcomes } from './contract'
import type { ImpersonalTables } from '../erasures/erasable'

/**
 * Procedures with which a file leaves the desk, in the words of their index; each contract marks its own, and a test holds
 * the two against each other. A row of theirs is one in thousands.
 */
export const isTakenOut = `procedure IN ('canteen.claims.export', 'canteen.figures.export', 'mediation.figures.export', 'mediation.pay.export', 'privacy.exportRegister', 'residents.exportSheet', 'rooms.figures.export', 'serviceRequests.figures.export', 'visits.figures.export')`

export const audit = sqliteTable(
  'audit',
  {
    /** From 1 on, without a gap. */
    sequence: integer('sequence').primaryKey(),
    /** UTC milliseconds, for people; the order is `sequence`. */
    at: integer('at').notNull(),
    /** Null before anyone has signed in. */
    staffId: integer('staff_id'),
    procedure: text('procedure').notNull(),
    /** The part of the program it belongs to: what stands before the first dot of its name. */
    family: text('family')
      .notNull()
      .generatedAlwaysAs(sql`substr(procedure, 1, instr(procedure, '.') - 1)`),
    outcome: text('outcome', { enum: auditOutcomes }).notNull(),
    /** What it was about, `<kind>:<id>`; never a name or a number of a person. */
    subject: text('subject').notNull(),
    /** Keyed digest of what changed, in canonical JSON; for a refusal or failure, the error's code. */
    digest: text('digest').notNull(),
    /** HMAC-SHA256 of this row and the one before it, in hexadecimal. */
    mac: text('mac').notNull(),
    /** Sixteen bytes under a key that is gone since; null for a row that was written while nothing was sealed. */
    seal: blob('seal', { mode: 'buffer' }),
  },
  (row) => [
    // People read the log by the time of day; each index ends with the row's number, which orders rows of one instant.
    index('audit_at').on(row.at),
    // Of one person's rows a part of the program is asked for; all of them are read a part at a time.
    index('audit_staff').on(row.staffId, row.family, row.at),
    index('audit_subject').on(row.subject, row.at),
    index('audit_family').on(row.family, row.at),
    index('audit_taken_out').on(row.sequence).where(sql.raw(isTakenOut)),
    // The few that an auditor looks for first.
    index('audit_unusual')
      .on(row.outcome, row.at)
      .where(sql`outcome <> 'done'`),
  ],
)

/** What of a person was shown in full, and why; one row for each audit row that tells of it. */
export const disclosures = sqliteTable('disclosures', {
  sequence: integer('sequence')
    .primaryKey()
    .references(() => audit.sequence),
  /** Names of the fields shown, joined by commas. */
  fields: text('fields').notNull(),
  /** Code of the reason. */
  reason: text('reason').notNull(),
  /** The reason in the words of whoever asked; empty where the code says it all. */
  note: text('note').notNull(),
})

/** Where runs of sealed rows begin, see `rules/seals.ts`. */
export const sealRuns = sqliteTable('seal_runs', {
  run: integer('run').primaryKey(),
  /** Number of its first row. */
  begins: integer('begins').notNull(),
  nonce: blob('nonce', { mode: 'buffer' }).notNull(),
  /** That it was begun with the secret. */
  proof: blob('proof', { mode: 'buffer' }).notNull(),
})

/** Segments of the chain that are over, see `rules/segments.ts`: with what their rows are read. */
export const endedSegments = sqliteTable('ended_segments', {
  /** Number of its last row. */
  ends: integer('ends').primaryKey(),
  key: blob('key', { mode: 'buffer' }).notNull(),
})

/** The key that seals the next row: replaced by its hash with every row, and taken out of every backup. */
export const sealKey = sqliteTable(
  'seal_key',
  {
    only: integer('only').primaryKey(),
    /** Number of the row that was sealed last. */
    sequence: integer('sequence').notNull(),
    key: blob('key', { mode: 'buffer' }),
  },
  () => [check('seal_key_one_row', sql`only = 1`)],
)

export const appendOnlyTables = ['audit', 'disclosures', 'seal_runs', 'ended_segments']

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  audit: 'ids only; it has to stay as it is (个人信息保护法 arts. 51, 54)',
  disclosures: 'names of fields and reasons; goes with the audit log',
  seal_runs: 'numbers and keyed digests',
  seal_key: 'a key',
  ended_segments: 'numbers and keys',
}
