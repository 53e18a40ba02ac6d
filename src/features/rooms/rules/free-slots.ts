/** Where there is room: the three nearest free slots, and rooms by time first. */
import type { Reason } from '../contract'
import { canBeHad, check, type Asking, type Request } from './check'
import { type Books, type House } from './house'
import { lengthOf, minutesOfDay, type Minute, type Span } from './minutes'
import { openWithin } from './opening'

export interface Slot {
  readonly room: number
  readonly span: Span
}

/** How far beside the wanted time is looked, on both sides. */
const daysAround = 7
/** Slots are offered on the quarter, or on the room's own step where that is coarser. */
const quarter = 15

const stepOf = (house: House, room: number): number => {
  const step = house.rooms.get(room)?.rules.step ?? quarter
  return Math.ceil(quarter / step) * step
}

/**
 * Beginnings at which a span of `length` could lie in the room's open time, on the step counted from midnight and at
 * the beginning of each open time.
 */
function* beginnings(house: House, room: number, within: Span, length: number): Generator<Minute> {
  const step = stepOf(house, room)
  for (const open of openWithin(house, room, within)) {
    const first = Math.ceil(open.from / step) * step
    for (let from = first; from + length <= open.until; from += step) yield from
  }
}

/**
 * The nearest slots of the same length that can be had by the same holder, none overlapping another: nearest in time
 * first, of two equally near the later, because whoever stands here has not prepared for the earlier.
 */
export function nearestFree(house: House, request: Request, books: Books, asking: Asking, count = 3): Slot[] {
  const { room, span } = request
  const length = lengthOf(span)
  const within = {
    from: span.from - daysAround * minutesOfDay,
    until: span.until + daysAround * minutesOfDay,
  }
  const near = [...beginnings(house, room, within, length)].toSorted(
    (a, b) => Math.abs(a - span.from) - Math.abs(b - span.from) || b - a,
  )
  const found: Slot[] = []
  for (const from of near) {
    if (found.length === count) break
    const slot = { from, until: from + length }
    if (found.some((other) => other.span.from < slot.until && slot.from < other.span.until)) continue
    if (canBeHad(check(house, { ...request, span: slot }, books, asking))) found.push({ room, span: slot })
  }
  return found
}

/** Other rooms in which the same can be had at the same time. */
export const otherRooms = (house: House, request: Request, books: Books, asking: Asking): Slot[] =>
  [...house.rooms.keys()]
    .filter((room) => room !== request.room)
    .filter((room) => canBeHad(check(house, { ...request, room }, books, asking)))
    .map((room) => ({ room, span: request.span }))

export interface ByTime {
  readonly room: number
  /** Beginnings that can be had, as spans of the first to the last of each run; empty where none can. */
  readonly free: readonly Span[]
  /** Why not, of the first beginning asked; null where there is a free one. */
  readonly reasons: readonly Reason[] | null
}

/**
 * "Saturday afternoon, twelve people, an oven": every room, with the free time in a window in which a stay of `length`
 * fits, and the reason where there is none. Each run is the time a stay can lie in, not when it can begin.
 */
export function findByTime(
  house: House,
  asked: Omit<Request, 'room' | 'span'> & { readonly window: Span; readonly length: number },
  books: Books,
  asking: Asking,
): ByTime[] {
  return [...house.rooms.keys()].map((room) => {
    const { window, length } = asked
    const at = (from: Minute): Request => ({ ...asked, room, span: { from, until: from + length } })
    const free: Span[] = []
    for (const from of beginnings(house, room, window, length)) {
      if (!canBeHad(check(house, at(from), books, asking))) continue
      const last = free.at(-1)
      if (last !== undefined && from <= last.until)
        free[free.length - 1] = { from: last.from, until: from + length }
      else free.push({ from, until: from + length })
    }
    const reasons = free.length > 0 ? null : check(house, at(window.from), books, asking).reasons
    return { room, free, reasons }
  })
}
