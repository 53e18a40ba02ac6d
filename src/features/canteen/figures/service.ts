/** The figures out of what is stored: meals that stand, by their service day, orders that nobody fetched, and balances. */
import type { Reader } from '#desk/rpc/call'
import type { HandlersOf } from '#desk/rpc/serve'
import { figuresHandlersOf } from '#work/figures/service'
import type { Span } from '#work/figures/rules/index'
import { owedAtEndOf } from '../balance/service/owed'
import { notFetchedIn } from '../orders/service/outcomes'
import type { figuresContract } from './contract/index'
import { mealFigures } from './contract/declaration'
import { bandsOf, birthsOfDiners, mealsOfSpan, namedBy } from './meals'
import { idOfBalance, idOfOrder } from './row-ids'
import { mealCounting, type Counted } from './rules'
import { rowsSheet, shownRows } from './shown-rows'
import { mealsAddedUp } from './sums'

const others = (call: Reader, span: Span): readonly Counted[] => {
  const bandOn = bandsOf(call, birthsOfDiners(call), span)
  return [
    ...notFetchedIn(call, { from: span.from, until: span.to }).map(
      ({ day, meal, way, person, resident }) =>
        ({
          of: 'order',
          id: idOfOrder({ day, meal, diner: person }),
          diner: person,
          meal,
          way,
          age: bandOn(resident, day),
        }) as const,
    ),
    ...owedAtEndOf(call, span.to).map(
      ({ account, fen }) => ({ of: 'balance', id: idOfBalance(account), fen }) as const,
    ),
  ]
}

const collect = (call: Reader, span: Span): readonly Counted[] => [
  ...mealsOfSpan(call, birthsOfDiners(call), span).map(namedBy(call)),
  ...others(call, span),
]

const counted = (call: Reader, span: Span): readonly Counted[] => [
  ...mealsAddedUp(call, span).map(namedBy(call)),
  ...others(call, span),
]

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(mealFigures, {
  ...mealCounting,
  collect,
  counted,
  shown: shownRows,
  list: 'canteen.figures',
  sheet: rowsSheet,
})
