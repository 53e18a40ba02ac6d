/**
 * The engine once more, slow and by other means: fen by fen, year by year, day by day. It shares the shape of its input
 * with the engine and nothing else, so that a mistake has to be made twice in different ways to be overlooked.
 */
import type { Policy } from '#features/canteen/contract/index'
import type { LeapBirthday } from '#features/canteen/contract/words'
import type { DinerFacts, EarlierMeal, GivenInAll, MealFacts } from '#features/canteen/rules/index'
import { fits, mayLookAt, type Question } from './slow-judging'
import { fenOfLines, givenOf, slowLines, slowSpread } from './slow-lines'
import { offerOf, type Offer } from './slow-offers'
import { sharePeriod } from './slow-periods'
import { slowPart } from './slow-sums'
import type { Paid } from './slow-totals'
import { slowWalk, slowWinners } from './slow-walk'

export interface SlowPrice {
  readonly priceFen: number
  readonly ownFen: number
  readonly subsidyFen: number
  readonly byFunder: Readonly<Record<string, number>>
  readonly deliverySubsidyFen: number
  readonly running: readonly string[]
}

export function slowPrice(
  policies: readonly Policy[],
  diner: DinerFacts,
  meal: MealFacts,
  earlier: readonly EarlierMeal[],
  leap: LeapBirthday,
  given: readonly GivenInAll[] = [],
  others: Question['others'] = [],
): SlowPrice {
  const before: readonly Paid[] = given.map((one) => ({ ...one, month: `${one.month}-01` }))
  const listedQuestion: Question = { diner, meal, earlier, leap, others }
  let priceFen = meal.listFen
  let cheaper: Policy | null = null
  const listed = slowLines(meal)
  for (const policy of policies) {
    if (policy.kind !== 'discount' || !mayLookAt(policy, listedQuestion)) continue
    const usedUp = (policy.limits ?? []).some(({ count, per, of }) => {
      const had = earlier.filter(
        (one) => one.stands && one.discount === policy.code && sharePeriod(per, one, meal),
      )
      if (of !== 'days') return had.length >= count
      return [...new Set(had.map((one) => one.day))].filter((one) => one !== meal.day).length >= count
    })
    if (usedUp) continue
    for (const one of policy.classes) {
      if (!fits(one.who, policy, listedQuestion)) continue
      const ofFen = fenOfLines(givenOf(policy, listed))
      const pays = slowPart(ofFen, one.paysBasisPoints, one.rounding.way, one.rounding.toFen)
      const down = Math.max(0, Math.min(pays, ofFen) - (one.offFen ?? 0))
      const held = one.mostOffFen === undefined ? 0 : ofFen - one.mostOffFen
      const whole = meal.listFen - ofFen + Math.max(down, held)
      if (whole < priceFen) [priceFen, cheaper] = [whole, policy]
    }
  }
  const lines = slowSpread(listed, cheaper, meal.listFen - priceFen)
  const question: Question = { ...listedQuestion, lines }
  const offers: Offer[] = []
  for (const policy of policies) {
    const offer = policy.kind === 'subsidy' ? offerOf(policies, policy, question, before, lines) : null
    if (offer !== null) offers.push(offer)
  }
  offers.sort((left, right) => {
    if (left.policy.priority !== right.policy.priority) return left.policy.priority - right.policy.priority
    return left.policy.code < right.policy.code ? -1 : 1
  })
  const settled = slowWinners(offers, (list) =>
    slowWalk(list, { policies, priceFen, question, before, lines }),
  )
  const { byFunder, running, food, fee } = slowWalk(settled, { policies, priceFen, question, before, lines })
  return {
    priceFen,
    ownFen: food + fee,
    subsidyFen: priceFen - food,
    byFunder,
    deliverySubsidyFen: meal.deliveryFeeFen - fee,
    running,
  }
}
