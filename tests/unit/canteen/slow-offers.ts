/** What each policy would give, slowly: by itself, or after what this meal was given already. */
import type { Amount, Division, Policy, SubsidyClass, SubsidyPolicy } from '#features/canteen/contract/index'
import type { EarlierMeal, MealFacts } from '#features/canteen/rules/index'
import { slowCarried } from './slow-carried'
import { sharePeriod } from './slow-periods'
import { fits, holds, mayLookAt, type Question } from './slow-judging'
import { fenOfLines, givenOf, type SlowLine } from './slow-lines'
import { slowAmount, slowCut, slowDivide, type Purse } from './slow-sums'
import { mayPay, type OpenPurse, type Paid } from './slow-totals'

/** What it gives, how far its rule would reach, and its name. */
export type SlowBid = readonly [number, number, string]

/** Compared one after the other: more, further, and of the same the name that comes first. */
export const isBetter = (one: SlowBid, other: SlowBid): boolean => {
  const [ranked] = [one, other].toSorted(
    (left, right) => right[0] - left[0] || right[1] - left[1] || (left[2] < right[2] ? -1 : 1),
  )
  return ranked === one
}

/** A cap may be looked at above the price, as if the meal had cost it; without one there is no end. */
const slowReach = (amount: Amount, named: number): number =>
  amount.kind !== 'spend' ? named : amount.atMost === null ? 1_000_000_000 : amount.atMost

export interface Offer {
  readonly policy: SubsidyPolicy
  readonly division: Division | null
  readonly amount: Amount | null
  readonly reach: number
  readonly purses: readonly Purse[]
  readonly door: { readonly funder: string; readonly fen: number }
}

export const fenIn = (purses: readonly { readonly fen: number }[]) =>
  purses.reduce((sum, { fen }) => sum + fen, 0)

/** Whether two policies are counted together where this one names a pool. */
function together(
  policies: readonly Policy[],
  mine: string,
  pool: string | undefined,
  other: string,
): boolean {
  if (mine === other) return true
  if (pool === undefined) return false
  return policies.some(
    (one) =>
      one.kind === 'subsidy' &&
      one.code === other &&
      [...one.limits, ...one.budgets, ...(one.totals ?? []), ...(one.portions ?? [])].some(
        ({ pool: name }) => name === pool,
      ),
  )
}

/** The meal itself, as far as other policies have given to it by now. */
export type Sofar = Pick<EarlierMeal, 'granted' | 'delivery'>

/** What the budgets leave for food, or for food and door together. */
export function slowBudget(
  policies: readonly Policy[],
  policy: SubsidyPolicy,
  question: Question,
  sofar: Sofar,
  forDoor: boolean,
): number {
  let most = 1_000_000_000
  for (const { fen, per, pool, withDelivery, carry } of policy.budgets) {
    const doorToo = withDelivery === true || policy.classes.length === 0
    if (forDoor && !doorToo) continue
    const usedOf = ({ granted, delivery }: Sofar) =>
      fenIn(
        (doorToo ? [...granted, ...delivery] : granted).filter((one) =>
          together(policies, policy.code, pool, one.policy),
        ),
      )
    const usedOn = (day: string) =>
      question.earlier
        .filter((one) => one.stands && sharePeriod(per, one, { ...question.meal, day }))
        .reduce((sum, one) => sum + usedOf(one), 0)
    const over = carry === undefined ? 0 : slowCarried({ fen, per, carry }, policy, question, usedOn)
    let left = fen + over
    left -= usedOn(question.meal.day) + usedOf(sofar)
    most = Math.max(0, Math.min(most, left))
  }
  return most
}

/** What has to stay with the diner of the food. */
export const floorOf = (policy: SubsidyPolicy, amount: Amount | null, priceFen: number): number => {
  // The smallest sum of fen that is the part or more.
  let part = 0
  while (part * 10_000 < priceFen * (policy.leastOwnBasisPoints ?? 0)) part += 1
  const named = amount !== null && amount.kind === 'own-price' ? amount.fen : 0
  return [named, policy.leastOwnFen ?? 0, part].toSorted((one, other) => other - one)[0] ?? 0
}

export const onlyHeads = (policy: SubsidyPolicy) =>
  policy.classes.length === 0 && policy.delivery.length === 0

/** Whether the canteen had it today already for this person. */
export const headToday = (policy: SubsidyPolicy, code: string, { earlier, meal }: Question): boolean =>
  earlier.some(
    (had) =>
      had.stands &&
      had.day === meal.day &&
      had.running.some((one) => one.policy === policy.code && one.code === code),
  )

/** What a total still holds: everything that was ever paid is laid out, and what came out of it is taken away. */
export function purse(
  policies: readonly Policy[],
  policy: SubsidyPolicy,
  meal: MealFacts,
  paid: readonly Paid[],
): readonly OpenPurse[] {
  return (policy.totals ?? []).map((total) => {
    let left = total.fen
    for (const one of paid) {
      if (!sharePeriod(total.per, { day: one.month, meal: meal.meal }, meal)) continue
      if (total.funder !== undefined && total.funder !== one.funder) continue
      if (together(policies, policy.code, total.pool, one.policy)) left -= one.fen
    }
    return { funder: total.funder ?? null, inPart: total.last === 'in-part', left: left > 0 ? left : 0 }
  })
}

/** What one funder may still pay for this person: each meal of the period takes its part away. */
function ownRoom(
  policy: SubsidyPolicy,
  part: Division['parts'][number],
  { earlier, meal }: Question,
): number {
  let room = 1_000_000_000
  for (const { fen, per } of part.most ?? []) {
    let left = fen
    for (const one of earlier) {
      if (!one.stands || !sharePeriod(per, one, meal)) continue
      for (const paid of one.parts ?? [])
        if (paid.policy === policy.code && paid.funder === part.funder) left -= paid.fen
    }
    room = Math.min(room, Math.max(0, left))
  }
  return room
}

