/**
 * Days and instants as people read them: 11月22日 周日, with the year only when it isn't this one; 今天, 明天, 逾期 3 天.
 * Everything is in Asia/Shanghai, whatever the machine's own zone, and in the language on screen unless another is asked for.
 */
import i18next from 'i18next'
import { dayAt as dayOf } from '#ground/clock'
import { daysBetween } from '#ground/days'
import type words from './i18n/zh-CN.json'
import { currentLanguage, type Language } from './i18n'
import { formatOf, noon, writtenDay } from './i18n/days'

export { dayOf, daysBetween }

function word(
  key: Exclude<keyof typeof words.date, 'solarTerms'>,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return i18next.t(`date.${key}`, { ns: 'app', lng: language, ...values })
}

/** `11月22日`, or `2025年11月22日` when the year is not that of `today`. */
export const monthAndDay = (day: string, today: string, language = currentLanguage()): string =>
  writtenDay(day, today, language)

/** `2026年11月22日`, always with its year: on papers that are kept. */
export const wholeDay = (day: string, language = currentLanguage()): string => monthAndDay(day, '', language)

/** `周日`, `Sun`. */
export function weekday(day: string, language = currentLanguage()): string {
  return formatOf({ weekday: 'short' }, language).format(noon(day))
}

/** `11月22日 周日`, `Sun 22 Nov`. */
export function dayWithWeekday(day: string, today: string, language = currentLanguage()): string {
  const parts = [monthAndDay(day, today, language), weekday(day, language)]
  return (language === 'en' ? parts.toReversed() : parts).join(' ')
}

/** `今天`, `昨天`, `明天`, else month and day. */
export function nearDay(day: string, today: string, language = currentLanguage()): string {
  const distance = daysBetween(today, day)
  if (distance === 0) return word('today', language)
  if (distance === 1) return word('tomorrow', language)
  if (distance === -1) return word('yesterday', language)
  return monthAndDay(day, today, language)
}

/** How a deadline stands against today; `soonDays` is how many days ahead count as soon. */
export type Nearness = 'overdue' | 'today' | 'soon' | 'later'
export function nearness(due: string, today: string, soonDays = 3): Nearness {
  const distance = daysBetween(today, due)
  if (distance < 0) return 'overdue'
  if (distance === 0) return 'today'
  return distance <= soonDays ? 'soon' : 'later'
}

/** A deadline in words: `逾期 3 天`, `今天`, `明天`, `还有 3 天`, then the day itself. */
export function deadline(due: string, today: string, soonDays = 3, language = currentLanguage()): string {
  const distance = daysBetween(today, due)
  if (distance < 0) return word('overdue', language, { count: -distance })
  if (distance <= 1) return nearDay(due, today, language)
  return distance <= soonDays
    ? word('daysLeft', language, { count: distance })
    : monthAndDay(due, today, language)
}

/** `09:20`, in every language. */
export function clockTime(instant: number): string {
  return formatOf({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'zh-CN').format(instant)
}

/** `11月17日 09:20`, `今天 09:20`. */
export function dayAndTime(instant: number, today: string, language = currentLanguage()): string {
  return `${nearDay(dayOf(instant), today, language)} ${clockTime(instant)}`
}
