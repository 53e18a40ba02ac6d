/** Random policies, near enough to each other that limits, caps and birthdays are met often. */
import fc from 'fast-check'
import { addDays } from '#ground/days'
import { sexes } from '#ground/people/words'
import type { Amount, Condition, Division, Policy, SubsidyPolicy } from '#features/canteen/contract/index'
import {
  ageCountings,
  canteenDayKinds,
  eaters,
  lastPayments,
  meals,
  periods,
  reaches,
  totalPeriods,
  ways,
} from '#features/canteen/contract/words'

export const categories = ['低保', '特困', '失能']
export const bands = ['一公里外', '四层以上']
export const funders = ['市', '区', '街道', '社区']
const firstDay = '2026-02-23'

/** Five weeks around the end of February, in a leap year's shadow; now and then the other side of a new year. */
export const someDay = fc.oneof(
  { weight: 9, arbitrary: fc.nat(35).map((count) => addDays(firstDay, count)) },
  { weight: 1, arbitrary: fc.nat(20).map((count) => addDays('2025-12-22', count)) },
)
export const clock = fc
  .record({ hour: fc.integer({ min: 6, max: 20 }), minute: fc.constantFrom(0, 30) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const age = fc.constantFrom(60, 65, 70, 80, 90)
const fen = (most: number) =>
  fc.oneof(fc.integer({ min: 1, max: most }), fc.constantFrom(100, 300, 500, 1000))
const some = <Value>(values: readonly Value[]) => fc.subarray<Value>([...values], { minLength: 1 })

const condition: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('age' as const),
      from: age,
      until: fc.option(fc.constantFrom(90, 95, 99)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sex' as const), is: fc.constantFrom(...sexes) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('category' as const), anyOf: some(categories) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('without-category' as const), noneOf: some(categories) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('eater' as const), anyOf: some(eaters) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('weekday' as const), anyOf: some([1, 2, 3, 4, 5, 6, 7]) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('registered' as const), within: fc.constantFrom(...reaches) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lives' as const), within: fc.constantFrom(...reaches) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'not-in-institution' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('meal' as const), anyOf: some(meals) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('band' as const), anyOf: some(bands) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('way' as const), anyOf: some(ways) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('day-kind' as const), anyOf: some(canteenDayKinds) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('day-of-month' as const),
      anyOf: fc.subarray(
        Array.from({ length: 31 }, (_, at) => at + 1),
        { minLength: 15 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('birthday' as const),
      within: fc.constantFrom('day' as const, 'month' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('nth-meal' as const),
      per: fc.constantFrom(...periods),
      from: fc.constantFrom(1, 1, 2, 3),
      until: fc.option(fc.integer({ min: 3, max: 4 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), from: clock, until: clock }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('spend' as const),
      least: fc.constantFrom(500, 1000, 1200),
      strictly: fc.boolean(),
      measured: fc.constantFrom('before-discount' as const, 'after-discount' as const),
      withDelivery: fc.boolean(),
    }),
  },
)
const who = fc.array(fc.array(condition, { minLength: 1, maxLength: 2 }), { maxLength: 2 })
const rounding = fc.record({
  way: fc.constantFrom('down' as const, 'half-up' as const, 'up' as const),
  toFen: fc.constantFrom(1 as const, 10 as const, 100 as const),
})
const basisPoints = fc.oneof(fc.constantFrom(2000, 2500, 3333, 8500), fc.integer({ min: 1, max: 10_000 }))

const measured = fc.constantFrom(undefined, undefined, 'before-discount' as const)

const amount: fc.Arbitrary<Amount> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), fen: fen(2000) }),
  fc.record({ kind: fc.constant('spend' as const), atMost: fc.option(fen(1500)) }),
  fc.record({
    kind: fc.constant('percent' as const),
    basisPoints,
    atMost: fc.option(fen(800)),
    rounding,
    measured,
  }),
  fc.record({ kind: fc.constant('own-price' as const), fen: fc.nat(1500) }),
  fc.record({
    kind: fc.constant('price-tier' as const),
    steps: fc.constantFrom<{ from: number; fen: number }[]>(
      [{ from: 0, fen: 100 }],
      [
        { from: 900, fen: 200 },
        { from: 1200, fen: 400 },
      ],
    ),
    measured,
  }),
)

