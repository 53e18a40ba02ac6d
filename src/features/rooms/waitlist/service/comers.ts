/** Who would come where somebody waits: kept while they wait, handed on to the booking that becomes of it, then forgotten. */
import type { Reader, WriteCall } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import type { BookingText } from '../../bookings/contract'
import { comerColumns, comerInSight, comerRow, unseenComersFrom } from '../../service/comers-asked'

const insert = `
  INSERT INTO room_waiting_comers (waiting_id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens)
  VALUES (@waiting, @residentId, @name, @birth, @briefedOn, @withGuardian, @fetchedBy, @allergens)`

export function keepComers(call: WriteCall, waiting: number, comers: BookingText['comers']): void {
  for (const { withGuardian, name, residentId, ...comer } of comers) {
    const named = residentId === null ? (name ?? '') : ''
    call
      .statement(insert)
      .run({ ...comer, residentId, name: named, withGuardian: withGuardian ? 1 : 0, waiting })
  }
}

/** Of a booking that the wish is a copy of: who is not in sight waits along. */
export const keepUnseenComers = (call: WriteCall, booking: number, waiting: number): void => {
  call
    .statement(
      `INSERT INTO room_waiting_comers (waiting_id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens)
       SELECT @waiting, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens
         FROM booking_comers WHERE booking_id = @booking AND resident_id IS NOT NULL AND NOT (${comerInSight}) ORDER BY id`,
    )
    .run({ booking, waiting })
}

/** Those in sight. */
export const comersOfWish = (call: Reader, waiting: number): BookingText['comers'] =>
  rowsOf(
    call,
    comerRow,
    `SELECT ${comerColumns()} FROM room_waiting_comers WHERE waiting_id = ? AND (${comerInSight}) ORDER BY id`,
    waiting,
  )

/** Who is not in sight comes along into the booking as well. */
export const bringUnseenComers = (call: WriteCall, waiting: number, booking: number): void => {
  call.statement(unseenComersFrom('room_waiting_comers', 'waiting_id')).run({ from: waiting, to: booking })
}

export const forgetComers = (call: HasStatements, waiting: number): void => {
  call.statement('DELETE FROM room_waiting_comers WHERE waiting_id = ?').run(waiting)
}
