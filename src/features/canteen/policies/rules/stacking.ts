/**
 * Policies one after the other, each of what those before it left; and of some that compete the one that is the best at its own place, after
 * everything that is paid before it: what one would give alone is no measure where another has given already.
 */
import type { DeliveryGrant, Grant, ClassReason, NotApplied, Part, Running } from '../contract/prices'
import type { SubsidyPolicy } from '../contract/policies'
import { betterBy, bestOf, type Bid } from './best'
import { paysHeadsOnly, staysWithDiner, type Candidate, type Considered } from './candidate'
import { carriedOver } from './carried'
import { stillToPay, type GivenFor } from './covered'
import { cutTo } from './division'
import type { Circumstances, EarlierMeal } from './facts'
import { budgetLeft, type CountedWith } from './limits'
import { runningOf } from './running'
import { besideWithin, type OpenTotal, type Payment } from './totals'

/** What a meal has been given by now. */
export interface GivenByNow {
  readonly grants: readonly Grant[]
  readonly delivery: readonly DeliveryGrant[]
  readonly running: readonly Running[]
  readonly givenFor: readonly GivenFor[]
  readonly paid: readonly Payment[]
  /** Of each policy that gave for the food, who would pay of a smaller sum. */
  readonly cuts: CutsOf
}

/** By the policy's code: its parts of so many fen, no more than it gave. */
export type CutsOf = ReadonlyMap<string, (mostFen: number) => readonly Part[]>

const nothing: GivenByNow = {
  grants: [],
  delivery: [],
  running: [],
  givenFor: [],
  paid: [],
  cuts: new Map(),
}

/** What of a meal a policy is asked about. */
export interface Stacked {
  readonly earlier: readonly EarlierMeal[]
  readonly countedWith: CountedWith
  /** What each line costs after discount. */
  readonly fens: readonly number[]
  readonly placesOf: (policy: SubsidyPolicy) => readonly number[]
  /** What its grant says of the portions that it is not for. */
  readonly beyondOf: (policy: SubsidyPolicy) => Pick<Grant, 'portions'>
  readonly circumstances: (policy: SubsidyPolicy) => Circumstances
  /** What a policy would give after these payments. */
  readonly considered: (policy: SubsidyPolicy, paid: readonly Payment[]) => Considered
  readonly totalsOf: (policy: SubsidyPolicy, paid: readonly Payment[]) => readonly OpenTotal[]
}

interface Step {
  readonly given: GivenByNow
  /** Why it gave nothing; null where it did. */
  readonly refused: readonly ClassReason[] | null
}

const sumOf = (parts: readonly { readonly fen: number }[]): number =>
  parts.reduce((sum, { fen }) => sum + fen, 0)

const paidBy = ({ code }: SubsidyPolicy, parts: readonly Part[]): readonly Payment[] =>
  parts.map(({ funder, fen }) => ({ policy: code, funder, fen }))

