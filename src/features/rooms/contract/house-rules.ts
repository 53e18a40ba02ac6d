/** A room's house rules as data: everything that differs from room to room and centre to centre is here, not in code. */
import { z } from 'zod'
import { code, day, fen, line, rowId, text } from '#ground/contract/fields'
import { clockSpan, isoWeekday, minute, monthDay } from './times'
import { bookingModes, holderKinds, hoursDayKinds, limitMeasures, limitPeriods } from './words'

const openSpans = z
  .array(clockSpan)
  .max(6)
  .refine(
    (spans) =>
      spans.every((span, at) => {
        const before = spans[at - 1]
        return before === undefined || before.until <= span.from
      }),
    'spans-overlap',
  )

const once = (list: readonly (string | number)[]) => new Set(list).size === list.length

/** Which days a line of hours is for. */
const hoursOn = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('every-day') }),
  z.strictObject({
    by: z.literal('weekday'),
    weekdays: z.array(isoWeekday).min(1, 'required').max(7).refine(once, 'named-twice'),
  }),
  z.strictObject({
    by: z.literal('day-kind'),
    kinds: z.array(z.enum(hoursDayKinds)).min(1, 'required').max(6).refine(once, 'named-twice'),
  }),
])

/** Read from the top: the first line whose season and days hold for a day gives its hours; no line is a shut day. */
export const hoursLine = z.strictObject({
  /** May run over New Year, as 11-01 to 03-15 does; null is the whole year. */
  season: z.strictObject({ from: monthDay, until: monthDay }).nullable(),
  on: hoursOn,
  /** Empty: shut on these days. */
  open: openSpans,
})
export type HoursLine = z.infer<typeof hoursLine>

/** One day that is not as the lines have it. */
export const specialDay = z.strictObject({ day, open: openSpans, why: line(60) })

const length = z.number().int().min(1).max(2880)

export const limit = z
  .strictObject({
    holders: z
      .array(z.enum(holderKinds))
      .min(1, 'required')
      .max(holderKinds.length)
      .refine(once, 'named-twice'),
    measure: z.enum(limitMeasures),
    /** What is still to come, or at the same minute, has no period. */
    per: z.enum(limitPeriods).nullable(),
    most: z.number().int().min(1).max(100_000),
    /** Whole rooms only, places only, or both. */
    counts: z.enum([...bookingModes, 'all']),
    /** In this room, or in all rooms of the house together. */
    reach: z.enum(['room', 'house']),
  })
  .refine(({ measure, per }) => (per === null) === (measure === 'open' || measure === 'simultaneous'), {
    error: 'period-does-not-fit',
    path: ['per'],
  })
export type Limit = z.infer<typeof limit>

/** Minutes that a room can need to be made ready, or to be cleared, at the most. */
export const longestBuffer = 480

