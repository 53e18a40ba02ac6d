/** What one policy would give if it were alone: its class, amount and parts, or why it gives nothing. */
import type { Condition, Policy, SubsidyClass, SubsidyPolicy } from '../contract/policies'
import type { ClassReason, Part, PortionsLeft } from '../contract/prices'
import { measuredPrice, namedAmount, namedAtMost, partOf } from './amount'
import { bestOf, betterBy, type Bid } from './best'
import { carriedOver } from './carried'
import { allFailing } from './conditions'
import { foodLines, placesCovered } from './covered'
import { divide, nothingDivided, type Divided, type FunderCap } from './division'
import type { Circumstances, EarlierMeal } from './facts'
import {
  budgetLeft,
  hadInSitting,
  headInSitting,
  limitReached,
  roomOfFunder,
  type CountedWith,
} from './limits'
import { failingOfWho, notMeant } from './meant'
import { portionsGone } from './portions'
import { runningOf } from './running'
import { besideWithin, foodWithin, totalsOfFunder, type OpenTotal } from './totals'
import type { Reason } from '../contract/reasons'

export interface DeliveryCandidate {
  readonly code: string
  readonly funder: string
  readonly fen: number
}

export interface Candidate {
  readonly policy: SubsidyPolicy
  readonly class: SubsidyClass | null
  /** What the rule names, before the price, a budget or a funder made it less. */
  readonly namedFen: number
  /** The same of a meal that costs more than enough. */
  readonly atMostFen: number
  readonly divided: Divided
  readonly delivery: DeliveryCandidate | null
  /** Why other classes of the policy did not count. */
  readonly passedOver: readonly ClassReason[]
}

/** What the totals of a policy still have, once a meal was given these parts by it. */
export type TotalsOf = (paid: readonly Part[]) => readonly OpenTotal[]

const asPolicy = (reasons: readonly Reason[]): readonly ClassReason[] =>
  reasons.map((reason) => ({ class: null, reason }))

/** What keeps a policy from looking at its classes at all. */
export function outOfForce(policy: Policy, circumstances: Circumstances): readonly Reason[] {
  const { diner, meal } = circumstances
  if (meal.day < policy.from) return [{ code: 'not-yet', from: policy.from }]
  if (policy.until !== null && meal.day > policy.until) return [{ code: 'no-longer', until: policy.until }]
  if (diner.died) return [{ code: 'died' }]
  if (diner.movedAway && policy.endsOnMovingAway) return [{ code: 'moved-away' }]
  const eater = notMeant(policy, circumstances)
  if (eater !== null) return [eater]
  if (policy.lines !== undefined && placesCovered(policy.lines, foodLines(meal)).length === 0)
    return [{ code: 'lines-not-covered', ...policy.lines }]
  return allFailing(policy.conditions, circumstances)
}

interface FittingClass {
  readonly class: SubsidyClass
  readonly namedFen: number
  /** The same of a meal that costs more than enough. */
  readonly atMostFen: number
  readonly divided: Divided
  /** The total of the policy that made it less. */
  readonly short: Reason | null
}

/** What of the food stays with the diner under a policy, whatever else is given. */
export const staysWithDiner = (policy: SubsidyPolicy, one: SubsidyClass | null, priceFen: number): number =>
  Math.max(
    policy.leastOwnFen ?? 0,
    partOf(priceFen, policy.leastOwnBasisPoints ?? 0, { way: 'up', toFen: 1 }),
    one?.amount.kind === 'own-price' ? one.amount.fen : 0,
  )

/** A funder ends where the first of its own caps or of the sums for all that are its alone does. */
const capOfFunders = (
  policy: SubsidyPolicy,
  earlier: readonly EarlierMeal[],
  { meal }: Circumstances,
  totals: readonly OpenTotal[],
): FunderCap => ({
  of: (part, fen) => {
    const own = roomOfFunder(policy, part, earlier, meal)
    const capped = totalsOfFunder(totals, part.funder).of(Math.min(fen, own.fen))
    return capped.reason === null && own.fen < fen ? { fen: capped.fen, reason: own.reason } : capped
  },
  room: (part) =>
    Math.min(roomOfFunder(policy, part, earlier, meal).fen, totalsOfFunder(totals, part.funder).room),
})

