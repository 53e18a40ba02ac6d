/**
 * After an older backup was restored the log goes on from where that backup ended. What was written between the backup and
 * the restore is in the data that was put aside; the heads of those rows vouch for that log and not for this one.
 */
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
