/** The dates of a series: weekly, every second week, monthly by weekday; until a day or so many times. */
import { addDays, addMonths } from '#work/calendar/rules/index'
import { mostDates, type SeriesLine, type SeriesPattern } from '../contract'
import { firstOfMonth, mondayOf, nthWeekday } from './dates'
import { dayOfMinute, spanAt, type Span } from './minutes'

export interface SeriesDates {
  /** In order of their beginning. */
  readonly dates: readonly Span[]
  /** Months in which a line finds no day: there is no fifth Friday in every month, and the preview says so. */
  readonly monthsLeftOut: readonly string[]
}

interface Found {
  readonly line: SeriesLine
  readonly day: string
}

/** A line for months that have no such day cannot look on for ever. */
const farthest = 12 * 40

/** The days of one line from the first on, at most `most` and none after `last`. */
function daysOfLine(line: SeriesLine, starts: string, last: string | null, most: number) {
  const days: string[] = []
  const leftOut: string[] = []
  const within = (day: string) => (last === null || day <= last) && days.length < most
  if (line.every === 'week') {
    // Every second week counts from the week the series starts in, whatever its first date is.
    let day = addDays(mondayOf(starts), line.weekday - 1)
    for (; within(day); day = addDays(day, 7 * line.weeks)) if (day >= starts) days.push(day)
    return { days, leftOut }
  }
  const first = firstOfMonth(starts)
  for (let months = 0; months < farthest; months += 1) {
    const month = addMonths(first, months)
    if (!within(month)) break
    const day = nthWeekday(month, line.nth, line.weekday)
    if (day === null) leftOut.push(month.slice(0, 7))
    else if (day >= starts && within(day)) days.push(day)
  }
  return { days, leftOut }
}

export function datesOf({ starts, lines, ends }: SeriesPattern): SeriesDates {
  const last = ends.by === 'day' ? ends.day : null
  const most = ends.by === 'times' ? ends.times : mostDates
  const all = lines.map((line) => ({ line, ...daysOfLine(line, starts, last, most) }))
  const found: Found[] = all.flatMap(({ line, days }) => days.map((day) => ({ line, day })))
  const dates = found
    .map(({ line, day }) => spanAt(day, line.hours))
    .toSorted((a, b) => a.from - b.from || a.until - b.until)
    .slice(0, most)
  // What was left out after the last date taken was never looked for.
  const end = last ?? dayOfMinute(dates.at(-1)?.from ?? 0)
  const monthsLeftOut = all.flatMap(({ leftOut }) => leftOut).filter((month) => month <= end.slice(0, 7))
  return { dates, monthsLeftOut: [...new Set(monthsLeftOut)].toSorted() }
}
