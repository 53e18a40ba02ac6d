/** 异常清单: what audits look for among the meals of a claim, each finding with the meals behind it. */
import { z } from 'zod'
import { clockAt, dayAt } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import { someDaysAtATime } from '#work/figures/parts'
import type { Span } from '#work/figures/rules/index'
import type { Pieces } from '#work/pieces'
import { rowsOf } from '#work/rows'
import { freeReasons, meals as mealWords, ways } from '../../contract/words'
import {
  anomaliesIn,
  canStillBeAsked,
  type Anomaly,
  type LifeOn,
  type LookedAtMeal,
} from '../../rules/anomalies'
import { clockOfMeal, instantOfMeal, type ServiceDaySettings } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { mostFindings, mostMealsOfFinding, type ShownFinding } from '../contract'
import { knownOf, lifeOn } from './facts'
import type { ClaimPeriod } from './lines'
import { ownersOf } from './rows'

/** Two subsidised meals within half an hour; a week of days with the very same count. */
const usual = { minutesApart: 30, sameCountDays: 5 }

const mealRow = z.object({
  id: z.number(),
  day: z.string(),
  kind: z.enum(mealWords),
  way: z.enum(ways),
  at: z.number(),
  /** `HH:MM`, where somebody said when it was had. */
  clock: z.string().nullable(),
  subsidyFen: z.number(),
  claimedFen: z.number(),
  diner: z.number().nullable(),
  resident: z.number().nullable(),
  signedByStaff: z.number().transform((found) => found === 1),
  leftUnsigned: z.number().transform((found) => found === 1),
  handed: z.number().transform((found) => found === 1),
  free: z.number().transform((found) => found === 1),
  freeBecause: z.enum(freeReasons).nullable(),
})
type Meal = z.infer<typeof mealRow>

/** Some thousand meals. */
const daysAtOnce = 4
const peopleAtOnce = 20
const mealsAtOnce = 500

/** Meals of some days that stand and that somebody pays for, per head alone too, whether or not anything is asked for them. */
const mealsOf = (call: Reader, { from, to }: Span): readonly Meal[] =>
  rowsOf(
    call,
    mealRow,
    `SELECT m.id, m.day, m.meal AS kind, m.way, m.at,
            coalesce(m.clock, (SELECT h.clock FROM canteen_handings h WHERE h.meal_id = m.id)) AS clock,
            m.subsidy_fen + m.delivery_subsidy_fen AS subsidyFen,
            (SELECT sum(s.fen) FROM canteen_subsidies s WHERE s.meal_id = m.id) AS claimedFen,
            m.diner_id AS diner, d.resident_id AS resident,
            EXISTS (SELECT 1 FROM canteen_handings h WHERE h.meal_id = m.id AND h.handed_to = 'staff') AS signedByStaff,
            EXISTS (SELECT 1 FROM canteen_handings h WHERE h.meal_id = m.id AND h.handed_to = 'key-box') AS leftUnsigned,
            EXISTS (SELECT 1 FROM canteen_handings h WHERE h.meal_id = m.id) AS handed,
            free.kind IS NOT NULL AS free, free.why AS freeBecause
       FROM canteen_meals m LEFT JOIN canteen_tenders free ON free.meal_id = m.id AND free.kind = 'free'
       LEFT JOIN canteen_diners d ON d.id = m.diner_id
      WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale'
        AND EXISTS (SELECT 1 FROM canteen_subsidies s WHERE s.meal_id = m.id AND s.fen > 0)
        AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)`,
    from,
    to,
  )

interface People {
  /** The person that a diner is: whoever was enrolled under two records is one. */
  readonly byDiner: ReadonlyMap<number, number>
  readonly lives: ReadonlyMap<number, LifeOn>
}

