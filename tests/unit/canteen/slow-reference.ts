/**
 * The engine once more, slow and by other means: fen by fen, year by year, day by day. It shares the shape of its input
 * with the engine and nothing else, so that a mistake has to be made twice in different ways to be overlooked.
 */
import type { Division, Policy, SubsidyPolicy } from '#features/canteen/contract/index'
import type { LeapBirthday } from '#features/canteen/contract/words'
import type { DinerFacts, EarlierMeal, MealFacts } from '#features/canteen/rules/index'
import { fits, holds, mayLookAt, type Question } from './slow-judging'
import { slowAmount, slowCut, slowDivide, slowPart, type Purse } from './slow-sums'

export interface SlowPrice {
  readonly priceFen: number
  readonly ownFen: number
  readonly subsidyFen: number
  readonly byFunder: Readonly<Record<string, number>>
  readonly deliverySubsidyFen: number
  readonly running: readonly string[]
}

/** A week is the days since its Monday, to which one walks back. */
function sharePeriod(period: string, left: EarlierMeal, right: MealFacts): boolean {
  if (period === 'month') return left.day.slice(0, 7) === right.day.slice(0, 7)
  if (period === 'day') return left.day === right.day
  if (period === 'sitting') return left.day === right.day && left.meal === right.meal
  const week = (day: string): number => {
    const date = new Date(`${day}T00:00:00Z`)
    while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1)
    return date.getTime()
  }
  return week(left.day) === week(right.day)
}

interface Offer {
  readonly policy: SubsidyPolicy
  readonly division: Division | null
  readonly purses: readonly Purse[]
  readonly door: { readonly funder: string; readonly fen: number }
}

const fenIn = (purses: readonly { readonly fen: number }[]) => purses.reduce((sum, { fen }) => sum + fen, 0)

function offerOf(policy: SubsidyPolicy, priceFen: number, question: Question): Offer | null {
  const { meal } = question
  const had = question.earlier.filter(({ stands }) => stands)
  const usedBy = (one: EarlierMeal, code?: string) =>
    fenIn([...one.granted, ...one.delivery].filter((grant) => code === undefined || grant.policy === code))
  if (!mayLookAt(policy, priceFen, question)) return null
  if (had.some((one) => sharePeriod('sitting', one, meal) && usedBy(one) > 0)) return null
  for (const { count, per } of policy.limits) {
    let counted = 0
    for (const one of had) if (sharePeriod(per, one, meal) && usedBy(one, policy.code) > 0) counted += 1
    if (counted >= count) return null
  }
  let most = priceFen
  for (const { fen, per } of policy.budgets) {
    let left = fen
    for (const one of had) {
      if (!sharePeriod(per, one, meal)) continue
      for (const grant of one.granted) if (grant.policy === policy.code) left -= grant.fen
    }
    most = Math.max(0, Math.min(most, left))
  }
  let best: { readonly division: Division; readonly purses: readonly Purse[] } | null = null
  for (const one of policy.classes) {
    if (!fits(one.who, policy, priceFen, question)) continue
    if (policy.choose === 'first' && best !== null) continue
    const named = slowAmount(one.amount, priceFen)
    const purses = slowDivide(one.division, named, Math.min(named, most), (conditions) =>
      conditions.every((condition) => holds(condition, policy, priceFen, question)),
    )
    if (best === null || fenIn(purses) > fenIn(best.purses)) best = { division: one.division, purses }
  }
  let door = { funder: '', fen: 0 }
  for (const one of meal.way === 'delivered' ? policy.delivery : []) {
    if (!fits(one.who, policy, priceFen, question)) continue
    const fen = one.atMost === null ? meal.deliveryFeeFen : Math.min(one.atMost, meal.deliveryFeeFen)
    if (fen > door.fen) door = { funder: one.funder, fen }
  }
  const purses = best?.purses ?? []
  return fenIn(purses) + door.fen === 0 ? null : { policy, division: best?.division ?? null, purses, door }
}

export function slowPrice(
  policies: readonly Policy[],
  diner: DinerFacts,
  meal: MealFacts,
  earlier: readonly EarlierMeal[],
  leap: LeapBirthday,
): SlowPrice {
  const question: Question = { diner, meal, earlier, leap }
  let priceFen = meal.listFen
  for (const policy of policies) {
    if (policy.kind !== 'discount' || !mayLookAt(policy, meal.listFen, question)) continue
    for (const one of policy.classes) {
      if (!fits(one.who, policy, meal.listFen, question)) continue
      const pays = slowPart(meal.listFen, one.paysBasisPoints, one.rounding.way, one.rounding.toFen)
      priceFen = Math.min(priceFen, pays)
    }
  }
  const offers: Offer[] = []
  for (const policy of policies) {
    const offer = policy.kind === 'subsidy' ? offerOf(policy, priceFen, question) : null
    if (offer !== null) offers.push(offer)
  }
  offers.sort((left, right) => {
    if (left.policy.priority !== right.policy.priority) return left.policy.priority - right.policy.priority
    return left.policy.code < right.policy.code ? -1 : 1
  })
  const worth = (offer: Offer) => fenIn(offer.purses) + offer.door.fen
  const stays = offers.filter((offer, index) =>
    offers.every((rival, place) => {
      if (rival === offer || offer.policy.bestOf === null) return true
      if (rival.policy.bestOf !== offer.policy.bestOf) return true
      return worth(offer) > worth(rival) || (worth(offer) === worth(rival) && index < place)
    }),
  )
  const byFunder: Record<string, number> = {}
  const running: string[] = []
  let food = priceFen
  let fee = meal.deliveryFeeFen
  for (const { policy, division, purses, door } of stays) {
    const paid = division === null ? [] : slowCut(division, purses, food)
    const opened = Math.min(fee, door.fen)
    if (fenIn(paid) + opened === 0) continue
    for (const { funder, fen } of paid) if (fen > 0) byFunder[funder] = (byFunder[funder] ?? 0) + fen
    food -= fenIn(paid)
    fee -= opened
    for (const one of policy.running) {
      const again = earlier.some(
        (had) =>
          had.stands &&
          had.day === meal.day &&
          had.running.some(({ policy: by, code }) => by === policy.code && code === one.code),
      )
      if (one.per === 'day' && again) continue
      if (one.per === 'delivery' && meal.way !== 'delivered') continue
      if (fits(one.who, policy, priceFen, question)) running.push(`${policy.code} ${one.code} ${one.fen}`)
    }
  }
  return {
    priceFen,
    ownFen: food + fee,
    subsidyFen: priceFen - food,
    byFunder,
    deliverySubsidyFen: meal.deliveryFeeFen - fee,
    running,
  }
}
