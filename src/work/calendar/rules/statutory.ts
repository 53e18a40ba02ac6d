/**
 * The days that are holidays by law, 全国年节及纪念日放假办法, for any year. The lunar calendar is the library's table: the
 * engines' own puts 春节 of 2027 and 2030 on another day than it is.
 */
import chineseDays from 'chinese-days'
import { addDays } from '#ground/days'
import { lunarDateOf } from './lunar'

// Taken from the whole: as a module of Node's it has no names of its own.
const { getSolarTermDate } = chineseDays

const lunarHolidays: Readonly<Record<string, string>> = {
  '1/1': '春节',
  '1/2': '春节',
  '1/3': '春节',
  '5/5': '端午',
  '8/15': '中秋',
}

/** Since 2025 除夕 and the second day of May are holidays as well. */
const sinceEve = 2025

const worked = new Map<number, ReadonlyMap<string, string>>()

/** Every statutory holiday of a year that all citizens have, with its name, in order. 2000–2099. */
export function statutoryHolidays(year: number): ReadonlyMap<string, string> {
  const before = worked.get(year)
  if (before !== undefined) return before
  const found = new Map<string, string>([
    [`${year}-01-01`, '元旦'],
    // 清明, the day the sun stands at 15°.
    [getSolarTermDate(year, 4, 'pure_brightness'), '清明'],
    [`${year}-05-01`, '劳动节'],
    ...['01', '02', '03'].map((date): [string, string] => [`${year}-10-${date}`, '国庆节']),
  ])
  if (year >= sinceEve) found.set(`${year}-05-02`, '劳动节')
  // The first of the lunar year lies between 21 January and 20 February, 中秋 before the 9th of October.
  for (let day = `${year}-01-20`; day <= `${year}-10-09`; day = addDays(day, 1)) {
    const lunar = lunarDateOf(day)
    const date = `${lunar.month}/${lunar.date}`
    const name = lunarHolidays[date]
    // A leap month is not the month that it repeats.
    if (name === undefined || lunar.isLeap) continue
    // A day that is two holidays (国庆 and 中秋 in 2020) keeps the first name.
    if (!found.has(day)) found.set(day, name)
    if (date === '1/1' && year >= sinceEve) found.set(addDays(day, -1), '春节')
  }
  const inOrder = new Map([...found].toSorted(([left], [right]) => (left < right ? -1 : 1)))
  worked.set(year, inOrder)
  return inOrder
}