/** The same with the sums for all that are the funder's alone. */
export const slowRoom =
  (
    policies: readonly Policy[],
    policy: SubsidyPolicy,
    division: Division,
    question: Question,
    paid: readonly Paid[],
  ) =>
  (funder: string): number => {
    const part = division.parts.find((one) => one.funder === funder)
    const own = part === undefined ? 1_000_000_000 : ownRoom(policy, part, question)
    return purse(policies, policy, question.meal, paid)
      .filter((one) => one.funder === funder)
      .reduce((room, { left }) => Math.min(room, left), own)
  }

export function offerOf(
  policies: readonly Policy[],
  policy: SubsidyPolicy,
  question: Question,
  paid: readonly Paid[],
  lines: readonly SlowLine[],
): Offer | null {
  const { meal } = question
  /** Of the price what the policy is for. */
  const ofFen = fenOfLines(givenOf(policy, lines))
  const had = question.earlier.filter(({ stands }) => stands)
  if (!mayLookAt(policy, question)) return null
  const inSitting = had.filter((one) => sharePeriod('sitting', one, meal))
  if (inSitting.some((one) => fenIn([...one.granted, ...one.delivery]) > 0)) return null
  const headPaid = (one: EarlierMeal) => one.running.some(({ policy: by }) => by === policy.code)
  if (onlyHeads(policy) && inSitting.some(headPaid)) return null
  for (const { count, per, pool, of } of policy.limits) {
    let counted = 0
    const days: string[] = []
    for (const one of had) {
      const mine = ({ policy: by }: { policy: string }) => together(policies, policy.code, pool, by)
      const gave = fenIn([...one.granted, ...one.delivery].filter(mine)) > 0 || one.running.some(mine)
      if (!sharePeriod(per, one, meal) || !gave) continue
      if (of === 'days' && (one.day === meal.day || days.includes(one.day))) continue
      days.push(one.day)
      counted += 1
    }
    if (counted >= count) return null
  }
  for (const { count, per, pool } of policy.portions ?? []) {
    let left = count
    for (const one of question.others ?? [])
      if (sharePeriod(per, one, meal) && one.policies.some((by) => together(policies, policy.code, pool, by)))
        left -= 1
    if (left <= 0) return null
  }
  if (onlyHeads(policy)) {
    const meant = policy.running.some(
      (one) =>
        (one.per !== 'delivery' || meal.way === 'delivered') &&
        !(one.per === 'day' && headToday(policy, one.code, question)) &&
        fits(one.who, policy, question) &&
        mayPay(purse(policies, policy, question.meal, paid), one.funder, one.fen, 'anybody') > 0,
    )
    const door = { funder: '', fen: 0 }
    return meant ? { policy, division: null, amount: null, reach: 0, purses: [], door } : null
  }
  const none: Sofar = { granted: [], delivery: [] }
  const budget = slowBudget(policies, policy, question, none, false)
  let best: {
    readonly bid: SlowBid
    readonly one: SubsidyClass
    readonly purses: readonly Purse[]
    readonly refused: boolean
  } | null = null
  for (const one of policy.classes) {
    if (!fits(one.who, policy, question)) continue
    if (policy.choose === 'first' && best !== null) continue
    const board = givenOf(policy, lines).reduce((sum, line) => sum + line.listFen, 0)
    const ofBoard = 'measured' in one.amount && one.amount.measured !== undefined
    const named = slowAmount(one.amount, ofBoard ? board : ofFen)
    const most = Math.max(0, Math.min(named, budget, ofFen - floorOf(policy, one.amount, ofFen)))
    const whole = slowDivide(
      one.division,
      named,
      most,
      (conditions) => conditions.every((condition) => holds(condition, policy, question)),
      (part, fen) =>
        mayPay(
          purse(policies, policy, question.meal, paid),
          part.funder,
          Math.min(fen, ownRoom(policy, part, question)),
          'its-own',
        ),
    )
    const through = mayPay(purse(policies, policy, question.meal, paid), '', fenIn(whole), 'whole-policy')
    const room = slowRoom(policies, policy, one.division, question, paid)
    const purses = slowCut(one.division, whole, through, room)
    if (best === null || isBetter([fenIn(purses), slowReach(one.amount, named), one.code], best.bid)) {
      best = {
        bid: [fenIn(purses), slowReach(one.amount, named), one.code],
        one,
        purses,
        refused: fenIn(whole) > 0 && through === 0,
      }
    }
  }
  if (best?.refused === true && fenIn(best.purses) === 0) return null
  const purses = best?.purses ?? []
  const doorMost = slowBudget(policies, policy, question, none, true) - fenIn(purses)
  let door = { funder: '', fen: 0 }
  for (const one of meal.way === 'delivered' ? policy.delivery : []) {
    if (!fits(one.who, policy, question)) continue
    const asked = Math.min(one.atMost ?? meal.deliveryFeeFen, meal.deliveryFeeFen, doorMost)
    const food = purses.map(({ funder, fen }) => ({
      policy: policy.code,
      funder,
      fen,
      month: question.meal.day,
    }))
    const fen = mayPay(
      purse(policies, policy, question.meal, [...paid, ...food]),
      one.funder,
      asked,
      'anybody',
    )
    if (fen > door.fen) door = { funder: one.funder, fen }
  }
  if (fenIn(purses) + door.fen === 0) return null
  return {
    policy,
    division: best?.one.division ?? null,
    amount: best?.one.amount ?? null,
    reach: best === null ? 0 : best.bid[1],
    purses,
    door,
  }
}
