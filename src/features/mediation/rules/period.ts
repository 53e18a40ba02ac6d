/** When a period before a court surely ends, whatever a notice of holidays may still say (民事诉讼法 85, 86). */
import {
  addDays,
  endOfPeriod,
  firstDayThat,
  longestRest,
  statutoryHolidays,
  workingDayKind,
  yearOf,
  type Calendar,
  type CountedDay,
} from '#work/calendar/rules/index'

/**
 * The last day that is in time whatever a notice may still say: only what is off for certain moves it. Of a year not
 * announced the statutory holidays are; a Saturday may yet be made a working day.
 */
export function surelyInTime(calendar: Calendar, day: string): string {
  return firstDayThat((one) => {
    const { working, announced } = workingDayKind(calendar, one)
    return announced ? working : !statutoryHolidays(yearOf(one)).has(one)
  }, day)
}

/** How far before and after a statutory holiday days off have been laid beside it: 清明 2012 began two days before, 国庆 2020 went on for five. */
const bridgedBefore = 2
const bridgedAfter = 5

/** Whether a notice that has not come yet may make it part of a longer holiday. */
const mayBeBridged = (day: string): boolean =>
  Array.from({ length: bridgedBefore + bridgedAfter + 1 }, (_, at) => addDays(day, at - bridgedAfter)).some(
    (beside) => statutoryHolidays(yearOf(beside)).has(beside),
  )

/**
 * The last day up to `day` itself on which a court's counter is open whatever a notice may still say: of a year not announced
 * a weekday beside a statutory holiday may be off.
 */
export function lastOpenDay(calendar: Calendar, day: string): CountedDay {
  for (let back = 0; back <= longestRest; back += 1) {
    const reached = addDays(day, -back)
    const { working, announced } = workingDayKind(calendar, reached)
    if (working && (announced || !mayBeBridged(reached))) return { day: reached, announced }
  }
  throw new RangeError('the calendar has no working day in two months')
}

/** Ten days from the end of what was in the way, to ask that a period be restored (民事诉讼法 86). */
export const restorationUntil = (calendar: Calendar, obstacleGoneOn: string): CountedDay =>
  endOfPeriod(calendar, addDays(obstacleGoneOn, 10))
