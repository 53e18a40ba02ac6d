/** Puts on record who of today and yesterday did not come, with the next write at the door: nothing has to run meanwhile. */
import type { WriteCall } from '#desk/rpc/call'
import { settle } from '../bookings/service/standing'
import { minuteOfInstant, minutesOfDay } from '../rules'
import { bookingsWithin } from './bookings'
import { ruledHouse } from './house'

export function recordMissed(call: WriteCall): void {
  const now = minuteOfInstant(call.now)
  settle(call, ruledHouse(call), bookingsWithin(call, { from: now - 2 * minutesOfDay, until: now + 1 }), now)
}
