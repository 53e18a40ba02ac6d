/** The lunar calendar by the library's table, held against the new moons themselves in tests/unit/calendar/lunar.test.ts. */
import chineseDays from 'chinese-days'

// Taken from the whole: as a module of Node's it has no names of its own.
const { getLunarDate } = chineseDays

export interface LunarDate {
  /** 1–12; a leap month has the number of the one that it repeats. */
  readonly month: number
  readonly isLeap: boolean
  /** 1–30. */
  readonly date: number
}

/** Of a day `YYYY-MM-DD` in 1900–2100. */
export function lunarDateOf(day: string): LunarDate {
  const { lunarMon, lunarDay, isLeap } = getLunarDate(day)
  return { month: lunarMon, isLeap, date: lunarDay }
}
