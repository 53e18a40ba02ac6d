/** Joins the list, offers what came free to whoever is next, and notes what they said. */
import { z } from 'zod'
import type { WriteCall } from '#desk/rpc/call'
import { eventAppender } from '#work/course/events'
import {
  minuteOfInstant,
  needsApproval,
  overlaps,
  pendingHoldsUntil,
  roomOf,
  sameHolder,
  waitingAt,
  type House,
} from '../../rules'
import { askedOf, namesFor, refusalFor, verdictOf } from '../../bookings/service/asking'
import { holderColumns, keep } from '../../bookings/service/book'
import { makeMove } from '../../bookings/service/moves'
import { requireRow } from '../../bookings/service/rows'
import { guarded, put, settle, standingOf } from '../../bookings/service/standing'
import { saidOf } from '../../bookings/rules/said'
import type { AskedHolder, BookingText } from '../../bookings/contract'
import type { WaitingEventKind, WaitingState } from '../../contract'
import { bookingOf, bookingsNear } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import { askedList, requireWaiting } from './cards'
import { bringUnseenComers, comersOfWish, forgetComers, keepComers } from './comers'
import { listNear, openRows, spanOf, waitingOf, type WaitingRow } from './waiting'

const append = eventAppender({ table: 'room_waiting_events', of: 'waiting_id', says: ['event', 'note'] })

const note = (call: WriteCall, id: number, event: WaitingEventKind, said = '') =>
  append(call, id, { event, note: said })

/** Taken, turned down or given up: who would have come is asked about no more, or stands in the booking. */
function turn(call: WriteCall, id: number, state: WaitingState): void {
  guarded(() => call.statement('UPDATE room_waiting SET state = ? WHERE id = ?').run(state, id))
  forgetComers(call, id)
}

/** Somebody can wait for these to pass; nothing else is changed by waiting. */
const passes: ReadonlySet<string> = new Set(['taken', 'buffer', 'places', 'equipment', 'waitlist', 'limit'])

const idRow = z.object({ id: z.number() })

const insert = `
  INSERT INTO room_waiting (room_id, starts, ends, whole, places, equipment, holder_kind, resident_id, group_id, purpose,
         title, in_charge, phone, state, joined_at)
  VALUES (@room, @from, @until, @whole, @places, @equipment, @holderKind, @residentId, @groupId, @purpose,
         @title, @inCharge, @phone, 'waiting', @now) RETURNING id`

export function join(call: WriteCall, text: BookingText): number {
  lapse(call)
  const asked = askedOf(call, text)
  const { reasons } = verdictOf(asked)
  const lasting = reasons.find(({ code }) => !passes.has(code))
  if (lasting !== undefined) throw refusalFor(saidOf(lasting, asked.names))
  if (reasons.length === 0) throw refuse('conflict', 'wish-is-free')
  const near = listNear(call, asked.house, [text.span])
  const isThere = near.waiting.some(
    ({ request }) =>
      request.room === text.room &&
      overlaps(request.span, text.span) &&
      sameHolder(request.holder, asked.request.holder) &&
      text.holder.kind !== 'centre',
  )
  if (isThere) throw refuse('conflict', 'already-waiting')
  const { span, holder, equipment, comers, whole, ...plain } = text
  const made = guarded(() =>
    call.statement(insert).get({
      ...plain,
      ...holderColumns(call, text),
      holderKind: holder.kind,
      from: span.from,
      until: span.until,
      whole: whole ? 1 : 0,
      equipment: JSON.stringify(equipment),
      now: call.now,
    }),
  )
  const { id } = idRow.parse(made)
  keepComers(call, id, comers)
  note(call, id, 'join')
  return id
}

/** Puts on record what the clock has made of the list: offers that ran out. Done by the next write that looks at it. */
function lapse(call: WriteCall): void {
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  for (const row of openRows(call)) {
    if (row.state !== 'offered' || waitingAt(waitingOf(call, house, row), now) !== 'declined') continue
    turn(call, row.id, 'declined')
    note(call, row.id, 'lapse')
  }
}

