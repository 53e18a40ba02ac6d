/** Who had which meal on which of the last days: what is asked at every look at the counter. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import { inJson, rowsOf } from '#work/rows'
import { dinersInSight, type DinersInSight } from '../../diners/service/life'
import { meals, type Meal } from '../../contract/words'
import { changesADayThatIsOver } from '../../schema/meals'

const takenRow = z.object({
  diner: z.number(),
  meal: z.enum(meals),
  days: inJson(z.array(z.string())),
})

interface TakenOf {
  readonly daysOf: ReadonlyMap<number, ReadonlySet<string>>
  /** Days on which anybody had this meal. */
  readonly servedDays: ReadonlySet<string>
}
type Taken = ReadonlyMap<Meal, TakenOf>

const never: TakenOf = { daysOf: new Map(), servedDays: new Set() }

/** The days on which each diner had a meal, both days included. */
const takenBetween = (call: Reader, from: string, until: string): Taken =>
  new Map(
    [
      ...Map.groupBy(
        rowsOf(
          call,
          takenRow,
          `SELECT m.diner_id AS diner, m.meal, json_group_array(m.day) AS days FROM canteen_meals m
            WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND m.diner_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)
            GROUP BY m.diner_id, m.meal`,
          from,
          until,
        ),
        ({ meal }) => meal,
      ),
    ].map(([meal, rows]) => [
      meal,
      {
        daysOf: new Map(rows.map(({ diner, days }) => [diner, new Set(days)])),
        servedDays: new Set(rows.flatMap(({ days }) => days)),
      },
    ]),
  )

/** Days that are over are read once a day: what the till sells today changes none of them. */
const keptTaken = keptAnswers<Taken>({
  name: 'canteen_taken',
  on: [{ table: 'canteen_meals', column: 'id', putWhen: changesADayThatIsOver }],
  most: 2,
})

interface TakenOf {
  readonly daysOf: ReadonlyMap<number, ReadonlySet<string>>
  /** Days on which anybody had this meal. */
  readonly servedDays: ReadonlySet<string>
}

interface TakenInSight extends DinersInSight {
  readonly of: (meal: Meal) => TakenOf
}

/** The days on which each diner in sight had a meal, from `since` until the last of the days that are looked at. */
export function takenSince(
  call: Reader,
  since: string,
  days: { readonly from: string; readonly until: string },
): TakenInSight {
  const { until: today } = days
  const past = keptTaken(call, `${since} ${today}`, () => takenBetween(call, since, addDays(today, -1)))
  const now = takenBetween(call, today, today)
  const diners = [...past.values(), ...now.values()].flatMap(({ daysOf }) => [...daysOf.keys()])
  const inSight = dinersInSight(call, diners, days)
  const isInSight = (diner: number): boolean => inSight.residents.has(diner)
  const byMeal = new Map(
    meals.map(
      (meal) => [meal, together(past.get(meal) ?? never, now.get(meal) ?? never, isInSight)] as const,
    ),
  )
  return { ...inSight, of: (meal) => byMeal.get(meal) ?? never }
}

/** Past days and today's of the same diners. */
function together(past: TakenOf, now: TakenOf, isInSight: (diner: number) => boolean): TakenOf {
  const daysOf = new Map([...past.daysOf].filter(([diner]) => isInSight(diner)))
  for (const [diner, days] of now.daysOf)
    if (isInSight(diner)) daysOf.set(diner, new Set([...days, ...(past.daysOf.get(diner) ?? [])]))
  return { daysOf, servedDays: new Set([...past.servedDays, ...now.servedDays]) }
}
