/** Times of rooms as data: clocks that may run past midnight, minutes of wall clock, spans without their end. */
import { z } from 'zod'

/** `09:00`; `25:00` is one o'clock of the next day, `48:00` the latest. */
export const clock = z.string().regex(/^(?:(?:[0-3]\d|4[0-7]):[0-5]\d|48:00)$/, 'not-a-clock')

/** `MM-DD`; 29 February only comes in leap years. */
export const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'not-a-day')

/** 1 is Monday, 7 is Sunday (ISO). */
export const isoWeekday = z.number().int().min(1).max(7)

/** Which of its weekday in a month: the first to the fifth, or the last (-1). */
export const nthOfMonth = z.union([z.literal(-1), z.number().int().min(1).max(5)])

/** A minute of wall clock in Asia/Shanghai, counted from 1970-01-01 00:00 there. */
export const minute = z.number().int().min(0, 'not-a-day').max(200_000_000)

/** From a minute up to, and without, another. */
export const span = z
  .strictObject({ from: minute, until: minute })
  .refine(({ from, until }) => from < until, { error: 'ends-before-it-begins', path: ['until'] })

/** Hours of one day, `from` before `until`; `until` may lie in the next. Same-length texts compare as clocks do. */
export const clockSpan = z
  .strictObject({ from: clock, until: clock })
  .refine(({ from, until }) => from < until, { error: 'ends-before-it-begins', path: ['until'] })
  .refine(({ from }) => from < '24:00', { error: 'begins-another-day', path: ['from'] })
export type ClockSpan = z.infer<typeof clockSpan>
