/** The list of calls after the centre's own use: whom, how they are reached, where they could go, and what they said. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { residentsById, shownTo } from '#features/residents/index'
import { answerOf, refusalFor, requireFree, verdictOf } from '../../bookings/service/asking'
import { keep } from '../../bookings/service/book'
import { askedElsewhere } from '../../bookings/service/moves'
import { cardsOf, fullRows, rowsInSight, type FullRow } from '../../bookings/service/rows'
import { guarded, settle } from '../../bookings/service/standing'
import { bringUnseen, textOf } from '../../bookings/service/text'
import { saidOf } from '../../bookings/rules/said'
import type { BookingCard, Rescheduling } from '../../bookings/contract'
import { callResults, type CallResult } from '../../contract'
import { minuteOfInstant } from '../../rules'
import { bookingOf } from '../../service/bookings'
import { refuse } from '../../service/refuse'
import type { DisplacedCall } from '../contract'

const displacedRow = z.object({
  id: z.number(),
  booking_id: z.number(),
  by_booking_id: z.number(),
  settled: z.number(),
  reason: z.string().nullable(),
  result: z.enum(callResults).nullable(),
})
type DisplacedRow = z.infer<typeof displacedRow>

const select = `
  SELECT d.id, d.booking_id, d.by_booking_id, d.settled,
         (SELECT e.reason FROM booking_events e WHERE e.booking_id = d.booking_id AND e.event = 'displace'
           ORDER BY e.id DESC LIMIT 1) AS reason,
         (SELECT c.result FROM room_displacement_calls c WHERE c.displacement_id = d.id
           ORDER BY c.id DESC LIMIT 1) AS result
    FROM room_displacements d JOIN bookings b ON b.id = d.booking_id`

const takingOf = (row: FullRow): Rescheduling => {
  const { room, span, whole, places, equipment } = bookingOf(row)
  return { room, span, whole, places, equipment: { ...equipment } }
}

interface OpenCall {
  readonly one: DisplacedRow
  readonly row: FullRow
  readonly booking: BookingCard
  readonly by: BookingCard
}

/** Whom there is to call, without what could be offered to them: that is worked out against every room. */
export function callsToMake(call: Reader): readonly OpenCall[] {
  const open = rowsOf(
    call,
    displacedRow,
    `${select} WHERE d.settled = 0 AND b.ends > ? ORDER BY b.starts, d.id`,
    minuteOfInstant(call.now),
  )
  const ids = JSON.stringify(open.map(({ booking_id }) => booking_id))
  const rows = rowsInSight(call, 'b.id IN (SELECT value FROM json_each(?))', '', ids)
  const byIds = JSON.stringify(open.map(({ by_booking_id }) => by_booking_id))
  const own = cardsOf(call, fullRows(call, 'b.id IN (SELECT value FROM json_each(?))', byIds))
  const cards = cardsOf(call, rows)
  return open.flatMap((one) => {
    const row = rows.find(({ id }) => id === one.booking_id)
    const booking = cards.find(({ id }) => id === one.booking_id)
    const by = own.find(({ id }) => id === one.by_booking_id)
    return row === undefined || booking === undefined || by === undefined ? [] : [{ one, row, booking, by }]
  })
}

export function openCalls(call: Reader): DisplacedCall[] {
  const open = callsToMake(call)
  const known = residentsById(
    call,
    open.flatMap(({ row: { resident_id } }) => (resident_id === null ? [] : [resident_id])),
  )
  const shown = shownTo(call.staff.roles)
  return open.map(({ one, row, booking, by }) => {
    const { slots, elsewhere } = answerOf({
      ...askedElsewhere(call, row, takingOf(row)),
      displaced: true,
    })
    const resident = row.resident_id === null ? undefined : known.get(row.resident_id)
    return {
      id: one.id,
      booking,
      by,
      reason: shown.text(one.reason ?? ''),
      inCharge: row.in_charge === null ? null : shown.text(row.in_charge),
      phone: row.phone === null ? null : shown.contactPhone(row.phone),
      residentPhone: resident?.phone ?? null,
      // What was said by a slip and taken back is not what they said.
      result: one.result === 'gives-up' ? null : one.result,
      slots: [...slots],
      elsewhere: [...elsewhere],
    }
  })
}

/** One to be called and their booking, or `not-found`; of someone who is not in sight there is none. */
export function requireCall(call: Reader, id: number): { readonly one: DisplacedRow; readonly row: FullRow } {
  const one = rowOf(call, displacedRow, `${select} WHERE d.id = ?`, id)
  const [row] = one === null ? [] : rowsInSight(call, 'b.id = ?', '', one.booking_id)
  if (one === null || row === undefined) throw refuse('not-found', 'call-unknown')
  return { one, row }
}

function requireOpen(call: WriteCall, id: number) {
  const found = requireCall(call, id)
  if (found.one.settled === 1) throw refuse('conflict', 'call-settled')
  return found
}

function put(call: WriteCall, id: number, result: CallResult, note: string): void {
  call
    .statement(
      'INSERT INTO room_displacement_calls (displacement_id, result, note, at, staff_id) VALUES (?, ?, ?, ?, ?)',
    )
    .run(id, result, note, call.now, call.staff.id)
}

export function noteCall(
  call: WriteCall,
  id: number,
  result: 'not-reached' | 'gives-up',
  note: string,
): void {
  requireOpen(call, id)
  put(call, id, result, note)
  if (result === 'gives-up') call.statement('UPDATE room_displacements SET settled = 1 WHERE id = ?').run(id)
}

/** Only who gave it up is called again; who was moved has a booking of theirs, which is moved or cancelled itself. */
export function reopenCall(call: WriteCall, id: number): void {
  const { one } = requireCall(call, id)
  if (one.settled === 0 || one.result !== 'gives-up') throw refuse('conflict', 'call-not-given-up')
  call.statement('UPDATE room_displacements SET settled = 0 WHERE id = ?').run(id)
}

/** Whoever was displaced has another place: nobody has to call them any more. */
function settleWith(call: WriteCall, id: number, booking: number): void {
  guarded(() =>
    call
      .statement('UPDATE room_displacements SET settled = 1, moved_to_id = ? WHERE id = ?')
      .run(booking, id),
  )
  put(call, id, 'moved', '')
}

const idRow = z.object({ id: z.number() })

/** The same where the place was found by another way than the list of calls: a date of a series that was put back. */
export function settleDisplaced(call: WriteCall, displaced: number, booking: number): void {
  const open = rowOf(
    call,
    idRow,
    'SELECT id FROM room_displacements WHERE booking_id = ? AND settled = 0',
    displaced,
  )
  if (open !== null) settleWith(call, open.id, booking)
}

/** A new booking of theirs, asked about like any other; what was displaced stays on record. A date stays in its series. */
export function moveDisplaced(call: WriteCall, id: number, to: Rescheduling): number {
  const { row } = requireOpen(call, id)
  const asked = { ...askedElsewhere(call, row, to), displaced: true }
  const [first] = verdictOf(asked).reasons
  if (first !== undefined) throw refusalFor(saidOf(first, asked.names))
  settle(call, asked.house, asked.around, asked.now)
  const booking = keep(call, { ...textOf(row), ...to }, asked, requireFree(asked), row.use)
  bringUnseen(call, row.id, booking)
  guarded(() =>
    call.statement('UPDATE series_dates SET booking_id = ? WHERE booking_id = ?').run(booking, row.id),
  )
  settleWith(call, id, booking)
  return booking
}
