/** The figures of meals out of what is stored: meals that stand, by their service day. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { HandlersOf } from '#desk/rpc/serve'
import { figuresHandlersOf } from '#work/figures/service'
import type { Span } from '#work/figures/rules/index'
import { rowsOf } from '#work/rows'
import { standingForBooks } from '#features/residents/index'
import { matterNames } from '../claims/service/rows'
import { claimParts, eaters, meals as mealWords, ways } from '../contract/words'
import { ageByRule } from '../rules/age'
import { settingsOf } from '../settings/service'
import { inJson, mealsWhere, shownMeals } from '../till/service/rows'
import type { figuresContract } from './contract/index'
import { mealFigures } from './contract/declaration'
import { bandOf, mealCounting, type FigureMeal } from './rules'

const mealRow = z.object({
  id: z.number(),
  day: z.string(),
  meal: z.enum(mealWords),
  way: z.enum(ways),
  eater: z.enum(eaters),
  resident: z.number().nullable(),
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

function mealsOfSpan(call: Reader, { from, to }: Span): readonly FigureMeal[] {
  const names = matterNames(call)
  const ageOn = agesOf(call)
  const subsidies = Map.groupBy(
    rowsOf(
      call,
      subsidyRow,
      `SELECT s.meal_id AS meal, s.part, s.policy, s.category, s.funder, s.fen
         FROM canteen_subsidies s WHERE s.day BETWEEN ? AND ? ORDER BY s.id`,
      from,
      to,
    ),
    ({ meal }) => meal,
  )
  return rowsOf(
    call,
    mealRow,
    `SELECT m.id, m.day, m.meal, m.way, m.eater, d.resident_id AS resident, m.own_fen AS ownFen, m.lines
       FROM canteen_meals m LEFT JOIN canteen_diners d ON d.id = m.diner_id
      WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND ${standing} ORDER BY m.id`,
    from,
    to,
  ).map(({ resident, lines, ...meal }) => {
    const own = subsidies.get(meal.id) ?? []
    const granted = own.find(({ part }) => part === 'meal')
    return {
      ...meal,
      age: bandOf(ageOn(resident, meal.day)),
      category: granted === undefined ? '' : names(granted).categoryName,
      funders: own.map(({ funder, fen }) => [funder, fen] as const),
      dishes: lines.map(({ name, count }) => [name, count] as const),
    }
  })
}

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(mealFigures, {
  ...mealCounting,
  collect: mealsOfSpan,
  shown: (call, ids) =>
    shownMeals(
      call,
      mealsWhere(call, {
        where: 'm.id IN (SELECT value FROM json_each(?))',
        parameters: [JSON.stringify(ids)],
        limit: ids.length,
      }).toReversed(),
    ),
  list: 'canteen.figures',
  sheet: {
    columns: [
      { name: 'day', width: 12 },
      { name: 'meal', width: 8 },
      { name: 'name', width: 12 },
      { name: 'eater', width: 10 },
      { name: 'way', width: 8 },
      { name: 'lines', width: 30 },
      { name: 'list', width: 12 },
      { name: 'subsidy', width: 12 },
      { name: 'own', width: 12 },
    ],
    cells: (row, word) => [
      row.day,
      word(`meal.${row.meal}`),
      row.name,
      word(`eater.${row.eater}`),
      word(`way.${row.way}`),
      row.lines.map(({ name, count }) => `${name} × ${String(count)}`).join('、'),
      row.listFen / 100,
      row.subsidyFen / 100,
      row.ownFen / 100,
    ],
    subject: 'canteen-meals:export',
    fields: ['name'],
  },
})
