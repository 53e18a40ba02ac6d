/**
 * What the clock makes of a booking, worked out when it is looked at: expired holds, late, no-show, over.
 *
 * No job has to have run: after days off the answer at the first look is the same as if somebody had watched.
 */
import { workingDayKind } from '#work/calendar/rules/index'
import type { BookingState, HolderKind, HouseRules, Occupant, Standing, Use } from '../contract'
import { wasShut } from './closures'
import { roomOf, type Books, type Holding, type House, type Taking } from './house'
import { daysOf, type Minute, type Span } from './minutes'
import { firstShut } from './opening'
import { bookingTable } from './states'

/** A booking as it is on record. */
export interface Booking extends Taking {
  readonly id: number
  readonly holder: { readonly kind: HolderKind; readonly id: number }
  readonly use: Use
  readonly state: BookingState
  /** When it was given the time it has: booked, moved there, or granted when it had begun. */
  readonly placedAt: Minute
  /** Of a request waiting for approval. */
  readonly holdsUntil: Minute | null
  /** When they came, and when they left; null while they have not. */
  readonly arrivedAt: Minute | null
  readonly leftAt: Minute | null
}

export interface Seen {
  /** The state it is in now, which what is kept becomes at the next write. */
  readonly state: BookingState
  /** In one word, for the day view. */
  readonly standing: Standing
  /** What it holds of its room; null where it holds nothing. */
  readonly holds: Span | null
}

type Expected = Pick<Booking, 'span' | 'placedAt'>

/** From when somebody is waited for: whoever booked, or was moved, when it had begun stood at the desk then. */
const expectedFrom = ({ span, placedAt }: Expected): Minute => Math.max(span.from, placedAt)

/** The minute from which a booking that nobody came to is a no-show; null where the room does not ask who comes. */
export const missedFrom = (rules: Pick<HouseRules, 'checkIn'>, booking: Expected): Minute | null =>
  rules.checkIn === null
    ? null
    : Math.min(expectedFrom(booking) + rules.checkIn.noShowAfter, booking.span.until)

/** Whether a room asked who comes to a time: it may have begun to ask later. */
const asksWhoComesTo = ({ checkIn, since }: HouseRules, { from }: Span): boolean =>
  checkIn !== null && from >= (since?.checkIn ?? from)

/**
 * Whether what stood until it was over was used, where nobody noted who came: not where the room asks that, nor where
 * nobody could come in because it was shut, turned away by a day off, or out of use before the end. The centre's own event
 * is taken at its word.
 */
export function wasUsedUnseen(
  house: House,
  { room, span, holder }: Pick<Booking, 'room' | 'span' | 'holder'>,
): boolean {
  if (holder.kind === 'centre') return true
  const { rules, outOfUse } = roomOf(house, room)
  if (asksWhoComesTo(rules, span) || wasOut(outOfUse, rules, span)) return false
  return !wasShut(house, room, span) && !wasTurnedAway(house, room, span)
}

/**
 * Whether a special day or the calendar made a day another than its week has it, and left a time on it outside. The hours of the week say
 * nothing of what has passed: they may be others since.
 */
const wasTurnedAway = (house: House, room: number, span: Span): boolean =>
  daysOf(span).some((day) => isDayApart(house, room, day)) && firstShut(house, room, span) !== null

const isDayApart = (house: House, room: number, day: string): boolean =>
  workingDayKind(house.calendar, day).name !== null ||
  roomOf(house, room).rules.specialDays.some((special) => special.day === day)

const wasOut = (outOfUse: string | null, { since }: HouseRules, { until }: Span): boolean =>
  outOfUse !== null && since?.outOfUse !== undefined && until > since.outOfUse

/**
 * What a booking is waited for by. Nobody is missed who could not come in: where the room was shut within the time (by a
 * closure, or because its hours, a special day or the calendar are others since), or is out of use, no one is waited for. What is on record as missed stays so, and counts for no suspension where the room was shut.
 *
 * The centre is nobody's guest: it comes to its own event without anybody letting it in, and keeps the room to the end.
 */
