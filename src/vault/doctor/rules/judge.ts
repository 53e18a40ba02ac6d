/** What the doctor makes of what it has seen: pure, so that each bound can be tested. */
import { dayLength } from '#ground/clock'
import type { Kept } from '../../damage/health'
import { checkEvery } from '../../damage/rules/check-due'
import type { Found } from '../contract'
import { instant, size } from './show'

const megabyte = 1_000_000
/** Room for less than this stops the work soon, in bytes. */
export const leastSpace = 50 * megabyte
/** Backups, a migration's copy and the log want some copies of the database, in times of its size. */
const copies = 3

export function judgeSpace(free: number | null, databaseSize: number): Found {
  if (free === null) return { check: 'space', finding: 'unknown', values: {} }
  const values = { free: size(free) }
  if (free < leastSpace) return { check: 'space', finding: 'full', values }
  const little = free < Math.max(20 * leastSpace, copies * databaseSize)
  return { check: 'space', finding: little ? 'little' : 'enough', values }
}

/** A check is due every day; a desk that is not opened for a week is checked when it is. */
export function judgeLastCheck({ checkedAt, finding }: Kept, now: number): Found {
  const at = checkedAt === null ? '' : instant(checkedAt)
  if (finding !== null) {
    const found = finding.code === 'store.damaged' ? 'damaged' : 'log-damaged'
    return { check: 'last-check', finding: found, values: { at: instant(finding.at) } }
  }
  if (checkedAt === null) return { check: 'last-check', finding: 'never', values: {} }
  // A check of a day to come tells of a clock that was wrong.
  const old = now - checkedAt > 7 * checkEvery || checkedAt > now + dayLength
  return { check: 'last-check', finding: old ? 'old' : 'sound', values: { at } }
}

/** What is known of one backup from its manifest; null for one that has none, or none that can be read. */
export interface KnownBackup {
  /** UTC milliseconds. */
  readonly madeAt: number
}

export function judgeBackups(backups: readonly (KnownBackup | null)[], now: number): Found {
  const readable = backups.filter((backup) => backup !== null)
  const unreadable = backups.length - readable.length
  // One of a day to come was made by a clock that was wrong: it vouches for no day.
  const known = readable.filter(({ madeAt }) => madeAt <= now + dayLength)
  const latest = Math.max(0, ...(known.length > 0 ? known : readable).map(({ madeAt }) => madeAt))
  if (readable.length === 0) {
    return { check: 'backups', finding: unreadable > 0 ? 'unreadable' : 'none', values: { unreadable } }
  }
  const values = { count: readable.length, unreadable, at: instant(latest) }
  if (unreadable > 0) return { check: 'backups', finding: 'unreadable', values }
  return { check: 'backups', finding: Math.abs(now - latest) > dayLength ? 'old' : 'recent', values }
}

/** More than this before the newest row the machine's clock was set back, in milliseconds. */
const behindAtMost = 5 * 60 * 1000
/** Nobody leaves a desk alone for longer without knowing. */
const aheadAtMost = 60 * dayLength

/** The machine's date against the newest instant that the desk has on record; `newest` is null where there is none. */
export function judgeClock(now: number, newest: number | null): Found {
  if (newest === null) return { check: 'clock', finding: 'unknown', values: { now: instant(now) } }
  const values = { now: instant(now), newest: instant(newest) }
  if (now < newest - behindAtMost) return { check: 'clock', finding: 'behind', values }
  return { check: 'clock', finding: now - newest > aheadAtMost ? 'ahead' : 'plausible', values }
}

/** Others than the owner may write: they can put damage into a file, though not read what is in it. */
export function judgeModes(modes: Readonly<Record<string, number>>, platform: string): Found {
  if (platform === 'win32') return { check: 'modes', finding: 'unknown', values: {} }
  const open = Object.entries(modes).filter(([, bits]) => (bits & 0o022) !== 0)
  const names = open.map(([name]) => name).join(', ')
  return { check: 'modes', finding: open.length > 0 ? 'open' : 'private', values: { names } }
}
