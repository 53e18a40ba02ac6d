/** Somebody to try policies on: born when, and what they had before the meal that is tried. */
import { addDays, addMonths, monthOf } from '#ground/days'
import { meals } from '../../contract/words'
import { inSamePeriod } from '../../rules/periods'
import type { Trial } from '../contract/procedures'
import type { EarlierMeal } from './facts'

type Counted = NonNullable<Trial['given']>['today']

/** Who is only said to be so old has had their birthday half a year ago, so that no rule of a birthday is met by chance. */
export const birthOf = ({ birth, age }: Pick<Trial['person'], 'birth' | 'age'>, day: string): string =>
  birth ?? addMonths(day, -12 * age - 6)

/** Another sitting of a day: two meals of one are not both subsidised. */
const otherMeal = (meal: Trial['meal']['meal']) => meals.find((one) => one !== meal) ?? meal

const had = (day: string, meal: Trial['meal']['meal'], granted: EarlierMeal['granted']): EarlierMeal => ({
  day,
  meal,
  at: 0,
  stands: true,
  granted,
  delivery: [],
  running: [],
})

/** Meals at another sitting of the day that were given nothing: they use up no limit and no sum. */
const withoutSubsidy = (count: number, { day, meal }: Trial['meal']): readonly EarlierMeal[] =>
  Array.from({ length: count }, () => had(day, otherMeal(meal), []))

/** Another day of the same week, of the same month too where there is one. */
function dayOfWeek(day: string): string {
  const near = [-1, -2, -3, -4, -5, -6, 1, 2, 3, 4, 5, 6].map((by) => addDays(day, by))
  const ofWeek = near.filter((other) => inSamePeriod('week', at(other), at(day)))
  return ofWeek.find((other) => monthOf(other) === monthOf(day)) ?? ofWeek[0] ?? day
}

/** A day of the same month in another week. */
const dayOfMonth = (day: string): string => {
  const weekBefore = addDays(day, -7)
  return monthOf(weekBefore) === monthOf(day) ? weekBefore : addDays(day, 7)
}

const at = (day: string) => ({ day, meal: meals[0] })

/** So many meals that a policy gave so much in all, to the fen: the first of them has what does not go into all. */
function subsidised(by: string, count: Counted, day: string, meal: Trial['meal']['meal']) {
  const each = count.meals === 0 ? 0 : Math.floor(count.fen / count.meals)
  const rest = count.fen - each * count.meals
  return Array.from({ length: count.meals }, (_, place) =>
    had(day, meal, [{ policy: by, fen: place === 0 ? each + rest : each }]),
  )
}

const less = (all: Counted, part: Counted): Counted => ({
  meals: Math.max(0, all.meals - part.meals),
  fen: Math.max(0, all.fen - part.fen),
})

const together = (one: Counted, other: Counted): Counted => ({
  meals: one.meals + other.meals,
  fen: one.fen + other.fen,
})

/** What a policy gave today, on another day of this week, and in another week of this month: each is counted in what it lies in. */
function givenBefore({ given, meal }: Trial): readonly EarlierMeal[] {
  if (given === null) return []
  const { by, today, week, month } = given
  const ofWeek = less(week, today)
  const onWeekday = dayOfWeek(meal.day)
  const inMonth = monthOf(onWeekday) === monthOf(meal.day) ? together(today, ofWeek) : today
  return [
    ...subsidised(by, today, meal.day, otherMeal(meal.meal)),
    ...subsidised(by, ofWeek, onWeekday, meal.meal),
    ...subsidised(by, less(month, inMonth), dayOfMonth(meal.day), meal.meal),
  ]
}

/** All that they had before. */
export const hadBefore = (trial: Trial): readonly EarlierMeal[] => [
  ...withoutSubsidy(trial.person.mealsBefore, trial.meal),
  ...givenBefore(trial),
]
