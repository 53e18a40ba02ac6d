/** Closures: on which minutes they shut which rooms, the notice that repairs need, and whom they hit. */
import { addDays, daysBetween, workingDayKind, yearOf, type Calendar } from '#work/calendar/rules/index'
import type { Closure } from '../contract'
import { isNthWeekday, isoWeekdayOf } from './dates'
import { isOfKind } from './hours'
import { containers, reachOf, type House, type Taking } from './house'
import { dayOfMinute, daysOf, overlaps, spanAt, type Minute, type Span } from './minutes'

function fallsOn({ when }: Closure, calendar: Calendar, day: string): boolean {
  if (when.by === 'once') return false
  if (day < when.starts || (when.ends !== null && when.ends < day)) return false
  switch (when.by) {
    case 'week':
      return when.weekdays.includes(isoWeekdayOf(day))
    case 'month':
      return isNthWeekday(day, when.nth, when.weekday)
    case 'calendar':
      return (
        isOfKind(calendar, day, when.kinds) &&
        (when.named === null || workingDayKind(calendar, day).name === when.named)
      )
  }
}

/** When a closure shuts within a span, in order. One that began the evening before is found too. */
export function shutSpans(closure: Closure, calendar: Calendar, within: Span): Span[] {
  const { when } = closure
  if (when.by === 'once') return overlaps(when.span, within) ? [when.span] : []
  return [addDays(dayOfMinute(within.from), -1), ...daysOf(within)]
    .filter((day) => fallsOn(closure, calendar, day))
    .map((day) => spanAt(day, when.hours))
    .filter((span) => overlaps(span, within))
}

/** Closures of a room: its own, those of the whole house, and those of a room it lies in. */
export function closuresOf(house: House, room: number): readonly Closure[] {
  const shutWith = [room, ...containers(house, room)]
  return house.closures.filter(({ rooms }) => rooms === null || rooms.some((shut) => shutWith.includes(shut)))
}

/** Whether a room was, or is, shut at any time within a span: also by what ended since, as far as it had shut by then. */
export function wasShut(house: House, room: number, span: Span): boolean {
  if (shutWithin(house, room, span).length > 0) return true
  const ended = (house.endedClosures ?? []).filter((closure) => closure.ended > span.from)
  if (ended.length === 0) return false
  return shutWithin({ ...house, closures: ended }, room, span).some(({ closure, span: shut }) => {
    const until = ended.find(({ id }) => id === closure.id)?.ended ?? shut.until
    // One that was ended before it began shut nothing.
    return shut.from < until && overlaps({ from: shut.from, until: Math.min(shut.until, until) }, span)
  })
}

export interface Shut {
  readonly closure: Closure
  readonly span: Span
}

/** What shuts a room within a span, earliest first. */
export function shutWithin(house: House, room: number, within: Span): Shut[] {
  return closuresOf(house, room)
    .flatMap((closure) => shutSpans(closure, house.calendar, within).map((span) => ({ closure, span })))
    .toSorted((a, b) => a.span.from - b.span.from || a.closure.id - b.closure.id)
}

/** Whether the year that a closure by the calendar reads is announced. */
export const closureIsCertain = ({ when }: Closure, calendar: Calendar, day: string): boolean =>
  when.by !== 'calendar' || calendar.yearsAnnounced.has(yearOf(day))

/** Years a closure by the calendar reads within a span and whose holidays are not announced. */
export function yearsNotAnnounced(closure: Closure, calendar: Calendar, within: Span): number[] {
  const years = daysOf(within).map(yearOf)
  return [...new Set(years)].filter((year) => !closureIsCertain(closure, calendar, `${year}-01-01`))
}

/** 公共文化体育设施条例 art. 18: a stop for repairs is announced seven days before. */
export const noticeDays = 7

/**
 * The first day on which repairs announced today may begin; null where the closure needs no notice or keeps it.
 * The day of the announcement is not counted (民法典 art. 201).
 */
export function noticeMissed(kind: Closure['kind'], announced: string, begins: string): string | null {
  if (kind !== 'repairs' || daysBetween(announced, begins) >= noticeDays) return null
  return addDays(announced, noticeDays)
}

/**
 * Those of `standing` that a closure hits, earliest first. A booking of a room around the shut one is hit when it takes
 * that room whole. What was cancelled, refused or is over does not stand and is not passed in.
 */
export function hitBy<Booking extends Pick<Taking, 'room' | 'span' | 'whole'>>(
  house: House,
  closure: Closure,
  standing: readonly Booking[],
  from: Minute,
): Booking[] {
  return standing
    .filter(({ room, span, whole }) => {
      if (span.until <= from) return false
      const rooms = closure.rooms
      const shut = rooms === null || rooms.some((one) => reachOf(house, one).includes(room))
      const holdsShut = whole && (rooms ?? []).some((one) => containers(house, one).includes(room))
      return (shut || holdsShut) && shutSpans(closure, house.calendar, span).length > 0
    })
    .toSorted((a, b) => a.span.from - b.span.from)
}
