/** How often and how much: what meals that stand have already used of a policy. A voided meal has used nothing. */
import type { SubsidyPolicy } from '../contract/policies'
import { inSamePeriod } from '../../rules/periods'
import type { EarlierMeal, MealFacts } from './facts'
import type { Reason } from '../contract/reasons'

const fenOf = (
  grants: readonly { readonly policy: string; readonly fen: number }[],
  policy?: string,
): number =>
  grants
    .filter((grant) => policy === undefined || grant.policy === policy)
    .reduce((sum, grant) => sum + grant.fen, 0)

/** Whether a meal was subsidised, by this policy or by any. A meal that got nothing uses nothing up. */
const wasSubsidised = (meal: EarlierMeal, policy?: string): boolean =>
  fenOf(meal.granted, policy) + fenOf(meal.delivery, policy) > 0

export const standing = (earlier: readonly EarlierMeal[]): readonly EarlierMeal[] =>
  earlier.filter((meal) => meal.stands)

/** The subsidised meal somebody already had in this sitting, whoever paid for it: a person has one. */
export const hadInSitting = (earlier: readonly EarlierMeal[], meal: MealFacts): EarlierMeal | undefined =>
  standing(earlier).find((one) => inSamePeriod('sitting', one, meal) && wasSubsidised(one))

/** The reason a limit gives, or null while none is reached. */
export function limitReached(
  policy: SubsidyPolicy,
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
): Reason | null {
  for (const { count, per } of policy.limits) {
    const had = standing(earlier).filter(
      (one) => inSamePeriod(per, one, meal) && wasSubsidised(one, policy.code),
    )
    if (had.length >= count) return { code: 'limit-reached', per, count }
  }
  return null
}

export interface BudgetLeft {
  /** Infinity where the policy has no budget. */
  readonly fen: number
  /** Of the budget that is used up, when one is. */
  readonly reason: Reason | null
}

/** What the tightest budget still has. Nothing is carried into the next period. */
export function budgetLeft(
  policy: SubsidyPolicy,
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
): BudgetLeft {
  let left: BudgetLeft = { fen: Number.POSITIVE_INFINITY, reason: null }
  for (const { fen, per } of policy.budgets) {
    const used = standing(earlier)
      .filter((one) => inSamePeriod(per, one, meal))
      .reduce((sum, one) => sum + fenOf(one.granted, policy.code), 0)
    const remaining = Math.max(0, fen - used)
    if (remaining < left.fen) {
      left = { fen: remaining, reason: remaining === 0 ? { code: 'budget-used', per, fen } : null }
    }
  }
  return left
}
