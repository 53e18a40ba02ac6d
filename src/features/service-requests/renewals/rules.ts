/** Duties that come back: when a certified or renewed matter is due again. */
import { addMonths, lastDayOfMonth, monthOf, yearOf } from '#work/calendar/rules/index'

import type { RenewalBasis, RenewalTime } from '../requests/contract/words'

export interface RenewalRule {
  readonly basis: RenewalBasis
  /** Months from one time to the next, 1–120. */
  readonly months: number
}

/** How many months before the day someone may come so that it counts for this time and not for the last. */
const monthsEarly = 3

/**
 * The day a duty completed on `completed` is due again.
 *
 * By birthday it is the last birthday that lies no more than three months beyond the period: who comes a little
 * early or late this year keeps the day, and who comes far too late is asked again at the next birthday rather than
 * the one after it, because a missed duty stops a payment and an early one stops nothing. Someone whose birth is not
 * known is counted from the completion.
 */
export function nextRenewal(rule: RenewalRule, completed: string, birth: string | null): string {
  const target = addMonths(completed, rule.months)
  if (rule.basis === 'last-completion' || birth === null) return target
  const latest = addMonths(target, monthsEarly)
  const last = [0, -1]
    .map((offset) => birthdayIn(yearOf(latest) + offset, birth))
    .find((day) => day <= latest)
  return last !== undefined && last > completed ? last : target
}

/** 29 February on the 28th. */
export const birthdayIn = (year: number, birth: string): string =>
  addMonths(birth, (year - yearOf(birth)) * 12)

export const endOfJanuary = (year: number): string => `${year}-01-31`

/**
 * When a duty of the year is due that may not go by a birthday: as early as may be without being missed already, because who comes
 * too late loses a payment, and who comes early nothing.
 */
export const earlyIn = (year: number, today: string): string =>
  [endOfJanuary(year), lastDayOfMonth(monthOf(today))].toSorted().at(-1) ?? today

/** Where a due day stands, seen from today: a missed one stops a pension. */
export function renewalTime(due: string, today: string): RenewalTime {
  if (due < today) return 'missed'
  if (monthOf(due) === monthOf(today)) return 'this-month'
  return due <= endOfNextMonth(today) ? 'next-month' : 'later'
}

/** The last day the list of renewals reaches to: the end of next month. */
export const endOfNextMonth = (today: string): string =>
  lastDayOfMonth(monthOf(addMonths(`${monthOf(today)}-01`, 1)))

interface Done {
  readonly id: number
  readonly lastDone: string | null
  readonly dueDay: string
}

/** Of several duties that are one: the one that was done last says when it comes back, and else the one that is due first. */
export const standsFor = <Duty extends Done>(duties: readonly Duty[]): Duty | undefined =>
  duties.toSorted(
    (left, right) =>
      (right.lastDone ?? '').localeCompare(left.lastDone ?? '') ||
      left.dueDay.localeCompare(right.dueDay) ||
      left.id - right.id,
  )[0]