function* peopleOf(call: Reader, meals: readonly Meal[]): Pieces<People> {
  const residents = new Map(
    meals.flatMap(({ diner, resident }) => (diner === null || resident === null ? [] : [[diner, resident]])),
  )
  const byDiner = new Map<number, number>()
  const lives = new Map<number, LifeOn>()
  for (const [diner, resident] of residents) {
    const known = knownOf(call, resident)
    if (known !== null) {
      const person = known.standing.ids[0] ?? resident
      byDiner.set(diner, person)
      lives.set(person, (day) => lifeOn(known, day))
    }
    if (byDiner.size % peopleAtOnce === 0) yield
  }
  return { byDiner, lives }
}

/** When it was had: as somebody said, else by its payment, which of a sitting that was over by then tells nothing. */
function hadAt({ day, kind: meal, at, clock }: Meal, settings: ServiceDaySettings): number {
  const paid = { day: dayAt(at), clock: clockAt(at) }
  return instantOfMeal(day, clock ?? clockOfMeal({ day, meal }, paid, settings), settings)
}

/** Who ate without a name is nobody twice. */
const lookedAt = (meal: Meal, { byDiner }: People, settings: ServiceDaySettings): LookedAtMeal => {
  const { id, day, way, claimedFen, diner, signedByStaff, leftUnsigned, handed, free, freeBecause } = meal
  return {
    id,
    person: (diner === null ? undefined : byDiner.get(diner)) ?? -id,
    day,
    at: hadAt(meal, settings),
    claimedFen,
    signedByStaff,
    leftUnsigned,
    neverHandedOver: way === 'delivered' && !handed,
    free,
    freeBecause: freeBecause ?? '',
  }
}

/** Everything that was found, with the meals behind it by their number. */
export interface Found {
  readonly anomalies: readonly Anomaly[]
  readonly byId: ReadonlyMap<number, Meal>
}

export function* foundIn(call: Reader, { from, until }: ClaimPeriod): Pieces<Found> {
  const byDays = yield* someDaysAtATime({ from, to: until }, daysAtOnce, (days) => mealsOf(call, days))
  const meals = byDays.toSorted((one, other) => one.id - other.id)
  const byId = new Map(meals.map((meal) => [meal.id, meal]))
  const people = yield* peopleOf(call, meals)
  yield
  const settings = settingsOf(call)
  const looked: LookedAtMeal[] = []
  for (let at = 0; at < meals.length; at += mealsAtOnce) {
    looked.push(...meals.slice(at, at + mealsAtOnce).map((meal) => lookedAt(meal, people, settings)))
    yield
  }
  return { anomalies: yield* anomaliesIn(looked, people.lives, usual), byId }
}

type MealFound = ShownFinding['meals'][number]

/** Some of the meals behind a finding, with the names of whoever is told. */
export function mealsShown(call: Reader, { byId }: Found, ids: readonly number[]): MealFound[] {
  const owners = ownersOf(call, ids)
  return ids.flatMap((one) => {
    const meal = byId.get(one)
    if (meal === undefined) return []
    const { id, day, kind, way, at, subsidyFen } = meal
    return [{ id, day, kind, way, at, subsidyFen, name: owners.get(id)?.name ?? '' }]
  })
}

/** As many as a screen and a sheet hold; how many there are is said. */
export function* findingsOf(
  call: Reader,
  claim: ClaimPeriod,
): Pieces<{ findings: ShownFinding[]; total: number }> {
  const found = yield* foundIn(call, claim)
  yield
  const { anomalies, byId } = found
  const first = anomalies.slice(0, mostFindings)
  const listed = first.flatMap(({ meals }) => meals.slice(0, mostMealsOfFinding))
  const shown = new Map(mealsShown(call, found, [...new Set(listed)]).map((meal) => [meal.id, meal]))
  const findings = first.map(({ kind, meals }) => ({
    kind,
    count: meals.length,
    meals: meals.slice(0, mostMealsOfFinding).flatMap((meal) => shown.get(meal) ?? []),
    canBeAsked: meals
      .flatMap((meal) => byId.get(meal) ?? [])
      .some(({ day }) => canStillBeAsked(day, call.today)),
  }))
  return { findings, total: anomalies.length }
}
