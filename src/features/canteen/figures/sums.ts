/**
 * Meals of a span added up: those that are counted alike are one row. Months and days that are over are read once while the
 * desk is open, since nothing changes them but a meal that is entered late or taken back, or a day of birth put right.
 */
import { addDays } from '#ground/days'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import { spanOf, type Span } from '#work/figures/rules/index'
import { serviceToday } from '../close/service/closed-days'
import { changesADayThatIsOver } from '../schema/meals'
import { settingsOf } from '../settings/service'
import { birthsOfDiners, mealsOfSpan, type UnnamedMeal } from './meals'

const keptSums = keptAnswers<readonly UnnamedMeal[]>({
  name: 'canteen_figures',
  on: [{ table: 'canteen_meals', column: 'id', putWhen: changesADayThatIsOver }],
  // Two years by their months.
  most: 48,
})

interface Part extends Span {
  readonly isOver: boolean
}

/** Month by month; the part of a month that is over apart from today and what comes. */
function partsOf({ from, to }: Span, today: string): readonly Part[] {
  if (from > to) return []
  const end = [to, spanOf(from.slice(0, 7)).to].toSorted()[0] ?? to
  const later = partsOf({ from: addDays(end, 1), to }, today)
  if (end < today) return [{ from, to: end, isOver: true }, ...later]
  if (from >= today) return [{ from, to, isOver: false }]
  return [
    { from, to: addDays(today, -1), isOver: true },
    { from: today, to, isOver: false },
  ]
}

export function mealsAddedUp(call: Reader, span: Span): readonly UnnamedMeal[] {
  const births = birthsOfDiners(call)
  const known = JSON.stringify([settingsOf(call).leapBirthday, ...births])
  const read = (part: Span) => addedUp(mealsOfSpan(call, births, part))
  return partsOf(span, serviceToday(call)).flatMap(({ isOver, ...part }) =>
    isOver ? keptSums(call, `${part.from} ${part.to} ${known}`, () => read(part)) : read(part),
  )
}

const alike = ({ day, meal, way, eater, age, granted }: UnnamedMeal): string =>
  [day, meal, way, eater, age, granted?.policy, granted?.category].join(' ')

const addedUp = (meals: readonly UnnamedMeal[]): readonly UnnamedMeal[] =>
  [...Map.groupBy(meals, alike).values()].flatMap(([first, ...more]) => {
    if (first === undefined) return []
    const all = [first, ...more]
    return {
      ...first,
      diners: all.flatMap(({ diners }) => diners),
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
