/** Subsidies to the canteen per head: outside the price of a meal, inside the claim. */
import type { SubsidyPolicy } from '../contract/policies'
import type { Running } from '../contract/prices'
import type { Circumstances, EarlierMeal } from './facts'
import { standing } from './limits'
import { failingOfWho } from './meant'

/** What a meal that this policy means brings the canteen besides. */
export function runningOf(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  earlier: readonly EarlierMeal[],
): readonly Running[] {
  const { day, way } = circumstances.meal
  const hadToday = (code: string): boolean =>
    standing(earlier).some(
      (meal) =>
        meal.day === day && meal.running.some((had) => had.policy === policy.code && had.code === code),
    )
  return policy.running
    .filter((one) => failingOfWho(policy, one.who, circumstances).length === 0)
    .filter((one) => one.per !== 'delivery' || way === 'delivered')
    .filter((one) => one.per !== 'day' || !hadToday(one.code))
    .map(({ code, funder, fen }) => ({ policy: policy.code, code, funder, fen }))
}
