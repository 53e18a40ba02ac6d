/** The kind of a day, as policies ask for it. */
import type { Reader } from '#desk/rpc/call'
import { yearOf } from '#ground/days'
import { readCalendar } from '#work/calendar/store'
import { statutoryHolidays } from '#features/calendar/index'
import { canteenDayKind, type JudgedDay } from '../rules/index'

/** By the calendar that they were judged by, which is another object after every change. */
const judgedDays = new WeakMap<object, Map<string, JudgedDay>>()

/** The kind of a day by the centre's calendar, and by law where the year's notice is not entered. */
export function dayKindOn(call: Reader, day: string): JudgedDay {
  const calendar = readCalendar(call)
  const judged = judgedDays.get(calendar) ?? new Map<string, JudgedDay>()
  judgedDays.set(calendar, judged)
  const known = judged.get(day) ?? canteenDayKind(calendar, statutoryHolidays(yearOf(day)), day)
  judged.set(day, known)
  return known
}
