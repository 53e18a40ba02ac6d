/** Bookings as they are looked through: requests that wait, what is to come, what was; and what a request would displace. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { rowId, type PageRequest } from '#ground/contract/fields'
import { listOrder, type ListOrder, type Page } from '#work/pages/order'
import { rowOf } from '#work/rows'
import { idsOfResident, peopleInSight } from '#features/residents/index'
import type { BookingCard, BookingTab } from '../contract'
import {
  approvable,
  minuteOfInstant,
  rivalsEndedBy,
  type Holding,
  type Minute,
  type Rival,
} from '../../rules'
import { saidOf } from '../rules/said'
import { longestBuffer } from '../../contract/house-rules'
import { minute } from '../../contract/times'
import { bookingOf } from '../../service/bookings'
import { askedElsewhere, placeCodes } from './moves'
import { cardsOf, fullRows, rowsInSight, type FullRow } from './rows'

interface Search extends PageRequest {
  readonly tab: BookingTab
  readonly residentId?: number | undefined
}

/** A request whose hold ran out can still be decided: it waits until its time has come. */
const waits = `b.state IN ('pending', 'expired') AND b.starts > @now
  AND NOT EXISTS (SELECT 1 FROM room_waiting w WHERE w.booking_id = b.id AND w.state <> 'accepted')`

const conditions: Readonly<Record<BookingTab, string>> = {
  pending: waits,
  // No booking is longer than two days: what goes on began no longer ago.
  coming: "b.starts > @now - 2880 AND b.ends > @now AND b.state IN ('confirmed', 'checked-in')",
  // Who left, and who did not come, are done with it before it ends.
  past: "(b.ends <= @now OR b.held_until IS NULL OR b.state IN ('left', 'no-show'))",
}

const place = z.tuple([minute, rowId])
const orders: Readonly<Record<BookingTab, ListOrder<[number, number]>>> = {
  pending: listOrder('rooms.bookings.pending', 'rising', place),
  coming: listOrder('rooms.bookings.coming', 'rising', place),
  past: listOrder('rooms.bookings.past', 'falling', place),
}

const columns = ['b.starts', 'b.id'] as const

/** One page of a tab, by when they begin. */
export function pageOfBookings(call: Reader, { tab, residentId, after, limit }: Search): Page<BookingCard> {
  const order = orders[tab]
  const { beyond, values, orderBy } = order.text(columns, order.startOf(after))
  const ids = residentId === undefined ? null : JSON.stringify(idsOfResident(call, residentId))
  const rows = rowsInSight(
    call,
    `${conditions[tab]} AND ${beyond} AND (@ids IS NULL OR b.resident_id IN (SELECT value FROM json_each(@ids)))`,
    `ORDER BY ${orderBy} LIMIT @limit`,
    ...values,
    { now: minuteOfInstant(call.now), ids, limit: limit + 1 },
  )
  return order.page(cardsOf(call, rows), limit, ({ span, id }) => [span.from, id])
}

const countRow = z.object({ waiting: z.number(), ran_out: z.number() })

export function waitingCount(call: Reader): { waiting: number; ranOut: number } {
  const now = minuteOfInstant(call.now)
  const found = rowOf(
    call,
    countRow,
    `SELECT count(*) AS waiting, coalesce(sum(b.holds_until <= @now), 0) AS ran_out
       FROM bookings b WHERE ${waits} AND (${peopleInSight.ofColumn('b.resident_id')})`,
    { now },
  )
  return { waiting: found?.waiting ?? 0, ranOut: found?.ran_out ?? 0 }
}

const heldBy = (row: FullRow): Holding => {
  const { room, span, whole, places, equipment, holder, use, id } = bookingOf(row)
  const who = { is: 'booking', booking: id } as const
  return { who, room, span, whole, places, equipment, holder, use, pending: false }
}

/** No two bookings need more time between them than the longest there is to clear and to make ready. */
const widestBuffers = 2 * longestBuffer

/**
 * Requests beside it whose hold ran out: they hold nothing, and would still like to. Also those that only the time between
 * would turn away; which of them it ends the rule says.
 */
function rivalRows(call: Reader, row: FullRow, now: Minute): readonly FullRow[] {
  return fullRows(
    call,
    `b.id <> ? AND b.state IN ('pending', 'expired') AND b.holds_until <= ? AND b.starts > ?
     AND b.starts < ? AND b.ends > ?`,
    row.id,
    now,
    now,
    row.ends + widestBuffers,
    row.starts - widestBuffers,
  )
}

/** Of a request: why it cannot be granted now, and whose wish granting it would end. */
export function approvalOf(call: Reader, row: FullRow) {
  const { room, span, whole, places, equipment } = bookingOf(row)
  const asked = askedElsewhere(call, row, { room, span, whole, places, equipment: { ...equipment } })
  const { house, books, request, names, now } = asked
  const { reasons } = approvable(house, request, books)
  const rivals = rivalRows(call, row, now)
  const asRival = (rival: FullRow): Rival => {
    const booking = bookingOf(rival)
    const { purpose } = rival
    const same = { room: booking.room, span: booking.span, whole: booking.whole, places: booking.places }
    const { equipment: wanted, holder } = booking
    return {
      who: { is: 'booking', booking: rival.id },
      request: { ...same, equipment: wanted, holder, purpose, comers: [], suspendedUntil: null },
    }
  }
  const ended = rivalsEndedBy(house, heldBy(row), rivals.map(asRival), books)
  const ids = ended.flatMap(({ who }) => (who.is === 'booking' ? [who.booking] : []))
  return {
    reasons: reasons.filter(({ code }) => placeCodes.has(code)).map((reason) => saidOf(reason, names)),
    rivals: cardsOf(
      call,
      rivals.filter(({ id }) => ids.includes(id)),
    ),
  }
}

/** Everything of one person, of merged records too, the latest first. */
export function bookingsOfPerson(call: Reader, residentId: number): BookingCard[] {
  const rows = rowsInSight(
    call,
    'b.resident_id IN (SELECT value FROM json_each(?))',
    'ORDER BY b.starts DESC, b.id DESC LIMIT 200',
    JSON.stringify(idsOfResident(call, residentId)),
  )
  return cardsOf(call, rows)
}
