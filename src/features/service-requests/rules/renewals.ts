/** Duties that come back: when a certified or renewed matter is due again. */
import { addMonths, daysBetween, lastDayOfMonth, monthOf, yearOf } from '../../../desk/calendar/rules'

import type { RenewalBasis, RenewalTime } from '../contract/words'

export interface RenewalRule {
  readonly basis: RenewalBasis
  /** Months from one time to the next, 1–120. */
  readonly months: number
}

/**
 * The day a duty completed on `completed` is due again.
 *
 * By birthday it is the birthday nearest to the end of the period, so that someone who comes a month early or
 * late this year keeps the day next year. Someone whose birth is not known is counted from the completion.
 */
export function nextRenewal(rule: RenewalRule, completed: string, birth: string | null): string {
  const target = addMonths(completed, rule.months)
  if (rule.basis === 'last-completion' || birth === null) return target
  const birthdays = [-1, 0, 1].map((offset) =>
    addMonths(birth, (yearOf(target) + offset - yearOf(birth)) * 12),
  )
  const distance = (day: string): number => Math.abs(daysBetween(day, target))
  const nearest = birthdays.reduce((best, day) => (distance(day) < distance(best) ? day : best))
  return nearest > completed ? nearest : target
}

/** Where a due day stands, seen from today: a missed one stops a pension. */
export function renewalTime(due: string, today: string): RenewalTime {
  if (due < today) return 'missed'
  if (monthOf(due) === monthOf(today)) return 'this-month'
  return due <= endOfNextMonth(today) ? 'next-month' : 'later'
}

/** The last day the list of renewals reaches to: the end of next month. */
export const endOfNextMonth = (today: string): string =>
  lastDayOfMonth(monthOf(addMonths(`${monthOf(today)}-01`, 1)))
