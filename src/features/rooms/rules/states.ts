/** Where a booking stands and every move between: the one table that service and buttons follow. */
import { bookingMoves } from '../contract/words'
import type { BookingMove, BookingState } from '../contract'
import type { Minute, Span } from './minutes'

interface StateRow {
  /** Whether it holds its room against others. */
  readonly holds: boolean
  /** Whether it counts against its holder's limits: a no-show had its turn. */
  readonly counts: boolean
  /** In the order of the buttons. */
  readonly moves: Readonly<Partial<Record<BookingMove, BookingState>>>
}

export const bookingTable: Readonly<Record<BookingState, StateRow>> = {
  pending: {
    holds: true,
    counts: true,
    moves: {
      approve: 'confirmed',
      refuse: 'refused',
      cancel: 'cancelled',
      expire: 'expired',
      displace: 'displaced',
    },
  },
  confirmed: {
    holds: true,
    counts: true,
    moves: { 'check-in': 'checked-in', cancel: 'cancelled', miss: 'no-show', displace: 'displaced' },
  },
  'checked-in': { holds: true, counts: true, moves: { leave: 'left', displace: 'displaced' } },
  left: { holds: true, counts: true, moves: {} },
  refused: { holds: false, counts: false, moves: {} },
  cancelled: { holds: false, counts: false, moves: {} },
  // A request whose hold ran out can still be approved, when the room is free when that is done.
  expired: {
    holds: false,
    counts: false,
    moves: { approve: 'confirmed', refuse: 'refused', cancel: 'cancelled' },
  },
  // Whoever comes after all can be let in, when nobody has taken the rest.
  'no-show': { holds: false, counts: true, moves: { 'check-in': 'checked-in' } },
  displaced: { holds: false, counts: false, moves: {} },
}

/** Where a move leads; null where it cannot be made. */
export const afterMove = (state: BookingState, move: BookingMove): BookingState | null =>
  bookingTable[state].moves[move] ?? null

/** Nobody can come to a time that is over: to grant it would only make them be missed. */
export const isTooLateFor = (move: BookingMove, { until }: Span, now: Minute): boolean =>
  move === 'approve' && until <= now

/** What can be done with a booking at a minute, in the order of the buttons. */
export const movesAt = (state: BookingState, span: Span, now: Minute): BookingMove[] =>
  bookingMoves.filter((move) => afterMove(state, move) !== null && !isTooLateFor(move, span, now))

/** Moves that take a room again that others may have taken since: they are checked like a new booking. */
export const takesAgain = (state: BookingState, move: BookingMove): boolean => {
  const after = afterMove(state, move)
  return after !== null && bookingTable[after].holds && !bookingTable[state].holds
}
