/** Serves bookings: asking, booking, moving, deciding, the door's simple moves, and taking back. */
import { z } from 'zod'
import { disclose, look, read, write, type HandlersOf } from '#desk/rpc/serve'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { lookAtResident, requireResident, shownTo } from '#features/residents/index'
import { revealed } from '#work/reveal/reveal'
import { rowsOf } from '#work/rows'
import { bookingEventKinds } from '../../contract'
import { minuteOfInstant, movesAt } from '../../rules'
import { recordMissed } from '../../service/missed'
import { refuse } from '../../service/refuse'
import type { bookingsContract, MovedBooking } from '../contract'
import { answerOf, askedOf } from './asking'
import { book } from './book'
import { copiedFrom } from './copied'
import { found } from './find'
import { approvalOf, bookingsOfPerson, pageOfBookings, waitingCount } from './lists'
import { askedElsewhere, makeMove, reschedule, takeable, takeBack } from './moves'
import { decide } from '../../rivals/service/tell'
import { isOffer } from '../../waitlist/service/offered'
import { cardById, detailsOf, requireRow } from './rows'
import { seriesOf } from './series-of'
import { bringUnseen } from './text'

const movedTo = (call: WriteCall, id: number): MovedBooking => ({
  booking: cardById(call, id),
  takeBack: takeable(call, id)?.id ?? null,
})

const groupRow = z.object({ id: z.number(), name: z.string(), outside: z.number() })

const eventRow = z.object({
  id: z.number(),
  event: z.enum(bookingEventKinds),
  reason: z.string(),
  at: z.number(),
  by: z.string(),
})

/** What the waitlist holds for somebody is answered there. */
function requireNoOffer(call: Reader, id: number): void {
  if (isOffer(call, id)) throw refuse('conflict', 'booking-is-offer')
}

/** Everything that happened to a booking, in its order. */
const courseOf = (call: Reader, id: number) =>
  rowsOf(
    call,
    eventRow,
    `SELECT e.id, e.event, e.reason, e.at, s.name AS by FROM booking_events e JOIN staff s ON s.id = e.staff_id
      WHERE e.booking_id = ? ORDER BY e.id LIMIT 500`,
    id,
  ).map((event) => ({ ...event, reason: shownTo(call.staff.roles).text(event.reason) }))

export const bookingHandlers: HandlersOf<typeof bookingsContract> = {
  check: read((call, { booking, without, copyOf }) => {
    const { text } = copiedFrom(call, booking, copyOf)
    return answerOf(askedOf(call, text, new Set(without === null ? [] : [without])))
  }),

  checkMove: read((call, { id, to }) => answerOf(askedElsewhere(call, requireRow(call, id), to))),

  find: read((call, { wish }) => found(call, wish)),

  groups: read((call) => ({
    groups: rowsOf(call, groupRow, 'SELECT id, name, outside FROM room_groups ORDER BY name').map(
      (group) => ({
        ...group,
        outside: group.outside === 1,
      }),
    ),
  })),

  list: read((call, search) => pageOfBookings(call, search)),

  waiting: read((call) => waitingCount(call)),

  get: read((call, { id }) => {
    const row = requireRow(call, id)
    const booking = detailsOf(call, row)
    const offered = isOffer(call, id)
    const isRequest = booking.state === 'pending' || booking.state === 'expired'
    return {
      booking,
      events: courseOf(call, id),
      takeBack: takeable(call, id)?.id ?? null,
      series: seriesOf(call, id),
      isOffer: offered,
      moves: offered ? [] : movesAt(booking.state, booking.span, minuteOfInstant(call.now)),
      approval: isRequest && !offered ? approvalOf(call, row) : null,
    }
  }),

  timeline: look((call, { residentId }) => {
    call.saw(lookAtResident(call, residentId))
    return { bookings: bookingsOfPerson(call, residentId) }
  }),

  reveal: disclose((call, { id, field, reason }) => {
    const row = requireRow(call, id)
    const subject =
      row.resident_id === null ? `booking:${id}` : `resident:${requireResident(call, row.resident_id).id}`
    const value = { title: row.title, inCharge: row.in_charge, phone: row.phone }[field] ?? ''
    const kind = field === 'phone' ? 'contact-phone' : 'typed-number'
    return revealed(call, { subject, kind, value }, reason)
  }),

  book: write((call, { booking, copyOf }) => {
    const { text, comersOf } = copiedFrom(call, booking, copyOf)
    const id = book(call, text)
    if (comersOf !== null) bringUnseen(call, comersOf, id)
    call.record({ subject: `booking:${id}`, change: { ...booking, copyOf: copyOf ?? null } })
    return movedTo(call, id)
  }),

  reschedule: write((call, { id, to }) => {
    requireNoOffer(call, id)
    reschedule(call, id, to)
    call.record({ subject: `booking:${id}`, change: { move: 'reschedule', to } })
    return movedTo(call, id)
  }),

  decide: write((call, { id, move, reason }) => {
    requireNoOffer(call, id)
    if (move === 'refuse' && reason === '') throw refuse('invalid', 'reason-needed')
    decide(call, requireRow(call, id), move, reason)
    call.record({ subject: `booking:${id}`, change: { move, reason } })
    return movedTo(call, id)
  }),

  move: write((call, { id, move, reason }) => {
    requireNoOffer(call, id)
    makeMove(call, id, move, reason)
    recordMissed(call)
    call.record({ subject: `booking:${id}`, change: { move, reason } })
    return movedTo(call, id)
  }),

  tick: write((call, { id, comer, came }) => {
    requireRow(call, id)
    const { changes } = call
      .statement('UPDATE booking_comers SET came = ? WHERE id = ? AND booking_id = ?')
      .run(came ? 1 : 0, comer, id)
    if (changes !== 1) throw refuse('not-found', 'comer-unknown')
    call.record({ subject: `booking:${id}`, change: { comer, came } })
    return movedTo(call, id)
  }),

  takeBack: write((call, { eventId }) => {
    const id = takeBack(call, eventId)
    call.record({ subject: `booking:${id}`, change: { takesBack: eventId } })
    return movedTo(call, id)
  }),
}
