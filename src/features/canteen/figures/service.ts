/** The figures out of what is stored: meals that stand, by their service day, orders that nobody fetched, and balances. */
import type { Reader } from '#desk/rpc/call'
import type { HandlersOf } from '#desk/rpc/serve'
import { figuresHandlersOf } from '#work/figures/service'
import type { PeriodKind } from '#work/figures/contract/index'
import { monthParts, type Span } from '#work/figures/rules/index'
import type { Pieces } from '#work/pieces'
import { owedAtEndOf } from '../balance/service/owed'
import { notFetchedIn } from '../orders/service/outcomes'
import type { figuresContract } from './contract/index'
import { mealFigures } from './contract/declaration'
import { bandsOf, birthsOfDiners, namedBy, type Births } from './meals'
import { idOfBalance, idOfOrder } from './row-ids'
import { mealCounting, type Counted, type NotFetched } from './rules'
import { rowsSheet, shownRows } from './shown-rows'
import { mealsAddedUp, mealsOneByOne } from './sums'

/** Orders that nobody fetched month by month, and balances. */
function* others(call: Reader, births: Births, span: Span): Pieces<readonly Counted[]> {
  const bandOn = bandsOf(call, births, span)
  const notFetched: NotFetched[] = []
  for (const { from, to } of monthParts(span)) {
    for (const { day, meal, way, person, resident } of notFetchedIn(call, { from, until: to })) {
      const id = idOfOrder({ day, meal, diner: person })
      notFetched.push({ of: 'order', id, diner: person, meal, way, age: bandOn(resident, day) })
    }
    yield
  }
  const owed = yield* owedAtEndOf(call, span.to)
  return [
    ...notFetched,
    ...owed.map(({ account, fen }) => ({ of: 'balance', id: idOfBalance(account), fen }) as const),
  ]
}

/** Of a year they are ninety thousand. */
const namedAtOnce = 5_000

function* collect(call: Reader, span: Span): Pieces<readonly Counted[]> {
  const births = birthsOfDiners(call)
  const meals = yield* mealsOneByOne(call, births, span)
  const named = namedBy(call)
  const rows: Counted[] = []
  for (let at = 0; at < meals.length; at += namedAtOnce) {
    for (const meal of meals.slice(at, at + namedAtOnce)) rows.push(named(meal))
    yield
  }
  for (const row of yield* others(call, births, span)) rows.push(row)
  return rows
}

/** The chart of a month stands on its days, that of a year on its months. */
function* counted(call: Reader, span: Span, kind: PeriodKind): Pieces<readonly Counted[]> {
  const births = birthsOfDiners(call)
  const meals = yield* mealsAddedUp(call, births, span, kind === 'day' || kind === 'month')
  return [...meals.map(namedBy(call)), ...(yield* others(call, births, span))]
}

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(mealFigures, {
  ...mealCounting,
  collect,
  counted,
  shown: shownRows,
  list: 'canteen.figures',
  sheet: rowsSheet,
})
