/** Makes the moves of a booking and takes them back: each is one event that stays, and one change of its row. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { takeBackFault, type TakingBack } from '#work/course/rules/index'
import { rowOf } from '#work/rows'
import { bookingEventKinds, type BookingEventKind, type BookingMove } from '../../contract'
import {
  afterMove,
  canBeHad,
  canBeMoved,
  dayOfMinute,
  isTooLateFor,
  minuteOfInstant,
  movable,
  seenAt,
  waitingRules,
  startOfDay,
  takesAgain,
  type Booking,
  type House,
  type Minute,
} from '../../rules'
import type { Rescheduling } from '../contract'
import { saidOf } from '../rules/said'
import { bookingOf } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import { askedOf, holdOf, movesGranted, refusalFor, verdictOf, type Asked } from './asking'
import { isOfAnswer, isOffer } from '../../waitlist/service/offered'
import { requireRow, type FullRow } from './rows'
import { seriesOf } from './series-of'
import { appendEvent, beforeOf, overtakenStanding, put, settle, standingOf, type Standing } from './standing'
import { wholeTextOf } from './text'

/**
 * Anyone takes a slip back while nobody can have acted on it. What the clock did, and what took a place from somebody who
 * was told, stays.
 */
const takingBack: TakingBack<BookingEventKind> = {
  moves: bookingEventKinds,
  final: ['book', 'expire', 'miss', 'displace', 'lift', 'taken-back'],
  by: 'anyone',
  within: 'minutes',
}

/** The same question for another time or room: without itself, and without asking again who comes. */
export const askedElsewhere = (call: Reader, row: FullRow, to: Rescheduling): Asked => {
  const asked = askedOf(call, { ...wholeTextOf(call, row, to.room), ...to }, new Set([row.id]))
  // Another room may ask of who comes what this one did not.
  const comers = to.room === row.room_id ? [] : asked.request.comers
  const named = asked.request.comers.length
  const inSeries = seriesOf(call, row.id) !== null
  const granted = movesGranted(call, asked.house, bookingOf(row), asked.request)
  return { ...asked, inSeries, granted, request: { ...asked.request, comers, named, suspendedUntil: null } }
}

/** As it is now: what the clock has overtaken is put on record first. */
function current(call: WriteCall, house: House, row: FullRow, now: Minute) {
  const booking = bookingOf(row)
  const { state } = seenAt(waitingRules(house, booking, now), booking, now)
  if (state === booking.state) return { booking, before: standingOf(call, booking) }
  const kept = standingOf(call, booking)
  const before = overtakenStanding(house, booking, kept, now)
  settle(call, house, [booking], now)
  return { booking: { ...booking, state }, before }
}

/** What a move makes of where a booking stands. */
function moved(before: Standing, move: BookingMove, state: Standing['state'], now: Minute): Standing {
  switch (move) {
    case 'approve':
      return { ...before, state, heldUntil: before.until }
    case 'check-in':
      return { ...before, state, heldUntil: before.until, arrivedAt: now }
    case 'leave': {
      const until = Math.min(before.until, now)
      return { ...before, state, leftAt: now, heldUntil: until > before.from ? until : null }
    }
    case 'refuse':
    case 'cancel':
    case 'expire':
    case 'displace':
      return { ...before, state, heldUntil: null }
    case 'miss':
      return { ...before, state }
  }
}

/** What holds its room again, or is granted, is asked about like something new: somebody may have been quicker. */
export function requireStillFree(
  call: WriteCall,
  row: FullRow,
  asked: Asked,
  fromNow: boolean,
  books: Asked['books'] = asked.books,
): void {
  const { span } = asked.request
  const request = fromNow
    ? { ...asked.request, span: { ...span, from: Math.max(span.from, asked.now) } }
    : asked.request
  const { reasons } = movable(asked.house, request, books, null)
  // Limits and lengths were asked when it was booked; what counts now is whether the place is free.
  const [first] = reasons.filter(({ code }) => placeCodes.has(code))
  if (first !== undefined) throw refusalFor(saidOf(first, asked.names))
  settle(
    call,
    asked.house,
    asked.around.filter(({ id }) => id !== row.id),
    asked.now,
  )
}

export const placeCodes: ReadonlySet<string> = new Set([
  'out-of-use',
  'too-many',
  'closed',
  'taken',
  'buffer',
  'places',
  'equipment',
  'no-such-equipment',
])

/** Somebody is let in on the day they come, not on another. */
function requireToday(booking: Booking, now: Minute): void {
  if (now < startOfDay(dayOfMinute(booking.span.from)) || booking.span.until <= now) {
    throw refuse('conflict', 'not-its-time')
  }
}

/** Makes a move or throws `rooms.booking-is-<state>`. */
export const makeMove = (call: WriteCall, id: number, move: BookingMove, reason = ''): void =>
  makeMoveOf(call, requireRow(call, id), move, reason)

