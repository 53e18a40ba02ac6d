/** Who had which meal on which of the last days: what is asked at every look at the counter. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import { inJson, rowsOf } from '#work/rows'
import { handedTo, meals, type Meal } from '../../contract/words'
import { onePerson, type OnePerson } from '../../diners/service/one-person'
import { daysLookedAt, isRegular, sawThem, type CareSettings } from '../../rules/care'
import { changesADayThatIsOver } from '../../schema/meals'

const takenRow = z.object({
  diner: z.number(),
  meal: z.enum(meals),
  days: inJson(z.array(z.string())),
  seen: inJson(z.array(z.string())),
})

interface TakenOf {
  readonly daysOf: ReadonlyMap<number, ReadonlySet<string>>
  /** Of them those on which whoever took it saw the person. */
  readonly seenOf: ReadonlyMap<number, ReadonlySet<string>>
  /** Days on which anybody had this meal. */
  readonly servedDays: ReadonlySet<string>
}
type Taken = ReadonlyMap<Meal, TakenOf>

const never: TakenOf = { daysOf: new Map(), seenOf: new Map(), servedDays: new Set() }

/** By person: of whoever has several cards under the oldest. */
function byPerson(
  rows: readonly z.infer<typeof takenRow>[],
  { oldest }: OnePerson,
  which: 'days' | 'seen',
): TakenOf['daysOf'] {
  const daysOf = new Map<number, ReadonlySet<string>>()
  for (const { diner, [which]: days } of rows) {
    const person = oldest(diner)
    daysOf.set(person, new Set([...(daysOf.get(person) ?? []), ...days]))
  }
  return daysOf
}

/** Of a delivery that nobody wrote down nothing else is known than that it was had. */
const whoSaw = JSON.stringify(handedTo.filter(sawThem))

/** The days on which each person had a meal, both days included. */
const takenBetween = (call: Reader, people: OnePerson, from: string, until: string): Taken =>
  new Map(
    [
      ...Map.groupBy(
        rowsOf(
          call,
          takenRow,
          `SELECT m.diner_id AS diner, m.meal, json_group_array(m.day) AS days,
                  json_group_array(m.day) FILTER (WHERE h.handed_to IS NULL
                    OR h.handed_to IN (SELECT value FROM json_each(?))) AS seen
             FROM canteen_meals m LEFT JOIN canteen_handings h ON h.meal_id = m.id
            WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND m.diner_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id)
            GROUP BY m.diner_id, m.meal`,
          whoSaw,
          from,
          until,
        ),
        ({ meal }) => meal,
      ),
    ].map(([meal, rows]) => [
      meal,
      {
        daysOf: byPerson(rows, people, 'days'),
        seenOf: byPerson(rows, people, 'seen'),
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

/** Of a meal and a day: who always came until then, and did not on it. */
type Absent = (day: string, meal: Meal) => readonly number[]

export interface TakenSince {
  /** Days that are over by the meal. */
  readonly past: (meal: Meal) => TakenOf
  readonly hasHad: (person: number, day: string, meal: Meal) => boolean
  /** The same where whoever took it saw them. */
  readonly wasSeen: (person: number, day: string, meal: Meal) => boolean
  /** On which they were last seen at any meal; empty where they were not. */
  readonly lastSeenOf: (person: number) => string
  /** Nobody of a day on which the meal was not served. */
  readonly regularsAbsent: Absent
}

/** Worked out once for as long as the days are kept. */
const absentOf = new WeakMap<Taken, Map<string, readonly number[]>>()

function regularsAbsentFrom(past: Taken, care: CareSettings): Absent {
  const known = absentOf.get(past) ?? new Map<string, readonly number[]>()
  absentOf.set(past, known)
  return (day, meal) => {
    const key = JSON.stringify([day, meal, care.daysLooked, care.daysForRegular])
    const { daysOf, servedDays } = past.get(meal) ?? never
    const looked = daysLookedAt(
      [...servedDays].filter((one) => one < day),
      care,
    )
    const absent =
      known.get(key) ??
      [...daysOf].flatMap(([diner, days]) => (!days.has(day) && isRegular(days, looked, care) ? [diner] : []))
    known.set(key, absent)
    return absent
  }
}

/** The days on which each person had a meal, from `since` until today; people are named by their oldest diner. */
export function takenSince(call: Reader, since: string, today: string, care: CareSettings): TakenSince {
  const people = onePerson(call)
  const past = keptTaken(call, `${since} ${today} ${people.key}`, () =>
    takenBetween(call, people, since, addDays(today, -1)),
  )
  const now = takenBetween(call, people, today, today)
  const absentFrom = regularsAbsentFrom(past, care)
  const on = (day: string, meal: Meal): TakenOf => (day === today ? now : past).get(meal) ?? never
  const hasHad = (person: number, day: string, meal: Meal): boolean =>
    on(day, meal).daysOf.get(person)?.has(day) ?? false
  const wasSeen = (person: number, day: string, meal: Meal): boolean =>
    on(day, meal).seenOf.get(person)?.has(day) ?? false
  return {
    past: (meal) => past.get(meal) ?? never,
    hasHad,
    wasSeen,
    lastSeenOf: (person) =>
      [...now.values(), ...past.values()]
        .flatMap(({ seenOf }) => [...(seenOf.get(person) ?? [])])
        .reduce((last, day) => (day > last ? day : last), ''),
    regularsAbsent: (day, meal) =>
      on(day, meal).servedDays.has(day)
        ? absentFrom(day, meal).filter((person) => !hasHad(person, day, meal))
        : [],
  }
}
