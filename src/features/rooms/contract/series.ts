/** A series as data: one or more lines that repeat, from a day, until a day or so many times. */
import { z } from 'zod'
import { day } from '#ground/contract/fields'
import { clockSpan, isoWeekday, nthOfMonth } from './times'

/** No series is longer than this; a year of every day is. */
export const mostDates = 400

export const seriesLine = z.discriminatedUnion('every', [
  z.strictObject({
    every: z.literal('week'),
    /** 1 every week, 2 every second. */
    weeks: z.number().int().min(1).max(8),
    weekday: isoWeekday,
    hours: clockSpan,
  }),
  z.strictObject({ every: z.literal('month'), nth: nthOfMonth, weekday: isoWeekday, hours: clockSpan }),
])
export type SeriesLine = z.infer<typeof seriesLine>

export const seriesPattern = z
  .strictObject({
    starts: day,
    lines: z.array(seriesLine).min(1, 'required').max(10),
    /** The last day it may fall on, or how many dates the pattern gives, counted before any is skipped. */
    ends: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('day'), day }),
      z.strictObject({ by: z.literal('times'), times: z.number().int().min(1).max(mostDates) }),
    ]),
  })
  .refine(({ starts, ends }) => ends.by === 'times' || starts <= ends.day, {
    error: 'ends-before-it-begins',
    path: ['ends'],
  })
export type SeriesPattern = z.infer<typeof seriesPattern>
