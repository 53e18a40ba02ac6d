/** What one policy would give if it were alone: its class, amount and parts, or why it gives nothing. */
import { subsidisedByDefault, type Policy, type SubsidyClass, type SubsidyPolicy } from '../contract/policies'
import type { ClassReason } from '../contract/prices'
import { namedAmount } from './amount'
import { allFailing, failingOfNearest } from './conditions'
import { divide, type Divided } from './division'
import type { Circumstances, EarlierMeal } from './facts'
import { budgetLeft, hadInSitting, limitReached } from './limits'
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
  readonly divided: Divided
  readonly delivery: DeliveryCandidate | null
  /** Why other classes of the policy did not count. */
  readonly passedOver: readonly ClassReason[]
}

const asPolicy = (reasons: readonly Reason[]): readonly ClassReason[] =>
  reasons.map((reason) => ({ class: null, reason }))

/** What keeps a policy from looking at its classes at all. */
export function outOfForce(policy: Policy, circumstances: Circumstances): readonly Reason[] {
  const { diner, meal } = circumstances
  if (meal.day < policy.from) return [{ code: 'not-yet', from: policy.from }]
  if (policy.until !== null && meal.day > policy.until) return [{ code: 'no-longer', until: policy.until }]
  if (diner.died) return [{ code: 'died' }]
  if (diner.movedAway && policy.endsOnMovingAway) return [{ code: 'moved-away' }]
  const namesEaters = policy.conditions.some(({ kind }) => kind === 'eater')
  if (!namesEaters && !subsidisedByDefault.includes(meal.eater)) {
    return [{ code: 'eater', is: meal.eater, anyOf: subsidisedByDefault }]
  }
  return allFailing(policy.conditions, circumstances)
}

interface FittingClass {
  readonly class: SubsidyClass
  readonly namedFen: number
  readonly divided: Divided
}

function giving(one: SubsidyClass, circumstances: Circumstances, budgetFen: number): FittingClass {
  const namedFen = namedAmount(one.amount, circumstances.priceFen)
  const total = Math.min(namedFen, circumstances.priceFen, budgetFen)
  const divided = divide(one.division, namedFen, total, (conditions) => allFailing(conditions, circumstances))
  return { class: one, namedFen, divided }
}

/** Of those that fit the one that counts: the first, or the one that gives most, of two the first. */
function chosen(fitting: readonly FittingClass[], choose: SubsidyPolicy['choose']): FittingClass | null {
  const [first] = fitting
  if (first === undefined) return null
  if (choose === 'first') return first
  return fitting.reduce((best, one) => (one.divided.fen > best.divided.fen ? one : best), first)
}

function deliveryOf(policy: SubsidyPolicy, circumstances: Circumstances): DeliveryCandidate | null {
  if (circumstances.meal.way !== 'delivered') return null
  const fee = circumstances.meal.deliveryFeeFen
  return policy.delivery
    .filter((one) => failingOfNearest(one.who, circumstances).length === 0)
    .map((one) => ({ code: one.code, funder: one.funder, fen: Math.min(fee, one.atMost ?? fee) }))
    .filter((one) => one.fen > 0)
    .reduce<DeliveryCandidate | null>(
      (best, one) => (best !== null && best.fen >= one.fen ? best : one),
      null,
    )
}

function reasonsOfClasses(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  taken: FittingClass | null,
): readonly ClassReason[] {
  return policy.classes.flatMap((one): readonly ClassReason[] => {
    if (one === taken?.class) return []
    const failing = failingOfNearest(one.who, circumstances)
    if (failing.length > 0) return failing.map((reason) => ({ class: one.code, reason }))
    if (taken === null) return []
    const code = policy.choose === 'first' ? 'earlier-class' : 'better-class'
    return [{ class: one.code, reason: { code, class: taken.class.code } }]
  })
}

export type Considered =
  | { readonly gives: true; readonly candidate: Candidate }
  | { readonly gives: false; readonly reasons: readonly ClassReason[] }

/** One policy by itself. */
export function consider(
  policy: SubsidyPolicy,
  circumstances: Circumstances,
  earlier: readonly EarlierMeal[],
): Considered {
  const refused = outOfForce(policy, circumstances)
  if (refused.length > 0) return { gives: false, reasons: asPolicy(refused) }
  const first = hadInSitting(earlier, circumstances.meal)
  if (first !== undefined) return { gives: false, reasons: asPolicy([{ code: 'sitting-had', at: first.at }]) }
  const limit = limitReached(policy, earlier, circumstances.meal)
  if (limit !== null) return { gives: false, reasons: asPolicy([limit]) }

  const budget = budgetLeft(policy, earlier, circumstances.meal)
  const fitting = policy.classes
    .filter((one) => failingOfNearest(one.who, circumstances).length === 0)
    .map((one) => giving(one, circumstances, budget.fen))
  const taken = chosen(fitting, policy.choose)
  const passedOver = reasonsOfClasses(policy, circumstances, taken)
  const delivery = deliveryOf(policy, circumstances)
  if ((taken?.divided.fen ?? 0) === 0 && delivery === null) {
    return { gives: false, reasons: whyNothing(taken, budget.reason, passedOver) }
  }
  const nothing: Divided = { parts: [], fen: 0, lost: [] }
  return {
    gives: true,
    candidate: {
      policy,
      class: taken?.class ?? null,
      namedFen: taken?.namedFen ?? 0,
      divided: taken?.divided ?? nothing,
      delivery,
      passedOver,
    },
  }
}

function whyNothing(
  taken: FittingClass | null,
  budget: Reason | null,
  passedOver: readonly ClassReason[],
): readonly ClassReason[] {
  if (taken === null) return passedOver
  if (budget !== null) return asPolicy([budget])
  const lost = taken.divided.lost.flatMap(({ reasons }) => reasons)
  const why: readonly Reason[] =
    lost.length > 0 ? [{ code: 'no-funder-pays' }, ...lost] : [{ code: 'nothing-left-to-pay' }]
  return why.map((reason) => ({ class: taken.class.code, reason }))
}
