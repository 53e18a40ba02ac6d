/**
 * What a meal costs its eater, who pays the rest, and why: the one answer behind the till, "try it" and
 * 「为什么是这个价？」. The order in which policies are handed in changes nothing: priority decides, then the code.
 */
import { givesToMeals, type Condition, type Policy, type SubsidyPolicy } from '../contract/policies'
import type { LeapBirthday } from '../../contract/words'
import type {
  DeliveryGrant,
  Grant,
  MealPrice,
  NotApplied,
  Part,
  PortionsLeft,
  Running,
  TotalLeft,
} from '../contract/prices'
import { consider, paysHeadsOnly, staysWithDiner, type Candidate } from './candidate'
import { betterBy, outbids, type Bid } from './best'
import { carriedOver } from './carried'
import { afterDiscount, fenAt, foodLines, stillToPay, type GivenFor } from './covered'
import { discounted } from './discount'
import { cutTo } from './division'
import type { DinerFacts, EarlierMeal, MealFacts, VersionsOf } from './facts'
import { budgetLeft, countedTogether } from './limits'
import { placesGivenTo, portionsBeyond } from './per-meal'
import { runningOf } from './running'
import { besideWithin, openTotals, type Payment } from './totals'

export interface PricingSettings {
  readonly leapBirthday: LeapBirthday
  /** What totals of all people together still have; one that is not told has given nothing yet. */
  readonly totalsLeft?: readonly TotalLeft[]
  /** How many meals for all people together there still are; of one that is not told, all. */
  readonly portionsLeft?: readonly PortionsLeft[]
  /** Asked of policies that carry something over. */
  readonly versionsOf?: VersionsOf
}

const byPriority = (left: Policy, right: Policy): number =>
  left.priority - right.priority || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0)

const bidOf = ({ divided, delivery, atMostFen, policy: { priority, code } }: Candidate): Bid => ({
  code: `${String(priority).padStart(3, '0')} ${code}`,
  fen: divided.fen + (delivery?.fen ?? 0),
  namedFen: atMostFen,
})

/** Of the policies that compete under one name the best stays; of two that give and name the same, the one of earlier priority. */
function winners(candidates: readonly Candidate[]): ReadonlyMap<string, Candidate> {
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const group = candidate.policy.bestOf
    if (group === null) continue
    const held = best.get(group)
    if (held === undefined || outbids(bidOf(candidate), bidOf(held))) best.set(group, candidate)
  }
  return best
}

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

