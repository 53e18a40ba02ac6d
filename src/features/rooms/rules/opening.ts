/** Whether a room is open for the whole of a span, and if not from which minute and why. */
import { addDays, yearOf, type Calendar } from '#work/calendar/rules/index'
import type { Notice, Room, ShutBecause } from '../contract'
import { closureIsCertain, closuresOf, shutWithin } from './closures'
import { requestMinute, roomOf, withBuffers, type Holding, type House } from './house'
import { hoursOn, type DayHours } from './hours'
import { dayOfMinute, daysOf, firstOutside, joined, type Minute, type Span } from './minutes'

/** The hours that can hold a minute of a span: those of its days and of the day before, which may run past midnight. */
function hoursAround(room: Room, calendar: Calendar, span: Span): DayHours[] {
  return [addDays(dayOfMinute(span.from), -1), ...daysOf(span)].map((day) =>
    hoursOn(room.rules, calendar, day),
  )
}

function outsideHours(hours: readonly DayHours[], at: Minute): ShutBecause {
  const day = dayOfMinute(at)
  const { open, why } = hours.find((one) => one.day === day) ?? { open: [], why: null }
  return why === null
    ? { kind: 'hours', day, open: [...open] }
    : { kind: 'special-day', day, open: [...open], why }
}

export interface ShutAt {
  readonly at: Minute
  readonly because: ShutBecause
}

/** The first minute of a span at which the room is not open; a closure says more than hours and goes before them. */
export function firstShut(house: House, id: number, span: Span): ShutAt | null {
  const room = roomOf(house, id)
  const hours = hoursAround(room, house.calendar, span)
  const outside = firstOutside(span, joined(hours.flatMap(({ open }) => open)))
  const shut = shutWithin(house, id, span)[0]
  const shutAt = shut === undefined ? null : Math.max(shut.span.from, span.from)
  if (shut !== undefined && shutAt !== null && (outside === null || shutAt <= outside)) {
    const { closure } = shut
    return {
      at: shutAt,
      because: {
        kind: 'closure',
        closure: closure.id,
        closureKind: closure.kind,
        why: closure.why,
        until: shut.span.until,
      },
    }
  }
  return outside === null ? null : { at: outside, because: outsideHours(hours, outside) }
}

/** As `firstShut` for a booking: its buffers have to be open too, unless the room lets them lie outside its hours. */
export function shutFor(house: House, id: number, span: Span): ShutAt | null {
  const room = roomOf(house, id)
  const bare = firstShut(house, id, span)
  if (bare !== null || room.rules.buffersMayLieOutsideHours) return bare
  const buffered = firstShut(house, id, withBuffers(room, span))
  return buffered === null ? null : { ...buffered, at: requestMinute(room, span, buffered.at) }
}

export interface Stranded {
  readonly holding: Holding
  readonly because: ShutBecause
}

/**
 * What stands where its room is not open, the earliest first: hours, a special day or the calendar were changed after it
 * was booked. The centre's own use is not bound by hours.
 */
export const stranded = (house: House, standing: readonly Holding[], now: Minute): Stranded[] =>
  standing
    .flatMap((holding) => {
      const shut = holding.span.until <= now ? null : firstShut(house, holding.room, holding.span)
      if (shut === null || (holding.holder.kind === 'centre' && shut.because.kind !== 'closure')) return []
      return [{ holding, because: shut.because }]
    })
    .toSorted((a, b) => a.holding.span.from - b.holding.span.from)

/** The hours of a day with what closures leave of them, for the day view and for looking for free time. */
export function openWithin(house: House, id: number, within: Span): Span[] {
  const room = roomOf(house, id)
  let open = joined(hoursAround(room, house.calendar, within).flatMap((day) => day.open))
  for (const { span: shut } of shutWithin(house, id, within)) {
    open = open.flatMap(({ from, until }) =>
      [
        { from, until: Math.min(until, shut.from) },
        { from: Math.max(from, shut.until), until },
      ].filter((left) => left.from < left.until),
    )
  }
  return open
    .map(({ from, until }) => ({ from: Math.max(from, within.from), until: Math.min(until, within.until) }))
    .filter(({ from, until }) => from < until)
}

/** What has to be said of the calendar where the answer hangs on a year whose holidays are not announced. */
export function calendarNotices(house: House, id: number, span: Span): Notice[] {
  const room = roomOf(house, id)
  const closures = closuresOf(house, id)
  const years = daysOf(span)
    .filter(
      (day) =>
        !hoursOn(room.rules, house.calendar, day).certain ||
        closures.some((closure) => !closureIsCertain(closure, house.calendar, day)),
    )
    .map(yearOf)
  return [...new Set(years)].map((year) => ({ code: 'calendar-not-announced', year }))
}
