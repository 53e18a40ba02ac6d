/** What kind of day it is for a policy, and whether that is certain. */
import { workingDayKind, type Calendar } from '#work/calendar/rules/index'
import type { CanteenDayKind } from '../contract/words'

export interface JudgedDay {
  readonly kind: CanteenDayKind
  readonly announced: boolean
}

/**
 * The kind of a day by the centre's calendar. Before a year's notice its statutory holidays are known, as the law
 * names them; what bridges them and what makes up for them is not, so Monday to Friday is only presumed.
 */
export function canteenDayKind(
  calendar: Calendar,
  statutory: ReadonlyMap<string, string>,
  day: string,
): JudgedDay {
  const { kind, announced } = workingDayKind(calendar, day)
  const byLaw = !announced && statutory.has(day)
  return { kind: byLaw ? 'statutory-holiday' : kind, announced }
}
