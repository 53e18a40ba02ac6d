/** Whether a booking is what the waitlist holds for somebody: then the list decides about it, and nobody else. */
import type { HasStatements } from '#vault/store/store'

export const isOffer = (call: HasStatements, booking: number): boolean =>
  call
    .statement("SELECT count(*) FROM room_waiting WHERE booking_id = ? AND state = 'offered'")
    .pluck()
    .get(booking) === 1

/**
 * Whether what was said to the offer made this event of its booking, in the same moment: it stays, as what was said does.
 * What is done with the booking after is a deed like any other.
 *
 * @param at UTC milliseconds of the event
 */
export const isOfAnswer = (call: HasStatements, booking: number, at: number): boolean =>
  call
    .statement(
      `SELECT EXISTS (SELECT 1 FROM room_waiting w JOIN room_waiting_events e ON e.waiting_id = w.id
        WHERE w.booking_id = ? AND e.at = ?)`,
    )
    .pluck()
    .get(booking, at) === 1
