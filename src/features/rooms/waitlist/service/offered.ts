/** Whether a booking is what the waitlist holds for somebody: then the list decides about it, and nobody else. */
import type { HasStatements } from '#vault/store/store'

const offers = (state: string) => `SELECT count(*) FROM room_waiting WHERE booking_id = ?${state}`

export const isOffer = (call: HasStatements, booking: number): boolean =>
  call.statement(offers(" AND state = 'offered'")).pluck().get(booking) === 1

/** It was one, and what was said to it stays. */
export const wasOffered = (call: HasStatements, booking: number): boolean =>
  call.statement(offers('')).pluck().get(booking) === 1
