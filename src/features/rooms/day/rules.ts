/** The cursor of the day view: a span of one room that arrows move and Shift stretches, and what lies under it. */
import type { ShutBecause } from '../contract'
import { overlaps, type Column, type Span } from '../rules'

export interface Cursor {
  /** Which column, from 0. */
  readonly column: number
  readonly span: Span
}

/** What a key does to it. Shift with an arrow is longer or shorter; `first` and `last` are Home and End. */
export const cursorKeys = ['earlier', 'later', 'left', 'right', 'longer', 'shorter', 'first', 'last'] as const
export type CursorKey = (typeof cursorKeys)[number]

export interface CursorBounds {
  readonly columns: number
  /** The hours on screen. */
  readonly within: Span
  /** Minutes that a key moves, and the least a span has. */
  readonly step: number
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** Moved whole, so that it neither leaves the hours on screen nor changes its length. */
function shifted({ from, until }: Span, by: number, within: Span): Span {
  const length = until - from
  const begins = clamp(from + by, within.from, Math.max(within.from, within.until - length))
  return { from: begins, until: begins + length }
}

export function moveCursor(cursor: Cursor, key: CursorKey, { columns, within, step }: CursorBounds): Cursor {
  const { column, span } = cursor
  switch (key) {
    case 'earlier':
      return { column, span: shifted(span, -step, within) }
    case 'later':
      return { column, span: shifted(span, step, within) }
    case 'left':
      return { column: clamp(column - 1, 0, columns - 1), span }
    case 'right':
      return { column: clamp(column + 1, 0, columns - 1), span }
    case 'longer':
      return { column, span: { from: span.from, until: Math.min(span.until + step, within.until) } }
    case 'shorter':
      return { column, span: { from: span.from, until: Math.max(span.until - step, span.from + step) } }
    case 'first':
      return { column, span: shifted(span, within.from - span.from, within) }
    case 'last':
      return { column, span: shifted(span, within.until - span.from, within) }
  }
}

/** The cursor on a step of the day, an hour long or the room's shortest, at the first time that lies before it. */
export function cursorAt(
  column: number,
  from: number,
  length: number,
  { within, step }: CursorBounds,
): Cursor {
  const begins = Math.floor((from - within.from) / step) * step + within.from
  return { column, span: shifted({ from: begins, until: begins + length }, 0, within) }
}

export type Under =
  | { readonly kind: 'bookings'; readonly bookings: readonly number[] }
  | { readonly kind: 'shut'; readonly because: ShutBecause }
  | { readonly kind: 'buffer' }
  | { readonly kind: 'free' }

/** What Enter would do something with: who is there first, then why it is shut, then the time between. */
export function underCursor(column: Column, span: Span): Under {
  const bookings = column.blocks
    .filter((block) => overlaps(block.span, span))
    .flatMap((block) => block.bookings)
  if (bookings.length > 0) return { kind: 'bookings', bookings }
  const shut = column.shut.find((stretch) => overlaps(stretch.span, span))
  if (shut !== undefined) return { kind: 'shut', because: shut.because }
  return column.buffers.some((buffer) => overlaps(buffer, span)) ? { kind: 'buffer' } : { kind: 'free' }
}
