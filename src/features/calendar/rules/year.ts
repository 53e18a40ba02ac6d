/** How a year lies in months and weeks, and what changes when one day is put right. */
import {
  addDays,
  lastDayOfMonth,
  monthOf,
  weekdayOf,
  workingDayKind,
  type Calendar,
  type WorkingDayKind,
} from '#work/calendar/rules/index'
import type { CalendarDay } from '../contract'

export type DayKind = CalendarDay['kind']

/** The year's months, `YYYY-MM`. */
export const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)

/** Weeks of a month from Monday to Sunday; null where a day belongs to a neighbour. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`
  const lead = (weekdayOf(first) + 6) % 7
  const count = Number(lastDayOfMonth(month).slice(8))
  return Array.from({ length: Math.ceil((lead + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const offset = week * 7 + weekday - lead
      return offset < 0 || offset >= count ? null : addDays(first, offset)
    }),
  )
}

/** One announced year as the rules of working days read it. */
export const calendarOf = (year: number, days: readonly CalendarDay[]): Calendar => ({
  days: new Map(days.map((named) => [named.day, named])),
  yearsAnnounced: new Set([year]),
})

export const dayKindOf = (calendar: Calendar, day: string): WorkingDayKind => workingDayKind(calendar, day)

/** How many days of a month are worked. */
export const workingDaysIn = (calendar: Calendar, month: string): number =>
  weeksOf(month)
    .flat()
    .filter((day) => day !== null && workingDayKind(calendar, day).working).length

/** The year's days with one of them changed; `null` makes it what the week says. */
export function withDay(
  days: readonly CalendarDay[],
  day: string,
  change: { readonly kind: DayKind; readonly name: string } | null,
): CalendarDay[] {
  const others = days.filter((named) => named.day !== day)
  const changed = change === null ? others : [...others, { day, ...change }]
  return changed.toSorted((left, right) => (left.day < right.day ? -1 : 1))
}

/** Where the arrow keys lead from a day; a day of another year stays where it was. */
export function movedDay(day: string, key: string): string | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
  const to = steps[key] === undefined ? farDay(day, key) : addDays(day, steps[key])
  return to?.slice(0, 4) === day.slice(0, 4) ? to : undefined
}

function farDay(day: string, key: string): string | undefined {
  switch (key) {
    case 'Home':
      return `${monthOf(day)}-01`
    case 'End':
      return lastDayOfMonth(monthOf(day))
    case 'PageUp':
      return `${monthOf(addDays(`${monthOf(day)}-01`, -1))}-01`
    case 'PageDown':
      return addDays(lastDayOfMonth(monthOf(day)), 1)
    default:
      return undefined
  }
}
