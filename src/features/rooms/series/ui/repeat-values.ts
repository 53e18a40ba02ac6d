/** How often, between the form and the contract. */
import { parseDay } from '#ground/day-input'
import { seriesPattern, type ClockSpan, type SeriesLine, type SeriesPattern } from '../../contract'
import { addDays } from '#ground/days'
import { firstOfMonth, hoursOfText, isoWeekdayOf, nthWeekday } from '../../rules'
import { bookingOfValues, unsaidOfValues, type BookingValues } from '../../bookings/ui/values'
import type { RepeatValues } from './repeat'
import type { DateChoice, SeriesText, UnsaidSeries } from '../contract'

/** Which of its weekday in its month a day is, from 1. */
export const nthOf = (day: string): number => {
  const first = firstOfMonth(day)
  return [1, 2, 3, 4, 5].find((nth) => nthWeekday(first, nth, isoWeekdayOf(day)) === day) ?? 1
}

function linesOf(values: RepeatValues, day: string, hours: ClockSpan): SeriesLine[] {
  const weekday = isoWeekdayOf(day)
  switch (values.repeat) {
    case 'none':
    case 'weekly':
    case 'fortnightly': {
      const weeks = values.repeat === 'fortnightly' ? 2 : 1
      const on = values.weekdays.length === 0 ? [weekday] : values.weekdays
      return on.map((one) => ({ every: 'week' as const, weeks, weekday: one, hours }))
    }
    case 'monthly': {
      const nth = values.inMonth === 'last' ? -1 : ([1, 2, 3, 4, 5] as const)[nthOf(day) - 1]
      return [{ every: 'month' as const, nth: nth ?? 1, weekday, hours }]
    }
  }
}

/** The pattern as it is written so far; what is no day or no time yet is refused by the contract at its place. */
export function patternOfValues(values: BookingValues): SeriesPattern {
  const typed = values.day ?? ''
  const starts = parseDay(typed, typed)
  const hours = hoursOfText(values.hours ?? '')[0] ?? { from: '', until: '' }
  return {
    starts: starts ?? typed,
    lines: starts === undefined ? [] : linesOf(values, starts, hours),
    ends:
      values.endsBy === 'day'
        ? { by: 'day', day: values.lastDay ?? '' }
        : { by: 'times', times: values.times ?? 0 },
  }
}

const withPattern = <Text extends object>(
  { span: _span, ...text }: Text & { readonly span: unknown },
  values: BookingValues,
  choices: readonly DateChoice[],
) => ({ ...text, pattern: patternOfValues(values), choices: [...choices] })

export const seriesOfValues = (
  values: BookingValues,
  codes: readonly string[],
  choices: readonly DateChoice[],
): SeriesText => withPattern(bookingOfValues(values, codes), values, choices)

export const unsaidSeriesOfValues = (
  values: BookingValues,
  codes: readonly string[],
  choices: readonly DateChoice[],
): UnsaidSeries => withPattern(unsaidOfValues(values, codes), values, choices)

/** Whether a pattern can be looked at already. */
export const isPattern = (values: BookingValues): boolean =>
  seriesPattern.safeParse(patternOfValues(values)).success

/** The fields of a pattern that shall go on after its last date; lines of different hours take those of the first. */
export function nextSeason(
  { lines, ends, starts }: SeriesPattern,
  lastDate: string,
): Pick<BookingValues, 'day' | 'hours'> & RepeatValues {
  const [line] = lines
  const first = starts > lastDate ? starts : addDays(lastDate, 7)
  const hours = line === undefined ? '' : `${line.hours.from}-${line.hours.until}`
  const times = ends.by === 'times' ? ends.times : 8
  const common = { day: first, hours, endsBy: 'times' as const, times }
  if (line?.every === 'month') {
    const month = firstOfMonth(addDays(lastDate, 28))
    const day = nthWeekday(month, line.nth, line.weekday) ?? first
    const inMonth = line.nth === -1 ? ('last' as const) : ('nth' as const)
    return { ...common, day, repeat: 'monthly', weekdays: [], inMonth }
  }
  const everySecond = line?.every === 'week' && line.weeks === 2
  return {
    ...common,
    day: everySecond ? addDays(lastDate, 14) : first,
    repeat: everySecond ? 'fortnightly' : 'weekly',
    weekdays: lines.length > 1 ? lines.map(({ weekday }) => weekday) : [],
    inMonth: 'nth',
  }
}
