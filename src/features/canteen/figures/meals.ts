/** Meals of a span that stand, with what the figures divide them by. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { Span } from '#work/figures/rules/index'
import { inJson, rowsOf } from '#work/rows'
import { birthsForBooks } from '#features/residents/index'
import { matterNames, type Matter } from '../claims/service/matters'
import { claimParts, eaters, meals as mealWords, ways } from '../contract/words'
import { ageByRule } from '../rules/age'
import { settingsOf } from '../settings/service'
import type { AgeBand } from './contract/declaration'
import { bandOf, type FigureMeal } from './rules'

/** What was granted of it, which has a name only as its policy is called today. */
export interface UnnamedMeal extends Omit<FigureMeal, 'category'> {
  readonly granted: Matter | null
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

/** The same few things are eaten all year, and granted alike: each way to write them is read once. */
function readOnce<Value>(parse: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const value = known.get(text) ?? parse(text)
    known.set(text, value)
    return value
  }
}

const eaten = inJson(z.array(z.object({ name: z.string(), count: z.number() })))
const dishesIn = (text: string): FigureMeal['dishes'] =>
  eaten.parse(text).map(({ name, count }) => [name, count] as const)

const subsidies = inJson(
  z.array(z.tuple([z.enum(claimParts), z.string(), z.string(), z.string(), z.number()])),
)
function givenIn(text: string): Pick<UnnamedMeal, 'granted' | 'funders'> {
  const given = subsidies.parse(text)
  const [granted = null] = given.flatMap(([part, policy, category]) =>
    part === 'meal' ? [{ part, policy, category }] : [],
  )
  return { granted, funders: given.map(([, , , funder, fen]) => [funder, fen] as const) }
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
  subsidies: z.string(),
})

export function mealsOfSpan(
  call: Reader,
  bandOn: ReturnType<typeof bandsOf>,
  { from, to }: Span,
): readonly UnnamedMeal[] {
  const dishesOf = readOnce(dishesIn)
  const givenOf = readOnce(givenIn)
  return rowsOf(
    call,
    mealRow,
    `SELECT m.id, m.day, m.meal, m.way, m.eater, d.resident_id AS resident, m.diner_id AS diner, m.own_fen AS ownFen, m.lines,
            (SELECT json_group_array(json_array(s.part, s.policy, s.category, s.funder, s.fen) ORDER BY s.line)
               FROM canteen_subsidies s WHERE s.meal_id = m.id) AS subsidies
       FROM canteen_meals m LEFT JOIN canteen_diners d ON d.id = m.diner_id
      WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale'
        AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id) ORDER BY m.id`,
    from,
    to,
  ).map(({ resident, diner, lines, subsidies: given, ...meal }) => ({
    ...meal,
    of: 'meal',
    times: 1,
    diners: [diner],
    age: bandOn(resident, meal.day),
    ...givenOf(given),
    dishes: dishesOf(lines),
  }))
}

export function namedBy(call: Reader): (meal: UnnamedMeal) => FigureMeal {
  const names = matterNames(call)
  return ({ granted, ...meal }) => ({
    ...meal,
    category: granted === null ? '' : names(granted).categoryName,
  })
}
