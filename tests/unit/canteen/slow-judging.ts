/** Who is meant, judged slowly: birthdays counted one by one, minutes walked through. */
import type { Condition, Policy } from '#features/canteen/contract/index'
import type { LeapBirthday } from '#features/canteen/contract/words'
import type { DinerFacts, EarlierMeal, MealFacts } from '#features/canteen/rules/index'
import { givenOf, isFor, slowLines, type SlowLine } from './slow-lines'
import { sharePeriod } from './slow-periods'

export interface Question {
  readonly diner: DinerFacts
  readonly meal: MealFacts
  readonly earlier: readonly EarlierMeal[]
  readonly leap: LeapBirthday
  /** What was chosen, after discount; before there is one, as it is on the board. */
  readonly lines?: readonly SlowLine[]
  /** Meals of all people before this one that stand, with the policies that gave to them. */
  readonly others?: readonly (Pick<EarlierMeal, 'day' | 'meal'> & { readonly policies: readonly string[] })[]
}

const two = (value: number) => String(value).padStart(2, '0')

/** Lives through every year of a life and counts the birthdays that have come. */
function slowAge(birth: string, policy: Policy, { meal, leap }: Question): number {
  const [bornYear = 0, bornMonth = 0, bornDay = 0] = birth.split('-').map(Number)
  let age = -1
  for (let year = bornYear; ; year += 1) {
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
    let month = bornMonth
    let day = bornDay
    if (month === 2 && day === 29 && !isLeap) {
      if (leap === 'first-of-march') [month, day] = [3, 1]
      else day = 28
    }
    let counted = `${year}-${two(month)}-${two(day)}`
    if (policy.ageCounting === 'first-of-month') counted = `${year}-${two(month)}-01`
    if (policy.ageCounting === 'next-first-of-month' && day !== 1) {
      counted = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
    }
    if (policy.ageCounting === 'first-of-year') counted = `${year}-01-01`
    if (counted > meal.day) return age
    age += 1
  }
}

const circles = ['community', 'street', 'town', 'district', 'city', 'province']
const within = (is: string, reach: string) => circles.slice(0, circles.indexOf(reach) + 1).includes(is)

export function holds(condition: Condition, policy: Policy, question: Question): boolean {
  const { diner, meal } = question
  switch (condition.kind) {
    case 'age': {
      if (diner.birth === null) return false
      const age = slowAge(diner.birth, policy, question)
      return !(age < condition.from) && !(condition.until !== null && age > condition.until)
    }
    case 'sex':
      return [diner.sex].some((one) => one === condition.is)
    case 'category':
      return diner.categories.filter((one) => condition.anyOf.includes(one)).length > 0
    case 'without-category':
      return diner.categories.every((one) => !condition.noneOf.includes(one))
    case 'registered':
      return within(diner.registered, condition.within)
    case 'lives':
      return within(diner.lives, condition.within)
    case 'not-in-institution':
      return !diner.inInstitution
    case 'eater':
      return condition.anyOf.some((one) => one === meal.eater)
    case 'meal':
      return condition.anyOf.some((one) => one === meal.meal)
    case 'way':
      return condition.anyOf.some((one) => one === meal.way)
    case 'band':
      return condition.anyOf.filter((one) => meal.band === one).length > 0
    case 'day-kind':
      return condition.anyOf.some((one) => one === meal.dayKind)
    case 'weekday':
      return condition.anyOf.some((one) => one % 7 === new Date(`${meal.day}T00:00:00Z`).getUTCDay())
    case 'day-of-month':
      return condition.anyOf.some((one) => one === new Date(`${meal.day}T00:00:00Z`).getUTCDate())
    case 'birthday': {
      if (diner.birth === null) return false
      const [, month = 0, date = 0] = diner.birth.split('-').map(Number)
      const eaten = new Date(`${meal.day}T00:00:00Z`)
      if (condition.within === 'month') return eaten.getUTCMonth() + 1 === month
      // A date that the year does not have runs over into the next month.
      const kept = new Date(Date.UTC(eaten.getUTCFullYear(), month - 1, date))
      if (kept.getUTCDate() !== date && question.leap === 'last-of-february') kept.setUTCDate(0)
      return kept.getTime() === eaten.getTime()
    }
    case 'nth-meal': {
      let number = 1
      for (const one of question.earlier) if (one.stands && sharePeriod(condition.per, one, meal)) number += 1
      return number >= condition.from && number <= (condition.until ?? number)
    }
    case 'clock': {
      // Walks from the first minute of the window to its last and looks whether it meets the meal.
      const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
      for (let minute = minutes(condition.from); ; minute = (minute + 1) % 1440) {
        if (minute === minutes(meal.clock)) return true
        if (minute === minutes(condition.until)) return false
      }
    }
    case 'spend': {
      // Of what it gives to, and of what it does not mean as well, as if it were for anything.
      const { kind, perMeal } = policy
      let spend = 0
      for (const line of givenOf({ kind, perMeal }, question.lines ?? slowLines(meal)))
        spend += condition.measured === 'before-discount' ? line.listFen : line.fen
      if (condition.withDelivery) spend += meal.deliveryFeeFen
      return condition.strictly ? spend > condition.least : spend >= condition.least
    }
  }
}

const asksWhoEats = (all: readonly Condition[]) => all.some(({ kind }) => kind === 'eater')

/** Whoever eats without being named in the policy or in the list is a diner, or is not meant. */
export const fits = (who: readonly (readonly Condition[])[], policy: Policy, question: Question) =>
  (who.length === 0 ? [[]] : who).some(
    (all) =>
      (question.meal.eater === 'diner' || asksWhoEats(all) || asksWhoEats(policy.conditions)) &&
      all.every((one) => holds(one, policy, question)),
  )

export function mayLookAt(policy: Policy, question: Question): boolean {
  const { diner, meal } = question
  const inForce = policy.from <= meal.day && (policy.until ?? '9999-12-31') >= meal.day
  const here = !diner.died && !(diner.movedAway && policy.endsOnMovingAway)
  if (!slowLines(meal).some((line) => isFor(policy, line)) && policy.lines !== undefined) return false
  return inForce && here && policy.conditions.every((one) => holds(one, policy, question))
}
