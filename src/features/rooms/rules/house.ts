/** The house as rules read it: its rooms and what lies in what, equipment, closures, the centre's calendar. */
import type { Calendar } from '#work/calendar/rules/index'
import type { Closure, Equipment, HolderKind, Occupant, Room, Use } from '../contract'
import type { Minute, Span } from './minutes'

export interface EndedClosure extends Closure {
  readonly ended: Minute
}

export interface House {
  readonly rooms: ReadonlyMap<number, Room>
  readonly equipment: ReadonlyMap<string, Equipment>
  readonly closures: readonly Closure[]
  /** Those that were ended, with the minute: they had shut their rooms until then. */
  readonly endedClosures?: readonly EndedClosure[]
  readonly calendar: Calendar
}

/** For whom: two bookings are of one holder when both parts agree. */
export interface Holder {
  readonly kind: HolderKind
  readonly id: number
}

export const sameHolder = (one: Holder, other: Holder): boolean =>
  one.kind === other.kind && one.id === other.id

/** What is taken: a room or places in it, for a span, with pieces of equipment. */
export interface Taking {
  readonly room: number
  readonly span: Span
  readonly whole: boolean
  /** Seats, or people of a session; of a whole room the people who come. */
  readonly places: number
  readonly equipment: Readonly<Record<string, number>>
}

/** A taking that stands: it holds its room, places and pieces against everybody else. */
export interface Holding extends Taking {
  readonly who: Occupant
  readonly holder: Holder
  readonly use: Use
  readonly pending: boolean
}

/** What the rules read of everybody's bookings. */
export interface Books {
  /** What holds its room now, against everybody: everything in related rooms around a span, equipment anywhere. */
  readonly held: readonly Holding[]
  /**
   * What counts against its holder's limits, with the times that were booked: also what a no-show no longer holds. A
   * booking that is moved stands in neither list.
   */
  readonly counted: readonly Holding[]
}

/** The same books with more in them. */
export const withMore = ({ held, counted }: Books, more: readonly Holding[]): Books => ({
  held: [...held, ...more],
  counted: [...counted, ...more],
})

/** A room of the house; a room nobody knows is a mistake of the caller, not an answer. */
export function roomOf(house: House, id: number): Room {
  const room = house.rooms.get(id)
  if (room === undefined) throw new RangeError(`no room ${id}`)
  return room
}

/** The rooms a room lies in, the nearest first. A circle ends where it began. */
export function containers(house: House, id: number): number[] {
  const found: number[] = []
  let inside = roomOf(house, id).inside
  while (inside !== null && inside !== id && !found.includes(inside)) {
    found.push(inside)
    inside = house.rooms.get(inside)?.inside ?? null
  }
  return found
}

/** A room and all that lie in it. */
export const reachOf = (house: House, id: number): number[] =>
  [...house.rooms.keys()].filter((other) => other === id || containers(house, other).includes(id))

/** How another room's booking bears on this one. */
export type Relation = 'same' | 'around' | 'within' | 'excluded'

/** What `other` is to `id`; null where they have nothing to do with each other. Exclusion holds in both directions. */
export function relation(house: House, id: number, other: number): Relation | null {
  if (id === other) return 'same'
  if (containers(house, id).includes(other)) return 'around'
  if (containers(house, other).includes(id)) return 'within'
  const mine = roomOf(house, id).excludes.includes(other)
  return mine || roomOf(house, other).excludes.includes(id) ? 'excluded' : null
}

/** A span with the room's time to make ready and to clear. */
export function withBuffers(room: Room, { from, until }: Span): Span {
  return { from: from - room.rules.bufferBefore, until: until + room.rules.bufferAfter }
}

/**
 * The first minute of a request that cannot be had, when minute `at` of its span with buffers cannot: the earliest that,
 * with the time to clear after it, would reach `at`.
 */
export const requestMinute = (room: Room, span: Span, at: Minute): Minute =>
  Math.min(Math.max(span.from, at - room.rules.bufferAfter), span.until - 1)
