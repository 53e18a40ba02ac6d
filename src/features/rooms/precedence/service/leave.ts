/** What becomes of a list of calls when a booking in it is forgotten. */
import type { HasStatements } from '#vault/store/store'

/** Who was displaced goes with their booking, and so do the calls; where they went is forgotten with that booking. */
export function leaveCalls(call: HasStatements, booking: number): void {
  call
    .statement(
      `DELETE FROM room_displacement_calls WHERE displacement_id IN (
         SELECT id FROM room_displacements WHERE booking_id = ?)`,
    )
    .run(booking)
  call.statement('DELETE FROM room_displacements WHERE booking_id = ?').run(booking)
  call.statement('UPDATE room_displacements SET moved_to_id = NULL WHERE moved_to_id = ?').run(booking)
}
