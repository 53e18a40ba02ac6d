/** Days of birth and age. Days are `YYYY-MM-DD` in Asia/Shanghai. */
import { halfWidth } from '../text'

/** The day, when the calendar has it and it lies in 1850–2999; otherwise null. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1850 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1) return null
  return date.toISOString().slice(0, 10)
}

/** Reads 1971-01-25, 1971.1.25, 1971/1/25, 19710125 and 1971年1月25日, dashes of any length, with or without a time; null when it is none. */
export function readDay(typed: string): string | null {
  const text = halfWidth(typed)
    .trim()
    .replace(/^['’]/, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:生|出生)?$/.exec(text)
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/** Full years on a day, as the law counts them: the birthday itself completes the year; 29 February completes on 1 March. */
export function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}
