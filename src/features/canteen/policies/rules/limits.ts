/**
 * How often and how much: what meals that stand have already used of a policy, and of those that are counted with it. A
 * voided meal has used nothing.
 */
import type {
  Budget,
  DiscountPolicy,
  Division,
  LimitAlone,
  Policy,
  SubsidyPolicy,
} from '../contract/policies'
import { inSamePeriod, periodOf } from '../../rules/periods'
import type { EarlierMeal, MealFacts } from './facts'
import type { Reason } from '../contract/reasons'

type Given = Pick<EarlierMeal, 'granted' | 'delivery'>

/** The codes of the policies that are counted together with one, under the name of a pool; without a name it is alone. */
export type CountedWith = (policy: SubsidyPolicy, pool: string | undefined) => readonly string[]

export function countedTogether(policies: readonly Policy[]): CountedWith {
  const pools = new Map<string, readonly string[]>()
  for (const policy of policies) {
    if (policy.kind === 'discount') continue
    const named = [...policy.limits, ...policy.budgets, ...(policy.totals ?? []), ...(policy.portions ?? [])]
    for (const pool of new Set(named.map((one) => one.pool))) {
      if (pool !== undefined) pools.set(pool, [...(pools.get(pool) ?? []), policy.code])
    }
  }
  return (policy, pool) => (pool === undefined ? undefined : pools.get(pool)) ?? [policy.code]
}

const fenOf = (
  grants: readonly { readonly policy: string; readonly fen: number }[],
  codes?: readonly string[],
): number =>
  grants
    .filter((grant) => codes === undefined || codes.includes(grant.policy))
    .reduce((sum, grant) => sum + grant.fen, 0)

/** Whether a meal was subsidised. A meal that got nothing uses nothing up. */
const wasSubsidised = (meal: EarlierMeal): boolean => fenOf(meal.granted) + fenOf(meal.delivery) > 0

/** Whether these policies gave something to the meal, or to the canteen for it. */
const gaveTo = (meal: EarlierMeal, codes: readonly string[]): boolean =>
  fenOf(meal.granted, codes) + fenOf(meal.delivery, codes) > 0 ||
  meal.running.some(({ policy }) => codes.includes(policy))

export const standing = (earlier: readonly EarlierMeal[]): readonly EarlierMeal[] =>
  earlier.filter((meal) => meal.stands)

/** The subsidised meal somebody already had in this sitting, whoever paid for it: a person has one. */
export const hadInSitting = (earlier: readonly EarlierMeal[], meal: MealFacts): EarlierMeal | undefined =>
  standing(earlier).find((one) => inSamePeriod('sitting', one, meal) && wasSubsidised(one))

/** The meal of this sitting for which the canteen was already paid per head under a policy. */
export const headInSitting = (
  { code }: SubsidyPolicy,
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
): EarlierMeal | undefined =>
  standing(earlier).find((one) => inSamePeriod('sitting', one, meal) && gaveTo(one, [code]))

/** The reason the first limit gives that is reached, or null; `counts` says of which meals one is. */
function reached<Limit extends LimitAlone>(
  limits: readonly Limit[],
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
  counts: (limit: Limit, one: EarlierMeal) => boolean,
): Reason | null {
  for (const limit of limits) {
    const { count, per, of } = limit
    const had = standing(earlier).filter((one) => inSamePeriod(per, one, meal) && counts(limit, one))
    // A second meal of a day is of a day that counts already.
    const days = new Set(had.map(({ day }) => day).filter((day) => day !== meal.day))
    const counted = of === 'days' ? days.size : had.length
    if (counted >= count) return { code: 'limit-reached', per, count, ...(of === undefined ? {} : { of }) }
  }
  return null
}

/** The reason a limit gives, or null while none is reached. */
export const limitReached = (
  policy: SubsidyPolicy,
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
  countedWith: CountedWith,
): Reason | null =>
  reached(policy.limits, earlier, meal, ({ pool }, one) => gaveTo(one, countedWith(policy, pool)))

/** The same of the canteen's own discount, which is counted by itself. */
export const discountLimitReached = (
  { code, limits = [] }: DiscountPolicy,
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
): Reason | null => reached(limits, earlier, meal, (_limit, one) => one.discount === code)

export interface BudgetLeft {
  /** For the food; Infinity where the policy has no budget. */
  readonly fen: number
  /** For the food and the delivery together. */
  readonly withDeliveryFen: number
  /** Of the budget that is used up, when one is. */
  readonly reason: Reason | null
}

/** What of a budget is left over from periods before; `usedOn` says what was used in the period of a day. */
export type CarriedOver = (budget: Budget, usedOn: (day: string) => number) => number

/** What the tightest budgets still have after meals that stand and what this one has been given. */
export function budgetLeft(
  policy: SubsidyPolicy,
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
  countedWith: CountedWith,
  carriedOver: CarriedOver,
  given: Given = { granted: [], delivery: [] },
): BudgetLeft {
  let left = Number.POSITIVE_INFINITY
  let withDelivery = Number.POSITIVE_INFINITY
  let reason: Reason | null = null
  for (const budget of policy.budgets) {
    const { per, pool } = budget
    const codes = countedWith(policy, pool)
    const counts = budget.withDelivery === true || policy.classes.length === 0
    const usedBy = (one: Given) => fenOf(one.granted, codes) + (counts ? fenOf(one.delivery, codes) : 0)
    const usedIn = new Map<string, number>()
    for (const one of standing(earlier)) {
      const period = periodOf(per, one)
      usedIn.set(period, (usedIn.get(period) ?? 0) + usedBy(one))
    }
    const usedOn = (day: string) => usedIn.get(periodOf(per, { day, meal: meal.meal })) ?? 0
    const fen = budget.fen + carriedOver(budget, usedOn)
    const used = usedOn(meal.day) + usedBy(given)
    const remaining = Math.max(0, fen - used)
    if (remaining === 0) reason ??= { code: 'budget-used', per, fen }
    left = Math.min(left, remaining)
    if (counts) withDelivery = Math.min(withDelivery, remaining)
  }
  return { fen: left, withDeliveryFen: withDelivery, reason }
}

export interface FunderRoom {
  /** Infinity where it pays whatever it is asked for. */
  readonly fen: number
  /** The cap that is the tightest. */
  readonly reason: Reason | null
}

/** What a funder may still pay for the food of this person, by its own caps under the policy. */
export function roomOfFunder(
  { code }: SubsidyPolicy,
  { funder, most = [] }: Division['parts'][number],
  earlier: readonly EarlierMeal[],
  meal: MealFacts,
): FunderRoom {
  let room: FunderRoom = { fen: Number.POSITIVE_INFINITY, reason: null }
  for (const { fen, per } of most) {
    const paid = standing(earlier)
      .filter((one) => inSamePeriod(per, one, meal))
      .flatMap(({ parts = [] }) => parts.filter((part) => part.policy === code && part.funder === funder))
    const left = Math.max(0, fen - fenOf(paid))
    if (left < room.fen) room = { fen: left, reason: { code: 'funder-most', funder, per, fen } }
  }
  return room
}
