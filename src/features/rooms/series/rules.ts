/** What a change makes of a series: of each date it reaches, and of the pattern when it reaches them all. */
import { addDays } from '#ground/days'
import type { ClockSpan, SeriesPattern } from '../contract'
import {
  dayOfMinute,
  reachedBy,
  spanAt,
  type House,
  type Minute,
  type OwnTaking,
  type Reach,
  type Span,
} from '../rules'

export interface NewTime {
  readonly hours: ClockSpan
  readonly days: number
}

/** A date so many days later, at the new hours. */
export const changedSpan = ({ from }: Span, { hours, days }: NewTime): Span =>
  spanAt(addDays(dayOfMinute(from), days), hours)

interface AskedTaking {
  readonly room: number
  readonly whole?: boolean | undefined
  readonly places?: number | undefined
  readonly equipment?: OwnTaking['equipment'] | undefined
}

/** What a date takes after a change: what the change says, else its own, without pieces that do not stand in the room. */
export function changedTaking(
  house: House,
  own: OwnTaking,
  { room, whole, places, equipment }: AskedTaking,
): { readonly taking: OwnTaking; readonly left: readonly string[] } {
  const stands = (code: string) => house.equipment.get(code)?.rooms.includes(room) ?? false
  const kept = Object.entries(own.equipment).filter(([code]) => stands(code))
  return {
    taking: {
      whole: whole ?? own.whole,
      places: places ?? own.places,
      equipment: equipment ?? Object.fromEntries(kept),
    },
    left: equipment === undefined ? Object.keys(own.equipment).filter((code) => !stands(code)) : [],
  }
}

const turned = (weekday: number, days: number): number => ((weekday - 1 + days + 7) % 7) + 1

/**
 * The pattern after all dates were changed. Months by weekday that are moved to another day have no pattern that says
 * the same (the day after the first Tuesday is not the first Wednesday): then it stays, and the dates say what holds.
 */
export function changedPattern(pattern: SeriesPattern, { hours, days }: NewTime): SeriesPattern {
  if (days !== 0 && pattern.lines.some(({ every }) => every === 'month')) return pattern
  const { starts, lines, ends } = pattern
  return {
    starts: addDays(starts, days),
    lines: lines.map((line) => ({ ...line, hours, weekday: turned(line.weekday, days) })),
    ends: ends.by === 'day' ? { by: 'day', day: addDays(ends.day, days) } : ends,
  }
}

interface Dated {
  readonly date: number
  readonly span: Span
}

/** The dates that a change of one reaches. */
export const reached = <One extends Dated>(
  dates: readonly One[],
  date: number,
  reach: Reach,
  now: Minute,
): One[] =>
  reachedBy(
    dates.map((one) => ({ id: one.date, span: one.span, one })),
    date,
    reach,
    now,
  ).map(({ one }) => one)
