/**
 * Time in rooms: whole minutes of wall clock in Asia/Shanghai, and spans without their end.
 *
 * A minute is counted from 1970-01-01 00:00 on that clock, which has had no summer time since 1991: the machine's own
 * zone is never asked, days after midnight need no case of their own, and touching is one comparison.
 */
import { addDays, daysBetween } from '#work/calendar/rules/index'

export type Minute = number

export interface Span {
  readonly from: Minute
  /** The first minute that is no longer part of it. */
  readonly until: Minute
}

export const minutesOfDay = 1440
/** Asia/Shanghai is eight hours ahead of UTC. */
const ahead = 8 * 60
const epoch = '1970-01-01'

/** The day a minute lies in, `YYYY-MM-DD`. */
export const dayOfMinute = (minute: Minute): string => addDays(epoch, Math.floor(minute / minutesOfDay))

/** The minute of a clock on a day: `25:00` is one o'clock of the next. */
export const minuteAt = (day: string, clock: string): Minute =>
  daysBetween(epoch, day) * minutesOfDay + Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

export const startOfDay = (day: string): Minute => daysBetween(epoch, day) * minutesOfDay

/** The whole day, midnight to midnight. */
export const wholeDay = (day: string): Span => ({
  from: startOfDay(day),
  until: startOfDay(day) + minutesOfDay,
})

/** Hours of a clock on a day. */
export const spanAt = (day: string, hours: { readonly from: string; readonly until: string }): Span => ({
  from: minuteAt(day, hours.from),
  until: minuteAt(day, hours.until),
})

/** `2026-03-17T09:00` of a minute. */
export function textOfMinute(minute: Minute): string {
  const clock = minute - Math.floor(minute / minutesOfDay) * minutesOfDay
  const two = (count: number) => String(count).padStart(2, '0')
  return `${dayOfMinute(minute)}T${two(Math.floor(clock / 60))}:${two(clock % 60)}`
}

/** The minute of `2026-03-17T09:00`; the clock may be `25:00`. */
export const minuteOfText = (text: string): Minute => minuteAt(text.slice(0, 10), text.slice(11))

/** UTC milliseconds of a minute of the wall clock. */
export const instantOfMinute = (minute: Minute): number => (minute - ahead) * 60_000

/** The minute of the wall clock that an instant in UTC milliseconds lies in. */
export const minuteOfInstant = (instant: number): Minute => Math.floor(instant / 60_000) + ahead

/** Half-open: what only touches does not overlap. */
export const overlaps = (one: Span, other: Span): boolean => one.from < other.until && other.from < one.until

export const covers = (outer: Span, inner: Span): boolean =>
  outer.from <= inner.from && inner.until <= outer.until

export const lengthOf = ({ from, until }: Span): number => until - from

/** What both have in common; null where they only touch or are apart. */
export function common(one: Span, other: Span): Span | null {
  const from = Math.max(one.from, other.from)
  const until = Math.min(one.until, other.until)
  return from < until ? { from, until } : null
}

/** The days a span lies in, in order: one that ends at midnight is not in the next. */
export function daysOf({ from, until }: Span): string[] {
  const days: string[] = []
  for (let day = dayOfMinute(from); startOfDay(day) < until; day = addDays(day, 1)) days.push(day)
  return days
}

/** Spans in order, with those that touch or overlap made one. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && span.from <= last.until) {
      result[result.length - 1] = { from: last.from, until: Math.max(last.until, span.until) }
    } else result.push(span)
  }
  return result
}

/** The first minute of `span` that none of `open` holds; null where they hold it all. `open` is joined. */
export function firstOutside(span: Span, open: readonly Span[]): Minute | null {
  const holding = open.find(({ from, until }) => from <= span.from && span.from < until)
  if (holding === undefined) return span.from
  return holding.until < span.until ? holding.until : null
}
