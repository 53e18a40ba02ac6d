/** The days that are holidays by law, 全国年节及纪念日放假办法, worked out for any year. */
import { addDays } from '#work/calendar/rules/index'

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
})

/** `1/15`; a leap month carries `bis`, so it is never taken for the month it repeats. */
function lunarOf(day: string): string {
  const parts = lunar.formatToParts(Date.parse(`${day}T04:00:00Z`))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('month')}/${part('day')}`
}

/** 清明, the day the sun stands at 15°: 4 or 5 April in this century. */
function qingmingOf(year: number): string {
  const ofCentury = year % 100
  const date = Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4)
  return `${year}-04-${String(date).padStart(2, '0')}`
}

const lunarHolidays: Readonly<Record<string, string>> = {
  '1/1': '春节',
  '1/2': '春节',
  '1/3': '春节',
  '5/5': '端午',
  '8/15': '中秋',
}

/** Since 2025 除夕 and the second day of May are holidays as well. */
const sinceEve = 2025

/** Every statutory holiday of a year that all citizens have, with its name, in order. 2000–2099. */
export function statutoryHolidays(year: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>([
    [`${year}-01-01`, '元旦'],
    [qingmingOf(year), '清明'],
    [`${year}-05-01`, '劳动节'],
    ...['01', '02', '03'].map((date): [string, string] => [`${year}-10-${date}`, '国庆节']),
  ])
  if (year >= sinceEve) found.set(`${year}-05-02`, '劳动节')
  // The first of the lunar year lies between 21 January and 20 February, 中秋 before the 9th of October.
  for (let day = `${year}-01-20`; day <= `${year}-10-09`; day = addDays(day, 1)) {
    const date = lunarOf(day)
    const name = lunarHolidays[date]
    if (name === undefined) continue
    // A day that is two holidays (国庆 and 中秋 in 2020) keeps the first name.
    if (!found.has(day)) found.set(day, name)
    if (date === '1/1' && year >= sinceEve) found.set(addDays(day, -1), '春节')
  }
  return new Map([...found].toSorted(([left], [right]) => (left < right ? -1 : 1)))
}
