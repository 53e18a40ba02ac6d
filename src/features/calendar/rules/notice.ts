/**
 * Reads a year's notice of holidays as it is published: "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
 *
 * The notice tells when people are off and which weekends are worked; which of the days off are holidays by law
 * follows from 全国年节及纪念日放假办法, and wages depend on the difference.
 */
import { addDays, statutoryHolidays } from '#work/calendar/rules/index'
import type { CalendarDay } from '../contract'
import { saidWrongly, type SaidBeside } from './notice-dates'

export interface ReadHoliday {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Days off that stand for a holiday on a weekend (补休), outside of `from`–`to`. */
  readonly inLieu: readonly string[]
  readonly makeUp: readonly string[]
}

export interface ReadNotice {
  readonly holidays: readonly ReadHoliday[]
  readonly days: CalendarDay[]
  /** What it says of days of another year: they stand in that year's calendar, and are put right there. */
  readonly elsewhere: readonly CalendarDay[]
  /** Holidays by law that the notice does not grant; then it was not read or not pasted to its end. */
  readonly missing: readonly { readonly day: string; readonly name: string }[]
  /** Lunar dates and days of the week that stand beside days and are not theirs. */
  readonly wrong: readonly SaidBeside[]
  /** Sentences that look like an arrangement and could not be read. */
  readonly unread: readonly string[]
}

/** The year a notice is for, by its title; undefined where it has none. */
export function noticeYear(text: string): number | undefined {
  const found = /(20\d\d)年(?:部分)?节假日/.exec(plain(text))
  return found === null ? undefined : Number(found[1])
}

/** Its title; undefined where it has none. */
export const noticeTitle = (text: string): string | undefined =>
  /[^\s《》。：:]*关于20\d\d年部分节假日安排的通知/.exec(plain(text))?.[0]

export function readNotice(text: string, year: number): ReadNotice {
  const holidays: ReadHoliday[] = []
  const unread: string[] = []
  for (const item of itemsOf(plain(text))) {
    const holiday = holidayOf(item, year)
    if (holiday !== undefined) holidays.push(holiday.read)
    // A day that is named and not understood may be one off: whoever pasted the notice has to see it.
    if (holiday === undefined ? /放假|上班|休/.test(item) && /\d日/.test(item) : /\d日/.test(holiday.rest))
      unread.push(item.slice(0, 80))
  }
  const statutory = statutoryHolidays(year)
  const days = new Map<string, CalendarDay>()
  for (const { name, from, to, inLieu, makeUp } of holidays) {
    const off = [...inLieu]
    for (let day = from; day <= to; day = addDays(day, 1)) off.push(day)
    for (const day of off) {
      const byLaw = statutory.get(day)
      days.set(
        day,
        byLaw === undefined
          ? { day, kind: 'bridging-day-off', name }
          : { day, kind: 'statutory-holiday', name: byLaw },
      )
    }
    for (const day of makeUp) days.set(day, { day, kind: 'make-up-working-day', name })
  }
  const missing = [...statutory].filter(([day]) => days.get(day)?.kind !== 'statutory-holiday')
  const inOrder = [...days.values()].toSorted((left, right) => (left.day < right.day ? -1 : 1))
  const isOwn = ({ day }: CalendarDay): boolean => day.startsWith(`${year}-`)
  return {
    holidays,
    days: inOrder.filter(isOwn),
    elsewhere: inOrder.filter((named) => !isOwn(named)),
    missing: holidays.length === 0 ? [] : missing.map(([day, name]) => ({ day, name })),
    wrong: saidWrongly(halfWidthDigits(text), year),
    unread,
  }
}

const halfWidthDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** Half-width digits, no remarks in brackets, no blanks inside lines. */
const plain = (text: string): string =>
  halfWidthDigits(text)
    .replaceAll(/（[^（）]*）|\([^()]*\)/g, '')
    .replaceAll(/[^\S\n]/g, '')

/** The numbered items, each with all its sentences, also where they were pasted without line breaks. */
const itemsOf = (text: string): readonly string[] =>
  text
    .split(/\n|(?=[一二三四五六七八九十]{1,3}、[^。：:\n]{2,12}[：:])/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

const itemForm =
  /^(?:[一二三四五六七八九十]{1,3}、)?([^。：:]{2,12})[：:](?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(?:至|—|-|－|~)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?放假/

/** The holiday of an item, and what of the item is not understood. */
function holidayOf(
  item: string,
  year: number,
): { readonly read: ReadHoliday; readonly rest: string } | undefined {
  const found = itemForm.exec(item)
  if (found === null) return undefined
  const [whole, names = '', fromYear, fromMonth, fromDate, toYear, toMonth, toDate] = found
  const from = dayFrom(Number(fromYear ?? year), fromMonth, fromDate)
  const to = toDate === undefined ? from : dayFrom(Number(toYear ?? year), toMonth ?? fromMonth, toDate)
  const behind = item.slice(whole.length)
  const makeUp = daysNamedBefore('上班', behind, year)
  const inLieu = daysNamedBefore('(?:补休|调休|休息|放假)', behind, year)
  if (from === undefined || to === undefined || makeUp === undefined || inLieu === undefined) return undefined
  // Nobody is off for longer; a slip of a digit would otherwise make a month of holidays.
  if (to < from || to > addDays(from, 15)) return undefined
  return {
    read: { name: shortName(names), from, to, inLieu: inLieu.days, makeUp: makeUp.days },
    rest: [...makeUp.said, ...inLieu.said].reduce((rest, said) => rest.replace(said, ''), behind),
  }
}

interface NamedDays {
  readonly days: readonly string[]
  /** The words that named them. */
  readonly said: readonly string[]
}

/** The days named before a word, `2月14日、28日上班`; undefined when one of them does not exist. */
function daysNamedBefore(word: string, rest: string, year: number): NamedDays | undefined {
  const days: string[] = []
  const said: string[] = []
  const named = new RegExp(`((?:(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日[、，和及]?)+)(?:均|也)?${word}`, 'g')
  for (const [whole, list = ''] of rest.matchAll(named)) {
    said.push(whole)
    let month: string | undefined
    for (const [, ownYear, ownMonth, date] of list.matchAll(/(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g)) {
      month = ownMonth ?? month
      const day = dayFrom(Number(ownYear ?? year), month, date)
      if (day === undefined) return undefined
      days.push(day)
    }
  }
  return { days, said }
}

/** 国庆节、中秋节 → 国庆节; 清明节 → 清明, as the days are called in the calendar. */
const shortName = (names: string): string =>
  (names.split('、')[0] ?? names).replace(/^(清明|端午|中秋)节$/, '$1')

function dayFrom(year: number, month: string | undefined, date: string | undefined): string | undefined {
  if (month === undefined || date === undefined) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const instant = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day ? undefined : day
}