export const houseRules = z
  .strictObject({
    hours: z.array(hoursLine).max(40),
    specialDays: z
      .array(specialDay)
      .max(400)
      .refine((days) => once(days.map(({ day: on }) => on)), 'named-twice'),

    /** How it can be taken: whole, by places, or either, which exclude each other. */
    modes: z.array(z.enum(bookingModes)).min(1, 'required').max(2).refine(once, 'named-twice'),
    /** Seats, or people of sessions beside each other; for a whole room the most people it takes. */
    places: z.number().int().min(1).max(5000),

    /** Minutes to make ready and to clear; a neighbour's do not overlap them. */
    bufferBefore: z.number().int().min(0).max(longestBuffer),
    bufferAfter: z.number().int().min(0).max(longestBuffer),
    buffersMayLieOutsideHours: z.boolean(),

    /** Beginnings and lengths are multiples of so many minutes. */
    step: z.number().int().min(1).max(120),
    shortest: length,
    longest: length,
    /** Bookings of one holder with nothing but their buffers between are measured together. */
    backToBackIsOne: z.boolean(),

    /** Calendar days between today and the day of the booking; for dates of a series the most is its own. */
    aheadLeast: z.number().int().min(0).max(365),
    aheadMost: z.number().int().min(0).max(1000),
    aheadMostInSeries: z.number().int().min(0).max(1000),

    limits: z.array(limit).max(30),
    mayBook: z.array(z.enum(holderKinds)).max(holderKinds.length).refine(once, 'named-twice'),
    approvalFor: z.array(z.enum(holderKinds)).max(holderKinds.length).refine(once, 'named-twice'),
    /** Hours that a request waiting for approval holds its slot, never past its own beginning. */
    pendingHours: z.number().int().min(0).max(1000),

    briefing: z.strictObject({ validDays: z.number().int().min(1).max(3660).nullable() }).nullable(),
    /** Whoever is younger on the day comes with a guardian. */
    guardianUnder: z.number().int().min(1).max(18).nullable(),

    /** Without check-in: late after so many minutes, a no-show after so many, which frees the rest. */
    checkIn: z
      .strictObject({
        lateAfter: z.number().int().min(1).max(240),
        noShowAfter: z.number().int().min(1).max(480),
      })
      .refine(({ lateAfter, noShowAfter }) => lateAfter <= noShowAfter, {
        error: 'no-show-before-late',
        path: ['noShowAfter'],
      })
      .nullable(),
    /** So many no-shows within so many days suspend for so many days, from the day after the last of them. */
    suspension: z
      .strictObject({
        noShows: z.number().int().min(1).max(50),
        within: z.number().int().min(1).max(1000),
        days: z.number().int().min(1).max(1000),
      })
      .nullable(),

    /** Recorded, never charged here: what the room costs, what is left as a deposit, what materials cost a head. */
    fee: fen.min(0),
    deposit: fen.min(0),
    materialsFee: fen.min(0),
    /** The house rules as they are printed and signed. */
    printed: text(4000),
    keys: z.array(line(40)).max(20).refine(once, 'named-twice'),
    /** What is looked at before and after: gas, fire, damage. Rooms from before there were lists have none. */
    checksBefore: z.array(line(40)).max(20).refine(once, 'named-twice').default([]),
    checksAfter: z.array(line(40)).max(20).refine(once, 'named-twice').default([]),
    /**
     * From which minute on it asks who comes, and since when it is out of use: what was before is not judged by it. Kept by
     * the desk when a room is saved, whatever is written; not there where it was always so.
     */
    since: z.strictObject({ checkIn: minute.optional(), outOfUse: minute.optional() }).optional(),
  })
  .refine(({ shortest, longest }) => shortest <= longest, {
    error: 'shortest-over-longest',
    path: ['longest'],
  })
  .refine(({ aheadLeast, aheadMost }) => aheadLeast <= aheadMost, {
    error: 'least-over-most',
    path: ['aheadMost'],
  })
  .refine(({ aheadMost, aheadMostInSeries }) => aheadMost <= aheadMostInSeries, {
    error: 'series-shorter-than-single',
    path: ['aheadMostInSeries'],
  })
export type HouseRules = z.infer<typeof houseRules>

/** A room: what it is called, what it lies in, what it cannot be used beside. */
export const room = z.strictObject({
  id: rowId,
  name: line(40),
  /** The room this one is a part of; taken whole, that one takes this with it. */
  inside: rowId.nullable(),
  /** Rooms that cannot be in use at the same time: a drum next to a reading. */
  excludes: z.array(rowId).max(20).refine(once, 'named-twice'),
  /** Out of use altogether; it stays on screen and says so. */
  outOfUse: text(200).nullable(),
  rules: houseRules,
})
export type Room = z.infer<typeof room>

/** Equipment by the piece, in one room or shared between several. */
export const equipment = z.strictObject({
  code,
  name: line(40),
  pieces: z.number().int().min(0).max(1000),
  rooms: z.array(rowId).min(1, 'required').max(50).refine(once, 'named-twice'),
  outages: z
    .array(
      z.strictObject({
        pieces: z.number().int().min(1).max(1000),
        from: day,
        /** The last day out; null while nobody knows. */
        until: day.nullable(),
        why: line(100),
      }),
    )
    .max(200),
})
export type Equipment = z.infer<typeof equipment>
