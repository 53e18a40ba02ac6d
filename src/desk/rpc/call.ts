/** What a procedure is given: who asks, when, and a database it may read or also write. */
import type { CheckedLog } from '#vault/log/check'
import type { Disclosure } from '#vault/log/record'
import type { OutsideHead, Verdict } from '#vault/log/rules/verify'
import type { Progress } from '#ground/contract/procedure'
import type { SignedInStaff } from '../session/contract'
import type { ReadableDatabase, Statement, WritableDatabase } from '#vault/store/store'

export interface ReadCall {
  /** UTC milliseconds. */
  readonly now: number
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
  readonly staff: SignedInStaff
  readonly database: ReadableDatabase
  /** The prepared statement for this SQL; a statement that would write is refused in a read. */
  statement(sql: string): Statement
  /** Another open file, to look something up there. Throws `unavailable` `files.…` where it is not open. */
  beside(file: string): BesideCall
  readonly resourcesDir: string
}

/** Reads of a file that the procedure is not about. */
export type BesideCall = Pick<ReadCall, 'database' | 'statement'>

export interface Change {
  /** `<kind>:<id>`; never a name or a number of a person. */
  readonly subject: string
  /** What changed; only its digest is kept. */
  readonly change?: unknown
  /** What of it leaves the desk in full, and why: for exports. */
  readonly disclosure?: Disclosure
}

export interface WriteCall extends Omit<ReadCall, 'database'> {
  readonly database: WritableDatabase
  /** The audit row of this write; exactly once. */
  readonly record: (change: Change) => void
}

/** What a reading function of any service takes: whatever the call is, it may look. */
export type Reader = Pick<ReadCall, 'database' | 'statement' | 'now' | 'today' | 'staff' | 'resourcesDir'>

/** What a function takes that changes something on behalf of a write, which alone says so on record. */
export type Writer = Pick<WriteCall, 'database' | 'statement' | 'now' | 'today' | 'staff' | 'resourcesDir'>

/** Reads a person's record, and says whose it is and what of it is seen in full. */
export interface LookCall extends ReadCall {
  /** Exactly once: whose record it is, and the fields that this member of staff sees plainly. */
  readonly saw: (seen: Seen) => void
}

/** Finds people, and says where a number was asked for. */
export interface SearchCall extends ReadCall {
  /** A number was typed. Throws `unavailable` `reading.too-many-numbers` where too many were asked for in a minute. */
  readonly asksForNumber: (typed: string) => void
  /** The number led to this person alone. */
  readonly foundByNumber: (seen: Seen) => void
}

/** What a search of any feature passes on to the finder of residents. */
export type Searcher = Reader & Pick<SearchCall, 'asksForNumber' | 'foundByNumber'>

export interface Seen {
  /** `resident:<id>`. */
  readonly subject: string
  readonly fields: readonly string[]
}

/** Reads, and says on record what it shows in full. */
export interface DisclosureCall extends ReadCall {
  /** Whose record is asked for, before anything is refused: a refusal names it. */
  readonly asksFor: (subject: string) => void
  /** The audit row of this disclosure; exactly once. */
  readonly disclose: (
    shown: Pick<Change, 'subject'> &
      Disclosure & {
        /** The note is in somebody's own words about a person: the log keeps its digest, and the text can be erased. */
        readonly isTyped?: boolean
      },
  ) => void
}

/** Long work and key handling run outside a transaction and open short ones. */
export interface LongCall<Write extends WriteCall = WriteCall> extends ReadCall {
  /** Runs one transaction; all of it happens or nothing. Of all of them together one records. */
  transaction<Result>(work: (call: Write) => Result): Result
  /** The audit row was written into a database that has taken the place of this one. */
  recordedInside(): void
  /** Whose records were shown, and what of them plainly: looks, of which the first of a day is on record. */
  saw(seen: readonly Seen[]): void
  /** Keeps a file that was made until whoever began this fetches it, once; returns its id. Record first what leaves. */
  keepFile(content: Blob): string
  /**
   * Verifies the audit log up to where it ends now, against these heads from outside and these secrets of its seals, beside the one
   * of whoever checks; the keys stay where they are.
   */
  checkLog(
    heads: readonly OutsideHead[],
    signal: AbortSignal,
    papers?: readonly Buffer[],
  ): AsyncGenerator<Progress, CheckedLog>
  /** The same for the logs of the files beside the desk's own that are there. */
  checkLogsApart(signal: AbortSignal): AsyncGenerator<Progress, readonly LogApart[]>
}

export interface LogApart {
  /** What it is called on the disk. */
  readonly database: string
  /** Null where the file is not open: its key is not here, or it is damaged. */
  readonly verdict: Verdict | null
}
