/**
 * How much one member of staff may read before it is more than the work of a counter: settings of the desk, with defaults. Pure.
 *
 * The reckoning: a queue of forty an hour is one person every ninety seconds, seven in ten minutes, 320 in a day of eight
 * hours. Somebody who is looked for by number, mistyped, and looked for again is three searches, so a fast counter makes two
 * a minute; of each person number, phone, birth and address are asked for, so that it reveals 28 fields in ten minutes; and it
 * finds people and does not page through lists, so that it sees some hundred rows of them a day.
 */
import { z } from 'zod'

export const readingLimits = z.strictObject({
  /** Searches by a number in a minute; the next ones are refused until the minute is over. */
  numbersPerMinute: z.number().int().min(10).max(60),
  /** Fields shown in full for a reason in ten minutes; the next ones are refused. */
  revealsPerTenMinutes: z.number().int().min(30).max(200),
  /** Rows of lists paged through in a day; each time so many more are a row of the log. Nothing is refused. */
  rowsPerDay: z.number().int().min(200).max(5_000),
})
export type ReadingLimits = z.infer<typeof readingLimits>

export const defaultLimits: ReadingLimits = {
  numbersPerMinute: 20,
  revealsPerTenMinutes: 40,
  rowsPerDay: 500,
}
