/** When everyone at the desk is told that backups lie in one place only. */
import { dayLength } from '#ground/clock'

export type SecondPlace =
  | { readonly state: 'unset' }
  | { readonly state: 'declined' }
  | { readonly state: 'chosen'; readonly folder: string }

export type SecondPlaceWarning = 'none' | 'not-set' | 'away'

/** A stick goes home over night; one that is not back the next day is missed. */
const patience = dayLength

/**
 * `since`: when a backup last came there, or, while none did, when it was chosen or the desk first asked for one; in UTC
 * milliseconds like `now`. `works`: whether it works now and took the last one.
 */
export function secondPlaceWarning(
  place: SecondPlace,
  { since, now, works }: { readonly since: number; readonly now: number; readonly works: boolean },
): { readonly warning: SecondPlaceWarning; readonly days: number } {
  const days = Math.floor((now - since) / patience)
  if (place.state === 'declined' || days < 1) return { warning: 'none', days: 0 }
  if (place.state === 'unset') return { warning: 'not-set', days }
  return works ? { warning: 'none', days: 0 } : { warning: 'away', days }
}

/** A drill is due when there was none, or none for a month; in UTC milliseconds. */
export function drillIsDue(last: number | null, now: number): boolean {
  // A drill of a day to come tells of a clock that was wrong.
  return last === null || last > now + patience || now - last > 31 * patience
}