/** The same of a row that the call need not have in sight: the house goes before whoever it is. */
export function makeMoveOf(call: WriteCall, row: FullRow, move: BookingMove, reason = ''): void {
  const { id } = row
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  const { booking, before } = current(call, house, row, now)
  const state = afterMove(booking.state, move)
  if (state === null) throw refuse('conflict', `booking-is-${booking.state}`)
  if (isTooLateFor(move, booking.span, now)) throw refuse('conflict', 'booking-is-expired')
  if (move === 'check-in') requireToday(booking, now)
  if (move === 'approve' || takesAgain(booking.state, move)) {
    const { room, span, whole, places, equipment } = booking
    const asked = askedElsewhere(call, row, { room, span, whole, places, equipment: { ...equipment } })
    // Whoever stands at the door had it a moment ago.
    const comes = move === 'check-in'
    requireStillFree(call, row, asked, comes, comes ? asked.booked : asked.books)
  }
  appendEvent(call, id, { event: move, reason, before })
  put(call, id, before, moved(before, move, state, now))
}

export function reschedule(call: WriteCall, id: number, to: Rescheduling): void {
  const row = requireRow(call, id)
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  const { booking, before } = current(call, house, row, now)
  if (booking.state === 'confirmed' && booking.span.until <= now) throw refuse('conflict', 'stops-over')
  if (!canBeMoved(booking, now)) throw refuse('conflict', `booking-is-${booking.state}`)
  const asked = askedElsewhere(call, row, to)
  const verdict = verdictOf(asked)
  const [first] = verdict.reasons
  if (!canBeHad(verdict) && first !== undefined) throw refusalFor(saidOf(first, asked.names))
  settle(
    call,
    asked.house,
    asked.around.filter(({ id: other }) => other !== id),
    asked.now,
  )
  appendEvent(call, id, { event: 'reschedule', before })
  const { room, span, whole, places, equipment } = to
  const { from, until } = span
  const hold = holdOf(verdict)
  const waits = booking.state === 'confirmed' && hold !== null
  const kept = before.holdsUntil === null ? null : Math.min(before.holdsUntil, from)
  put(call, id, before, {
    ...before,
    state: waits ? 'pending' : before.state,
    room,
    from,
    until,
    // A request whose hold ran out holds nothing there either: it waits to be approved.
    heldUntil: booking.state === 'expired' ? null : until,
    whole,
    places,
    equipment,
    holdsUntil: waits ? hold : kept,
  })
}

const lastRow = z.object({
  id: z.number(),
  event: z.enum(bookingEventKinds),
  at: z.number(),
  staff_id: z.number(),
  before: z.string().nullable(),
})

/** The last event if it can be taken back now, else null. */
export function takeable(call: Reader, id: number) {
  const last = rowOf(
    call,
    lastRow,
    'SELECT id, event, at, staff_id, before FROM booking_events WHERE booking_id = ? ORDER BY id DESC LIMIT 1',
    id,
  )
  if (last === null || last.before === null) return null
  if (isOffer(call, id) || isOfAnswer(call, id, last.at)) return null
  const event = { kind: last.event, staffId: last.staff_id, at: last.at, day: dayAt(last.at) }
  const asking = { staffId: call.staff.id, now: call.now, today: call.today }
  return takeBackFault(takingBack, event, asking) === null ? { id: last.id, before: last.before } : null
}

const bookingOfEvent = z.object({ booking_id: z.number() })

/** Whether it would hold something that it does not hold now: only that can have gone to somebody else. */
const takesMore = (before: Standing, now: Standing): boolean =>
  before.heldUntil !== null &&
  (now.heldUntil === null ||
    now.room !== before.room ||
    now.from > before.from ||
    now.heldUntil < before.heldUntil ||
    now.places < before.places ||
    now.whole !== before.whole ||
    Object.entries(before.equipment).some(([code, pieces]) => pieces > (now.equipment[code] ?? 0)))

/** Takes an event back: the booking stands as before, where its place is still free. */
export function takeBack(call: WriteCall, eventId: number): number {
  const made = rowOf(call, bookingOfEvent, 'SELECT booking_id FROM booking_events WHERE id = ?', eventId)
  if (made === null) throw refuse('not-found', 'booking-unknown')
  const row = requireRow(call, made.booking_id)
  const last = takeable(call, row.id)
  if (last?.id !== eventId) throw refuse('conflict', 'cannot-be-taken-back')
  const { stood: before } = beforeOf(last.before)
  const now = standingOf(call, bookingOf(row))
  if (takesMore(before, now)) {
    const { room, from, until, whole, places, equipment } = before
    const asked = askedElsewhere(call, row, { room, span: { from, until }, whole, places, equipment })
    // A slip is put right before anybody on the list was called: an offer that is out is a booking, and stays.
    requireStillFree(call, row, asked, false, asked.booked)
  }
  appendEvent(call, row.id, { event: 'taken-back', before: now, takesBack: last.id })
  put(call, row.id, now, before)
  return row.id
}
