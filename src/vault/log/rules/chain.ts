/**
 * The chain of the audit log: each row carries an HMAC of itself and of the row before it, under a key that is kept in
 * the keyring and not in the database. Whoever changes, removes, inserts or reorders rows without the key is found by
 * the chain itself; whoever has the key and makes the chain anew, or cuts its end off, is found against a head that was
 * put outside the database: on a day sheet, in the manifest of a backup.
 */
import { keyed, type ReadyKey } from './keyed'

/** A row of the log as it stands in the table, with the row of what it disclosed. */
export interface ChainedRow {
  readonly sequence: number
  readonly at: number
  readonly staffId: number | null
  readonly procedure: string
  /** As it stands there, whatever it is: an unknown one is for the HMAC to find. */
  readonly outcome: string
  readonly subject: string
  readonly digest: string
  /** Null for a row that disclosed nothing. */
  readonly disclosed: DisclosedColumns | null
  readonly mac: string
}

/** What was shown in full and why, as it stands in its table. */
export interface DisclosedColumns {
  readonly fields: string
  readonly reason: string
  readonly note: string
}

/** Where the log ended at some time: the number of its last row and that row's HMAC; 0 and empty for an empty log. */
export interface AuditHead {
  readonly sequence: number
  readonly mac: string
}

export const emptyLog: AuditHead = { sequence: 0, mac: '' }

/**
 * The HMAC of a row that follows `before`, in hexadecimal. What was disclosed goes in as it stands in its table and not
 * by its digest alone: only so can a changed reason be found by whoever checks the log.
 */
export function macOf(row: Omit<ChainedRow, 'mac'>, before: string, key: Buffer | ReadyKey): string {
  const { sequence, at, staffId, procedure, outcome, subject, digest, disclosed } = row
  const shown = disclosed === null ? [] : [[disclosed.fields, disclosed.reason, disclosed.note]]
  const content = [before, sequence, at, staffId, procedure, outcome, subject, digest, ...shown]
  return keyed(key, JSON.stringify(content)).toString('hex')
}
