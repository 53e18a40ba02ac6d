/** Puts on record who did not come, with the next write at the door, or before a room is another: nothing has to run meanwhile. */
import type { WriteCall } from '#desk/rpc/call'
import type { Room } from '../contract'
import { appendEvent, put, settle, standingOf } from '../bookings/service/standing'
import { minuteOfInstant, minutesOfDay, overtaken } from '../rules'
import { begunWithoutAnyone, bookingsWithin } from './bookings'
import { ruledHouse } from './house'

/** Of today and yesterday. */
export function recordMissed(call: WriteCall): void {
  const now = minuteOfInstant(call.now)
  settle(call, ruledHouse(call), bookingsWithin(call, { from: now - 2 * minutesOfDay, until: now + 1 }), now)
}

/** Of a room, by its rules of until now: what was missed by them does not come and go with the next ones. */
export function recordMissedIn(call: WriteCall, room: number): void {
  const now = minuteOfInstant(call.now)
  settle(call, ruledHouse(call), begunWithoutAnyone(call, room, now), now)
}

/** The same of every room that asks who comes, before hours of all of them are others with the calendar. */
export function recordMissedEverywhere(call: WriteCall): void {
  for (const { id, rules } of ruledHouse(call).rooms.values()) {
    if (rules.checkIn !== null) recordMissedIn(call, id)
  }
}

/**
 * Cancels what passed while a room was out of use, once it is in use again: it would be missed now, or count as used, and
 * nobody could have come in.
 *
 * @param out the room as it was while it was out of use
 */
export function cancelKeptOut(call: WriteCall, out: Room, reason: string): void {
  const now = minuteOfInstant(call.now)
  const since = out.rules.since?.outOfUse
  const begun = begunWithoutAnyone(call, out.id, now)
  const missed = new Set(overtaken(ruledHouse(call), begun, now))
  const keptOut = begun.filter(
    (booking) =>
      missed.has(booking) ||
      (since !== undefined &&
        booking.holder.kind !== 'centre' &&
        since < booking.span.until &&
        booking.span.until <= now),
  )
  for (const booking of keptOut) {
    const before = standingOf(call, booking)
    appendEvent(call, booking.id, { event: 'cancel', reason, before })
    put(call, booking.id, before, { ...before, state: 'cancelled', heldUntil: null })
  }
}
