/** What a calendar (`.ics`) offers for closures: its dates one by one, what could not be read, whom they hit, and closing. */
import { z } from 'zod'
import { day, line, rowId } from '#ground/contract/fields'
import { looksLong, progressing, reads, request, writes } from '#ground/contract/procedure'
import { closure } from '../contract/closures'
import { span } from '../contract/times'

/** What is beyond is no calendar of closures but a mistake, or an attack. */
export const mostCalendarBytes = 4 * 1024 * 1024
export const mostCalendarDates = 400

const calendarFile = z.instanceof(Blob).refine((file) => file.size <= mostCalendarBytes, 'too-large')

/** Why an entry of a calendar closes nothing. */
export const unreadReasons = [
  'damaged',
  'no-such-date',
  'no-start',
  'no-length',
  'no-name',
  'zone-unknown',
  'cancelled',
  'over',
  'too-many',
] as const
export type UnreadReason = (typeof unreadReasons)[number]

/** One time that the calendar has, in the words of the calendar. */
const calendarDate = z.strictObject({ why: closure.shape.why, span })
export type CalendarDate = z.infer<typeof calendarDate>

const unread = z.strictObject({
  /** What it is called, or its own first words where it could not be read. */
  what: z.string().max(200),
  because: z.enum(unreadReasons),
})
export type Unread = z.infer<typeof unread>

const closing = {
  rooms: closure.shape.rooms,
  kind: closure.shape.kind,
  dates: z.array(calendarDate).min(1, 'required').max(mostCalendarDates),
}

const count = z.number().int().min(0)

export const closureFileContract = {
  /** The dates of a calendar from today on, repeated ones each for itself; changes nothing. */
  read: looksLong('rooms.manage')
    .input(request({ file: calendarFile }))
    .output(
      progressing(
        z.strictObject({
          dates: z.array(calendarDate).max(mostCalendarDates),
          unread: z.array(unread).max(500),
        }),
      ),
    ),

  /** What closing these would come to, date by date. */
  preview: reads('rooms.manage')
    .input(z.strictObject(closing))
    .output(
      z.strictObject({
        dates: z.array(
          z.strictObject({
            /** Already shut at that time, for all of these rooms. */
            known: z.boolean(),
            hits: count,
          }),
        ),
        /** The first day repairs announced today may begin; null where the notice is kept. */
        mayBeginOn: day.nullable(),
      }),
    ),

  /** Closes for each of these dates, all or none. */
  close: writes('rooms.manage')
    .input(request({ ...closing, cannotWait: line(200).nullable() }))
    .output(z.strictObject({ ids: z.array(rowId), closed: count })),
}
