/** What counts as one more search by a number, and as one more page. Pure. */
import { z } from 'zod'

/** Milliseconds over which searches by number are counted. */
export const searchSpan = 60_000

/** What is kept of one member of staff's reading, across restarts. */
export const readingCount = z.strictObject({
  /** When they began a search by a number: UTC milliseconds, those of the last minute. */
  searches: z.array(z.number().int()).readonly(),
  /** When they were stopped and that was put on record; null where they were not. */
  stoppedAt: z.number().int().nullable(),
  /** `YYYY-MM-DD`: the day of the rows. */
  day: z.string(),
  /** Rows of lists paged through on that day. */
  rows: z.number().int(),
})
export type ReadingCount = z.infer<typeof readingCount>

export const nothingRead: ReadingCount = { searches: [], stoppedAt: null, day: '', rows: 0 }

/**
 * Whoever types asks with every key: a query that only goes on from the one before is the same search. Taking a digit back
 * and trying another is not: that is how a number is guessed.
 */
export const goesOn = (typed: string, before: string | null): boolean =>
  before !== null && before !== '' && typed.startsWith(before)

/** Those of the last minute. A clock that was set back does not make a stop last longer than that. */
export const recent = (searches: readonly number[], now: number): readonly number[] =>
  searches.filter((at) => Math.abs(now - at) < searchSpan)

/** How many multiples of `most` were passed by these rows. */
export const timesPassed = (before: number, after: number, most: number): number =>
  Math.floor(after / most) - Math.floor(before / most)