const terms = {
  conditions: fc.array(condition, { maxLength: 1 }),
  most: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ fen: fen(600), per: fc.constantFrom(...periods) }), {
        minLength: 1,
        maxLength: 2,
      }),
    },
  ),
  otherwise: fc.constantFrom('lost' as const, 'passes-on' as const),
}
const named = (count: number) => fc.shuffledSubarray(funders, { minLength: count, maxLength: count })
const division: fc.Arbitrary<Division> = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.oneof(
    fc
      .record({
        names: named(count),
        parts: fc.array(fc.record({ ...terms, fen: fen(600) }), { minLength: count, maxLength: count }),
        remainder: fc.option(fc.nat(count - 1)),
      })
      .map(({ names, parts, remainder }) => ({
        kind: 'fixed' as const,
        parts: parts.map((part, index) => ({
          ...part,
          funder: names[index] ?? '',
          fen: index === remainder ? null : part.fen,
        })),
      })),
    fc
      .record({
        names: named(count),
        parts: fc.array(fc.record({ ...terms, share: fc.integer({ min: 1, max: 7 }) }), {
          minLength: count,
          maxLength: count,
        }),
        rest: fc.nat(count - 1),
      })
      .map(({ names, parts, rest }) => ({
        kind: 'shares' as const,
        parts: parts.map((part, index) => ({ ...part, funder: names[index] ?? '' })),
        rest: names[rest] ?? '',
      })),
  ),
)

export const foodNames = ['基本套餐', '米饭', '红烧肉']
const certainLines = fc.record({
  kind: fc.constantFrom('only' as const, 'except' as const),
  of: some([...foodNames, '加菜']),
})

const perMeal = fc.record({
  portions: fc.integer({ min: 1, max: 3 }),
  together: fc.option(some([...foodNames, '加菜']), { nil: undefined }),
})

const common = (code: string) => ({
  perMeal: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: perMeal }),
  lines: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: certainLines }),
  code: fc.constant(code),
  name: fc.constant(code),
  basis: fc.constant('随机'),
  from: fc.constantFrom('2025-01-01', '2026-01-01', '2026-03-01'),
  until: fc.option(fc.constant('2026-03-15'), { freq: 4 }),
  priority: fc.integer({ min: 1, max: 3 }),
  ageCounting: fc.constantFrom(...ageCountings),
  endsOnMovingAway: fc.boolean(),
  conditions: fc.array(condition, { maxLength: 1 }),
})

/** Sometimes counted together with the others that say so. */
const pool = fc.option(fc.constant('one'), { nil: undefined, freq: 2 })

const carry = fc.record({
  periods: fc.integer({ min: 1, max: 3 }),
  most: fc.option(fen(3000), { nil: undefined }),
})

