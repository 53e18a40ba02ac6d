/** Random people and meals for random policies: those of whoever eats, and those of everybody else. */
import fc from 'fast-check'
import { addDays } from '#ground/days'
import { sexes } from '#ground/people/words'
import type { Policy, PortionsLeft } from '#features/canteen/contract/index'
import {
  canteenDayKinds,
  eaters,
  leapBirthdays,
  meals,
  nearness,
  ways,
} from '#features/canteen/contract/words'
import {
  countedTogether,
  leftOf,
  periodOf,
  portionsOf,
  type DinerFacts,
  type EarlierMeal,
  type GivenInAll,
  type MealFacts,
} from '#features/canteen/rules/index'
import { bands, categories, clock, foodNames, funders, someDay } from './random-policies'

const birth = fc.oneof(
  fc.constantFrom('1936-02-29', '1956-02-29', '1946-03-01', '1966-03-15', '1946-02-28'),
  fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1926-01-01', count)),
)

export const someDiner: fc.Arbitrary<DinerFacts> = fc.record({
  birth: fc.option(birth, { freq: 20 }),
  sex: fc.option(fc.constantFrom(...sexes), { freq: 12 }),
  registered: fc.constantFrom(...nearness),
  lives: fc.constantFrom(...nearness),
  categories: fc.subarray(categories),
  died: fc.nat(80).map((value) => value === 0),
  movedAway: fc.nat(12).map((value) => value === 0),
  inInstitution: fc.nat(6).map((value) => value === 0),
  enrolledOn: fc.constantFrom('2020-01-01', '2026-02-10', '2026-03-02'),
  personOn: fc.option(
    fc.record({ until: someDay, categories: fc.subarray(categories) }).map((before) => (day: string) => ({
      categories: day <= before.until ? before.categories : [],
      inInstitution: false,
    })),
    { nil: undefined, freq: 2 },
  ),
})

const foodLine = fc.record({
  name: fc.constantFrom(...foodNames),
  kind: fc.constantFrom(undefined, '加菜'),
  set: fc.constantFrom(undefined, undefined, true),
  count: fc.constantFrom(undefined, 1, 1, 2, 3),
  fen: fc.oneof(fc.integer({ min: 200, max: 1200 }), fc.constantFrom(0, 300, 335, 1000)),
})

const oneMeal: fc.Arbitrary<MealFacts> = fc.record({
  day: someDay,
  meal: fc.constantFrom(...meals),
  way: fc.constantFrom(...ways),
  clock,
  eater: fc.oneof(
    { weight: 9, arbitrary: fc.constant('diner' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...eaters) },
  ),
  listFen: fc.oneof(fc.nat(2500), fc.constantFrom(500, 900, 1000, 1200, 1335)),
  deliveryFeeFen: fc.constantFrom(0, 200, 300),
  band: fc.constantFrom('', ...bands),
  dayKind: fc.constantFrom(...canteenDayKinds),
  dayAnnounced: fc.boolean(),
})
/** Half of them told line by line. */
export const someMeal: fc.Arbitrary<MealFacts> = fc
  .tuple(oneMeal, fc.option(fc.array(foodLine, { minLength: 1, maxLength: 4 }), { freq: 2 }))
  .map(([one, lines]) =>
    lines === null ? one : { ...one, lines, listFen: lines.reduce((sum, { fen }) => sum + fen, 0) },
  )

const grants = fc.array(
  fc.record({ policy: fc.constantFrom('first', 'second', 'third'), fen: fc.constantFrom(0, 100, 287, 500) }),
  { maxLength: 2 },
)
export const someEarlier: fc.Arbitrary<EarlierMeal[]> = fc.array(
  fc.record({
    day: someDay,
    meal: fc.constantFrom(...meals),
    at: fc.nat(1_000_000),
    stands: fc.nat(4).map((value) => value > 0),
    granted: grants,
    delivery: grants,
    discount: fc.option(fc.constant('discount'), { nil: undefined, freq: 2 }),
    running: fc.array(
      fc.record({ policy: fc.constantFrom('first', 'second'), code: fc.constant('running') }),
      { maxLength: 1 },
    ),
    parts: fc.array(
      fc.record({
        policy: fc.constantFrom('first', 'second', 'third'),
        funder: fc.constantFrom(...funders),
        fen: fc.constantFrom(50, 100, 287),
      }),
      { maxLength: 2 },
    ),
  }),
  { maxLength: 6 },
)

export const someSettings = fc.record({ leapBirthday: fc.constantFrom(...leapBirthdays) })

/** What others have had of the sums for all. */
export const someGiven: fc.Arbitrary<GivenInAll[]> = fc.array(
  fc.record({
    month: fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-03'),
    policy: fc.constantFrom('first', 'second', 'third'),
    funder: fc.constantFrom(...funders),
    fen: fc.constantFrom(100, 250, 700, 1900),
  }),
  { maxLength: 4 },
)

/** Meals of other people that stand, and what gave to them. */
export interface MealOfOthers {
  readonly day: string
  readonly meal: MealFacts['meal']
  readonly policies: readonly string[]
}

export const someOthers: fc.Arbitrary<MealOfOthers[]> = fc.array(
  fc.record({
    day: someDay,
    meal: fc.constantFrom(...meals),
    policies: fc.subarray(['first', 'second', 'third'], { minLength: 1 }),
  }),
  { maxLength: 6 },
)

/** What these leave of every number of meals for all, counted by the periods that the desk counts by. */
export function portionsLeftAfter(
  policies: readonly Policy[],
  others: readonly MealOfOthers[],
  facts: MealFacts,
): readonly PortionsLeft[] {
  return portionsOf(policies, countedTogether(policies)).map((portion) => {
    const period = periodOf(portion.per, facts)
    const had = others.filter(
      (one) =>
        periodOf(portion.per, one) === period && one.policies.some((code) => portion.members.includes(code)),
    )
    return leftOf(portion, had.length)
  })
}
