/**
 * What a meal costs its eater, who pays the rest, and why: the one answer behind the till, "try it" and
 * 「为什么是这个价？」. The order in which policies are handed in changes nothing: priority decides, then the code.
 */
import { givesToMeals, type Condition, type Policy, type SubsidyPolicy } from '../contract/policies'
import type { LeapBirthday } from '../../contract/words'
import type { Discount, MealPrice, NotApplied, Part, PortionsLeft, TotalLeft } from '../contract/prices'
import { consider, type Candidate } from './candidate'
import { afterDiscount, fenAt, foodLines } from './covered'
import { discounted } from './discount'
import type { DinerFacts, EarlierMeal, MealFacts, VersionsOf } from './facts'
import { countedTogether } from './limits'
import { placesGivenTo, placesOfPortions, portionsBeyond } from './per-meal'
import { stack, type CutsOf } from './stacking'
import { openTotals, type Payment } from './totals'

export interface PricingSettings {
  readonly leapBirthday: LeapBirthday
  /** What totals of all people together still have; one that is not told has given nothing yet. */
  readonly totalsLeft?: readonly TotalLeft[]
  /** How many meals for all people together there still are; of one that is not told, all. */
  readonly portionsLeft?: readonly PortionsLeft[]
  /** What a meal that was sold had off: it is not reckoned again. Not said of one that is being sold. */
  readonly discountHad?: Discount | null
  /** Asked of policies that carry something over. */
  readonly versionsOf?: VersionsOf
}

const byPriority = (left: Policy, right: Policy): number =>
  left.priority - right.priority || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0)

/** Sums parts by funder, in the order in which funders first paid. */
export function sumByFunder(parts: readonly Part[]): readonly Part[] {
  const sums = new Map<string, number>()
  for (const { funder, fen } of parts) sums.set(funder, (sums.get(funder) ?? 0) + fen)
  return [...sums].map(([funder, fen]) => ({ funder, fen }))
}

const sumOf = (parts: readonly { readonly fen: number }[]): number =>
  parts.reduce((sum, { fen }) => sum + fen, 0)

/** Every condition that stands anywhere in a policy. */
export function conditionsOf(policy: Policy): readonly Condition[] {
  const who = policy.classes.flatMap((one) => one.who.flat())
  if (policy.kind === 'discount') return [...policy.conditions, ...who]
  const parts = [...policy.delivery, ...policy.running].flatMap((one) => one.who.flat())
  const funders = policy.classes.flatMap((one) => one.division.parts.flatMap((part) => part.conditions))
  return [...policy.conditions, ...who, ...parts, ...funders]
}

const asksDayKind = (policy: Policy): boolean => conditionsOf(policy).some(({ kind }) => kind === 'day-kind')

/** A price, and who would pay of less than each policy gives. */
export interface DividedPrice {
  readonly price: MealPrice
  readonly cuts: CutsOf
}

type Asked = readonly [
  policies: readonly Policy[],
  diner: DinerFacts,
  meal: MealFacts,
  earlier: readonly EarlierMeal[],
  settings: PricingSettings,
]

export const priceMeal = (...asked: Asked): MealPrice => dividedPrice(...asked).price

/** The same for claims, which may ask for a part of it only. */
export function dividedPrice(...[policies, diner, meal, earlier, settings]: Asked): DividedPrice {
  const sorted = policies.toSorted(byPriority)
  const lines = foodLines(meal)
  const givenTo = new Map<Policy, readonly number[]>()
  const placesOf = (policy: Policy): readonly number[] => {
    const places = givenTo.get(policy) ?? placesGivenTo(policy, lines)
    givenTo.set(policy, places)
    return places
  }
  const atList = lines.map(({ fen }) => fen)
  const circumstancesAt = (fens: readonly number[]) => (policy: Policy) => ({
    diner,
    meal,
    earlier,
    priceFen: fenAt(fens, placesOf(policy)),
    listFen: fenAt(atList, placesOf(policy)),
    spendFen: fenAt(fens, placesOfPortions(policy, lines)),
    spendListFen: fenAt(atList, placesOfPortions(policy, lines)),
    ageCounting: policy.ageCounting,
    leapBirthday: settings.leapBirthday,
    versionsOf: settings.versionsOf,
  })
  const discounts = sorted.filter((policy) => policy.kind === 'discount')
  const { discount: lowest, notApplied: otherDiscounts } =
    settings.discountHad === undefined
      ? discounted(discounts, circumstancesAt(atList))
      : { discount: settings.discountHad, notApplied: [] }
  const cheaper = discounts.find(({ code }) => code === lowest?.policy)
  const discount =
    lowest === null || cheaper === undefined ? null : { ...lowest, ...portionsBeyond(cheaper, lines) }
  const priceFen = meal.listFen - (discount?.fen ?? 0)
  const fens = cheaper === undefined ? atList : afterDiscount(lines, placesOf(cheaper), discount?.fen ?? 0)
  const circumstances = circumstancesAt(fens)

  const countedWith = countedTogether(sorted)
  const totalsOf = (policy: SubsidyPolicy, paid: readonly Payment[]) =>
    openTotals(policy, settings.totalsLeft ?? [], paid, countedWith)
  const considered = (policy: SubsidyPolicy, paid: readonly Payment[]) =>
    consider(
      policy,
      circumstances(policy),
      earlier,
      countedWith,
      (parts) => totalsOf(policy, [...paid, ...parts.map((part) => ({ ...part, policy: policy.code }))]),
      settings.portionsLeft ?? [],
    )

  const candidates: Candidate[] = []
  const notApplied: NotApplied[] = [...otherDiscounts]
  for (const policy of sorted) {
    if (policy.kind === 'discount' || !givesToMeals(policy)) continue
    const looked = considered(policy, [])
    if (looked.gives) candidates.push(looked.candidate)
    else notApplied.push({ policy: policy.code, reasons: looked.reasons })
  }
  const stacked = stack(candidates, {
    earlier,
    countedWith,
    fens,
    placesOf,
    beyondOf: (policy) => portionsBeyond(policy, lines),
    circumstances,
    considered,
    totalsOf,
  })
  const { grants, delivery, running, cuts } = stacked.given
  const subsidyFen = sumOf(grants)
  const deliverySubsidyFen = sumOf(delivery)

  const price: MealPrice = {
    listFen: meal.listFen,
    discount,
    priceFen,
    grants,
    subsidyFen,
    byFunder: sumByFunder(grants.flatMap(({ parts }) => parts)),
    deliveryFeeFen: meal.deliveryFeeFen,
    delivery,
    deliverySubsidyFen,
    ownFen: priceFen - subsidyFen + meal.deliveryFeeFen - deliverySubsidyFen,
    running,
    notApplied: [...notApplied, ...stacked.notApplied],
    dayPresumed: !meal.dayAnnounced && policies.some(asksDayKind),
  }
  return { price, cuts }
}
