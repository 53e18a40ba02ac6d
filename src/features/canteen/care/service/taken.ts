/** Who had which meal on which of the last days: what is asked at every look at the counter. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { peopleInSight } from '#features/residents/index'
import { meals, type Meal } from '../../contract/words'
import { changesADayThatIsOver } from '../../schema/meals'

const takenRow = z.object({
  diner: z.number(),
  meal: z.enum(meals),
  days: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(z.string())),
})

interface Taken {
  readonly diner: number
  readonly meal: Meal
  readonly days: ReadonlySet<string>
}

/** The days on which each diner had a meal, both days included. */
const takenBetween = (call: Reader, from: string, until: string): readonly Taken[] =>
  rowsOf(
    call,
    takenRow,
    `SELECT m.diner_id AS diner, m.meal, json_group_array(m.day) AS days FROM canteen_meals m
      WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND m.diner_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)
      GROUP BY m.diner_id, m.meal`,
    from,
    until,
  ).map(({ days, ...of }) => ({ ...of, days: new Set(days) }))

/** Days that are over are read once a day: what the till sells today changes none of them. */
const keptTaken = keptAnswers<readonly Taken[]>({
  name: 'canteen_taken',
  on: [{ table: 'canteen_meals', column: 'id', putWhen: changesADayThatIsOver }],
  most: 2,
})

const inSightRow = z.object({ diner: z.number(), resident: z.number() })

/** Of these diners those in sight, with the resident each is. */
const inSight = (call: Reader, diners: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    rowsOf(
      call,
      inSightRow,
      `SELECT d.id AS diner, d.resident_id AS resident FROM canteen_diners d
        WHERE d.id IN (SELECT value FROM json_each(?)) AND (${peopleInSight.ofColumn('d.resident_id')})`,
      JSON.stringify([...new Set(diners)]),
    ).map(({ diner, resident }) => [diner, resident]),
  )

interface TakenOf {
  readonly daysOf: ReadonlyMap<number, ReadonlySet<string>>
  /** Days on which anybody had this meal. */
  readonly servedDays: ReadonlySet<string>
}

interface TakenInSight {
  /** The resident that each of these diners is. */
  readonly residents: ReadonlyMap<number, number>
  readonly of: (meal: Meal) => TakenOf
}

const never: TakenOf = { daysOf: new Map(), servedDays: new Set() }

/** The days on which each diner in sight had a meal, of the last weeks and of today. */
export function takenSince(call: Reader, from: string, today: string): TakenInSight {
  const past = keptTaken(call, `${from} ${today}`, () => takenBetween(call, from, addDays(today, -1)))
  const all = [...past, ...takenBetween(call, today, today)]
  const residents = inSight(
    call,
    all.map(({ diner }) => diner),
  )
  const byMeal = new Map(
    [
      ...Map.groupBy(
        all.filter(({ diner }) => residents.has(diner)),
        ({ meal }) => meal,
      ),
    ].map(([meal, taken]) => [meal, ofOneMeal(taken)]),
  )
  return { residents, of: (meal) => byMeal.get(meal) ?? never }
}

/** Past days and today's of the same diner together. */
function ofOneMeal(taken: readonly Taken[]): TakenOf {
  const daysOf = new Map<number, ReadonlySet<string>>()
  for (const { diner, days } of taken) {
    const before = daysOf.get(diner)
    daysOf.set(diner, before === undefined ? days : new Set([...before, ...days]))
  }
  return { daysOf, servedDays: new Set(taken.flatMap(({ days }) => [...days])) }
}
