/**
 * 当月未用完的可结转: what of a sum of a period is left for those that follow. The oldest is used first; what is left of a period may
 * be used in so many after it, and all that is carried together is never more than the most.
 *
 * Only a period on whose last day the policy meant this person brings anything: whoever becomes 80 in June has nothing of May.
 */
import { addDays } from '#ground/days'
import { beginningOf } from '../../rules/periods'
import type { Budget, Condition, Policy, SubsidyPolicy } from '../contract/policies'
import { allFailing } from './conditions'
import type { Circumstances, PolicyVersion } from './facts'
import { versionOn } from './version-on'
import type { CarriedOver } from './limits'

/** Whether it is asked of a person; the rest is asked of a meal, or of its day. */
const isOfPerson: Readonly<Record<Condition['kind'], boolean>> = {
  age: true,
  sex: true,
  category: true,
  'without-category': true,
  registered: true,
  lives: true,
  'not-in-institution': true,
  eater: false,
  meal: false,
  way: false,
  band: false,
  'day-kind': false,
  weekday: false,
  'day-of-month': false,
  birthday: false,
  'nth-meal': false,
  clock: false,
  spend: false,
}

const personal = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.filter(({ kind }) => isOfPerson[kind])

/** Whether a policy meant this person on a day before, whatever they ate. */
export function meantOn(policy: SubsidyPolicy, circumstances: Circumstances, day: string): boolean {
  const { diner, meal } = circumstances
  if (day < policy.from || (policy.until !== null && day > policy.until)) return false
  if (diner.enrolledOn !== undefined && day < diner.enrolledOn) return false
  const then = { ...circumstances, diner: { ...diner, ...diner.personOn?.(day) }, meal: { ...meal, day } }
  const holds = (conditions: readonly Condition[]) => allFailing(personal(conditions), then).length === 0
  const lists = [...policy.classes, ...policy.delivery].map(({ who }) => who)
  return holds(policy.conditions) && lists.some((who) => who.length === 0 || who.some(holds))
}

interface Left {
  /** After how many more periods it is lost. */
  readonly periods: number
  readonly fen: number
}

const sumOf = (left: readonly Left[]): number => left.reduce((sum, { fen }) => sum + fen, 0)

/** Takes so much away, from the oldest on. */
function without(left: readonly Left[], fen: number): readonly Left[] {
  let taken = fen
  return left.map((one) => {
    const part = Math.min(one.fen, taken)
    taken -= part
    return { ...one, fen: one.fen - part }
  })
}

/** The last days of the periods before the one of `day`, from that of `first` on. */
function endsBefore(per: Budget['per'], first: string, day: string): readonly string[] {
  const ends: string[] = []
  for (let end = addDays(beginningOf(per, day), -1); end >= first; end = addDays(beginningOf(per, end), -1))
    ends.unshift(end)
  return ends
}

/** What a period brought, and how that goes on, as the policy had it on its last day; null where nothing goes on from it. */
export type BroughtBy = (
  end: string,
) => (Pick<Budget, 'fen' | 'carry'> & { readonly counts: () => boolean }) | null

/** What may be used on `day` besides the period's own sum. `usedUntil` says what was used in the period that ends on a day. */
export function carriedInto(
  per: Budget['per'],
  first: string,
  day: string,
  broughtBy: BroughtBy,
  usedUntil: (end: string) => number,
): number {
  let left: readonly Left[] = []
  for (const end of endsBefore(per, first, day)) {
    const brought = broughtBy(end)
    if (brought?.carry === undefined) {
      left = []
      continue
    }
    const { fen, carry, counts } = brought
    const own = counts() ? [{ periods: carry.periods, fen }] : []
    const rest = without([...left, ...own], usedUntil(end))
    const aged = rest
      .map((one) => ({ ...one, periods: one.periods - 1 }))
      .filter(({ periods }) => periods >= 0)
    left = without(aged, Math.max(0, sumOf(aged) - (carry.most ?? sumOf(aged))))
  }
  return sumOf(left)
}

const isSubsidy = (policy: Policy): policy is SubsidyPolicy => policy.kind === 'subsidy'

/** The policy as it was on a day; of days before the first version by that one. */
function policyThen(policy: SubsidyPolicy, versions: readonly PolicyVersion[], day: string): SubsidyPolicy {
  const then = (versionOn(versions, day) ?? versions[0])?.policy
  return then !== undefined && isSubsidy(then) ? then : policy
}

/**
 * The same of a budget of a policy, for a person and their meals. A period that is over is judged as the policy was on its last day, so
 * a larger sum makes no month before larger, and a budget that carries from now on has nothing from before.
 */
export const carriedOver =
  (policy: SubsidyPolicy, circumstances: Circumstances): CarriedOver =>
  (budget, usedOn) => {
    const { enrolledOn } = circumstances.diner
    if (budget.carry === undefined || enrolledOn === undefined) return 0
    const versions = circumstances.versionsOf?.(policy.code) ?? []
    const begins = [policy, ...versions.map((one) => one.policy)].map(({ from }) => from).toSorted()[0]
    const first = begins === undefined || enrolledOn > begins ? enrolledOn : begins
    // A budget has no code: it is the first, the second … of its period and pool.
    const alike = ({ per, pool }: Budget) => per === budget.per && pool === budget.pool
    const place = policy.budgets.filter(alike).indexOf(budget)
    return carriedInto(
      budget.per,
      first,
      circumstances.meal.day,
      (end) => {
        const then = policyThen(policy, versions, end)
        const found = then.budgets.filter(alike)[place]
        return found === undefined ? null : { ...found, counts: () => meantOn(then, circumstances, end) }
      },
      usedOn,
    )
  }