export function priceMeal(
  policies: readonly Policy[],
  diner: DinerFacts,
  meal: MealFacts,
  earlier: readonly EarlierMeal[],
  settings: PricingSettings,
): MealPrice {
  const sorted = policies.toSorted(byPriority)
  const lines = foodLines(meal)
  const givenTo = new Map<Policy, readonly number[]>()
  const placesOf = (policy: Policy): readonly number[] => {
    const places = givenTo.get(policy) ?? placesGivenTo(policy, lines)
    givenTo.set(policy, places)
    return places
  }
  const circumstancesAt = (fens: readonly number[], spendFen: number) => (policy: Policy) => ({
    diner,
    meal,
    earlier,
    priceFen: fenAt(fens, placesOf(policy)),
    spendFen,
    ageCounting: policy.ageCounting,
    leapBirthday: settings.leapBirthday,
    versionsOf: settings.versionsOf,
  })
  const atList = lines.map(({ fen }) => fen)
  const discounts = sorted.filter((policy) => policy.kind === 'discount')
  const { discount: lowest, notApplied: otherDiscounts } = discounted(
    discounts,
    circumstancesAt(atList, meal.listFen),
  )
  const cheaper = discounts.find(({ code }) => code === lowest?.policy)
  const discount =
    lowest === null || cheaper === undefined ? null : { ...lowest, ...portionsBeyond(cheaper, lines) }
  const priceFen = meal.listFen - (discount?.fen ?? 0)
  const fens = cheaper === undefined ? atList : afterDiscount(lines, placesOf(cheaper), discount?.fen ?? 0)
  const circumstances = circumstancesAt(fens, priceFen)

  const countedWith = countedTogether(sorted)
  const paid: Payment[] = []
  const pays = (policy: Policy, parts: readonly Part[]) =>
    paid.push(...parts.map((part) => ({ ...part, policy: policy.code })))
  const totalsOf = (policy: SubsidyPolicy) => (parts: readonly Part[]) =>
    openTotals(
      policy,
      settings.totalsLeft ?? [],
      [...paid, ...parts.map((part) => ({ ...part, policy: policy.code }))],
      countedWith,
    )
  const considered = (policy: SubsidyPolicy) =>
    consider(
      policy,
      circumstances(policy),
      earlier,
      countedWith,
      totalsOf(policy),
      settings.portionsLeft ?? [],
    )
  const candidates: Candidate[] = []
  const notApplied: NotApplied[] = [...otherDiscounts]
  for (const policy of sorted) {
    if (policy.kind === 'discount' || !givesToMeals(policy)) continue
    const looked = considered(policy)
    if (looked.gives) candidates.push(looked.candidate)
    else notApplied.push({ policy: policy.code, reasons: looked.reasons })
  }

  const best = winners(candidates)
  const grants: Grant[] = []
  const delivery: DeliveryGrant[] = []
  const running: Running[] = []
  const givenFor: GivenFor[] = []
  let left = priceFen
  let feeLeft = meal.deliveryFeeFen
  for (const alone of candidates) {
    const { policy } = alone
    const winner = policy.bestOf === null ? alone : best.get(policy.bestOf)
    if (winner !== undefined && winner !== alone) {
      const code = `${betterBy(bidOf(winner), bidOf(alone))}-policy` as const
      const reason = { code, policy: winner.policy.code }
      notApplied.push({ policy: policy.code, reasons: [{ class: null, reason }] })
      continue
    }
    // Those before it in this meal have used of what is left to pay, and of a budget or a total that they share with it.
    const again = (policy.totals ?? []).length > 0 && paid.length > 0 ? considered(policy) : null
    if (again?.gives === false) {
      notApplied.push({ policy: policy.code, reasons: again.reasons })
      continue
    }
    const candidate = again?.candidate ?? alone
    const over = carriedOver(policy, circumstances(policy))
    const budget = budgetLeft(policy, earlier, meal, countedWith, over, { granted: grants, delivery })
    const { priceFen: ofFen } = circumstances(policy)
    const stays = staysWithDiner(policy, candidate.class, ofFen)
    const most = Math.max(0, Math.min(stillToPay(fens, placesOf(policy), givenFor) - stays, budget.fen))
    const divided =
      candidate.class === null ? candidate.divided : cutTo(candidate.class.division, candidate.divided, most)
    const fee = Math.min(feeLeft, candidate.delivery?.fen ?? 0, budget.withDeliveryFen - divided.fen)
    if (divided.fen + fee === 0 && !paysHeadsOnly(policy)) {
      const reason = budget.reason ?? ({ code: 'nothing-left-to-pay' } as const)
      notApplied.push({ policy: policy.code, reasons: [{ class: candidate.class?.code ?? null, reason }] })
      continue
    }
    left -= divided.fen
    givenFor.push({ places: placesOf(policy), fen: divided.fen })
    feeLeft -= fee
    pays(policy, divided.parts)
    if (divided.fen > 0) {
      const beyond = portionsBeyond(policy, lines)
      grants.push({
        policy: policy.code,
        class: candidate.class?.code ?? null,
        namedFen: candidate.namedFen,
        ...(policy.lines === undefined && beyond.portions === undefined ? {} : { ofFen }),
        ...beyond,
        fen: divided.fen,
        parts: divided.parts,
        lost: divided.lost,
        passedOver: candidate.passedOver,
      })
    }
    if (candidate.delivery !== null && fee > 0) {
      delivery.push({ policy: policy.code, ...candidate.delivery, fen: fee })
      pays(policy, [{ funder: candidate.delivery.funder, fen: fee }])
    }
    for (const one of runningOf(policy, circumstances(policy), earlier)) {
      const { fen } = besideWithin(one, totalsOf(policy)([]))
      if (fen === 0) continue
      running.push({ ...one, fen })
      pays(policy, [{ funder: one.funder, fen }])
    }
  }

  return {
    listFen: meal.listFen,
    discount,
    priceFen,
    grants,
    subsidyFen: priceFen - left,
    byFunder: sumByFunder(grants.flatMap(({ parts }) => parts)),
    deliveryFeeFen: meal.deliveryFeeFen,
    delivery,
    deliverySubsidyFen: sumOf(delivery),
    ownFen: left + feeLeft,
    running,
    notApplied,
    dayPresumed: !meal.dayAnnounced && policies.some(asksDayKind),
  }
}
