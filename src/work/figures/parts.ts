/** Reading a span some days at a time, so that nobody waits until a whole year is read. */
import { addDays } from '#ground/days'
import type { Pieces } from '../pieces'
import type { Span } from './rules'

/** For rows of which each belongs to one day. `days` at a time, in their order. */
export function* someDaysAtATime<Row>(
  { from, to }: Span,
  days: number,
  read: (part: Span) => readonly Row[],
): Pieces<readonly Row[]> {
  const rows: (readonly Row[])[] = []
  for (let day = from; day <= to; day = addDays(day, days)) {
    const last = addDays(day, days - 1)
    rows.push(read({ from: day, to: last < to ? last : to }))
    yield
  }
  return rows.flat()
}
