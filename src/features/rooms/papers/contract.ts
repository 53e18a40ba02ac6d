/** What leaves the rooms on paper and as calendars: whose numbers stand on it, that it was printed, and times without names. */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked } from '#ground/contract/sensitive'
import { sheets } from '../contract/words'

/** A calendar as it is saved: the name of its file without an ending, and its text, in which titles stand. */
const calendar = z.strictObject({
  name: z.string(),
  text: masked('typed-number'),
  events: z.number().int().min(0),
})

export const papersContract = {
  /** Who answers for a group, in full, for the form they sign; each opening is on record. */
  application: discloses('rooms.book')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ inCharge: disclosed().nullable(), phone: disclosed().nullable() })),

  /** A paper goes to the printer or into a file. */
  printed: writes('rooms.book')
    .input(request({ id: rowId, sheet: z.enum(sheets), onto: z.enum(['paper', 'file']) }))
    .output(z.strictObject({})),

  /** One booking, for the calendar of whoever has it. */
  calendar: reads('rooms.bookings')
    .input(z.strictObject({ id: rowId }))
    .output(calendar),

  /** What is to come in a room, for a calendar on its door: of residents no more than that they have it. */
  roomCalendar: reads('rooms.bookings')
    .input(z.strictObject({ room: rowId }))
    .output(calendar),
}
