/**
 * Which backups a place keeps, and how often one is made. Each is a whole copy: while the data is small there are many, of ten years
 * there are few, or they would fill the disk of an office and keep it busy all day.
 */
import { dayAt, dayLength } from '#ground/clock'
import { newerFirst, type Ordered } from '../contract'

/** Of each day, week and month it is the newest that is kept. */
export interface Allowance {
  readonly ofToday: number
  readonly days: number
  readonly weeks: number
  readonly months: number
  /** Minutes of the desk's work after which what changed is backed up. */
  readonly minutes: number
}

const mebibyte = 1024 * 1024

/** By how large one backup is, at most; a desk of one year is a tenth of one of ten, of two gigabytes. */
const allowances: readonly (Allowance & { readonly upTo: number })[] = [
  // 26 copies, 6.5 gigabytes; made in ten seconds.
  { upTo: 256 * mebibyte, ofToday: 3, days: 7, weeks: 4, months: 12, minutes: 15 },
  // At most 16, 16 gigabytes; made in less than a minute.
  { upTo: 1024 * mebibyte, ofToday: 2, days: 5, weeks: 3, months: 6, minutes: 30 },
  // At most 9 and seldom more than 7, for the newest of a day is that of its week and month as well; made in two minutes.
  { upTo: Infinity, ofToday: 1, days: 3, weeks: 2, months: 3, minutes: 60 },
]

/** For data of so many bytes. */
export function allowanceFor(bytes: number): Allowance {
  const found = allowances.find(({ upTo }) => bytes <= upTo)
  if (found === undefined) throw new Error(`no allowance for ${bytes} bytes`)
  const { upTo: _upTo, ...allowance } = found
  return allowance
}

/** At most so many in all, and the one that was just made. */
export const mostKept = ({ ofToday, days, weeks, months }: Allowance): number =>
  ofToday + days + weeks + months

/**
 * Names of the backups to keep at an instant in UTC milliseconds. Days, weeks (from Monday) and months are those in
 * Asia/Shanghai, and only those that have a backup count: a holiday takes no backup away. The newest is always kept, and so is
 * `justMade`, whatever the others say of themselves: it is the one that is known to be of now.
 */
export function keptBackups(
  backups: readonly Ordered[],
  now: number,
  kept: Allowance,
  justMade: string | null = null,
): ReadonlySet<string> {
  const newestFirst = backups.toSorted(newerFirst)
  const today = dayAt(now)
  const ofToday = newestFirst.filter(({ at }) => dayAt(at) === today)
  return new Set(
    [
      ...ofToday.slice(0, kept.ofToday),
      ...newestOfEach(newestFirst, ({ at }) => dayAt(at)).slice(0, kept.days),
      ...newestOfEach(newestFirst, ({ at }) => weekOf(at)).slice(0, kept.weeks),
      ...newestOfEach(newestFirst, ({ at }) => dayAt(at).slice(0, 7)).slice(0, kept.months),
      ...newestFirst.filter(({ name }) => name === justMade),
    ].map(({ name }) => name),
  )
}

/** Which week in Asia/Shanghai, counted from the one of Monday 29 December 1969. */
export function weekOf(instant: number): number {
  const days = Date.parse(`${dayAt(instant)}T00:00:00Z`) / dayLength
  // 1 January 1970 was a Thursday.
  return Math.floor((days + 3) / 7)
}

function newestOfEach(
  newestFirst: readonly Ordered[],
  slotOf: (backup: Ordered) => unknown,
): readonly Ordered[] {
  const slots = new Map<unknown, Ordered>()
  for (const backup of newestFirst) {
    const slot = slotOf(backup)
    if (!slots.has(slot)) slots.set(slot, backup)
  }
  return [...slots.values()]
}
