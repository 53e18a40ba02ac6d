/** Meals of a span that stand, with what the figures divide them by. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { Span } from '#work/figures/rules/index'
import { inJson, rowsOf } from '#work/rows'
import { birthsForBooks } from '#features/residents/index'
import { matterNames, type MatterNames } from '../claims/service/rows'
import { claimParts, eaters, meals as mealWords, ways } from '../contract/words'
import { ageByRule } from '../rules/age'
import { settingsOf } from '../settings/service'
import type { AgeBand } from './contract/declaration'
import { bandOf, type FigureMeal } from './rules'

/** What was granted of it, which has a name only as its policy is called today. */
export interface UnnamedMeal extends Omit<FigureMeal, 'category'> {
  readonly granted: Parameters<MatterNames>[0] | null
}

/** By the resident. */
export type Births = ReadonlyMap<number, string | null>

const dinerRow = z.object({ resident: z.number() })

/** When each diner was born, as it is known now. */
export const birthsOfDiners = (call: Reader): Births =>
  birthsForBooks(
    call,
    rowsOf(call, dinerRow, 'SELECT resident_id AS resident FROM canteen_diners ORDER BY id').map(
      ({ resident }) => resident,
    ),
  )

/** The band of a resident's age on a day of the span; most have but one in all of it. */
export function bandsOf(
  call: Reader,
  births: Births,
  { from, to }: Span,
): (resident: number | null, day: string) => AgeBand {
  const rule = { counting: 'on-birthday', leapBirthday: settingsOf(call).leapBirthday } as const
  const throughout = new Map<number, AgeBand | null>()
  return (resident, day) => {
    const birth = resident === null ? null : (births.get(resident) ?? null)
    if (resident === null || birth === null) return bandOf(null)
    const bandOn = (on: string): AgeBand => bandOf(ageByRule(birth, on, rule))
    let band = throughout.get(resident)
    if (band === undefined) {
      band = bandOn(from) === bandOn(to) ? bandOn(from) : null
      throughout.set(resident, band)
    }
    return band ?? bandOn(day)
  }
}

const lines = inJson(z.array(z.object({ name: z.string(), count: z.number() })))

/** The same few things are eaten all year: each way to write them is read once. */
function dishesRead(): (text: string) => FigureMeal['dishes'] {
  const read = new Map<string, FigureMeal['dishes']>()
  return (text) => {
    const known = read.get(text) ?? lines.parse(text).map(({ name, count }) => [name, count] as const)
    read.set(text, known)
    return known
  }
}

const mealRow = z.object({
  id: z.number(),
  day: z.string(),
  meal: z.enum(mealWords),
  way: z.enum(ways),
  eater: z.enum(eaters),
  resident: z.number().nullable(),
  diner: z.number().nullable(),
  ownFen: z.number(),
  lines: z.string(),
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

export function mealsOfSpan(call: Reader, births: Births, span: Span): readonly UnnamedMeal[] {
  const { from, to } = span
  const bandOn = bandsOf(call, births, span)
  const dishesOf = dishesRead()
  const subsidies = Map.groupBy(
    rowsOf(
      call,
      subsidyRow,
      `SELECT s.meal_id AS meal, s.part, s.policy, s.category, s.funder, s.fen
         FROM canteen_meals m CROSS JOIN canteen_subsidies s ON s.meal_id = m.id
        WHERE m.day BETWEEN ? AND ? ORDER BY s.meal_id, s.line`,
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
  ).map(({ resident, diner, lines: eaten, ...meal }) => {
    const own = subsidies.get(meal.id) ?? []
    return {
      ...meal,
      of: 'meal',
      diners: [diner],
      age: bandOn(resident, meal.day),
      granted: own.find(({ part }) => part === 'meal') ?? null,
      funders: own.map(({ funder, fen }) => [funder, fen] as const),
      dishes: dishesOf(eaten),
    }
  })
}

export function namedBy(call: Reader): (meal: UnnamedMeal) => FigureMeal {
  const names = matterNames(call)
  return ({ granted, ...meal }) => ({
    ...meal,
    category: granted === null ? '' : names(granted).categoryName,
  })
}
