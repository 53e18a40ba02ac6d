/** Reads who waits for a time, in the order of the list, as the rules look at them. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { inJson, rowsOf } from '#work/rows'
import { idsOfResident, peopleInSight, residentsById } from '#features/residents/index'
import { bookingStates, holderKinds, purposes, waitingStates } from '../../contract'
import {
  booksAt,
  check,
  joined,
  minuteOfInstant,
  minutesOfDay,
  type Holder,
  type House,
  type Span,
  type Waiting,
} from '../../rules'
import { bookingsOfHolder } from '../../service/bookings'
import { hasDied } from '../../service/died'
import { suspendedUntil } from '../../service/no-shows'

const pieces = inJson(z.record(z.string(), z.number()))

export const waitingRow = z.object({
  id: z.number(),
  room_id: z.number(),
  starts: z.number(),
  ends: z.number(),
  whole: z.number(),
  places: z.number(),
  equipment: pieces,
  holder_kind: z.enum(holderKinds),
  resident_id: z.number().nullable(),
  group_id: z.number().nullable(),
  group_name: z.string().nullable(),
  purpose: z.enum(purposes),
  title: z.string(),
  in_charge: z.string().nullable(),
  phone: z.string().nullable(),
  state: z.enum(waitingStates),
  booking_id: z.number().nullable(),
  joined_at: z.number(),
  /** Of the booking that holds the place. */
  held_state: z.enum(bookingStates).nullable(),
  holds_until: z.number().nullable(),
})
export type WaitingRow = z.infer<typeof waitingRow>

const select = `
  SELECT w.id, w.room_id, w.starts, w.ends, w.whole, w.places, w.equipment, w.holder_kind, w.resident_id, w.group_id,
         g.name AS group_name, w.purpose, w.title, w.in_charge, w.phone, w.state, w.booking_id, w.joined_at,
         b.state AS held_state, b.holds_until
    FROM room_waiting w LEFT JOIN room_groups g ON g.id = w.group_id LEFT JOIN bookings b ON b.id = w.booking_id`

const inSight = peopleInSight.ofColumn('w.resident_id')

/** Wishes of people in sight that a condition holds for. The sign keeps SQLite off the order of everything ever wished. */
export const waitingRows = (
  call: Reader,
  condition: string,
  ...parameters: readonly unknown[]
): readonly WaitingRow[] =>
  rowsOf(call, waitingRow, `${select} WHERE (${condition}) AND (${inSight}) ORDER BY +w.id`, ...parameters)

/** The index holds those alone; what has begun is over. */
const open = "w.state IN ('waiting', 'offered')"

export const openRows = (call: Reader): readonly WaitingRow[] =>
  waitingRows(call, `${open} AND w.starts > ?`, minuteOfInstant(call.now))

/** Wishes that lie within two days of any of these times. */
function rowsNear(call: Reader, spans: readonly Span[]): readonly WaitingRow[] {
  const windows = joined(
    spans.map(({ from, until }) => ({ from: from - 2 * minutesOfDay, until: until + 2 * minutesOfDay })),
  )
  const found = windows.flatMap(({ from, until }) =>
    waitingRows(
      call,
      `${open} AND w.starts > ? AND w.starts >= ? AND w.starts < ?`,
      minuteOfInstant(call.now),
      from,
      until,
    ),
  )
  return [...new Map(found.map((row) => [row.id, row])).values()].toSorted((a, b) => a.id - b.id)
}

export const spanOf = ({ starts, ends }: WaitingRow): Span => ({ from: starts, until: ends })

interface Known {
  readonly holder: Holder
  readonly numbers: readonly number[]
}

function holderOf(call: Reader, { holder_kind: kind, resident_id, group_id }: WaitingRow): Known {
  if (kind === 'resident' && resident_id !== null) {
    const id = residentsById(call, [resident_id]).get(resident_id)?.id ?? resident_id
    return { holder: { kind, id }, numbers: idsOfResident(call, id) }
  }
  return { holder: { kind, id: group_id ?? 1 }, numbers: group_id === null ? [] : [group_id] }
}

