/** What the sheet beside the telephone offers: whom to call and why, and each one's number, opened on record. */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { discloses, reads } from '#ground/contract/procedure'
import { disclosed, masked } from '#ground/contract/sensitive'
import { bookingCard } from '../bookings/contract'

/**
 * Displaced by the house's own use, left without a place by an approval, hit by a closure, standing where the room is not
 * open any more, or promised equipment that is not there.
 */
export const callList = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('own-use') }),
  z.strictObject({ list: z.literal('rivals') }),
  z.strictObject({ list: z.literal('closure'), id: rowId }),
  z.strictObject({ list: z.literal('stranded') }),
  z.strictObject({ list: z.literal('equipment'), id: rowId }),
])
export type CallList = z.infer<typeof callList>

export const callSheetContract = {
  /** Whom to call, the soonest first; of those in sight. */
  list: reads('rooms.bookings')
    .input(z.strictObject({ of: callList }))
    .output(
      z.strictObject({
        lines: z.array(z.strictObject({ booking: bookingCard, because: masked('typed-number') })).max(500),
      }),
    ),

  /** How one of them is reached, in full, for the sheet; each opening is on record under them. */
  contact: discloses('rooms.book')
    .input(z.strictObject({ booking: rowId }))
    .output(z.strictObject({ inCharge: disclosed().nullable(), phones: disclosed() })),
}
