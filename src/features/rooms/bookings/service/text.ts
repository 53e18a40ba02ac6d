/** What a booking asked for, to be asked again on another day, in another room, or for somebody who lost their place. */
import type { Reader, WriteCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { bookingOf } from '../../service/bookings'
import { comerColumns, comerInSight, comerRow, unseenComersFrom } from '../../service/comers-asked'
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

/** With who comes and is in sight. The safety talk was heard for one room: what was said in it says nothing of another. */
export const wholeTextOf = (call: Reader, row: FullRow, room: number = row.room_id): BookingText => ({
  ...textOf(row),
  comers: rowsOf(
    call,
    comerRow,
    `SELECT ${comerColumns('CASE WHEN @same THEN briefed_on END')}
       FROM booking_comers
      WHERE booking_id = @id AND (resident_id IS NOT NULL OR name <> '') AND (${comerInSight}) ORDER BY id`,
    { id: row.id, same: room === row.room_id ? 1 : 0 },
  ),
})

/** Who comes and is not in sight comes along: nobody was asked about them, and nobody is left behind unsaid. */
export const bringUnseen = (call: WriteCall, from: number, to: number): void => {
  call.statement(unseenComersFrom('booking_comers', 'booking_id')).run({ from, to })
}
