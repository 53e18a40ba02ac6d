/**
 * How often and how lately a person was served, as one number that never has to be computed again.
 *
 * Each visit is worth 2^(t / halfLife): with time all visits lose weight alike, so the order of people does not change
 * by waiting, only by being served. The rank is the logarithm of the sum, which stays a small number for centuries.
 */
import { dayLength } from '#ground/clock'

/** A visit counts half after this long, in milliseconds (90 days). */
export const halfLife = 90 * dayLength

/** The rank after one more visit at `servedAt` (UTC milliseconds); `rank` is null for someone never served. */
export function rankAfter(rank: number | null, servedAt: number): number {
  const visit = (servedAt / halfLife) * Math.LN2
  if (rank === null) return visit
  const greater = Math.max(rank, visit)
  return greater + Math.log1p(Math.exp(Math.min(rank, visit) - greater))
}

/** The rank of two records that are of one person. */
export function rankTogether(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  const greater = Math.max(one, other)
  return greater + Math.log1p(Math.exp(Math.min(one, other) - greater))
}
