/**
 * The day in the lunar calendar, and the solar term that begins on it: 十月十四 · 小雪 on 22 November 2026.
 *
 * Both come from the library's tables. A browser's own lunar calendar is reckoned and puts the new year of 2027 a day late: the
 * new moon comes four minutes before midnight. The library is not needed for the first screen, so it is fetched when the bar is
 * there already.
 */
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { nobodyWaits } from './ahead'
import { currentLanguage } from './i18n'

/** What the calendar says of a day `YYYY-MM-DD`; `term` is the library's word for it, null on most days. */
export async function lunarDayOf(day: string) {
  const { getLunarDate, getSolarTerms } = await import('chinese-days')
  const { lunarMon, lunarDay, isLeap, lunarMonCN, lunarDayCN } = getLunarDate(day)
  return {
    month: lunarMon,
    date: lunarDay,
    isLeap,
    monthName: lunarMonCN,
    dateName: lunarDayCN,
    term: getSolarTerms(day).find(({ date }) => date === day)?.term ?? null,
  }
}

export type LunarDay = Awaited<ReturnType<typeof lunarDayOf>>

/** `十月十四 · 小雪`, `闰六月初八`; in English `lunar 10/14`, a leap month with a plus. */
export function lunarWords(t: TFunction, { term, isLeap, ...day }: LunarDay): string {
  const values =
    currentLanguage() === 'en'
      ? { month: day.month, date: day.date }
      : { month: day.monthName, date: day.dateName }
  const lunar = t(isLeap ? 'date.leapLunar' : 'date.lunar', values)
  return term === null ? lunar : `${lunar} · ${t(`date.solarTerms.${term}`)}`
}

/** The words for a day; empty until they are known. */
export function useLunarDay(day: string): string {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['lunar-day', day],
    queryFn: () => nobodyWaits().then(() => lunarDayOf(day)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data === undefined ? '' : lunarWords(t, data)
}
