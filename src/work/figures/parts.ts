/** Reading a span some days at a time, so that nobody waits until a whole year is read. */
import type { Pieces } from '../pieces'
import { monthParts, type Span } from './rules'

/** For rows of which each belongs to one day: at most `days` at a time, in their order. */
export function* someDaysAtATime<Row>(
  span: Span,
  days: number,
  read: (part: Span) => readonly Row[],
): Pieces<readonly Row[]> {
  const rows: (readonly Row[])[] = []
  for (const part of monthParts(span, days)) {
    rows.push(read(part))
    yield
  }
  return rows.flat()
}

/** How many rows there are, where no more than `days` are to be counted at once. */
export function* countSomeDaysAtATime(
  span: Span,
  days: number,
  count: (part: Span) => number,
): Pieces<number> {
  const counts = yield* someDaysAtATime(span, days, (part) => [count(part)])
  return counts.reduce((sum, one) => sum + one, 0)
}