/** One more policy: those before it in this meal have used of what is left to pay, and of a budget or a total that they share with it. */
function andThen(before: GivenByNow, alone: Candidate, stacked: Stacked): Step {
  const { policy } = alone
  const { fens, placesOf, earlier, countedWith } = stacked
  const again =
    (policy.totals ?? []).length > 0 && before.paid.length > 0
      ? stacked.considered(policy, before.paid)
      : null
  if (again?.gives === false) return { given: before, refused: again.reasons }
  const candidate = again?.candidate ?? alone
  const circumstances = stacked.circumstances(policy)
  const { meal, priceFen: ofFen } = circumstances
  const over = carriedOver(policy, circumstances)
  const { grants, delivery } = before
  const budget = budgetLeft(policy, earlier, meal, countedWith, over, { granted: grants, delivery })
  const stays = staysWithDiner(policy, candidate.class, ofFen)
  const left = stillToPay(fens, placesOf(policy), before.givenFor)
  const most = Math.max(0, Math.min(left - stays, budget.fen))
  const cut = (fen: number) =>
    candidate.class === null ? candidate.divided : cutTo(candidate.class.division, candidate.divided, fen)
  const divided = cut(most)
  const feeLeft = meal.deliveryFeeFen - sumOf(delivery)
  const fee = Math.min(feeLeft, candidate.delivery?.fen ?? 0, budget.withDeliveryFen - divided.fen)
  if (divided.fen + fee === 0 && !paysHeadsOnly(policy)) {
    const reason = budget.reason ?? ({ code: 'nothing-left-to-pay' } as const)
    return { given: before, refused: [{ class: candidate.class?.code ?? null, reason }] }
  }
  const beyond = stacked.beyondOf(policy)
  const grant: Grant = {
    policy: policy.code,
    class: candidate.class?.code ?? null,
    namedFen: candidate.namedFen,
    ...(policy.lines === undefined && beyond.portions === undefined ? {} : { ofFen }),
    ...beyond,
    fen: divided.fen,
    parts: divided.parts,
    lost: divided.lost,
    ...(divided.uncoveredFen === 0 ? {} : { uncoveredFen: divided.uncoveredFen }),
    passedOver: candidate.passedOver,
  }
  const door: readonly DeliveryGrant[] =
    candidate.delivery !== null && fee > 0 ? [{ policy: policy.code, ...candidate.delivery, fen: fee }] : []
  const paid: Payment[] = [...before.paid, ...paidBy(policy, divided.parts), ...paidBy(policy, door)]
  const running: Running[] = []
  for (const one of runningOf(policy, circumstances, earlier)) {
    const { fen } = besideWithin(one, stacked.totalsOf(policy, paid))
    if (fen === 0) continue
    running.push({ ...one, fen })
    paid.push(...paidBy(policy, [{ funder: one.funder, fen }]))
  }
  return {
    given: {
      grants: divided.fen > 0 ? [...grants, grant] : grants,
      delivery: [...delivery, ...door],
      running: [...before.running, ...running],
      givenFor: [...before.givenFor, { places: placesOf(policy), fen: divided.fen }],
      paid,
      cuts:
        divided.fen > 0
          ? new Map([...before.cuts, [policy.code, (fen) => cut(Math.min(fen, divided.fen)).parts]])
          : before.cuts,
    },
    refused: null,
  }
}

interface Contest {
  readonly winner: Candidate | null
  /** Of every other one of its group. */
  readonly whyNot: ReadonlyMap<Candidate, readonly ClassReason[]>
}

const inAll = ({ grants, delivery }: GivenByNow): number => sumOf(grants) + sumOf(delivery)

/**
 * Which of a group counts. `place` is where its first one stands; each is reckoned after those before it that compete with nobody or have won
 * already. A group that is decided later counts for nothing here.
 */
function contestOf(
  group: string,
  candidates: readonly Candidate[],
  place: number,
  given: GivenByNow,
  decided: ReadonlyMap<string, Contest>,
  stacked: Stacked,
): Contest {
  const bids: { readonly candidate: Candidate; readonly bid: Bid }[] = []
  const whyNot = new Map<Candidate, readonly ClassReason[]>()
  let before = given
  for (const candidate of candidates.slice(place)) {
    const { bestOf: own, priority, code } = candidate.policy
    if (own === group) {
      const step = andThen(before, candidate, stacked)
      if (step.refused !== null) whyNot.set(candidate, step.refused)
      else {
        const order = `${String(priority).padStart(3, '0')} ${code}`
        const fen = inAll(step.given) - inAll(before)
        bids.push({ candidate, bid: { code: order, fen, namedFen: candidate.atMostFen } })
      }
    } else if (own === null || decided.get(own)?.winner === candidate) {
      before = andThen(before, candidate, stacked).given
    }
  }
  const best = bestOf(bids, ({ bid }) => bid)
  for (const { candidate, bid } of bids) {
    if (best === null || best.candidate === candidate) continue
    const code = `${betterBy(best.bid, bid)}-policy` as const
    const reason = { code, policy: best.candidate.policy.code }
    whyNot.set(candidate, [{ class: null, reason }])
  }
  return { winner: best?.candidate ?? null, whyNot }
}

/** All of them in their order, the smaller priority first. */
export function stack(
  candidates: readonly Candidate[],
  stacked: Stacked,
): { readonly given: GivenByNow; readonly notApplied: readonly NotApplied[] } {
  const decided = new Map<string, Contest>()
  const notApplied: NotApplied[] = []
  let given = nothing
  for (const [place, candidate] of candidates.entries()) {
    const { bestOf: group, code } = candidate.policy
    if (group !== null && !decided.has(group))
      decided.set(group, contestOf(group, candidates, place, given, decided, stacked))
    const lost = group === null ? undefined : decided.get(group)?.whyNot.get(candidate)
    const step = lost === undefined ? andThen(given, candidate, stacked) : { given, refused: lost }
    given = step.given
    if (step.refused !== null) notApplied.push({ policy: code, reasons: step.refused })
  }
  return { given, notApplied }
}
