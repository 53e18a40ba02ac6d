/** Which backups a place keeps: 3 of today, 7 days, 4 weeks, 12 months; of each day, week and month its newest. */
import { dayAt, dayLength } from '#ground/clock'

export interface Dated {
  readonly name: string
  /** UTC milliseconds. */
  readonly at: number
}

/** At most 26 in all. */
export const kept = { ofToday: 3, days: 7, weeks: 4, months: 12 } as const

/**
 * Names of the backups to keep at an instant in UTC milliseconds. Days, weeks (from Monday) and months are those in
 * Asia/Shanghai, and only those that have a backup count: a holiday takes no backup away. The newest is always kept.
 */
export function keptBackups(backups: readonly Dated[], now: number): ReadonlySet<string> {
  const newestFirst = backups.toSorted(newerFirst)
  const today = dayAt(now)
  const ofToday = newestFirst.filter(({ at }) => dayAt(at) === today)
  return new Set(
    [
      ...ofToday.slice(0, kept.ofToday),
      ...newestOfEach(newestFirst, ({ at }) => dayAt(at)).slice(0, kept.days),
      ...newestOfEach(newestFirst, ({ at }) => weekOf(at)).slice(0, kept.weeks),
      ...newestOfEach(newestFirst, ({ at }) => dayAt(at).slice(0, 7)).slice(0, kept.months),
    ].map(({ name }) => name),
  )
}

/** The newer one first; of two made in the same millisecond, the greater name. */
export function newerFirst(one: Dated, other: Dated): number {
  if (one.at !== other.at) return other.at - one.at
  return one.name < other.name ? 1 : -1
}

/** Which week in Asia/Shanghai, counted from the one of Monday 29 December 1969. */
export function weekOf(instant: number): number {
  const days = Date.parse(`${dayAt(instant)}T00:00:00Z`) / dayLength
  // 1 January 1970 was a Thursday.
  return Math.floor((days + 3) / 7)
}

function newestOfEach(newestFirst: readonly Dated[], slotOf: (backup: Dated) => unknown): readonly Dated[] {
  const slots = new Map<unknown, Dated>()
  for (const backup of newestFirst) {
    const slot = slotOf(backup)
    if (!slots.has(slot)) slots.set(slot, backup)
  }
  return [...slots.values()]
}
