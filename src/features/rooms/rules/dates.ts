/** Days by the week and the month: ISO weekdays, the nth of a month, seasons, Mondays. */
import { addDays, addMonths, monthOf, weekdayOf } from '#work/calendar/rules/index'

/** 1 is Monday, 7 is Sunday. */
export const isoWeekdayOf = (day: string): number => ((weekdayOf(day) + 6) % 7) + 1

/** The Monday of the week a day lies in; weeks run from Monday to Sunday. */
export const mondayOf = (day: string): string => addDays(day, 1 - isoWeekdayOf(day))

export const firstOfMonth = (day: string): string => `${monthOf(day)}-01`

/** The first to fifth (1 to 5) or last (-1) of a weekday in the month of `first`; null where that month has no such. */
export function nthWeekday(first: string, nth: number, weekday: number): string | null {
  const next = addMonths(first, 1)
  if (nth === -1) {
    const last = addDays(next, -1)
    return addDays(last, -((isoWeekdayOf(last) - weekday + 7) % 7))
  }
  const found = addDays(first, ((weekday - isoWeekdayOf(first) + 7) % 7) + (nth - 1) * 7)
  return found < next ? found : null
}

/** Whether a day is the nth of its weekday in its month. */
export const isNthWeekday = (day: string, nth: number, weekday: number): boolean =>
  isoWeekdayOf(day) === weekday && nthWeekday(firstOfMonth(day), nth, weekday) === day

/** Whether a day lies in a season `MM-DD` to `MM-DD`, both included; one that ends before it begins runs over New Year. */
export function inSeason(day: string, season: { readonly from: string; readonly until: string }): boolean {
  const on = day.slice(5)
  return season.from <= season.until
    ? season.from <= on && on <= season.until
    : season.from <= on || on <= season.until
}