function holderOf({ holder_kind: kind, resident_id, group_name }: WaitingRow): AskedHolder {
  switch (kind) {
    case 'resident':
      return { kind, residentId: resident_id ?? 0 }
    case 'group':
    case 'outside-group':
      return { kind, name: group_name ?? '' }
    case 'centre':
      return { kind }
  }
}

const textOf = (call: WriteCall, row: WaitingRow): BookingText => ({
  room: row.room_id,
  span: spanOf(row),
  whole: row.whole === 1,
  places: row.places,
  equipment: row.equipment,
  holder: holderOf(row),
  purpose: row.purpose,
  title: row.title,
  inCharge: row.in_charge,
  phone: row.phone,
  comers: comersOfWish(call, row.id),
})

function requireState(
  call: WriteCall,
  house: House,
  row: WaitingRow,
  wanted: readonly WaitingState[],
): WaitingState {
  const state = waitingAt(waitingOf(call, house, row), minuteOfInstant(call.now))
  if (!wanted.includes(state)) throw refuse('conflict', `waiting-is-${state}`)
  return state
}

/** Whoever is next, and nobody before their turn. */
function requireTurn(call: WriteCall, house: House, row: WaitingRow): void {
  const asked = askedList(call, house, listNear(call, house, [spanOf(row)]))
  const own = asked.find(({ waiting }) => waiting.id === row.id)
  if (own === undefined) throw refuse('conflict', 'stops-gave-up')
  const [first] = own.reasons
  if (first !== undefined) throw refusalFor(saidOf(first, namesFor(call, house, [])))
}

/** Somebody may have been suspended, or no longer be let in, since the place was kept for them. */
function requireUnbarred(call: WriteCall, house: House, row: WaitingRow): void {
  const [first] = waitingOf(call, house, row).barred ?? []
  if (first !== undefined) throw refusalFor(saidOf(first, namesFor(call, house, [])))
}

export function offer(call: WriteCall, id: number, minutes: number): void {
  lapse(call)
  const row = requireWaiting(call, id)
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  requireState(call, house, row, ['waiting'])
  requireTurn(call, house, row)
  const text = textOf(call, row)
  const around = bookingsNear(call, [text.span])
  settle(call, house, around, now)
  const booking = keep(call, text, askedOf(call, text), Math.min(now + minutes, row.starts))
  bringUnseenComers(call, id, booking)
  guarded(() =>
    call.statement(`UPDATE room_waiting SET state = 'offered', booking_id = ? WHERE id = ?`).run(booking, id),
  )
  note(call, id, 'offer')
}

/** What holds the place becomes theirs; where the manager has to approve, it waits for that as any other request. */
function take(call: WriteCall, house: House, booking: number): void {
  const row = requireRow(call, booking)
  const { rules } = roomOf(house, row.room_id)
  const one = bookingOf(row)
  if (!needsApproval(rules, row.holder_kind)) {
    makeMove(call, booking, 'approve')
    return
  }
  const before = standingOf(call, one)
  const holdsUntil = pendingHoldsUntil(rules, one.span, minuteOfInstant(call.now))
  put(call, booking, before, { ...before, holdsUntil })
}

export function answer(call: WriteCall, id: number, said: 'accept' | 'decline', words: string): void {
  lapse(call)
  const row = requireWaiting(call, id)
  const house = ruledHouse(call)
  requireState(call, house, row, ['offered'])
  const { booking_id: booking } = row
  if (booking === null) throw refuse('conflict', 'waiting-is-waiting')
  if (said === 'accept') requireUnbarred(call, house, row)
  turn(call, id, said === 'accept' ? 'accepted' : 'declined')
  note(call, id, said, words)
  if (said === 'accept') take(call, house, booking)
  else makeMove(call, booking, 'cancel', words)
}

export function withdraw(call: WriteCall, id: number, reason: string): void {
  lapse(call)
  const row = requireWaiting(call, id)
  const house = ruledHouse(call)
  const state = requireState(call, house, row, ['waiting', 'offered'])
  turn(call, id, 'withdrawn')
  note(call, id, 'withdraw', reason)
  if (state === 'offered' && row.booking_id !== null) makeMove(call, row.booking_id, 'cancel', reason)
}
