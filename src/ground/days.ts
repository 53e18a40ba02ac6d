/** Arithmetic on calendar days written `YYYY-MM-DD`; no time zone is involved, a day is a day. */

import { dayLength } from './clock'

const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** The day `count` days later; negative counts go back. */
export const addDays = (day: string, count: number): string => dayOf(instantOf(day) + count * dayLength)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((instantOf(to) - instantOf(from)) / dayLength)

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: string): number => new Date(instantOf(day)).getUTCDay()

export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** `YYYY-MM`, the month a day lies in. */
export const monthOf = (day: string): string => day.slice(0, 7)

/** The last day of a month written `YYYY-MM`. */
export const lastDayOfMonth = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1)

/**
 * The same day of the month `count` months later. Where that month is shorter, its last day,
 * as 民法典 art. 202 counts: a term that would end on a day the month does not have ends on its last.
 */
export function addMonths(day: string, count: number): string {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month, Math.min(Number(day.slice(8, 10)), lastOfMonth)))
}
