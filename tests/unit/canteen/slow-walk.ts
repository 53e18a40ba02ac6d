/** Offers one after the other, slowly; and of those that compete the one that adds most. */
import type { Policy } from '#features/canteen/contract/index'
import { fits, type Question } from './slow-judging'
import { fenOfLines, givenOf, slowStillToPay, type SlowGiven, type SlowLine } from './slow-lines'
import {
  fenIn,
  floorOf,
  headToday,
  isBetter,
  offerOf,
  onlyHeads,
  purse,
  slowBudget,
  slowRoom,
  type Offer,
  type SlowBid,
} from './slow-offers'
import { slowCut } from './slow-sums'
import { mayPay, type Paid } from './slow-totals'

export interface Ground {
  readonly policies: readonly Policy[]
  readonly priceFen: number
  readonly question: Question
  readonly before: readonly Paid[]
  readonly lines: readonly SlowLine[]
}

interface Walked {
  readonly byFunder: Readonly<Record<string, number>>
  readonly running: readonly string[]
  /** What is left to pay. */
  readonly food: number
  readonly fee: number
  readonly refused: readonly Offer[]
}

/** Pays one after the other, each of what is left. */
export function slowWalk(
  stays: readonly Offer[],
  { policies, priceFen, question, before, lines }: Ground,
): Walked {
  const { meal } = question
  const refused: Offer[] = []
  const byFunder: Record<string, number> = {}
  const running: string[] = []
  let food = priceFen
  let fee = meal.deliveryFeeFen
  const sofar = {
    granted: [] as { policy: string; fen: number }[],
    delivery: [] as { policy: string; fen: number }[],
  }
  const inMeal: Paid[] = []
  const givenFor: SlowGiven[] = []
  const pays = (policy: string, funder: string, fen: number) =>
    inMeal.push({ policy, funder, fen, month: meal.day })
  for (const alone of stays) {
    const { policy } = alone
    const again =
      policy.totals === undefined ? alone : offerOf(policies, policy, question, [...before, ...inMeal], lines)
    if (again === null) {
      refused.push(alone)
      continue
    }
    const { division, amount, purses, door } = again
    const floor = floorOf(policy, amount, fenOfLines(givenOf(policy, lines)))
    const open = slowStillToPay(lines, policy, givenFor)
    const most = Math.min(
      open > floor ? open - floor : 0,
      slowBudget(policies, policy, question, sofar, false),
    )
    const paid =
      division === null
        ? []
        : slowCut(
            division,
            purses,
            most,
            slowRoom(policies, policy, division, question, [...before, ...inMeal]),
          )
    const forDoor = slowBudget(policies, policy, question, sofar, true) - fenIn(paid)
    const opened = Math.min(fee, door.fen, forDoor)
    if (fenIn(paid) + opened === 0 && !onlyHeads(policy)) {
      refused.push(alone)
      continue
    }
    sofar.granted.push({ policy: policy.code, fen: fenIn(paid) })
    sofar.delivery.push({ policy: policy.code, fen: opened })
    for (const { funder, fen } of paid) {
      if (fen > 0) byFunder[funder] = (byFunder[funder] ?? 0) + fen
      pays(policy.code, funder, fen)
    }
    pays(policy.code, door.funder, opened)
    food -= fenIn(paid)
    givenFor.push({ policy, fen: fenIn(paid) })
    fee -= opened
    for (const one of policy.running) {
      if (one.per === 'day' && headToday(policy, one.code, question)) continue
      if (one.per === 'delivery' && meal.way !== 'delivered') continue
      if (!fits(one.who, policy, question)) continue
      const fen = mayPay(
        purse(policies, policy, meal, [...before, ...inMeal]),
        one.funder,
        one.fen,
        'anybody',
      )
      if (fen > 0) running.push(`${policy.code} ${one.code} ${fen}`)
      pays(policy.code, one.funder, fen)
    }
  }
  return { byFunder, running, food, fee, refused }
}

/**
 * Of offers that compete those that stay. Each competitor is looked at in a meal of its own: everything before it that competes with nobody
 * or has won, then itself; what is left to pay before and after tells what it adds.
 */
export function slowWinners(
  offers: readonly Offer[],
  walk: (list: readonly Offer[]) => Walked,
): readonly Offer[] {
  const gone = new Set<Offer>()
  const won = new Set<Offer>()
  const groups = [...new Set(offers.flatMap(({ policy: { bestOf } }) => bestOf ?? []))]
  for (const group of groups) {
    const rivals = offers.filter(({ policy: { bestOf } }) => bestOf === group)
    let best: { readonly rival: Offer; readonly bid: SlowBid } | null = null
    for (const rival of rivals) {
      const place = offers.indexOf(rival)
      const beforeIt = offers.filter((one, at) => at < place && (one.policy.bestOf === null || won.has(one)))
      const [without, withIt] = [walk(beforeIt), walk([...beforeIt, rival])]
      gone.add(rival)
      if (withIt.refused.includes(rival)) continue
      const adds = without.food + without.fee - withIt.food - withIt.fee
      const bid: SlowBid = [adds, rival.reach, String(place)]
      if (best === null || isBetter(bid, best.bid)) best = { rival, bid }
    }
    if (best !== null) {
      won.add(best.rival)
      gone.delete(best.rival)
    }
  }
  return offers.filter((one) => !gone.has(one))
}
