/** Bookings as they are looked through: requests that wait, what is to come, what was; and what a request would displace. */
import { z } from 'zod'
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
import { bookingOf } from '../../service/bookings'
import { refuse } from '../../service/refuse'
import { askedElsewhere, placeCodes } from './moves'
import { cardsOf, fullRows, rowsInSight, type FullRow, type Reader } from './rows'

interface Search {
  readonly tab: BookingTab
  readonly residentId?: number | undefined
  readonly after?: string | undefined
  readonly limit: number
}

interface Page {
  readonly condition: string
  readonly order: 'ASC' | 'DESC'
}

/** A request whose hold ran out can still be decided: it waits until its time has come. */
const waits = "b.state IN ('pending', 'expired') AND b.starts > @now"

const pages: Readonly<Record<BookingTab, Page>> = {
  pending: { condition: waits, order: 'ASC' },
  coming: {
    condition: "b.ends > @now AND b.state IN ('confirmed', 'checked-in')",
    order: 'ASC',
  },
  past: { condition: '(b.ends <= @now OR b.held_until IS NULL)', order: 'DESC' },
}

/** The place of a row in its list: its beginning, then its number. */
function placeOf(after: string | undefined, order: Page['order']) {
  if (after === undefined) return order === 'ASC' ? { starts: -1, id: 0 } : { starts: 1e12, id: 0 }
  const [, starts, id] = /^(\d{1,12}):(\d{1,15})$/.exec(after) ?? []
  if (starts === undefined || id === undefined) throw refuse('invalid', 'not-a-page')
  return { starts: Number(starts), id: Number(id) }
}

/** One page; the cursor is the last row's place, so that new bookings do not shift the pages. */
export function pageOfBookings(call: Reader, { tab, residentId, after, limit }: Search) {
  const { condition, order } = pages[tab]
  const beyond = order === 'ASC' ? '>' : '<'
  const ids = residentId === undefined ? null : JSON.stringify(idsOfResident(call, residentId))
  const rows = rowsInSight(
    call,
    `${condition} AND (b.starts, b.id) ${beyond} (@starts, @id)
      AND (@ids IS NULL OR b.resident_id IN (SELECT value FROM json_each(@ids)))`,
    `ORDER BY b.starts ${order}, b.id ${order} LIMIT @limit`,
    { now: minuteOfInstant(call.now), ...placeOf(after, order), ids, limit: limit + 1 },
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: cardsOf(call, shown),
    next: rows.length > limit && last !== undefined ? `${last.starts}:${last.id}` : null,
  }
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

/** Requests beside it whose hold ran out: they hold nothing, and would still like to. */
function rivalRows(call: Reader, row: FullRow, now: Minute): readonly FullRow[] {
  return fullRows(
    call,
    `b.id <> ? AND b.state IN ('pending', 'expired') AND b.holds_until <= ? AND b.starts > ?
     AND b.starts < ? AND b.ends > ?`,
    row.id,
    now,
    now,
    row.ends,
    row.starts,
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
