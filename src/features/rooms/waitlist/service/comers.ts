/** Who would come where somebody waits: kept while they wait, handed on to the booking that becomes of it, then forgotten. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { peopleInSight } from '#features/residents/index'
import type { BookingText } from '../../bookings/contract'

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

const comerRow = z.object({
  residentId: z.number().nullable(),
  name: z.string().transform((name) => (name === '' ? null : name)),
  birth: z.string().nullable(),
  briefedOn: z.string().nullable(),
  withGuardian: z.number().transform((with_guardian) => with_guardian === 1),
  fetchedBy: z.string(),
  allergens: z.string(),
})

const inSight = peopleInSight.ofColumn('resident_id')

/** Those in sight. */
export const comersOfWish = (call: Reader, waiting: number): BookingText['comers'] =>
  rowsOf(
    call,
    comerRow,
    `SELECT resident_id AS residentId, name, birth, briefed_on AS briefedOn, with_guardian AS withGuardian,
            fetched_by AS fetchedBy, allergens
       FROM room_waiting_comers WHERE waiting_id = ? AND (${inSight}) ORDER BY id`,
    waiting,
  )

/** Who is not in sight comes along into the booking as well. */
export const bringUnseenComers = (call: WriteCall, waiting: number, booking: number): void => {
  call
    .statement(
      `INSERT INTO booking_comers (booking_id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, came)
       SELECT @booking, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, 0
         FROM room_waiting_comers WHERE waiting_id = @waiting AND resident_id IS NOT NULL AND NOT (${inSight}) ORDER BY id`,
    )
    .run({ waiting, booking })
}

export const forgetComers = (call: HasStatements, waiting: number): void => {
  call.statement('DELETE FROM room_waiting_comers WHERE waiting_id = ?').run(waiting)
}
