/** What the centre's own use offers: whom it would displace, taking the room, and the list of calls with what was said. */
import { z } from 'zod'
import { line, rowId, text } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason } from '#ground/contract/sensitive'
import { answer, bookingCard, bookingText, rescheduling, said } from '../bookings/contract'
import { span } from '../contract/times'
import { callResults, ownUses } from '../contract/words'

/** The centre's own use: a whole room. */
export const ownUse = z.strictObject({
  room: rowId,
  span,
  places: bookingText.shape.places,
  use: z.enum(ownUses),
  /** What it is called on the door: 居委会选举. */
  title: line(40),
})
export type OwnUse = z.infer<typeof ownUse>

const slots = { slots: answer.shape.slots, elsewhere: answer.shape.elsewhere }

/** Somebody to be called, with where they could go instead. */
export const displacedCall = z.strictObject({
  id: rowId,
  booking: bookingCard,
  by: bookingCard,
  /** Why, as it was written for them. */
  reason: masked('typed-number'),
  inCharge: masked('typed-number').nullable(),
  phone: masked('contact-phone').nullable(),
  residentPhone: masked('phone').nullable(),
  /** The last call. */
  result: z.enum(callResults).nullable(),
  ...slots,
})
export type DisplacedCall = z.infer<typeof displacedCall>

const done = z.strictObject({ calls: z.array(displacedCall) })

export const precedenceContract = {
  /** Whom it would displace, in the order to call, and what stops it nevertheless. */
  preview: reads('rooms.approve')
    .input(z.strictObject({ own: ownUse }))
    .output(
      z.strictObject({
        reasons: z.array(said),
        displaced: z.array(
          z.strictObject({
            booking: bookingCard,
            /** Whose it is is told to others only, and they call. */
            byOthers: z.boolean(),
            ...slots,
          }),
        ),
      }),
    ),

  /** Takes the room. `displaces` are those who were named before; others since are not displaced unseen. */
  book: writes('rooms.approve')
    .input(request({ own: ownUse, reason: line(200), displaces: z.array(rowId).max(500) }))
    .output(z.strictObject({ booking: bookingCard, displaced: z.number().int().min(0) })),

  /** Whom to call, the soonest first. */
  calls: reads('rooms.bookings').input(z.strictObject({})).output(done),

  note: writes('rooms.book')
    .input(request({ id: rowId, result: z.enum(['not-reached', 'gives-up']), note: text(200) }))
    .output(done),

  /** That they give it up was a slip: they are to be called again. */
  reopen: writes('rooms.book')
    .input(request({ id: rowId }))
    .output(done),

  /** What they had, at another time or in another room, checked like any other booking. */
  move: writes('rooms.book')
    .input(request({ id: rowId, to: rescheduling }))
    /** `requested`: where it goes the manager has to approve it first. */
    .output(done.extend({ requested: z.boolean() })),

  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, field: z.enum(['inCharge', 'phone']), reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),
}
