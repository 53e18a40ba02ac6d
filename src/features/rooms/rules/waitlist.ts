/**
 * Who comes next: the list is asked first whoever frees the place, in its order, as many as fit.
 *
 * Who does not fit keeps their place in the list and is passed over, with the reason on record; who declined, or gave up
 * this very time, is not asked again; a newcomer does not walk past.
 */
import type { Reason, ReasonOf, Use, WaitingState } from '../contract'
import { placeReasons, type Request } from './check'
import { sameHolder, withMore, type Books, type Holder, type Holding, type House } from './house'
import { overlaps, type Minute, type Span } from './minutes'

export interface Waiting {
  readonly id: number
  /** Order on the list: by number, not by clock. */
  readonly place: number
  readonly request: Request
  readonly use: Use
  readonly state: WaitingState
  /** Until when an offer holds its place; null where none is out. */
  readonly offeredUntil: Minute | null
  /** Times this holder cancelled or declined: they are not called for what they just gave back. */
  readonly gaveUp: readonly Span[]
  /** What stands in their way whatever is free: a limit that they have reached, a suspension. */
  readonly barred?: readonly Reason[]
}

/** A wish whose time has begun is over; an offer that ran out is as good as declined. */
export function waitingAt(waiting: Waiting, now: Minute): WaitingState {
  const { state, request, offeredUntil } = waiting
  if (state !== 'waiting' && state !== 'offered') return state
  if (request.span.from <= now) return 'over'
  return state === 'offered' && (offeredUntil ?? now) <= now ? 'declined' : state
}

/** What an offer that is out holds. */
export const offerHolding = ({ id, request, use }: Waiting): Holding => {
  const { room, span, whole, places, equipment, holder } = request
  return {
    who: { is: 'waiting', waiting: id },
    room,
    span,
    whole,
    places,
    equipment,
    holder,
    use,
    pending: true,
  }
}

/** The books with every offer that is out in them. */
export const withOffers = (books: Books, list: readonly Waiting[], now: Minute): Books =>
  withMore(books, list.filter((waiting) => waitingAt(waiting, now) === 'offered').map(offerHolding))

export interface Asked {
  readonly waiting: Waiting
  /** Empty: they are to be called. */
  readonly reasons: readonly Reason[]
}

/** Everybody who waits, in order, with whether they fit beside those asked before them. */
export function askInOrder(house: House, list: readonly Waiting[], books: Books, now: Minute): Asked[] {
  let planned = withOffers(books, list, now)
  const asked: Asked[] = []
  for (const waiting of list.toSorted((a, b) => a.place - b.place)) {
    if (waitingAt(waiting, now) !== 'waiting') continue
    if (waiting.gaveUp.some((span) => overlaps(span, waiting.request.span))) continue
    const reasons = [...(waiting.barred ?? []), ...placeReasons(house, waiting.request, planned.held)]
    asked.push({ waiting, reasons })
    if (reasons.length === 0) planned = withMore(planned, [offerHolding(waiting)])
  }
  return asked
}

/** Whom to call now. */
export const toCall = (asked: readonly Asked[]): Waiting[] =>
  asked.filter(({ reasons }) => reasons.length === 0).map(({ waiting }) => waiting)

/**
 * Who goes before somebody: what is offered to others, and whoever is to be called next. Their own wish holds its place
 * in the list as well, but not against them.
 */
export function before(
  house: House,
  holder: Holder,
  list: readonly Waiting[],
  books: Books,
  now: Minute,
): Waiting[] {
  const offered = list.filter((waiting) => waitingAt(waiting, now) === 'offered')
  const next = toCall(askInOrder(house, list, books, now))
  return [...offered, ...next].filter((waiting) => !sameHolder(waiting.request.holder, holder))
}

/**
 * Whether a newcomer's request would take what those who wait are asked about first.
 * @param books everybody's bookings, without what is offered to those on the list
 * @param beside the same without what the newcomer gives up for it, when they move
 */
export function walksPast(
  house: House,
  request: Request,
  list: readonly Waiting[],
  books: Books,
  now: Minute,
  beside: Books = books,
): ReasonOf<'waitlist'> | null {
  const first = before(house, request.holder, list, books, now)
  const reserved = withMore(beside, first.map(offerHolding))
  if (placeReasons(house, request, beside.held).length > 0) return null
  if (placeReasons(house, request, reserved.held).length === 0) return null
  return { code: 'waitlist', waiting: first.map(({ id }) => id) }
}
