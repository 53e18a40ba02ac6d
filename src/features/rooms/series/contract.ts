/** What series offer: every date before anything is kept, keeping them together, and what can be done with one, some or all. */
import { z } from 'zod'
import { rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { askedHolder, bookingCard, bookingText, copyOf, said } from '../bookings/contract'
import { mostDates, seriesPattern } from '../contract/series'
import { clockSpan, span } from '../contract/times'

const count = z.number().int().min(0)
/** A date's place in its pattern, from 0. */
const dateNumber = count.max(mostDates - 1)

/** What the desk says of one date: leave it out, or have it at another time. Said twice, the last holds. */
export const dateChoice = z.discriminatedUnion('choice', [
  z.strictObject({ date: dateNumber, choice: z.literal('skip') }),
  z.strictObject({ date: dateNumber, choice: z.literal('move'), span }),
])
export type DateChoice = z.infer<typeof dateChoice>

const choices = z.array(dateChoice).max(mostDates)

/** What each date asks for; when is the pattern's. */
export const seriesText = bookingText.omit({ span: true }).extend({ pattern: seriesPattern, choices })
export type SeriesText = z.infer<typeof seriesText>

/** Looked at before it is known for whom. */
export const unsaidSeries = seriesText.extend({ holder: askedHolder.nullable() })
export type UnsaidSeries = z.infer<typeof unsaidSeries>

export const datePlans = ['keep', 'skipped', 'moved', 'stopped'] as const

const previewedDate = z.strictObject({
  date: dateNumber,
  /** When the pattern has it. */
  planned: span,
  /** When it would be. */
  span,
  plan: z.enum(datePlans),
  /** Also of a skipped date: empty, it could be put back. */
  reasons: z.array(said),
  notices: z.array(said),
})
export type PreviewedDate = z.infer<typeof previewedDate>

const preview = z.strictObject({
  dates: z.array(previewedDate),
  /** `YYYY-MM` of months without such a day. */
  monthsLeftOut: z.array(z.string()),
  /** Nothing is stopped, and at least one date is left. */
  canBeKept: z.boolean(),
})
export type SeriesPreview = z.infer<typeof preview>

export const reaches = ['this', 'following', 'all'] as const
export type ReachOf = (typeof reaches)[number]

/** Which dates of a series, seen from one of them. */
const reached = { id: rowId, date: dateNumber, reach: z.enum(reaches) }

/** Other hours, another day of the week, another room, more or fewer; who and what for stay. */
export const seriesChange = z.strictObject({
  ...reached,
  to: z.strictObject({
    hours: clockSpan,
    /** How many days later each date is; earlier is negative. */
    days: z.number().int().min(-6).max(6),
    room: rowId,
    /** What is not said each date keeps as it has it. */
    whole: z.boolean().optional(),
    places: bookingText.shape.places.optional(),
    equipment: bookingText.shape.equipment.optional(),
  }),
  /** A skipped date stays as it stands. */
  choices,
})
export type SeriesChange = z.infer<typeof seriesChange>

const seriesDate = z.strictObject({
  date: dateNumber,
  planned: span,
  /** Null while it is skipped. */
  booking: bookingCard.nullable(),
  /** Of a date that holds nothing and is still to come: why it cannot be put back; empty, it can. */
  putBack: z.strictObject({ reasons: z.array(said) }).nullable(),
  /** A change or a cancelling reaches it. */
  changeable: z.boolean(),
})
export type SeriesDate = z.infer<typeof seriesDate>

export const seriesDetails = z.strictObject({
  id: rowId,
  /** As it was planned, and as changes of all dates have made it. */
  pattern: seriesPattern,
  dates: z.array(seriesDate),
  /** Requests that wait for the manager. */
  pending: count,
})
export type SeriesDetails = z.infer<typeof seriesDetails>

/** What a write answers: the series as it stands, and the events to take back together if it was a slip. */
const done = z.strictObject({ series: seriesDetails, takeBack: z.array(rowId) })
export type SeriesDone = z.infer<typeof done>

export const seriesContract = {
  /** Every date: free, taken by whom, shut and why, over which limit; nothing is kept. */
  preview: reads('rooms.bookings')
    .input(z.strictObject({ series: unsaidSeries, copyOf }))
    .output(preview),

  /** Keeps all dates that are not skipped, or none: refused with the first reason and its day. */
  book: writes('rooms.book')
    .input(request({ series: seriesText, copyOf }))
    .output(done),

  get: reads('rooms.bookings')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ series: seriesDetails })),

  /** Every date a change reaches, as it would be. */
  previewChange: reads('rooms.bookings')
    .input(z.strictObject({ change: seriesChange }))
    .output(preview),

  change: writes('rooms.book')
    .input(request({ change: seriesChange }))
    .output(done),

  cancel: writes('rooms.book')
    .input(request({ ...reached, reason: text(200) }))
    .output(done),

  /** A date that was skipped or cancelled stands again, where it can be had. */
  putBack: writes('rooms.book')
    .input(request({ id: rowId, date: dateNumber }))
    .output(done),

  /** All requests of it that wait, each checked again. */
  decide: writes('rooms.approve')
    .input(request({ id: rowId, move: z.enum(['approve', 'refuse']), reason: text(200) }))
    .output(done),

  /** Takes back what one deed did to several dates, all or none. */
  takeBack: writes('rooms.book')
    .input(request({ id: rowId, events: z.array(rowId).min(1).max(mostDates) }))
    .output(done),
}
