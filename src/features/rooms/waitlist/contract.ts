/** What the waitlist offers: joining it, whom to call for what came free, offering it, and what they said. */
import { z } from 'zod'
import { instant, line, rowId, text } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason } from '#ground/contract/sensitive'
import { bookingCard, bookingText, copyOf, said } from '../bookings/contract'
import { minute, span } from '../contract/times'
import { purposes, waitingStates } from '../contract/words'

/** A wish as the list shows it; residents' phones are those of the register, a group's is whom they named. */
export const waitingCard = z.strictObject({
  id: rowId,
  room: rowId,
  span,
  whole: z.boolean(),
  places: bookingCard.shape.places,
  equipment: bookingCard.shape.equipment,
  holder: bookingCard.shape.holder,
  purpose: z.enum(purposes),
  title: masked('typed-number'),
  inCharge: masked('typed-number').nullable(),
  phone: masked('contact-phone').nullable(),
  residentPhone: masked('phone').nullable(),
  /** As the clock has it now. */
  state: z.enum(waitingStates),
  /** Until when an offer holds the place. */
  offeredUntil: minute.nullable(),
  bookingId: rowId.nullable(),
  joinedAt: instant,
})
export type WaitingCard = z.infer<typeof waitingCard>

/** Beside it, why it is passed over; empty for whoever is to be called, or has an offer. */
const listedWaiting = waitingCard.extend({ toCall: z.boolean(), because: z.array(said) })
export type ListedWaiting = z.infer<typeof listedWaiting>

const listed = z.strictObject({ waiting: waitingCard })

export const waitlistContract = {
  /** Everybody who waits for something still to come, by time and in the order of the list. */
  list: reads('rooms.bookings')
    .input(z.strictObject({}))
    .output(z.strictObject({ rows: z.array(listedWaiting), toCall: z.number().int().min(0) })),

  /** Waits for a time that is taken; what is free is booked instead, what no waiting changes is refused. */
  join: writes('rooms.book')
    .input(request({ booking: bookingText, copyOf }))
    .output(listed),

  /** Holds the place for whoever is next, so many minutes or until it begins; refused while somebody goes before them. */
  offer: writes('rooms.book')
    .input(request({ id: rowId, minutes: z.number().int().min(5).max(10_080) }))
    .output(listed),

  /** What they said. Taken, it is their booking; declined, they are not asked again and the next is. */
  answer: writes('rooms.book')
    .input(request({ id: rowId, answer: z.enum(['accept', 'decline']), note: text(200) }))
    /** `requested`: taken, and the manager has to approve it first. */
    .output(listed.extend({ requested: z.boolean() })),

  /** They do not wait any more. */
  withdraw: writes('rooms.book')
    .input(request({ id: rowId, reason: line(200) }))
    .output(listed),

  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, field: z.enum(['title', 'inCharge', 'phone']), reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),
}
