/** What bookings offer: asking whether and where, booking, moving, and what can be done with one afterwards. */
import { z } from 'zod'
import { code, day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason, typedNumber } from '#ground/contract/sensitive'
import { minute, span } from '../contract/times'
import {
  bookingEventKinds,
  bookingMoves,
  bookingStates,
  holderKinds,
  purposes,
  standings,
  uses,
} from '../contract/words'

const count = z.number().int().min(0)
const places = z.number().int().min(1).max(5000)
const pieces = z.record(code, z.number().int().min(0).max(1000))

/** For whom, as it is asked: a group by its name, which is known or new. */
export const askedHolder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('resident'), residentId: rowId }),
  z.strictObject({ kind: z.literal('group'), name: line(40) }),
  z.strictObject({ kind: z.literal('outside-group'), name: line(40) }),
  z.strictObject({ kind: z.literal('centre') }),
])
export type AskedHolder = z.infer<typeof askedHolder>

/** Somebody who comes: from the register, or by name. What is asked of them is what the room asks. */
const askedComer = z
  .strictObject({
    residentId: rowId.nullable(),
    /** Of who is not in the register. */
    name: line(40).nullable(),
    birth: day.nullable(),
    /** The day of the safety talk; null where they have had none, or one that is on record. */
    briefedOn: day.nullable(),
    withGuardian: z.boolean(),
    /** Who fetches a child. */
    fetchedBy: text(40),
    allergens: text(100),
  })
  .refine(({ residentId, name }) => residentId !== null || name !== null, {
    error: 'required',
    path: ['name'],
  })
export type AskedComer = z.infer<typeof askedComer>

/** What is taken: where, when, how much of it. */
const taking = {
  room: rowId,
  span,
  whole: z.boolean(),
  /** Seats, or people of a session; of a whole room the people who come. */
  places,
  equipment: pieces,
}

export const bookingText = z.strictObject({
  ...taking,
  holder: askedHolder,
  purpose: z.enum(purposes),
  /** What it is called on the door: 亲子读书会. May be empty. */
  title: text(40),
  /** Who answers for a group, and where they are reached. */
  inCharge: line(40).nullable(),
  phone: typedNumber(20).nullable(),
  comers: z.array(askedComer).max(100),
})
export type BookingText = z.infer<typeof bookingText>

/**
 * The booking it is a copy of. What the page knows of that one only masked and leaves unsaid here, who answers for a group and
 * is called, and who comes, is as it is there, where it is for the same holder.
 */
export const copyOf = rowId.optional()

/** Asked before it is known for whom: then nothing is said of limits, suspensions and who may book. */
export const unsaidBooking = bookingText.extend({ holder: askedHolder.nullable() })
export type UnsaidBooking = z.infer<typeof unsaidBooking>

/** Another time, another room, more or fewer: everything else stays. */
export const rescheduling = z.strictObject(taking)
export type Rescheduling = z.infer<typeof rescheduling>

