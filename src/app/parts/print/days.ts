/** Days and times as paper has them: in Chinese, and always with the year where it is kept. */
import { clockTime, dayOf, dayWithWeekday, wholeDay } from '../../dates'

/** `2026年11月23日`. */
export const paperDay = (day: string): string => wholeDay(day, 'zh-CN')

/** `2026年11月23日 09:20`. */
export const paperTime = (at: number): string => `${paperDay(dayOf(at))} ${clockTime(at)}`

/** `11月23日 周一`: on what is thrown away when its week is over. */
export const paperWeekday = (day: string, today: string): string => dayWithWeekday(day, today, 'zh-CN')
