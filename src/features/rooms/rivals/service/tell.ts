/** Approves or refuses a request, and puts whoever an approval leaves without a place on the list of who is to be told. */
import type { WriteCall } from '#desk/rpc/call'
import { approvalOf } from '../../bookings/service/lists'
import { makeMoveOf } from '../../bookings/service/moves'
import type { FullRow } from '../../bookings/service/rows'

export function decide(call: WriteCall, row: FullRow, move: 'approve' | 'refuse', reason: string): void {
  // Named before it is done, and told after it: indico#4129.
  const rivals = move === 'approve' ? approvalOf(call, row).rivals : []
  makeMoveOf(call, row, move, reason)
  for (const { id } of rivals) {
    call
      .statement(
        `INSERT INTO room_rivals (booking_id, by_booking_id, settled) VALUES (?, ?, 0)
         ON CONFLICT (booking_id, by_booking_id) DO NOTHING`,
      )
      .run(id, row.id)
  }
}
