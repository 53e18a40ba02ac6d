/** Which version of a policy a day is judged by: what is written today changes no day before, and what begins tomorrow nothing today. */
import type { Policy } from '../contract/policies'
import type { PolicyVersion } from './facts'

/**
 * The newest that was written by that day and had begun; where none of those had, the newest of them. Undefined where nothing was written by
 * then. `versions`: the oldest first.
 */
export const versionOn = <Version extends PolicyVersion>(
  versions: readonly Version[],
  day: string,
): Version | undefined => {
  const written = versions.filter(({ since }) => since <= day)
  return written.findLast(({ policy }) => policy.from <= day) ?? written.at(-1)
}

/** An older version with the totals and numbers for all of the newest: the file counts and holds by these alone. */
export function countedAs(older: Policy, newest: Policy): Policy {
  if (older.kind === 'discount') return older
  const { totals: _totals, portions: _portions, ...rest } = older
  if (newest.kind === 'discount') return rest
  const { totals, portions } = newest
  return { ...rest, ...(totals && { totals }), ...(portions && { portions }) }
}
