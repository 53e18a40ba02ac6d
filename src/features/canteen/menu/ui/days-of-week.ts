/** The first and the last day of a week of the menu, as days are written. */
import { addDays } from '#ground/days'
import { monthAndDay } from '#app/dates'
import type { Language } from '#app/i18n/index'

export const daysOfWeek = (from: string, today: string, language: Language) => ({
  from: monthAndDay(from, today, language),
  until: monthAndDay(addDays(from, 6), today, language),
})
