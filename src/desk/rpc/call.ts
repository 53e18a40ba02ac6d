/** What a procedure is given: who asks, when, and a database it may read or also write. */
import type { SignedInStaff } from '../session/contract'
import type { ReadableDatabase, Statement, WritableDatabase } from '../store/store'

export interface ReadCall {
  /** UTC milliseconds. */
  readonly now: number
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
  readonly staff: SignedInStaff
  readonly database: ReadableDatabase
  /** The prepared statement for this SQL; a statement that would write is refused in a read. */
  statement(sql: string): Statement
  readonly resourcesDir: string
}

export interface Change {
  /** `<kind>:<id>`; never a name or a number of a person. */
  readonly subject: string
  /** What changed; only its digest is kept. */
  readonly change?: unknown
}

export interface WriteCall extends Omit<ReadCall, 'database'> {
  readonly database: WritableDatabase
  /** The audit row of this write; exactly once. */
  record(change: Change): void
}

/** Long work and key handling run outside a transaction and open short ones. */
export interface LongCall extends ReadCall {
  /** Runs one transaction; all of it happens or nothing. At most one `record` in each. */
  transaction<Result>(work: (call: WriteCall) => Result): Result
}
