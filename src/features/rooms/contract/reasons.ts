/**
 * Why something cannot be had: a code with what, by whom and from which minute, never a sentence.
 *
 * The page makes the sentence from the code in its own language; the names that stand in a reason (of a closure, a
 * special day) are the centre's own words.
 */
import { z } from 'zod'
import { code, day, rowId } from '#ground/contract/fields'
import { minute, span } from './times'
import { bookingModes, closureKinds, holderKinds, limitMeasures, limitPeriods } from './words'

const count = z.number().int().min(0)

export const shutBecause = z.discriminatedUnion('kind', [
  /** Outside the day's hours, which are given; none are a day on which the room is not open. */
  z.strictObject({ kind: z.literal('hours'), day, open: z.array(span).max(12) }),
  z.strictObject({ kind: z.literal('special-day'), day, open: z.array(span).max(12), why: z.string() }),
  z.strictObject({
    kind: z.literal('closure'),
    closure: rowId,
    closureKind: z.enum(closureKinds),
    why: z.string(),
    until: minute,
  }),
])
export type ShutBecause = z.infer<typeof shutBecause>

/** What stands in the way: a booking, another date of the same series (from 0), or a place offered to one who waits. */
export const occupant = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('booking'), booking: rowId }),
  z.strictObject({ is: z.literal('date'), date: count }),
  z.strictObject({ is: z.literal('waiting'), waiting: rowId }),
])
export type Occupant = z.infer<typeof occupant>

const occupants = z.array(occupant).max(500)

export const reason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('out-of-use'), room: rowId, why: z.string() }),
  z.strictObject({ code: z.literal('mode'), room: rowId, modes: z.array(z.enum(bookingModes)) }),
  z.strictObject({ code: z.literal('too-many'), room: rowId, most: count, wanted: count }),
  z.strictObject({ code: z.literal('closed'), room: rowId, at: minute, because: shutBecause }),
  /** Somebody is there: `by` is their booking, `in` the room it is in, which may contain this one or lie in it. */
  z.strictObject({
    code: z.literal('taken'),
    in: rowId,
    at: minute,
    by: occupant,
    pending: z.boolean(),
    until: minute,
  }),
  /** Nobody is there, but the time to clear after one booking or to make ready for another does not fit. */
  z.strictObject({ code: z.literal('buffer'), in: rowId, at: minute, by: occupant, needed: count }),
  z.strictObject({ code: z.literal('places'), room: rowId, at: minute, free: count, wanted: count }),
  z.strictObject({
    code: z.literal('equipment'),
    equipment: code,
    at: minute,
    free: count,
    wanted: count,
    /** Pieces out of order at that minute. */
    out: count,
  }),
  z.strictObject({ code: z.literal('no-such-equipment'), equipment: code, room: rowId }),
  z.strictObject({ code: z.literal('step'), step: count }),
  z.strictObject({ code: z.literal('too-short'), least: count, asked: count }),
  /** `joined` are bookings of the same holder right before or after that are measured with it. */
  z.strictObject({ code: z.literal('too-long'), most: count, asked: count, joined: occupants }),
  z.strictObject({ code: z.literal('over'), until: minute }),
  z.strictObject({ code: z.literal('too-late'), least: count, firstDay: day }),
  z.strictObject({ code: z.literal('too-early'), most: count, lastDay: day }),
  z.strictObject({ code: z.literal('may-not-book'), holder: z.enum(holderKinds) }),
  z.strictObject({ code: z.literal('purpose') }),
  z.strictObject({
    code: z.literal('limit'),
    measure: z.enum(limitMeasures),
    per: z.enum(limitPeriods).nullable(),
    most: count,
    /** What it would come to with this one. */
    reached: count,
    /** The day, the Monday of the week or the first of the month it counts in; null without a period. */
    period: day.nullable(),
    by: occupants,
  }),
  /** `until` is the last day the briefing held; null where there was none. `person` counts those who come from 0. */
  z.strictObject({ code: z.literal('briefing'), person: count, until: day.nullable() }),
  z.strictObject({ code: z.literal('guardian'), person: count, under: count, age: count }),
  /** More people are named than places are taken. */
  z.strictObject({ code: z.literal('too-many-comers'), named: count, places: count }),
  z.strictObject({ code: z.literal('named-twice'), person: count }),
  z.strictObject({ code: z.literal('holder-died') }),
  z.strictObject({ code: z.literal('suspended'), until: day }),
  /** Free, but others wait for it and are asked first. */
  z.strictObject({ code: z.literal('waitlist'), waiting: z.array(rowId) }),
])
export type Reason = z.infer<typeof reason>
export type ReasonCode = Reason['code']
/** One reason by its code. */
export type ReasonOf<Code extends ReasonCode> = Extract<Reason, { readonly code: Code }>

/** What does not stand in the way and has to be said. */
export const notice = z.discriminatedUnion('code', [
  /** The year's holidays are not announced: hours that depend on the kind of day are presumed. */
  z.strictObject({ code: z.literal('calendar-not-announced'), year: z.number().int() }),
  z.strictObject({ code: z.literal('age-unknown'), person: count }),
  /** A piece that a date had and that does not stand where it goes. */
  z.strictObject({ code: z.literal('equipment-left'), equipment: code, room: rowId }),
  /** So many come without a name: of them nothing that the room asks was asked. */
  z.strictObject({ code: z.literal('unnamed'), people: count }),
  /** Where the house rule gives no hours, the request holds nothing until it is approved. */
  z.strictObject({ code: z.literal('needs-approval'), holdsUntil: minute, holds: z.boolean() }),
])
export type Notice = z.infer<typeof notice>
