/**
 * The end of a period of days by law: its first day is not counted, days in the middle are not taken out, a last day off
 * moves to the next working day; a make-up working day is one (民事诉讼法 85; 民法典 201, 203).
 */
import { addDays, yearOf } from '#ground/days'
import { workingDayKind, type Calendar, type CountedDay } from './working-days'

/** A calendar without a working day for this long is a mistake in the calendar, not a long holiday. */
export const longestRest = 60

/** Walks to the first day that is not off, from `day` itself on. */
export function firstDayThat(isThere: (day: string) => boolean, day: string): string {
  for (let ahead = 0; ahead <= longestRest; ahead += 1) {
    const reached = addDays(day, ahead)
    if (isThere(reached)) return reached
  }
  throw new RangeError('the calendar has no working day in two months')
}

/** The last day of a period that would end on `day`; `announced` is false where a year nobody has announced decides it. */
export function endOfPeriod(calendar: Calendar, day: string): CountedDay {
  const reached = firstDayThat((one) => workingDayKind(calendar, one).working, day)
  const announced = calendar.yearsAnnounced.has(yearOf(day)) && calendar.yearsAnnounced.has(yearOf(reached))
  return { day: reached, announced }
}