export function waitingRules(
  house: House,
  {
    room,
    span,
    state,
    holder,
  }: Pick<Booking, 'room' | 'span' | 'state'> & { readonly holder: Pick<Booking['holder'], 'kind'> },
  now: Minute,
): Pick<HouseRules, 'checkIn'> {
  const { rules, outOfUse } = roomOf(house, room)
  if (state !== 'confirmed' || rules.checkIn === null || span.from > now) return rules
  if (holder.kind === 'centre' || !asksWhoComesTo(rules, span)) return { checkIn: null }
  const isShut = outOfUse !== null || wasShut(house, room, span) || firstShut(house, room, span) !== null
  return isShut ? { checkIn: null } : rules
}

const nothing = (state: BookingState): Seen => ({ state, standing: 'ended', holds: null })

/** A request whose hold ran out can still be decided, until the minute for which it was asked. */
const ranOut = ({ span }: Booking, now: Minute): Seen => ({
  state: 'expired',
  standing: span.from > now ? 'unheld' : 'ended',
  holds: null,
})

/** A booking as it is at a minute. A no-show keeps what had passed when it became one: the rest is free again. */
export function seenAt(rules: Pick<HouseRules, 'checkIn'>, booking: Booking, now: Minute): Seen {
  const { state, span, holdsUntil, leftAt } = booking
  switch (state) {
    case 'pending': {
      const ran = Math.min(holdsUntil ?? span.from, span.from)
      return ran <= now ? ranOut(booking, now) : { state, standing: 'waiting', holds: span }
    }
    case 'confirmed': {
      const missed = missedFrom(rules, booking)
      if (missed !== null && missed <= now) return missedAt(span, missed)
      if (span.until <= now) return { state, standing: 'over', holds: span }
      const late = rules.checkIn !== null && expectedFrom(booking) + rules.checkIn.lateAfter <= now
      return { state, standing: late ? 'late' : 'to-come', holds: span }
    }
    case 'checked-in':
      return { state, standing: span.until <= now ? 'over' : 'here', holds: span }
    case 'left':
      return { state, standing: 'over', holds: upTo(span, leftAt ?? span.until) }
    case 'no-show':
      return missedAt(span, missedFrom(rules, booking) ?? span.until)
    case 'expired':
      return ranOut(booking, now)
    case 'refused':
    case 'cancelled':
    case 'displaced':
      return nothing(state)
  }
}

/** To another time: what is not over, and a request that can still be decided although it holds nothing any more. */
export const canBeMoved = ({ state, span }: Pick<Booking, 'state' | 'span'>, now: Minute): boolean =>
  state === 'pending' ||
  (state === 'confirmed' && span.until > now) ||
  (state === 'expired' && span.from > now)

const upTo = (span: Span, end: Minute): Span | null => {
  const until = Math.min(span.until, end)
  return span.from < until ? { from: span.from, until } : null
}

const missedAt = (span: Span, missed: Minute): Seen => ({
  state: 'no-show',
  standing: 'ended',
  holds: upTo(span, missed),
})

const asOccupant = (id: number): Occupant => ({ is: 'booking', booking: id })

/** The books at a minute, from bookings as they are on record, without those that are being moved. */
export function booksAt(
  house: House,
  bookings: readonly Booking[],
  now: Minute,
  without: ReadonlySet<number> = new Set(),
): Books {
  const held: Holding[] = []
  const counted: Holding[] = []
  for (const booking of bookings) {
    if (without.has(booking.id)) continue
    const { room, whole, places, equipment, holder, use } = booking
    const { state, holds } = seenAt(waitingRules(house, booking, now), booking, now)
    const pending = state === 'pending'
    const holding = { room, whole, places, equipment, holder, use, pending, who: asOccupant(booking.id) }
    if (holds !== null) held.push({ ...holding, span: holds })
    if (bookingTable[state].counts) counted.push({ ...holding, span: booking.span })
  }
  return { held, counted }
}

/** Bookings whose kept state the clock has overtaken, for the next write to put on record. */
export const overtaken = (house: House, bookings: readonly Booking[], now: Minute): Booking[] =>
  bookings.filter(
    (booking) => seenAt(waitingRules(house, booking, now), booking, now).state !== booking.state,
  )
