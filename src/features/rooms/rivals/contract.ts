/** What telling rivals offers: whom an approval left without a place, what was said to them. */
import { z } from 'zod'
import { rowId, text } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason } from '#ground/contract/sensitive'
import { bookingCard } from '../bookings/contract'
import { tellingResults } from '../contract/words'

/** Somebody to be told. */
export const rivalCall = z.strictObject({
  id: rowId,
  booking: bookingCard,
  /** What was approved instead. */
  by: bookingCard,
  inCharge: masked('typed-number').nullable(),
  phone: masked('contact-phone').nullable(),
  residentPhone: masked('phone').nullable(),
  /** The last call. */
  result: z.enum(tellingResults).nullable(),
})
export type RivalCall = z.infer<typeof rivalCall>

const done = z.strictObject({ calls: z.array(rivalCall) })

export const rivalsContract = {
  /** Who is still to be told, the soonest first. */
  calls: reads('rooms.bookings').input(z.strictObject({})).output(done),

  note: writes('rooms.book')
    .input(request({ id: rowId, result: z.enum(tellingResults), note: text(200) }))
    .output(done),

  /** That they know was a slip: they are to be told again. */
  reopen: writes('rooms.book')
    .input(request({ id: rowId }))
    .output(done),

  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),
}
