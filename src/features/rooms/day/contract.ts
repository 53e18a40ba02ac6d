/** What the day and week views show: columns of rooms or days, what is shut and why, who is there, the time between. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { bookingCard } from '../bookings/contract'
import { shutBecause } from '../contract/reasons'
import { minute, span } from '../contract/times'

const block = z.strictObject({
  span,
  /** One booking, or many of seats that would be too thin beside each other. */
  bookings: z.array(rowId),
  /** At any time no more than so many places are taken. */
  peak: z.number().int().min(0),
  lane: z.number().int().min(0),
  lanes: z.number().int().min(1),
  pending: z.boolean(),
})

export const viewColumn = z.strictObject({
  room: rowId,
  day,
  shut: z.array(z.strictObject({ span, because: shutBecause })),
  blocks: z.array(block),
  /** To make ready and to clear. */
  buffers: z.array(span),
})
export type ViewColumn = z.infer<typeof viewColumn>
export type ViewBlock = ViewColumn['blocks'][number]

/** A room as a column's head shows it. */
const viewRoom = z.strictObject({
  id: rowId,
  name: z.string(),
  places: z.number().int(),
  step: z.number().int(),
  shortest: z.number().int(),
  modes: z.array(z.enum(['whole', 'places'])),
  outOfUse: z.string().nullable(),
  equipment: z.array(z.strictObject({ code: z.string(), name: z.string(), pieces: z.number().int() })),
  /** What the form has to ask for. */
  asks: z.strictObject({ briefing: z.boolean(), guardianUnder: z.number().int().nullable() }),
})
export type ViewRoom = z.infer<typeof viewRoom>

export const dayContract = {
  /** One day of all rooms, or seven days of one. */
  view: reads('rooms.bookings')
    .input(z.strictObject({ from: day, days: z.union([z.literal(1), z.literal(7)]), room: rowId.nullable() }))
    .output(
      z.strictObject({
        now: minute,
        /** Minutes after midnight that are shown of every day. */
        hours: z.strictObject({ from: minute, until: minute }),
        rooms: z.array(viewRoom),
        columns: z.array(viewColumn),
        bookings: z.array(bookingCard),
        /** Years whose holidays are not announced and on which hours hang. */
        yearsNotAnnounced: z.array(z.number().int()),
      }),
    ),
}
