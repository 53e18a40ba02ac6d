/** When the whole database is checked in the background. */
import { dayLength } from '#ground/clock'

/** Milliseconds after which a check is due again. */
export const checkEvery = dayLength

/** Instants in UTC milliseconds; `checkedAt` is null before the first check. */
export function isCheckDue(known: {
  readonly checkedAt: number | null
  /** Something was found and has not been put right: a check that finds nothing any more ends it. */
  readonly damaged: boolean
  /** The desk was not closed the last time. */
  readonly uncleanEnd: boolean
  readonly now: number
}): boolean {
  const { checkedAt, damaged, uncleanEnd, now } = known
  if (damaged || uncleanEnd || checkedAt === null) return true
  // A check in the future tells of a clock that was set back.
  return checkedAt > now || now - checkedAt >= checkEvery
}
