/**
 * 当月未用完的可结转: what of a sum of a period is left for those that follow. The oldest is used first; what is left of a period may
 * be used in so many after it, and all that is carried together is never more than the most.
 *
 * Only a period on whose last day the policy meant this person brings anything: whoever becomes 80 in June has nothing of May.
 */
import { addDays } from '#ground/days'
import { beginningOf } from '../../rules/periods'
import type { Budget, Condition, SubsidyPolicy } from '../contract/policies'
import { allFailing } from './conditions'
import type { Circumstances } from './facts'
import type { CarriedOver } from './limits'

/** What is asked of a person, and not of a meal. */
const ofPerson: readonly Condition['kind'][] = [
  'age',
  'sex',
  'category',
  'without-category',
  'registered',
  'lives',
  'not-in-institution',
]

const personal = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.filter(({ kind }) => ofPerson.includes(kind))

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

/**
 * What may be used on `day` besides the period's own sum. `usedUntil` says what was used in the period that ends on a day, `counts`
 * whether that period brought anything.
 */
export function carriedInto(
  { per, fen, carry }: Pick<Budget, 'per' | 'fen' | 'carry'>,
  first: string,
  day: string,
  counts: (end: string) => boolean,
  usedUntil: (end: string) => number,
): number {
  if (carry === undefined) return 0
  let left: readonly Left[] = []
  for (const end of endsBefore(per, first, day)) {
    const own = counts(end) ? [{ periods: carry.periods, fen }] : []
    const rest = without([...left, ...own], usedUntil(end))
    const aged = rest
      .map((one) => ({ ...one, periods: one.periods - 1 }))
      .filter(({ periods }) => periods >= 0)
    left = without(aged, Math.max(0, sumOf(aged) - (carry.most ?? sumOf(aged))))
  }
  return sumOf(left)
}

/** The same of a budget of a policy, for a person and their meals. */
export const carriedOver =
  (policy: SubsidyPolicy, circumstances: Circumstances): CarriedOver =>
  (budget, usedOn) => {
    const { enrolledOn = policy.from } = circumstances.diner
    const first = enrolledOn > policy.from ? enrolledOn : policy.from
    return carriedInto(
      budget,
      first,
      circumstances.meal.day,
      (end) => meantOn(policy, circumstances, end),
      usedOn,
    )
  }
