/** What is carried over, slowly: every day is lived through from the first of the policy on, and each yuan left knows when it is lost. */
import { addDays } from '#ground/days'
import type { Budget, Condition, SubsidyPolicy } from '#features/canteen/policies/contract/policies'
import { holds, type Question } from './slow-judging'
import { sharePeriod } from './slow-periods'

const asksMeal = [
  'eater',
  'meal',
  'way',
  'band',
  'day-kind',
  'weekday',
  'day-of-month',
  'birthday',
  'nth-meal',
  'clock',
  'spend',
]

function wasMeant(policy: SubsidyPolicy, question: Question, day: string): boolean {
  const { diner, meal } = question
  if (diner.enrolledOn === undefined || diner.enrolledOn > day) return false
  if (policy.from > day || (policy.until ?? '9999') < day) return false
  const then: Question = {
    ...question,
    diner: { ...diner, ...diner.personOn?.(day) },
    meal: { ...meal, day },
  }
  const all = (conditions: readonly Condition[]) =>
    conditions.every((one) => asksMeal.includes(one.kind) || holds(one, policy, then))
  if (!all(policy.conditions)) return false
  for (const { who } of [...policy.classes, ...policy.delivery])
    if (who.length === 0 || who.some(all)) return true
  return false
}

export function slowCarried(
  { fen, per, carry }: Pick<Budget, 'fen' | 'per'> & { readonly carry: NonNullable<Budget['carry']> },
  policy: SubsidyPolicy,
  question: Question,
  usedOn: (day: string) => number,
): number {
  const today = question.meal
  const together = (one: string, other: string) =>
    sharePeriod(per, { day: one, meal: today.meal }, { ...today, day: other })
  let purses: { age: number; fen: number }[] = []
  for (let day = policy.from; day < today.day && !together(day, today.day); day = addDays(day, 1)) {
    // Only the last day of a period changes what is left.
    if (together(day, addDays(day, 1))) continue
    // A period of which the person was no diner on its last day, or the policy not there, brings nothing.
    if (wasMeant(policy, question, day)) purses.push({ age: 0, fen })
    let used = usedOn(day)
    for (const purse of purses) {
      const paid = Math.min(used, purse.fen)
      purse.fen -= paid
      used -= paid
    }
    for (const purse of purses) purse.age += 1
    purses = purses.filter((purse) => purse.age <= carry.periods)
    const all = () => purses.reduce((sum, purse) => sum + purse.fen, 0)
    while (carry.most !== undefined && all() > carry.most) {
      const oldest = purses.find((purse) => purse.fen > 0)
      if (oldest === undefined) break
      oldest.fen -= Math.min(oldest.fen, all() - carry.most)
    }
  }
  return purses.reduce((sum, purse) => sum + purse.fen, 0)
}
