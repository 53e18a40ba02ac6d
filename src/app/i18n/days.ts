/** How a day is written in each language. It lies below all that tells words, so that what tells of a day can write it so. */
import { dayAt } from '#ground/clock'

const zone = 'Asia/Shanghai'

const formats = new Map<string, Intl.DateTimeFormat>()
export function formatOf(options: Intl.DateTimeFormatOptions, language: 'zh-CN' | 'en'): Intl.DateTimeFormat {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** Noon of a day, so that no zone's offset can move it to a neighbour. */
export const noon = (day: string): number => Date.parse(`${day}T04:00:00Z`)

/** `11月22日`, `22 Nov`; with its year when that is not the year of `today`. */
export function writtenDay(day: string, today: string, language: 'zh-CN' | 'en'): string {
  const month = language === 'en' ? 'short' : 'long'
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return formatOf({ day: 'numeric', month, ...year }, language).format(noon(day))
}

const isDay = (value: string | number): value is string => /^\d{4}-\d{2}-\d{2}$/.test(String(value))

/** The values of a sentence, with whatever is a day written as one. */
export const withDaysWritten = (
  values: Readonly<Record<string, string | number>>,
  language: 'zh-CN' | 'en',
): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isDay(value) ? writtenDay(value, dayAt(Date.now()), language) : value,
    ]),
  )
