/** The centre's working days: which days are worked, and counting them, saying whether the count is certain. */
import { addDays, weekdayOf, yearOf } from '#ground/days'
import { statutoryHolidays } from './statutory'

/**
 * What the yearly notice says of a day that is not as the week would have it.
 *
 * Statutory holidays (法定节假日, 全国年节及纪念日放假办法) are kept apart from the days off that make a holiday
 * long (调休, and the weekends inside it): wages and subsidies depend on the difference.
 */
export const dayKinds = ['statutory-holiday', 'bridging-day-off', 'make-up-working-day'] as const
export type DayKind = (typeof dayKinds)[number]

export interface NamedDay {
  readonly day: string
  readonly kind: DayKind
  readonly name: string
}

/** Days that differ from the week, and the years whose notice has been published and entered. */
export interface Calendar {
  readonly days: ReadonlyMap<string, NamedDay>
  readonly yearsAnnounced: ReadonlySet<number>
}

export interface WorkingDayKind {
  readonly kind: DayKind | 'working-day' | 'weekend'
  readonly working: boolean
  readonly name: string | null
  /** False while the year's notice is not entered: then all but the statutory holidays is only presumed. */
  readonly announced: boolean
}

/**
 * What a day is. A year not announced has its statutory holidays all the same: which days bridge them and which make up for
 * them is not known. A named day of such a year (the centre's own entry) goes before, and is still only presumed.
 */
export function workingDayKind(calendar: Calendar, day: string): WorkingDayKind {
  const announced = calendar.yearsAnnounced.has(yearOf(day))
  const named = calendar.days.get(day)
  if (named !== undefined) {
    return { kind: named.kind, working: named.kind === 'make-up-working-day', name: named.name, announced }
  }
  const byLaw = announced ? undefined : statutoryHolidays(yearOf(day)).get(day)
  if (byLaw !== undefined) return { kind: 'statutory-holiday', working: false, name: byLaw, announced }
  const weekday = weekdayOf(day)
  const working = weekday !== 0 && weekday !== 6
  return { kind: working ? 'working-day' : 'weekend', working, name: null, announced }
}

/** A day reached by counting; `announced` is false when the count went through a year not announced. */
export interface CountedDay {
  readonly day: string
  readonly announced: boolean
}

interface NextDay extends WorkingDayKind {
  readonly day: string
}

const nextDays = new WeakMap<Calendar, Map<string, NextDay>>()

/** The day after, and what it is. Thousands of clocks run over the same days: a calendar, which never changes, is asked once for each. */
function nextDay(calendar: Calendar, day: string): NextDay {
  const known = nextDays.get(calendar) ?? new Map<string, NextDay>()
  nextDays.set(calendar, known)
  const before = known.get(day)
  if (before !== undefined) return before
  const next = addDays(day, 1)
  const found = { day: next, ...workingDayKind(calendar, next) }
  known.set(day, found)
  return found
}

/** A calendar without a working day for this long is a mistake in the calendar, not a long holiday. */
const longestGap = 400

/**
 * The `count`-th working day after `day`, which itself is not counted (民法典 art. 201: the day on which
 * a term begins does not count). A count of 0 or less is `day` itself, worked or not.
 */
export function addWorkingDays(calendar: Calendar, day: string, count: number): CountedDay {
  let reached = day
  let announced = calendar.yearsAnnounced.has(yearOf(day))
  let left = count
  let gap = 0
  while (left > 0) {
    const next = nextDay(calendar, reached)
    reached = next.day
    announced &&= next.announced
    gap = next.working ? 0 : gap + 1
    if (gap > longestGap) throw new RangeError('the calendar has no working day in more than a year')
    if (next.working) left -= 1
  }
  return { day: reached, announced }
}

export interface CountedDays {
  readonly days: number
  readonly announced: boolean
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later than `from`. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): CountedDays {
  let days = 0
  let announced = true
  for (let next = nextDay(calendar, from); next.day <= to; next = nextDay(calendar, next.day)) {
    announced &&= next.announced
    if (next.working) days += 1
  }
  return { days, announced }
}
