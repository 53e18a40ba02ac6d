/** Use by its peak at each moment, never by its sum over a span. */
import { common, type Minute, type Span } from './minutes'

export interface Used {
  readonly span: Span
  readonly count: number
}

export interface Moment {
  readonly at: Minute
  readonly used: number
}

/** The moments of a span at which the use changes, in order, the first at its beginning; use is constant between them. */
export function momentsOf(span: Span, uses: readonly Used[]): Moment[] {
  const changes = new Map<Minute, number>([[span.from, 0]])
  const change = (at: Minute, by: number) => changes.set(at, (changes.get(at) ?? 0) + by)
  for (const use of uses) {
    const held = common(span, use.span)
    if (held === null) continue
    change(held.from, use.count)
    if (held.until < span.until) change(held.until, -use.count)
  }
  let used = 0
  return [...changes].toSorted(([a], [b]) => a - b).map(([at, by]) => ({ at, used: (used += by) }))
}

/** The most in use at any moment of a span. */
export const peakOf = (span: Span, uses: readonly Used[]): number =>
  momentsOf(span, uses).reduce((most, { used }) => Math.max(most, used), 0)
