/**
 * 限量供应: so many meals for all people together, the first that come. A meal counts once, whatever it was given, and as long as
 * it stands.
 */
import type { Period } from '../../contract/words'
import type { Policy, SubsidyPolicy } from '../contract/policies'
import type { PortionsLeft } from '../contract/prices'
import type { Reason } from '../contract/reasons'
import type { CountedWith } from './limits'

/** A number of meals for all, with the policies whose meals count for it. */
export interface CountedPortion {
  readonly policy: string
  /** Its place in the policy. */
  readonly at: number
  readonly per: Period
  readonly count: number
  readonly members: readonly string[]
}

export const portionsOf = (
  policies: readonly Policy[],
  countedWith: CountedWith,
): readonly CountedPortion[] =>
  policies.flatMap((policy) =>
    policy.kind === 'discount'
      ? []
      : (policy.portions ?? []).map(({ per, count, pool }, at) => ({
          policy: policy.code,
          at,
          per,
          count,
          members: countedWith(policy, pool),
        })),
  )

/** What is left of a number of which so many meals were had. */
export const leftOf = ({ policy, at, count }: CountedPortion, had: number): PortionsLeft => ({
  policy,
  at,
  count: Math.max(0, count - had),
})

/** The reason a number of meals gives, or null while there are some. One of which nothing is told has all of them. */
export function portionsGone(policy: SubsidyPolicy, left: readonly PortionsLeft[]): Reason | null {
  for (const [at, { per, count }] of (policy.portions ?? []).entries()) {
    const known = left.find((one) => one.policy === policy.code && one.at === at)
    if ((known?.count ?? count) < 1) return { code: 'portions-gone', per, count }
  }
  return null
}
