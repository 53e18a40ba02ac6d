/** What lies in a period, before it, and under its chart. */
import { periodKinds, written, type PeriodKind } from '../contract/periods'
import { addDays, addMonths, lastDayOfMonth, monthOf, yearOf } from '#ground/days'

/** The kind of a period that is written like one; throws a RangeError of anything else. */
export function kindOf(period: string): PeriodKind {
  const kind = periodKinds.find((known) => new RegExp(`^${written[known]}$`).test(period))
  if (kind === undefined) throw new RangeError(`${period} is no period`)
  return kind
}

/** The period of a kind in which a day `YYYY-MM-DD` lies. */
export function periodWith(kind: PeriodKind, day: string): string {
  switch (kind) {
    case 'day':
      return day
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
    case 'year':
      return day.slice(0, 4)
  }
}

/** From its first day to its last, both in it. */
export interface Span {
  readonly from: string
  readonly to: string
}

const monthsIn: Readonly<Record<Exclude<PeriodKind, 'day'>, number>> = { month: 1, quarter: 3, year: 12 }

const firstDayOf = (kind: Exclude<PeriodKind, 'day'>, period: string): string => {
  if (kind === 'month') return `${period}-01`
  const month = kind === 'year' ? 1 : Number(period.slice(6)) * 3 - 2
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

export function spanOf(period: string): Span {
  const kind = kindOf(period)
  if (kind === 'day') return { from: period, to: period }
  const from = firstDayOf(kind, period)
  return { from, to: lastDayOfMonth(addMonths(from, monthsIn[kind] - 1).slice(0, 7)) }
}

/** A span in parts, in their order: none of them reaches over the end of a month, or has more days than so many. */
export function monthParts({ from, to }: Span, mostDays = 31): readonly Span[] {
  const parts: Span[] = []
  let day = from
  while (day <= to) {
    const [end = day] = [to, lastDayOfMonth(monthOf(day)), addDays(day, mostDays - 1)].toSorted()
    parts.push({ from: day, to: end })
    day = addDays(end, 1)
  }
  return parts
}

/** The one before it, of the same kind. */
export const periodBefore = (period: string): string =>
  periodWith(kindOf(period), addDays(spanOf(period).from, -1))

/** The last `count` of a kind, that of `today` first. */
export function recentPeriods(kind: PeriodKind, today: string, count: number): readonly string[] {
  const periods = [periodWith(kind, today)]
  for (let last = periods[0]; last !== undefined && periods.length < count; last = periods.at(-1)) {
    const before = periodBefore(last)
    if (yearOf(before) < 2000) break
    periods.push(before)
  }
  return periods
}

/** What a chart of the period stands on: its days, or of more than a month its months. */
export function stepsOf(period: string): readonly string[] {
  const { from, to } = spanOf(period)
  const kind = kindOf(period)
  const next =
    kind === 'day' || kind === 'month' ? (day: string) => addDays(day, 1) : (day: string) => addMonths(day, 1)
  const steps: string[] = []
  for (let day = from; day <= to; day = next(day)) steps.push(stepOf(kind, day))
  return steps
}

/** The step of a chart in which a day lies. */
export const stepOf = (kind: PeriodKind, day: string): string =>
  kind === 'day' || kind === 'month' ? day : day.slice(0, 7)