const subsidy = (code: string): fc.Arbitrary<SubsidyPolicy> =>
  fc
    .record({
      kind: fc.constant('subsidy' as const),
      ...common(code),
      bestOf: fc.option(fc.constantFrom('meal', 'other')),
      choose: fc.constantFrom('best' as const, 'first' as const),
      classes: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.array(fc.record({ name: fc.constant('一类'), who, amount, division }), {
            minLength: 1,
            maxLength: 3,
          }),
        },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
      limits: fc.array(
        fc.record(
          {
            count: fc.integer({ min: 1, max: 5 }),
            per: fc.constantFrom(...periods),
            of: fc.constant('days' as const),
            pool,
          },
          { requiredKeys: ['count', 'per', 'pool'] },
        ),
        { maxLength: 2 },
      ),
      budgets: fc.array(
        fc
          .record({
            fen: fen(5000),
            per: fc.constantFrom(...periods),
            withDelivery: fc.option(fc.boolean(), { nil: undefined }),
            carry: fc.option(carry, { nil: undefined, freq: 2 }),
            pool,
          })
          .map(({ carry: over, ...one }) =>
            over === undefined || one.per === 'sitting' || one.per === 'term' ? one : { ...one, carry: over },
          ),
        { maxLength: 2 },
      ),
      totals: fc.option(
        fc.array(
          fc.record({
            fen: fen(4000),
            per: fc.constantFrom(...totalPeriods),
            last: fc.constantFrom(...lastPayments),
            funder: fc.option(fc.constantFrom(...funders), { nil: undefined }),
            pool,
          }),
          { minLength: 1, maxLength: 2 },
        ),
        { nil: undefined, freq: 3 },
      ),
      portions: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        {
          weight: 1,
          arbitrary: fc.array(
            fc.record({ count: fc.integer({ min: 1, max: 6 }), per: fc.constantFrom(...periods), pool }),
            { minLength: 1, maxLength: 2 },
          ),
        },
      ),
      leastOwnBasisPoints: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom(1000, 3333, 5000) },
      ),
      leastOwnFen: fc.option(fc.constantFrom(100, 300, 500), { nil: undefined, freq: 3 }),
      delivery: fc.array(
        fc.record({
          code: fc.constant('door'),
          name: fc.constant('送餐'),
          who,
          atMost: fc.option(fen(300)),
          funder: fc.constantFrom(...funders),
        }),
        { maxLength: 1 },
      ),
      running: fc.array(
        fc.record({
          code: fc.constant('running'),
          name: fc.constant('运营'),
          who,
          fen: fen(300),
          per: fc.constantFrom('meal' as const, 'day' as const, 'delivery' as const),
          funder: fc.constantFrom(...funders),
        }),
        { maxLength: 1 },
      ),
    })
    .filter(({ classes, delivery, running }) => classes.length + delivery.length + running.length > 0)
    .map(({ classes, ...value }) => ({
      ...value,
      classes: [...classes].map((one, index) => ({ ...one, code: `class-${index + 1}` })),
    }))
    .map(({ totals, ...value }) => {
      const all = [
        ...value.classes.flatMap((one): readonly { readonly funder: string }[] => one.division.parts),
        ...value.delivery,
        ...value.running,
      ]
      const known = totals?.filter(
        ({ funder }) => funder === undefined || all.some((part) => part.funder === funder),
      )
      return known === undefined ? value : { ...value, totals: known }
    })

const discount: fc.Arbitrary<Policy> = fc
  .record({
    kind: fc.constant('discount' as const),
    ...common('discount'),
    classes: fc.array(
      fc.record({
        name: fc.constant('折'),
        who,
        paysBasisPoints: basisPoints,
        rounding,
        offFen: fc.option(fen(300), { nil: undefined, freq: 2 }),
        mostOffFen: fc.option(fen(500), { nil: undefined, freq: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    limits: fc.option(
      fc.array(
        fc.record(
          {
            count: fc.integer({ min: 1, max: 3 }),
            per: fc.constantFrom(...periods),
            of: fc.constant('days' as const),
          },
          { requiredKeys: ['count', 'per'] },
        ),
        { maxLength: 2 },
      ),
      { nil: undefined, freq: 2 },
    ),
  })
  .map((value) => ({
    ...value,
    classes: value.classes.map((one, index) => ({ ...one, code: `class-${index + 1}` })),
  }))

/** One to three subsidies, and often a discount before them. */
export const somePolicies: fc.Arbitrary<Policy[]> = fc
  .tuple(subsidy('first'), fc.option(subsidy('second')), fc.option(subsidy('third')), fc.option(discount))
  .map((policies) => policies.filter((one) => one !== null))
