/** What unmet wishes offer: noting one as it is refused, and how many there were. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { unsaidBooking } from '../bookings/contract'
import { unmetReasons } from '../contract/words'

const count = z.number().int().min(0)

export const unmetContract = {
  /** Notes what was asked for and could not be had, and of nobody more than what kind of holder asked. */
  note: writes('rooms.book')
    .input(request({ booking: unsaidBooking }))
    .output(z.strictObject({ because: z.enum(unmetReasons) })),

  /** By the day on which it was asked, room by room: what was noted, and who waited for a place and never had it. */
  counts: reads('rooms.figures')
    .input(z.strictObject({ from: day, to: day }))
    .output(
      z.strictObject({
        rooms: z.array(
          z.strictObject({
            room: rowId,
            noted: z.strictObject({ full: count, closed: count, limits: count, rules: count }),
            people: count,
            /** Wishes of the waitlist whose time came without a place. */
            waitedInVain: count,
          }),
        ),
      }),
    ),
}
