/** A duty in parts: so many, a month apart, that come to the whole. */
import { addMonths } from '#ground/days'
import type { DutyText } from '../contract/index'

const isDay = (day: string | null): day is string => day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day)

/**
 * `count` parts from a day on, each a month after the one before, by the day of the first: 31 January, 28 February, 31 March.
 * Parts are rounded down to whole fen and the last takes the rest; without money they have no amount.
 */
export function inMonths(count: number, from: string | null, fen: number | null): DutyText['instalments'] {
  const part = fen === null ? null : Math.floor(fen / count)
  return Array.from({ length: count }, (_, at) => ({
    // What is no day yet is shown as it was typed, and found so by the check.
    due: isDay(from) ? addMonths(from, at) : from,
    fen: part === null || fen === null ? null : at === count - 1 ? fen - part * (count - 1) : part,
  }))
}
