/** Which backups a place keeps: 3 of today, 7 days, 4 weeks, 12 months; of each day, week and month its newest. */
import { dayAt, dayLength } from '#ground/clock'
import { newerFirst, type Ordered } from '../contract'

/** At most 26 in all, and the one that was just made. */
export const kept = { ofToday: 3, days: 7, weeks: 4, months: 12 } as const

/**
 * Names of the backups to keep at an instant in UTC milliseconds. Days, weeks (from Monday) and months are those in
 * Asia/Shanghai, and only those that have a backup count: a holiday takes no backup away. The newest is always kept, and so is
 * `justMade`, whatever the others say of themselves: it is the one that is known to be of now.
 */
export function keptBackups(
  backups: readonly Ordered[],
  now: number,
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
