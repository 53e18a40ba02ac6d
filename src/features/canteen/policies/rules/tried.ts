/** Somebody to try policies on: born when, and what they had before the meal that is tried. */
import { addDays, addMonths, monthOf } from '#ground/days'
import { meals } from '../../contract/words'
import { inSamePeriod } from '../../rules/periods'
import type { Trial } from '../contract/procedures'
import type { EarlierMeal } from './facts'

type Counted = NonNullable<Trial['given']>['today']

/**
 * Who is only said to be so old has had their birthday a month ago: no rule of a birthday is met by chance, and they are no older by the
 * first of the year than they are said to be. In January nobody was born earlier in the year: there it is half a year ago.
 */
export const birthOf = ({ birth, age }: Pick<Trial['person'], 'birth' | 'age'>, day: string): string =>
  birth ?? addMonths(day, -12 * age - (monthOf(day).endsWith('-01') ? 6 : 1))

/** Another sitting of a day: two meals of one are not both subsidised. */
const otherMeal = (meal: Trial['meal']['meal']) => meals.find((one) => one !== meal) ?? meal

const had = (
  day: string,
  meal: Trial['meal']['meal'],
  granted: EarlierMeal['granted'],
  running: EarlierMeal['running'] = [],
): EarlierMeal => ({ day, meal, at: 0, stands: true, granted, delivery: [], running })

/** Meals at another sitting of the day that were given nothing: they use up no limit and no sum. */
const withoutSubsidy = (count: number, { day, meal }: Trial['meal']): readonly EarlierMeal[] =>
  Array.from({ length: count }, () => had(day, otherMeal(meal), []))

const at = (day: string) => ({ day, meal: meals[0] })

/** Days before it, the nearest first, and then those after it. */
const daysAround = (day: string, within: number): readonly string[] => {
  const near = Array.from({ length: within }, (_, place) => place + 1)
  return [...near.map((by) => addDays(day, -by)), ...near.map((by) => addDays(day, by))]
}

/** The other days of its week: those of the same month where there are any. */
function otherDaysOfWeek(day: string): readonly string[] {
  const ofWeek = daysAround(day, 6).filter((other) => inSamePeriod('week', at(other), at(day)))
  const ofMonth = ofWeek.filter((other) => monthOf(other) === monthOf(day))
  return ofMonth.length > 0 ? ofMonth : ofWeek
}

/** The days of its month that lie in other weeks. */
const otherDaysOfMonth = (day: string): readonly string[] =>
  daysAround(day, 30).filter(
    (other) => monthOf(other) === monthOf(day) && !inSamePeriod('week', at(other), at(day)),
  )

/**
 * So many meals that a policy gave so much in all, to the fen: the first of them has what does not go into all. They lie on as many days
 * as there are, and one without money was given something for all that: some limits count days, and some only meals.
 */
function subsidised(by: string, count: Counted, days: readonly string[], meal: Trial['meal']['meal']) {
  const each = count.meals === 0 ? 0 : Math.floor(count.fen / count.meals)
  const rest = count.fen - each * count.meals
  return Array.from({ length: count.meals }, (_, place) => {
    const fen = place === 0 ? each + rest : each
    const day = days[place % days.length] ?? ''
    const running = fen === 0 ? [{ policy: by, code: '' }] : []
    return { ...had(day, meal, [{ policy: by, fen }], running), discount: by }
  })
}

const less = (all: Counted, part: Counted): Counted => ({
  meals: Math.max(0, all.meals - part.meals),
  fen: Math.max(0, all.fen - part.fen),
})

const together = (one: Counted, other: Counted): Counted => ({
  meals: one.meals + other.meals,
  fen: one.fen + other.fen,
})

/** What a policy gave today, on other days of this week, and in other weeks of this month: each is counted in what it lies in. */
function givenBefore({ given, meal }: Trial): readonly EarlierMeal[] {
  if (given === null) return []
  const { by, today, week, month } = given
  const ofWeek = less(week, today)
  const onWeekdays = otherDaysOfWeek(meal.day)
  const areOfMonth = onWeekdays.every((day) => monthOf(day) === monthOf(meal.day))
  const inMonth = areOfMonth ? together(today, ofWeek) : today
  return [
    ...subsidised(by, today, [meal.day], otherMeal(meal.meal)),
    ...subsidised(by, ofWeek, onWeekdays, meal.meal),
    ...subsidised(by, less(month, inMonth), otherDaysOfMonth(meal.day), meal.meal),
  ]
}

/** All that they had before. */
export const hadBefore = (trial: Trial): readonly EarlierMeal[] => [
  ...withoutSubsidy(trial.person.mealsBefore, trial.meal),
  ...givenBefore(trial),
]
