/**
 * After an older backup was restored the log goes on from where that backup ended. What was written between the backup and
 * the restore is in the data that was put aside; the heads of those rows vouch for that log and not for this one.
 */
import type { AuditHead } from './chain'
import { shortDigits } from './head'
import type { OutsideHead } from './verify'

/** A restore, as the log of the restored desk has it. */
export interface Restored {
  readonly sequence: number
  /** UTC milliseconds. */
  readonly at: number
}

export interface DatedHead extends OutsideHead {
  /** When it was put outside, UTC milliseconds; null where nobody knows. */
  readonly at: number | null
}

/** True for a head of rows that a restore left behind: it is of earlier, and of rows that the backup did not have yet. */
export function isLeftBehind(head: DatedHead, restores: readonly Restored[]): boolean {
  const { at, sequence } = head
  return at !== null && restores.some((restored) => at <= restored.at && sequence >= restored.sequence)
}

/**
 * The same for a file that is not the desk's own. A restore is a row in the desk's log alone, so its numbers say nothing of the
 * other's: only heads that were put outside after every restore are held against it.
 */
export function isSinceRestores({ at }: DatedHead, restores: readonly Restored[]): boolean {
  return restores.length === 0 || (at !== null && restores.every((restored) => at > restored.at))
}

/** What a restore put in another's place. */
export interface Replaced {
  /** Which restore of this desk it was, counted over all that its backups know of. */
  readonly restores: number
  /** Where the log ended that was put aside: so many rows, and the head they end with. Null where it could not be read, or none was there. */
  readonly head: AuditHead | null
}

/** How that stands in a row of the log, where it can be read without the key: `replaced:2/1042/9f3a77c01b2de4f5`. */
export const replacedSubject = ({ restores, head }: Replaced): string =>
  `replaced:${restores}/${head === null ? '-/-' : `${head.sequence}/${head.mac.slice(0, shortDigits) || '-'}`}`

/** Null for what is not such a subject. */
export function readReplaced(subject: string): Replaced | null {
  const [, restores, rows, mac] = /^replaced:(\d{1,7})\/(\d{1,15}|-)\/([0-9a-f]{16}|-)$/.exec(subject) ?? []
  if (restores === undefined || rows === undefined || mac === undefined) return null
  const head = rows === '-' ? null : { sequence: Number(rows), mac: mac === '-' ? '' : mac }
  return { restores: Number(restores), head }
}
