/** Within how many working days a delivery is followed up, and papers that are missing are brought. */
import { addWorkingDays, type Calendar, type CountedDay } from '#work/calendar/rules/index'

/** Working days within which a delivered result is followed up, and a poor rating is answered [local rule]. */
export const followUpWithin = 15

export const followUpDue = (calendar: Calendar, day: string): CountedDay =>
  addWorkingDays(calendar, day, followUpWithin)

/** Working days that an applicant has for what was told to be missing, where the desk names no other day [local rule]. */
export const correctionWithin = 10

export const correctionDue = (calendar: Calendar, day: string): CountedDay =>
  addWorkingDays(calendar, day, correctionWithin)

/**
 * Whether the day named on `told`, by which papers are brought, was counted through a year not announced. A day that the desk named is as it
 * was said.
 */
export function isCorrectionPresumed(calendar: Calendar, told: string, until: string): boolean {
  const { day, announced } = correctionDue(calendar, told)
  return day === until && !announced
}

/** Days within which whoever is sent on an errand has been there, where nobody names another [local rule]. */
export const errandWithin = 3
