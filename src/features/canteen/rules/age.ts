/** How old someone is on the day of a meal, as a policy counts it. */
import { addDays, addMonths, yearOf } from '#ground/days'
import type { AgeCounting, LeapBirthday } from '../contract/words'

export interface AgeRule {
  readonly counting: AgeCounting
  /** In common years 29 February is completed on 1 March unless the centre reads 民法典 202 the other way. */
  readonly leapBirthday: LeapBirthday
}

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`

/** The birthday on which `years` are completed. */
export function birthdayOf(birth: string, years: number, leapBirthday: LeapBirthday): string {
  // addMonths ends on the last day of a shorter month, which for 29 February is the 28th.
  const day = addMonths(birth, years * 12)
  const missing = birth.endsWith('-02-29') && !day.endsWith('-02-29')
  return missing && leapBirthday === 'first-of-march' ? addDays(day, 1) : day
}

/** Whether somebody's birthday is kept on a day, in a common year too. */
export const isBirthday = (birth: string, day: string, leapBirthday: LeapBirthday): boolean =>
  birthdayOf(birth, yearOf(day) - yearOf(birth), leapBirthday) === day

/**
 * The first day on which someone counts as `years` old. Who is born on the first of a month waits for no next first:
 * their birthday is one.
 */
export function countsAsFrom(birth: string, years: number, rule: AgeRule): string {
  const birthday = birthdayOf(birth, years, rule.leapBirthday)
  switch (rule.counting) {
    case 'on-birthday':
      return birthday
    case 'first-of-month':
      return firstOf(birthday)
    case 'next-first-of-month':
      return birthday.endsWith('-01') ? birthday : addMonths(firstOf(birthday), 1)
    case 'first-of-year':
      return `${birthday.slice(0, 4)}-01-01`
  }
}

/** Full years on a day as the rule counts them; negative before birth. */
export function ageByRule(birth: string, day: string, rule: AgeRule): number {
  let years = yearOf(day) - yearOf(birth)
  while (countsAsFrom(birth, years, rule) > day) years -= 1
  return years
}
