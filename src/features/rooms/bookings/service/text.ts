/** What a booking asked for, to be asked again on another day, in another room, or for somebody who lost their place. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { peopleInSight } from '#features/residents/index'
import { bookingOf } from '../../service/bookings'
import type { BookingText } from '../contract'
import type { FullRow } from './rows'

/** As it was asked for, without who comes. */
export function textOf(row: FullRow): BookingText {
  const { residentId, groupName } = { residentId: row.resident_id, groupName: row.group_name ?? '' }
  const holder: BookingText['holder'] =
    row.holder_kind === 'centre'
      ? { kind: 'centre' }
      : row.holder_kind === 'resident'
        ? { kind: 'resident', residentId: residentId ?? 0 }
        : { kind: row.holder_kind, name: groupName }
  const { room, span, whole, places, equipment } = bookingOf(row)
  const taken = { room, span, whole, places, equipment: { ...equipment } }
  const { purpose, title, in_charge: inCharge, phone } = row
  return { ...taken, holder, purpose, title, inCharge, phone, comers: [] }
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

/** With who comes and is in sight. The safety talk was heard for one room: what was said in it says nothing of another. */
export const wholeTextOf = (call: Reader, row: FullRow, room: number = row.room_id): BookingText => ({
  ...textOf(row),
  comers: rowsOf(
    call,
    comerRow,
    `SELECT resident_id AS residentId, name, birth, CASE WHEN @same THEN briefed_on END AS briefedOn,
            with_guardian AS withGuardian, fetched_by AS fetchedBy, allergens
       FROM booking_comers
      WHERE booking_id = @id AND (resident_id IS NOT NULL OR name <> '') AND (${inSight}) ORDER BY id`,
    { id: row.id, same: room === row.room_id ? 1 : 0 },
  ),
})

/** Who comes and is not in sight comes along: nobody was asked about them, and nobody is left behind unsaid. */
export const bringUnseen = (call: WriteCall, from: number, to: number): void => {
  call
    .statement(
      `INSERT INTO booking_comers (booking_id, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, came)
       SELECT @to, resident_id, name, birth, briefed_on, with_guardian, fetched_by, allergens, 0
         FROM booking_comers WHERE booking_id = @from AND resident_id IS NOT NULL AND NOT (${inSight}) ORDER BY id`,
    )
    .run({ from, to })
}