function giving(
  policy: SubsidyPolicy,
  one: SubsidyClass,
  circumstances: Circumstances,
  budgetFen: number,
  totals: readonly OpenTotal[],
  cap: FunderCap,
): FittingClass {
  const { priceFen } = circumstances
  const ofFen = measuredPrice(one.amount, circumstances)
  const namedFen = namedAmount(one.amount, ofFen)
  const total = Math.max(0, Math.min(namedFen, priceFen - staysWithDiner(policy, one, priceFen), budgetFen))
  const terms = (conditions: readonly Condition[]) => allFailing(conditions, circumstances)
  const whole = divide(one.division, namedFen, total, terms, cap)
  const { divided, reason } = foodWithin(one.division, whole, totals)
  const atMostFen = namedAtMost(one.amount, ofFen)
  return { class: one, namedFen, atMostFen, divided, short: reason }
}

const bidOf = ({ class: { code }, divided: { fen }, atMostFen }: FittingClass): Bid => ({
  code,
  fen,
  namedFen: atMostFen,
})

/** Of those that fit the one that counts: the first, or the best. */
const chosen = (fitting: readonly FittingClass[], choose: SubsidyPolicy['choose']): FittingClass | null =>
  choose === 'first' ? (fitting[0] ?? null) : bestOf(fitting, bidOf)

function deliveryOf(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  budgetFen: number,
  totals: readonly OpenTotal[],
): DeliveryCandidate | null {
  if (circumstances.meal.way !== 'delivered') return null
  const fee = circumstances.meal.deliveryFeeFen
  const paying = policy.delivery
    .filter((one) => failingOfWho(policy, one.who, circumstances).length === 0)
    .map((one) => ({
      code: one.code,
      funder: one.funder,
      fen: Math.min(fee, one.atMost ?? fee, budgetFen),
      namedFen: one.atMost ?? Number.POSITIVE_INFINITY,
    }))
    .map((one) => ({ ...one, fen: besideWithin(one, totals).fen }))
    .filter((one) => one.fen > 0)
  const best = bestOf(paying, (one) => one)
  return best === null ? null : { code: best.code, funder: best.funder, fen: best.fen }
}

function reasonsOfClasses(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  fitting: readonly FittingClass[],
  taken: FittingClass | null,
): readonly ClassReason[] {
  return policy.classes.flatMap((one): readonly ClassReason[] => {
    if (one === taken?.class) return []
    const failing = failingOfWho(policy, one.who, circumstances)
    if (failing.length > 0) return failing.map((reason) => ({ class: one.code, reason }))
    const other = fitting.find(({ class: { code } }) => code === one.code)
    if (taken === null || other === undefined) return []
    const code =
      policy.choose === 'first' ? 'earlier-class' : (`${betterBy(bidOf(taken), bidOf(other))}-class` as const)
    return [{ class: one.code, reason: { code, class: taken.class.code } }]
  })
}

export type Considered =
  | { readonly gives: true; readonly candidate: Candidate }
  | { readonly gives: false; readonly reasons: readonly ClassReason[] }

/** It gives the diner nothing by itself, and pays the canteen per head for everyone whom it means. */
export const paysHeadsOnly = ({ classes, delivery }: SubsidyPolicy): boolean =>
  classes.length + delivery.length === 0

function considerHeads(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  earlier: readonly EarlierMeal[],
  totals: readonly OpenTotal[],
): Considered {
  const running = runningOf(policy, circumstances, earlier)
  const capped = running.map((one) => besideWithin(one, totals))
  if (capped.some(({ fen }) => fen > 0)) {
    return {
      gives: true,
      candidate: {
        policy,
        class: null,
        namedFen: 0,
        atMostFen: 0,
        divided: nothingDivided,
        delivery: null,
        passedOver: [],
      },
    }
  }
  const [used] = capped
  if (used?.reason) return { gives: false, reasons: asPolicy([used.reason]) }
  const { way } = circumstances.meal
  const [missing = []] = policy.running.map((one): readonly Reason[] => {
    const failing = failingOfWho(policy, one.who, circumstances)
    if (failing.length > 0) return failing
    return one.per === 'delivery' && way !== 'delivered'
      ? [{ code: 'way-not-covered', is: way, anyOf: ['delivered'] }]
      : [{ code: 'limit-reached', per: 'day', count: 1 }]
  })
  return { gives: false, reasons: asPolicy(missing) }
}

