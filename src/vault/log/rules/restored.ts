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
  /** Which restore of this desk it was; null where a program of before did not say. */
  readonly number: number | null
}

export interface DatedHead extends OutsideHead {
  /** When it was put outside, UTC milliseconds; null where nobody knows. */
  readonly at: number | null
  /** How often the desk had been restored then; left out where nobody knows. */
  readonly restores?: number
}

/** By how often the desk had been restored; by a clock, which may have been wrong, only where one of the two does not say. */
const isBefore = ({ at, restores }: DatedHead, restored: Restored): boolean =>
  restores !== undefined && restored.number !== null
    ? restores < restored.number
    : at !== null && at <= restored.at

/** True for a head of rows that a restore left behind: it is of before, and of rows that the backup did not have yet. */
export function isLeftBehind(head: DatedHead, restores: readonly Restored[]): boolean {
  return restores.some((restored) => head.sequence >= restored.sequence && isBefore(head, restored))
}

/**
 * The same for a file that is not the desk's own. A restore is a row in the desk's log alone, so its numbers say nothing of the
 * other's: only heads that were put outside after every restore are held against it.
 */
export function isSinceRestores(head: DatedHead, restores: readonly Restored[]): boolean {
  const isKnown = (restored: Restored) =>
    head.at !== null || (head.restores !== undefined && restored.number !== null)
  return restores.every((restored) => isKnown(restored) && !isBefore(head, restored))
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
