/** The stretch of days in which something is counted: a sitting, a day, a week from Monday, a month, a calendar year. */
import { addDays, monthOf, weekdayOf, yearOf } from '#ground/days'
import type { Meal, Period } from '../contract/words'

export interface SittingOfDay {
  readonly day: string
  readonly meal: Meal
}

/** Weeks are Monday to Sunday, also across the end of a month or a year. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7))

/** Whether two meals lie in the same period. */
export function inSamePeriod(period: Period, left: SittingOfDay, right: SittingOfDay): boolean {
  switch (period) {
    case 'sitting':
      return left.day === right.day && left.meal === right.meal
    case 'day':
      return left.day === right.day
    case 'week':
      return mondayOf(left.day) === mondayOf(right.day)
    case 'month':
      return monthOf(left.day) === monthOf(right.day)
    case 'year':
      return yearOf(left.day) === yearOf(right.day)
  }
}
