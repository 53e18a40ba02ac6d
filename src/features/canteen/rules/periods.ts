/** The stretch of days in which something is counted: a sitting, a day, a week from Monday, a part of the calendar year, a term. */
import { addDays, monthOf, weekdayOf, yearOf } from '#ground/days'
import type { Meal, Period } from '../contract/words'

export interface SittingOfDay {
  readonly day: string
  readonly meal: Meal
}

/** Weeks are Monday to Sunday, also across the end of a month or a year. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7))

/** Which of the parts of a year of so many months a day lies in: 1 and on. */
const partOfYear = (day: string, months: number): number => Math.ceil(Number(day.slice(5, 7)) / months)

/** By what the meals of one period are known; the file names them in the same way. */
export function periodOf(period: Period, { day, meal }: SittingOfDay): string {
  switch (period) {
    case 'sitting':
      return `${day} ${meal}`
    case 'day':
      return day
    case 'week':
      return mondayOf(day)
    case 'month':
      return monthOf(day)
    case 'quarter':
      return `${yearOf(day)}-Q${partOfYear(day, 3)}`
    case 'half-year':
      return `${yearOf(day)}-H${partOfYear(day, 6)}`
    case 'year':
      return String(yearOf(day))
    case 'term':
      return ''
  }
}

/** Whether two meals lie in the same period. */
export const inSamePeriod = (period: Period, left: SittingOfDay, right: SittingOfDay): boolean =>
  periodOf(period, left) === periodOf(period, right)

const firstOfPart = (day: string, months: number): string =>
  `${yearOf(day)}-${String((partOfYear(day, months) - 1) * months + 1).padStart(2, '0')}-01`

/** The first day of the period in which a day lies; a term has begun before all days. */
export function beginningOf(period: Period, day: string): string {
  switch (period) {
    case 'sitting':
    case 'day':
      return day
    case 'week':
      return mondayOf(day)
    case 'month':
      return firstOfPart(day, 1)
    case 'quarter':
      return firstOfPart(day, 3)
    case 'half-year':
      return firstOfPart(day, 6)
    case 'year':
      return firstOfPart(day, 12)
    case 'term':
      return ''
  }
}
