/** How pressing a due day is, and within how many working days a delivery is followed up. */
import {
  addWorkingDays,
  workingDaysBetween,
  type Calendar,
  type CountedDay,
} from '#work/calendar/rules/index'
import type { ClockPhase, Urgency } from './contract/words'

/**
 * The colour of a due day: red when it has passed, amber from two working days before (one where the promise is
 * five or fewer). Only a running clock presses.
 */
export function urgencyOf(
  calendar: Calendar,
  clock: { readonly phase: ClockPhase; readonly promised: number; readonly due: string | null },
  today: string,
): Urgency {
  if (clock.phase !== 'running' || clock.due === null) return 'none'
  if (clock.due < today) return 'late'
  const left = workingDaysBetween(calendar, today, clock.due).days
  return left <= (clock.promised > 5 ? 2 : 1) ? 'soon' : 'on-time'
}

/** Working days within which a delivered result is followed up, and a poor rating is answered [local rule]. */
export const followUpWithin = 15

export const followUpDue = (calendar: Calendar, day: string): CountedDay =>
  addWorkingDays(calendar, day, followUpWithin)
