/** Within how many working days a delivery is followed up. */
import { addWorkingDays, type Calendar, type CountedDay } from '#work/calendar/rules/index'

/** Working days within which a delivered result is followed up, and a poor rating is answered [local rule]. */
export const followUpWithin = 15

export const followUpDue = (calendar: Calendar, day: string): CountedDay =>
  addWorkingDays(calendar, day, followUpWithin)