const spanRow = z.object({ starts: z.number(), ends: z.number() })

/** Times that the same holder gave back since they joined: cancelled, or declined. */
function gaveUp(call: Reader, row: WaitingRow, numbers: readonly number[]): Span[] {
  const column = row.holder_kind === 'resident' ? 'resident_id' : 'group_id'
  if (row.holder_kind === 'centre') return []
  return rowsOf(
    call,
    spanRow,
    `SELECT b.starts, b.ends FROM bookings b
      WHERE b.${column} IN (SELECT value FROM json_each(@numbers)) AND b.room_id = @room AND b.state = 'cancelled'
        AND b.starts < @ends AND b.ends > @starts AND EXISTS (
          SELECT 1 FROM booking_events e WHERE e.booking_id = b.id AND e.event = 'cancel' AND e.at >= @joined)
      UNION ALL
     SELECT o.starts, o.ends FROM room_waiting o
      WHERE o.${column} IN (SELECT value FROM json_each(@numbers)) AND o.room_id = @room AND o.state = 'declined'
        AND o.id > @id AND o.starts < @ends AND o.ends > @starts`,
    {
      numbers: JSON.stringify(numbers),
      room: row.room_id,
      starts: row.starts,
      ends: row.ends,
      joined: row.joined_at,
      id: row.id,
    },
  ).map(({ starts, ends }) => ({ from: starts, until: ends }))
}

/** What no free place changes: limits they have reached, who may book. */
const ofHolder: ReadonlySet<string> = new Set([
  'holder-died',
  'limit',
  'suspended',
  'may-not-book',
  'purpose',
])

export function waitingOf(call: Reader, house: House, row: WaitingRow): Waiting {
  const now = minuteOfInstant(call.now)
  const { holder, numbers } = holderOf(call, row)
  const span = spanOf(row)
  const request = {
    room: row.room_id,
    span,
    whole: row.whole === 1,
    places: row.places,
    equipment: row.equipment,
    holder,
    purpose: row.purpose,
    comers: [],
    died: hasDied(call, holder),
    suspendedUntil: suspendedUntil(call, house, row.room_id, holder.kind, numbers),
  }
  // What counts in the period of the wish, and what is still to come, wherever the wish lies.
  const since = Math.min(span.from - 100 * minutesOfDay, now)
  const own = bookingsOfHolder(call, holder, numbers, since)
  const without = new Set(row.booking_id === null ? [] : [row.booking_id])
  const { counted } = booksAt(house, own, now, without)
  const { reasons } = check(house, request, { held: [], counted }, { now, inSeries: false })
  // What was offered and then displaced is waited for again.
  const fell = row.state === 'offered' && row.held_state !== 'pending' && row.held_state !== 'expired'
  return {
    id: row.id,
    place: row.id,
    request,
    use: 'ordinary',
    state: fell ? 'waiting' : row.state,
    offeredUntil: fell ? null : row.holds_until,
    gaveUp: gaveUp(call, row, numbers),
    barred: reasons.filter(({ code }) => ofHolder.has(code)),
  }
}

export interface List {
  readonly rows: readonly WaitingRow[]
  readonly waiting: readonly Waiting[]
  /** Bookings that hold what is offered. */
  readonly offers: ReadonlySet<number>
}

const listOf = (call: Reader, house: House, rows: readonly WaitingRow[]): List => ({
  rows,
  waiting: rows.map((row) => waitingOf(call, house, row)),
  offers: new Set(
    rows.flatMap(({ state, booking_id }) => (state === 'offered' && booking_id !== null ? [booking_id] : [])),
  ),
})

/** Everybody who waits for something still to come. */
export const wholeList = (call: Reader, house: House): List => listOf(call, house, openRows(call))

/** Who waits for something near these times. */
export const listNear = (call: Reader, house: House, spans: readonly Span[]): List =>
  listOf(call, house, rowsNear(call, spans))
