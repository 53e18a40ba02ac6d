/**
 * Meals of a span, one by one or added up: those that are counted alike are one row. Days that are over are read once while the
 * desk is open, since nothing changes them but a meal that is entered late or taken back, or a day of birth put right.
 */
import { digestOf } from '#vault/log/record'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import { monthParts, type Span } from '#work/figures/rules/index'
import type { Pieces } from '#work/pieces'
import { serviceToday } from '../close/service/closed-days'
import { overAndToCome } from '../rules/past-days'
import { changesADayThatIsOver } from '../schema/meals'
import { settingsOf } from '../settings/service'
import { bandsOf, mealsOfSpan, type Births, type UnnamedMeal } from './meals'

const on = [{ table: 'canteen_meals', column: 'id', putWhen: changesADayThatIsOver }]

/** So many days are read at once, some thousand meals: the till waits for no more. */
const daysOfPiece = 4
const piecesOfMonth = 8

/** A list of them turns its pages: the last two months. */
const keptMeals = keptAnswers<readonly UnnamedMeal[]>({
  name: 'canteen_figure_meals',
  on,
  most: 2 * piecesOfMonth,
})

interface AddedUp {
  readonly byDay: readonly UnnamedMeal[]
  readonly together: readonly UnnamedMeal[]
}

/** Four years. */
const keptSums = keptAnswers<AddedUp>({ name: 'canteen_figures', on, most: 48 * piecesOfMonth })

interface Piece {
  readonly meals: () => readonly UnnamedMeal[]
  readonly sums: () => AddedUp
}

function piecesOf(call: Reader, births: Births, span: Span): readonly Piece[] {
  const known = digestOf([settingsOf(call).leapBirthday, ...births])
  const bandOn = bandsOf(call, births, span)
  return overAndToCome(span, serviceToday(call), daysOfPiece).map(({ isOver, ...days }): Piece => {
    const read = () => mealsOfSpan(call, bandOn, days)
    const sum = () => addedUp(read())
    if (!isOver) return { meals: read, sums: sum }
    const key = `${days.from} ${days.to} ${known}`
    return {
      meals: () => keptMeals(call, key, read),
      sums: () => keptSums(call, key, sum),
    }
  })
}

export function* mealsOneByOne(call: Reader, births: Births, span: Span): Pieces<readonly UnnamedMeal[]> {
  const meals: (readonly UnnamedMeal[])[] = []
  for (const piece of piecesOf(call, births, span)) {
    meals.push(piece.meals())
    yield
  }
  return meals.flat()
}

/** By their days; or by their months, on which the chart of a year stands. */
export function* mealsAddedUp(
  call: Reader,
  births: Births,
  span: Span,
  byDay: boolean,
): Pieces<readonly UnnamedMeal[]> {
  const sums: UnnamedMeal[] = []
  for (const month of monthParts(span)) {
    const own: UnnamedMeal[] = []
    for (const piece of piecesOf(call, births, month)) {
      own.push(...piece.sums()[byDay ? 'byDay' : 'together'])
      yield
    }
    sums.push(...(byDay ? own : asOne(own, alike)))
  }
  return sums
}

const alike = ({ meal, way, eater, age, granted }: UnnamedMeal): string =>
  [meal, way, eater, age, granted?.policy, granted?.category].join(' ')

function addedUp(meals: readonly UnnamedMeal[]): AddedUp {
  const byDay = asOne(meals, (meal) => `${meal.day} ${alike(meal)}`)
  return { byDay, together: asOne(byDay, alike) }
}

const asOne = (
  meals: readonly UnnamedMeal[],
  alikeBy: (meal: UnnamedMeal) => string,
): readonly UnnamedMeal[] =>
  [...Map.groupBy(meals, alikeBy).values()].flatMap(([first, ...more]) => {
    if (first === undefined) return []
    const all = [first, ...more]
    const diners = all.flatMap((meal) => meal.diners)
    return {
      ...first,
      times: all.reduce((sum, { times }) => sum + times, 0),
      diners: [
        ...new Set(diners.filter((diner) => diner !== null)),
        ...diners.filter((diner) => diner === null),
      ],
      ownFen: all.reduce((sum, { ownFen }) => sum + ownFen, 0),
      funders: sumsByName(all.flatMap(({ funders }) => funders)),
      dishes: sumsByName(all.flatMap(({ dishes }) => dishes)),
    }
  })

function sumsByName(amounts: UnnamedMeal['funders']): UnnamedMeal['funders'] {
  const sums = new Map<string, number>()
  for (const [name, amount] of amounts) sums.set(name, (sums.get(name) ?? 0) + amount)
  return [...sums]
}
