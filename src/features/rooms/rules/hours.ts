/** When a room is open: by weekday, season and kind of day, with special days before them. */
import { workingDayKind, yearOf, type Calendar } from '#work/calendar/rules/index'
import type { HouseRules, HoursDayKind, HoursLine } from '../contract'
import { inSeason, isoWeekdayOf } from './dates'
import { spanAt, type Span } from './minutes'

export interface DayHours {
  readonly day: string
  readonly open: readonly Span[]
  /** Of a special day, in the centre's words. */
  readonly why: string | null
  /** False where the hours hang on the kind of day and the year's holidays are not announced. */
  readonly certain: boolean
}

/** Whether the calendar makes a day one of these kinds. A make-up Saturday is a working day and no weekend. */
export function isOfKind(calendar: Calendar, day: string, kinds: readonly HoursDayKind[]): boolean {
  const { kind, working } = workingDayKind(calendar, day)
  return kinds.some((wanted) => {
    switch (wanted) {
      case 'working-day':
        return working
      case 'day-off':
        return !working
      case 'make-up-working-day':
      case 'weekend':
      case 'statutory-holiday':
      case 'bridging-day-off':
        return kind === wanted
    }
  })
}

function isFor(line: HoursLine, calendar: Calendar, day: string): boolean {
  if (line.season !== null && !inSeason(day, line.season)) return false
  switch (line.on.by) {
    case 'every-day':
      return true
    case 'weekday':
      return line.on.weekdays.includes(isoWeekdayOf(day))
    case 'day-kind':
      return isOfKind(calendar, day, line.on.kinds)
  }
}

/** The hours of one day; those that run past midnight belong to the day they begin on. */
export function hoursOn(
  rules: Pick<HouseRules, 'hours' | 'specialDays'>,
  calendar: Calendar,
  day: string,
): DayHours {
  const special = rules.specialDays.find((one) => one.day === day)
  if (special !== undefined) {
    return { day, open: special.open.map((hours) => spanAt(day, hours)), why: special.why, certain: true }
  }
  const announced = calendar.yearsAnnounced.has(yearOf(day))
  let certain = true
  for (const line of rules.hours) {
    // A line for kinds of day that was asked about this day decides by being passed over, too.
    if (line.on.by === 'day-kind' && (line.season === null || inSeason(day, line.season))) {
      certain &&= announced
    }
    if (isFor(line, calendar, day)) {
      return { day, open: line.open.map((hours) => spanAt(day, hours)), why: null, certain }
    }
  }
  return { day, open: [], why: null, certain }
}