/** A reason as the page puts it into words: `errors.rooms.stops-<code>`, with clocks and names in its parameters. */
export const said = z.strictObject({
  code: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Said = z.infer<typeof said>

const slot = z.strictObject({ room: rowId, span })

/** Whether something can be had, and if not why, and where else. */
export const answer = z.strictObject({
  /** Empty: it can be had. The most telling first. */
  reasons: z.array(said),
  notices: z.array(said),
  /** The nearest free times in the same room, at most three. */
  slots: z.array(slot),
  /** Other rooms at the same time. */
  elsewhere: z.array(slot),
})
export type Answer = z.infer<typeof answer>

/** A booking as lists and the day view show it. Of somebody who is not in sight nothing but the time is told. */
export const bookingCard = z.strictObject({
  id: rowId,
  room: rowId,
  span,
  /** What it holds now: less after who left early, nothing after what fell. */
  held: span.nullable(),
  whole: z.boolean(),
  places,
  equipment: pieces,
  holder: z.strictObject({
    kind: z.enum(holderKinds),
    /** Null for the centre itself, and for somebody who is not in sight. */
    name: z.string().nullable(),
    residentId: rowId.nullable(),
  }),
  purpose: z.enum(purposes),
  title: masked('typed-number'),
  use: z.enum(uses),
  /** As the clock has it now. */
  state: z.enum(bookingStates),
  standing: z.enum(standings),
  holdsUntil: minute.nullable(),
})
export type BookingCard = z.infer<typeof bookingCard>

const comer = z.strictObject({
  id: rowId,
  residentId: rowId.nullable(),
  name: z.string(),
  age: count.nullable(),
  briefedOn: day.nullable(),
  withGuardian: z.boolean(),
  fetchedBy: masked('typed-number'),
  allergens: masked('typed-number'),
  /** Ticked at the door. */
  came: z.boolean(),
})
export type Comer = z.infer<typeof comer>

export const bookingDetails = bookingCard.extend({
  inCharge: masked('typed-number').nullable(),
  phone: masked('contact-phone').nullable(),
  comers: z.array(comer),
  arrivedAt: minute.nullable(),
  leftAt: minute.nullable(),
})
export type BookingDetails = z.infer<typeof bookingDetails>

const madeEvent = z.strictObject({
  id: rowId,
  event: z.enum(bookingEventKinds),
  reason: masked('typed-number'),
  at: instant,
  by: z.string(),
})

/** Moves that the desk makes by hand; what the clock and the house's own use do is not among them. */
export const handMoves = ['approve', 'refuse', 'cancel', 'check-in', 'leave'] as const
export type HandMove = (typeof handMoves)[number]

/** What a write answers: how it stands, and the event to take back if it was a slip. */
const moved = z.strictObject({ booking: bookingCard, takeBack: rowId.nullable() })
export type MovedBooking = z.infer<typeof moved>

export const bookingTabs = ['pending', 'coming', 'past'] as const
export type BookingTab = (typeof bookingTabs)[number]

/** "Saturday afternoon, twelve people, an oven". */
export const wish = z.strictObject({
  day,
  /** Minutes after midnight of that day. */
  from: z.number().int().min(0).max(1439),
  until: z.number().int().min(1).max(2880),
  /** Minutes. */
  length: z.number().int().min(5).max(2880),
  people: places,
  whole: z.boolean(),
  equipment: pieces,
})
export type Wish = z.infer<typeof wish>

export const bookingsContract = {
  /** Whether it can be had; of a booking that is moved, without itself. */
  check: reads('rooms.bookings')
    .input(z.strictObject({ booking: unsaidBooking, without: rowId.nullable(), copyOf }))
    .output(answer),

  /** The same for a booking that shall be somewhere else. */
  checkMove: reads('rooms.bookings')
    .input(z.strictObject({ id: rowId, to: rescheduling }))
    .output(answer),

  /** By time first: every room with its free time, and why it has none. */
  find: reads('rooms.bookings')
    .input(z.strictObject({ wish }))
    .output(
      z.strictObject({
        rooms: z.array(z.strictObject({ room: rowId, free: z.array(span), because: said.nullable() })),
      }),
    ),

  /** Groups that have booked, by name. */
  groups: reads('rooms.bookings')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        groups: z.array(z.strictObject({ id: rowId, name: z.string(), outside: z.boolean() })),
      }),
    ),

  list: reads('rooms.bookings')
    .input(z.strictObject({ tab: z.enum(bookingTabs), residentId: rowId.optional(), ...pageRequest }))
    .output(pageOf(bookingCard)),

  /** For the bar: requests that wait, and of them those whose hold ran out. */
  waiting: reads('rooms.bookings')
    .input(z.strictObject({}))
    .output(z.strictObject({ waiting: count, ranOut: count })),

  get: reads('rooms.bookings')
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        booking: bookingDetails,
        events: z.array(madeEvent),
        takeBack: rowId.nullable(),
        /** It holds a place for somebody on the waitlist, who has not answered yet. */
        isOffer: z.boolean(),
        /** The series it is a date of, and which. */
        series: z.strictObject({ id: rowId, date: count }).nullable(),
        /** What can be done with it now, in the order of the buttons. */
        moves: z.array(z.enum(bookingMoves)),
        /** Of a request: why it cannot be approved now, and whose wish its approval would end. */
        approval: z.strictObject({ reasons: z.array(said), rivals: z.array(bookingCard) }).nullable(),
      }),
    ),

  /** For a resident's timeline, the latest first. */
  timeline: looksAt('rooms.bookings')
    .input(z.strictObject({ residentId: rowId }))
    .output(z.strictObject({ bookings: z.array(bookingCard) })),

  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, field: z.enum(['title', 'inCharge', 'phone']), reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),

  /** Books, or asks for what has to be approved. Refused with the reason where it cannot be had. */
  book: writes('rooms.book')
    .input(request({ booking: bookingText, copyOf }))
    .output(moved),

  /** To another time or room; its own old time does not count against it. */
  reschedule: writes('rooms.book')
    .input(request({ id: rowId, to: rescheduling }))
    .output(moved),

  /** Approving and refusing are the manager's; `reason` is needed for what is taken from somebody. */
  decide: writes('rooms.approve')
    .input(request({ id: rowId, move: z.enum(['approve', 'refuse']), reason: text(200) }))
    .output(moved),

  move: writes('rooms.book')
    .input(request({ id: rowId, move: z.enum(['cancel', 'check-in', 'leave']), reason: text(200) }))
    .output(moved),

  /** That one of those named came, or did not: two desks tick at once. */
  tick: writes('rooms.book')
    .input(request({ id: rowId, comer: rowId, came: z.boolean() }))
    .output(moved),

  takeBack: writes('rooms.book')
    .input(request({ eventId: rowId }))
    .output(moved),
}
