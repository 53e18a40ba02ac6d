/** What the calendar offers: the days of a year as they were announced, and putting a year in or right. */
import { z } from 'zod'
import { day, instant, line } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'

export const dayKinds = ['statutory-holiday', 'bridging-day-off', 'make-up-working-day'] as const

const namedDay = z.strictObject({ day, kind: z.enum(dayKinds), name: line(30) })
export type CalendarDay = z.infer<typeof namedDay>

const year = z.number().int().min(2000).max(2100)

export const calendarContract = {
  /** The years that were announced, and the days of one of them. A year that wasn't has no source and no days. */
  year: reads('settings.read')
    .input(z.strictObject({ year }))
    .output(
      z.strictObject({
        announced: z.array(year),
        source: z.string().nullable(),
        enteredAt: instant.nullable(),
        days: z.array(namedDay),
      }),
    ),

  /** Puts a year in place of what was there; due days that depend on it are counted anew. */
  setYear: writes('settings.manage')
    .input(
      request({
        year,
        source: line(120),
        days: z
          .array(namedDay)
          .min(1, 'required')
          .max(366)
          .refine((days) => new Set(days.map((named) => named.day)).size === days.length, 'day-named-twice'),
      }),
    )
    /** `stranded`: what is promised for days of the year and, by this change, lies where the centre is not open any more. */
    .output(z.strictObject({ year, recounted: z.number().int(), stranded: z.number().int().min(0) })),
}
