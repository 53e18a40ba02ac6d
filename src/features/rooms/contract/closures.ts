/** Closures as data: once, again and again, or by the calendar. */
import { z } from 'zod'
import { day, line, rowId } from '#ground/contract/fields'
import { clockSpan, isoWeekday, nthOfMonth, span } from './times'
import { closureKinds, hoursDayKinds } from './words'

const lasting = { starts: day, ends: day.nullable() }

export const closureWhen = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('once'), span }),
  /** Every week on these days, during these hours. */
  z.strictObject({
    by: z.literal('week'),
    weekdays: z.array(isoWeekday).min(1, 'required').max(7),
    hours: clockSpan,
    ...lasting,
  }),
  /** Every month: the first Monday, the last Friday. */
  z.strictObject({
    by: z.literal('month'),
    nth: nthOfMonth,
    weekday: isoWeekday,
    hours: clockSpan,
    ...lasting,
  }),
  /** By the centre's calendar: statutory holidays, or the days of one holiday by its name. */
  z.strictObject({
    by: z.literal('calendar'),
    kinds: z.array(z.enum(hoursDayKinds)).min(1, 'required').max(6),
    /** Only days of this name, as 春节; null is all days of the kinds. */
    named: line(20).nullable(),
    hours: clockSpan,
    ...lasting,
  }),
])
export type ClosureWhen = z.infer<typeof closureWhen>

export const closure = z.strictObject({
  id: rowId,
  /** Rooms inside these are shut with them; null is the whole house. */
  rooms: z.array(rowId).min(1, 'required').max(50).nullable(),
  kind: z.enum(closureKinds),
  why: line(60),
  when: closureWhen,
})
export type Closure = z.infer<typeof closure>
