/** The figures out of what is stored: meals that stand, by their service day, orders that nobody fetched, and balances. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { HandlersOf } from '#desk/rpc/serve'
import { figuresHandlersOf } from '#work/figures/service'
import type { Span } from '#work/figures/rules/index'
import { rowsOf } from '#work/rows'
import { standingForBooks } from '#features/residents/index'
import { owedAtEndOf } from '../balance/service/owed'
import { matterNames } from '../claims/service/rows'
import { claimParts, eaters, meals as mealWords, ways } from '../contract/words'
import { notFetchedIn } from '../orders/service/outcomes'
import { ageByRule } from '../rules/age'
import { settingsOf } from '../settings/service'
import { inJson } from '../till/service/rows'
import type { figuresContract } from './contract/index'
import { mealFigures } from './contract/declaration'
import { idOfBalance, idOfOrder } from './row-ids'
import { bandOf, mealCounting, type Counted, type FigureMeal } from './rules'
import { rowsSheet, shownRows } from './shown-rows'

const mealRow = z.object({
  id: z.number(),
  day: z.string(),
  meal: z.enum(mealWords),
  way: z.enum(ways),
  eater: z.enum(eaters),
  resident: z.number().nullable(),
  diner: z.number().nullable(),
  ownFen: z.number(),
  lines: inJson(z.array(z.object({ name: z.string(), count: z.number() }))),
})

const subsidyRow = z.object({
  meal: z.number(),
  part: z.enum(claimParts),
  policy: z.string(),
  category: z.string(),
  funder: z.string(),
  fen: z.number(),
})

const standing = `NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)`

/** Full years of the diner on the day of a meal, each person looked up once. */
function agesOf(call: Reader): (resident: number | null, day: string) => number | null {
  const births = new Map<number, string | null>()
  const rule = { counting: 'on-birthday', leapBirthday: settingsOf(call).leapBirthday } as const
  return (resident, day) => {
    if (resident === null) return null
    const known = births.get(resident)
    const birth = known === undefined ? (standingForBooks(call, resident)?.birth ?? null) : known
    births.set(resident, birth)
    return birth === null ? null : ageByRule(birth, day, rule)
  }
}

type AgeOn = ReturnType<typeof agesOf>

function mealsOfSpan(call: Reader, { from, to }: Span, ageOn: AgeOn): readonly FigureMeal[] {
  const names = matterNames(call)
  const subsidies = Map.groupBy(
    rowsOf(
      call,
      subsidyRow,
      `SELECT s.meal_id AS meal, s.part, s.policy, s.category, s.funder, s.fen
         FROM canteen_meals m CROSS JOIN canteen_subsidies s ON s.meal_id = m.id
        WHERE m.day BETWEEN ? AND ? ORDER BY s.id`,
      from,
      to,
    ),
    ({ meal }) => meal,
  )
  return rowsOf(
    call,
    mealRow,
    `SELECT m.id, m.day, m.meal, m.way, m.eater, d.resident_id AS resident, m.diner_id AS diner, m.own_fen AS ownFen, m.lines
       FROM canteen_meals m LEFT JOIN canteen_diners d ON d.id = m.diner_id
      WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND ${standing} ORDER BY m.id`,
    from,
    to,
  ).map(({ resident, lines, ...meal }) => {
    const own = subsidies.get(meal.id) ?? []
    const granted = own.find(({ part }) => part === 'meal')
    return {
      ...meal,
      of: 'meal',
      age: bandOf(ageOn(resident, meal.day)),
      category: granted === undefined ? '' : names(granted).categoryName,
      funders: own.map(({ funder, fen }) => [funder, fen] as const),
      dishes: lines.map(({ name, count }) => [name, count] as const),
    }
  })
}

function collect(call: Reader, span: Span): readonly Counted[] {
  const ageOn = agesOf(call)
  return [
    ...mealsOfSpan(call, span, ageOn),
    ...notFetchedIn(call, { from: span.from, until: span.to }).map(
      ({ day, meal, way, person, resident }) =>
        ({
          of: 'order',
          id: idOfOrder({ day, meal, diner: person }),
          diner: person,
          meal,
          way,
          age: bandOf(ageOn(resident, day)),
        }) as const,
    ),
    ...owedAtEndOf(call, span.to).map(
      ({ account, fen }) => ({ of: 'balance', id: idOfBalance(account), fen }) as const,
    ),
  ]
}

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(mealFigures, {
  ...mealCounting,
  collect,
  shown: shownRows,
  list: 'canteen.figures',
  sheet: rowsSheet,
})