/** One policy by itself. */
export function consider(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  earlier: readonly EarlierMeal[],
  countedWith: CountedWith,
  totalsAfter: TotalsOf,
  portions: readonly PortionsLeft[],
): Considered {
  const { meal, priceFen } = circumstances
  const refused = outOfForce(policy, circumstances)
  if (refused.length > 0) return { gives: false, reasons: asPolicy(refused) }
  const heads = paysHeadsOnly(policy)
  const first = hadInSitting(earlier, meal) ?? (heads ? headInSitting(policy, earlier, meal) : undefined)
  if (first !== undefined) return { gives: false, reasons: asPolicy([{ code: 'sitting-had', at: first.at }]) }
  const limit = limitReached(policy, earlier, meal, countedWith) ?? portionsGone(policy, portions)
  if (limit !== null) return { gives: false, reasons: asPolicy([limit]) }
  const totals = totalsAfter([])
  if (heads) return considerHeads(policy, circumstances, earlier, totals)

  const budget = budgetLeft(policy, earlier, meal, countedWith, carriedOver(policy, circumstances))
  const cap = capOfFunders(policy, earlier, circumstances, totals)
  const fitting = policy.classes
    .filter((one) => failingOfWho(policy, one.who, circumstances).length === 0)
    .map((one) => giving(policy, one, circumstances, budget.fen, totals, cap))
  const taken = chosen(fitting, policy.choose)
  const passedOver = reasonsOfClasses(policy, circumstances, fitting, taken)
  const food = taken?.divided.fen ?? 0
  // A policy that cannot give the meal any more gives nothing for its way to the door.
  if (food === 0 && taken !== null && taken.short !== null)
    return { gives: false, reasons: asPolicy([taken.short]) }
  const left = totalsAfter(taken?.divided.parts ?? [])
  const delivery = deliveryOf(policy, circumstances, budget.withDeliveryFen - food, left)
  if (food === 0 && delivery === null) {
    const stays = taken === null ? 0 : staysWithDiner(policy, taken.class, priceFen)
    const least: Reason | null = stays > 0 && priceFen <= stays ? { code: 'least-own', fen: stays } : null
    const held = budget.reason ?? least
    if (policy.classes.length === 0)
      return { gives: false, reasons: whyNoDelivery(policy, circumstances, held, left) }
    return { gives: false, reasons: whyNothing(taken, held, passedOver) }
  }
  return {
    gives: true,
    candidate: {
      policy,
      class: taken?.class ?? null,
      namedFen: taken?.namedFen ?? 0,
      atMostFen: taken?.atMostFen ?? 0,
      divided: taken?.divided ?? nothingDivided,
      delivery,
      passedOver,
    },
  }
}

/** Of a policy that pays for nothing but the door. */
function whyNoDelivery(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  held: Reason | null,
  totals: readonly OpenTotal[],
): readonly ClassReason[] {
  const { way } = circumstances.meal
  if (way !== 'delivered') return asPolicy([{ code: 'way-not-covered', is: way, anyOf: ['delivered'] }])
  const missing = policy.delivery.map((one) => failingOfWho(policy, one.who, circumstances))
  if (missing.every((reasons) => reasons.length > 0)) return asPolicy(missing[0] ?? [])
  const fee = circumstances.meal.deliveryFeeFen
  const used = policy.delivery.flatMap(
    ({ funder, atMost }) => besideWithin({ funder, fen: Math.min(fee, atMost ?? fee) }, totals).reason ?? [],
  )
  return asPolicy([held ?? used[0] ?? { code: 'nothing-left-to-pay' }])
}

/** `held` is what kept a class that fits from giving anything. */
function whyNothing(
  taken: FittingClass | null,
  held: Reason | null,
  passedOver: readonly ClassReason[],
): readonly ClassReason[] {
  if (taken === null) return passedOver
  if (held !== null) return asPolicy([held])
  const lost = taken.divided.lost.flatMap(({ reasons }) => reasons)
  const why: readonly Reason[] =
    lost.length > 0 ? [{ code: 'no-funder-pays' }, ...lost] : [{ code: 'nothing-left-to-pay' }]
  return why.map((reason) => ({ class: taken.class.code, reason }))
}
