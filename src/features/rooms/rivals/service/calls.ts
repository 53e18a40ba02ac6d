/** The list of who is to be told that somebody else got their time: whom, how they are reached, what was said. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { residentsById, shownTo } from '#features/residents/index'
import { cardsOf, fullRows, rowsInSight, type FullRow } from '../../bookings/service/rows'
import { tellingResults, type TellingResult } from '../../contract'
import { minuteOfInstant } from '../../rules'
import { refuse } from '../../service/refuse'
import type { RivalCall } from '../contract'

const rivalRow = z.object({
  id: z.number(),
  booking_id: z.number(),
  by_booking_id: z.number(),
  result: z.enum(tellingResults).nullable(),
})

const select = `
  SELECT r.id, r.booking_id, r.by_booking_id,
         (SELECT c.result FROM room_rival_calls c WHERE c.rival_id = r.id ORDER BY c.id DESC LIMIT 1) AS result
    FROM room_rivals r JOIN bookings b ON b.id = r.booking_id JOIN bookings own ON own.id = r.by_booking_id`

/** Whoever was left without a place, while it stands and they have not got one since. */
const stillLost = `r.settled = 0 AND b.state IN ('pending', 'expired') AND own.state IN ('confirmed', 'checked-in')`

export function openRivals(call: Reader): RivalCall[] {
  const open = rowsOf(
    call,
    rivalRow,
    `${select} WHERE ${stillLost} AND b.ends > ? ORDER BY b.starts, r.id`,
    minuteOfInstant(call.now),
  )
  const rows = rowsInSight(
    call,
    'b.id IN (SELECT value FROM json_each(?))',
    '',
    JSON.stringify(open.map(({ booking_id }) => booking_id)),
  )
  const cards = cardsOf(call, rows)
  const own = cardsOf(
    call,
    fullRows(
      call,
      'b.id IN (SELECT value FROM json_each(?))',
      JSON.stringify(open.map(({ by_booking_id }) => by_booking_id)),
    ),
  )
  const known = residentsById(
    call,
    rows.flatMap(({ resident_id }) => (resident_id === null ? [] : [resident_id])),
  )
  const shown = shownTo(call.staff.roles)
  return open.flatMap((one): RivalCall[] => {
    const row = rows.find(({ id }) => id === one.booking_id)
    const booking = cards.find(({ id }) => id === one.booking_id)
    const by = own.find(({ id }) => id === one.by_booking_id)
    if (row === undefined || booking === undefined || by === undefined) return []
    const resident = row.resident_id === null ? undefined : known.get(row.resident_id)
    return [
      {
        id: one.id,
        booking,
        by,
        inCharge: row.in_charge === null ? null : shown.text(row.in_charge),
        phone: row.phone === null ? null : shown.contactPhone(row.phone),
        residentPhone: resident?.phone ?? null,
        // What was said by a slip and taken back is not what they were told.
        result: one.result === 'told' ? null : one.result,
      },
    ]
  })
}

/** Their booking, or `not-found`; of someone who is not in sight there is none. */
export function requireRival(call: Reader, id: number): FullRow {
  const one = rowOf(call, rivalRow, `${select} WHERE r.id = ?`, id)
  const [row] = one === null ? [] : rowsInSight(call, 'b.id = ?', '', one.booking_id)
  if (row === undefined) throw refuse('not-found', 'call-unknown')
  return row
}

export function noteTelling(call: WriteCall, id: number, result: TellingResult, note: string): void {
  requireRival(call, id)
  if (!openRivals(call).some((one) => one.id === id)) throw refuse('conflict', 'call-settled')
  call
    .statement('INSERT INTO room_rival_calls (rival_id, result, note, at, staff_id) VALUES (?, ?, ?, ?, ?)')
    .run(id, result, note, call.now, call.staff.id)
  if (result === 'told') call.statement('UPDATE room_rivals SET settled = 1 WHERE id = ?').run(id)
}

/** Only who was noted as told is to be told again. */
export function reopenTelling(call: WriteCall, id: number): void {
  requireRival(call, id)
  const { changes } = call
    .statement('UPDATE room_rivals SET settled = 0 WHERE id = ? AND settled = 1')
    .run(id)
  if (changes !== 1) throw refuse('conflict', 'rival-not-told')
}

/** A booking that is forgotten leaves every list that names it. */
export function leaveRivals(call: HasStatements, booking: number): void {
  call
    .statement(
      `DELETE FROM room_rival_calls WHERE rival_id IN (SELECT id FROM room_rivals WHERE booking_id = ?)`,
    )
    .run(booking)
  call.statement('DELETE FROM room_rivals WHERE booking_id = ?').run(booking)
  call.statement('UPDATE room_rivals SET by_booking_id = NULL WHERE by_booking_id = ?').run(booking)
}
