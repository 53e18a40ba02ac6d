/** Seventeen further rules as data, each with answers worked out by hand before the engine was asked. All in fen. */
import { describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { policyOf, valuesOf } from '#features/canteen/policies/ui/values'
import { countedTogether, priceMeal, totalsLeft, type GivenInAll } from '#features/canteen/rules/index'
import type { DinerFacts, EarlierMeal, MealFacts } from '#features/canteen/policies/rules/index'
import { byFunderOf, diner, firstOfMarch, meal } from './people'
import { allFurtherPlaces, furtherPlaces, type FurtherPlace } from './seventeen-more-places'

/** A Monday. */
const day = '2026-11-23'

interface Worked {
  readonly own: number
  readonly by?: Readonly<Record<string, number>>
  readonly door?: number
  readonly heads?: number
}
const old = (years: number, own: Partial<DinerFacts> = {}): Partial<DinerFacts> => ({
  birth: `${2026 - years}-11-23`,
  ...own,
})
const had = (policy: string, on: string, fen: number, own: Partial<EarlierMeal> = {}): EarlierMeal => ({
  day: on,
  meal: 'lunch',
  at: 0,
  stands: true,
  granted: [{ policy, fen }],
  delivery: [],
  running: [],
  ...own,
})
/** So many lunches of the month before the day. */
const lunches = (policy: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    had(policy, addDays('2026-11-01', Math.floor(at / 2)), 300, { meal: at % 2 === 0 ? 'lunch' : 'supper' }),
  )
const supper = { meal: 'supper' } as const
const head = { granted: [], running: [{ policy: 'heads', code: 'sixty' }] }

const cases: readonly (readonly [
  FurtherPlace,
  string,
  Partial<DinerFacts>,
  Partial<MealFacts>,
  readonly EarlierMeal[],
  Worked,
])[] = [
  ['quarter', 'the first of it', old(60), {}, [], { own: 900, by: { 区: 300 } }],
  [
    'quarter',
    'with 89.00 used',
    old(60),
    {},
    [had('quarter', '2026-10-09', 8900)],
    { own: 1100, by: { 区: 100 } },
  ],
  [
    'quarter',
    'used up in the one before',
    old(60),
    {},
    [had('quarter', '2026-09-30', 9000)],
    { own: 900, by: { 区: 300 } },
  ],
  [
    'halfYear',
    'the third',
    old(65),
    {},
    [had('half-year', '2026-07-01', 1200), had('half-year', '2026-10-02', 1200)],
    { own: 1200 },
  ],
  [
    'halfYear',
    'after two in June',
    old(65),
    {},
    [had('half-year', '2026-06-29', 1200), had('half-year', '2026-06-30', 1200)],
    { own: 0, by: { 街道: 1200 } },
  ],
  ['once', 'the first time', old(60), { listFen: 1800 }, [], { own: 300, by: { 社区: 1500 } }],
  [
    'once',
    'ever after',
    old(60),
    { listFen: 1800 },
    [had('first', '2026-02-02', 1500)],
    { own: 1600, by: { 区: 200 } },
  ],
  [
    'once',
    'where the first was taken back',
    old(60),
    { listFen: 1800 },
    [had('first', '2026-02-02', 1500, { stands: false })],
    { own: 300, by: { 社区: 1500 } },
  ],
  ['birthday', 'today', { birth: '1946-11-23' }, { listFen: 1800 }, [], { own: 0, by: { 社区: 1800 } }],
  [
    'birthday',
    'today with a dear meal',
    { birth: '1946-11-23' },
    { listFen: 2500 },
    [],
    { own: 500, by: { 社区: 2000 } },
  ],
  ['birthday', 'tomorrow', { birth: '1946-11-24' }, { listFen: 1800 }, [], { own: 1800 }],
  ['birthday', 'of nobody knows when', { birth: null }, { listFen: 1800 }, [], { own: 1800 }],
  [
    'birthday',
    'born on 29 February, on the 28th',
    { birth: '1948-02-29' },
    { day: '2026-02-28' },
    [],
    { own: 1200 },
  ],
  [
    'birthday',
    'born on 29 February, on 1 March',
    { birth: '1948-02-29' },
    { day: '2026-03-01' },
    [],
    { own: 0, by: { 社区: 1200 } },
  ],
  [
    'birthday',
    'born on 29 February, in a leap year',
    { birth: '1948-02-29' },
    { day: '2028-02-29' },
    [],
    { own: 0, by: { 社区: 1200 } },
  ],
  [
    'elderDay',
    'on the 15th, a Sunday',
    old(61),
    { day: '2026-11-15', listFen: 1305 },
    [],
    { own: 653, by: { 市: 652 } },
  ],
  ['elderDay', 'on the 16th', old(61), { day: '2026-11-16', listFen: 1305 }, [], { own: 1305 }],
  [
    'twoDays',
    'after two meals of one day',
    {},
    {},
    [had('two-days', '2026-11-02', 300), had('two-days', '2026-11-02', 300, supper)],
    { own: 900, by: { 区: 300 } },
  ],
  [
    'twoDays',
    'after two days',
    {},
    {},
    [had('two-days', '2026-11-02', 300), had('two-days', '2026-11-03', 300)],
    { own: 1200 },
  ],
  [
    'twoDays',
    'the supper of the second day',
    {},
    supper,
    [had('two-days', '2026-11-02', 300), had('two-days', day, 300)],
    { own: 900, by: { 区: 300 } },
  ],
  // 30 % of 11.11 is 3.333: 3.34 stay.
  [
    'ownPart',
    '特困 of 80',
    old(80, { categories: ['特困'] }),
    { listFen: 1111 },
    [],
    { own: 334, by: { 民政: 777 } },
  ],
  ['ownPart', 'of 80', old(80), { listFen: 1111 }, [], { own: 811, by: { 区: 300 } }],
  ['ownPart', 'of 80 with a meal of 4.00', old(80), { listFen: 400 }, [], { own: 120, by: { 区: 280 } }],
  ['firstFifty', 'while there are some', old(60), { listFen: 1300 }, [], { own: 800, by: { 街道: 500 } }],
  ['ladder', 'the twentieth', {}, {}, lunches('first-twenty', 19), { own: 900, by: { 区: 300 } }],
  ['ladder', 'the twenty-first', {}, {}, lunches('first-twenty', 20), { own: 1000, by: { 区: 200 } }],
  [
    'ladder',
    'the thirtieth',
    {},
    {},
    [...lunches('first-twenty', 20), ...lunches('next-ten', 9)],
    { own: 1000, by: { 区: 200 } },
  ],
  [
    'ladder',
    'the thirty-first',
    {},
    {},
    [...lunches('first-twenty', 20), ...lunches('next-ten', 10)],
    { own: 1200 },
  ],
  ['highAge', 'of 85', old(85), {}, [], { own: 1000, by: { 市: 60, 区: 140 } }],
  // 30 % of 12.55 is 3.765.
  [
    'highAge',
    'of 100 since October',
    { birth: '1926-10-02' },
    { listFen: 1255 },
    [],
    { own: 0, by: { 市: 376, 区: 879 } },
  ],
  ['highAge', 'of 80 since today', old(80), {}, [], { own: 1200 }],
  [
    'hardCases',
    '失独 and 独居',
    old(62, { categories: ['失独', '独居'] }),
    { listFen: 1400 },
    [],
    { own: 400, by: { 省: 300, 区: 700 } },
  ],
  ['hardCases', '失独 alone', old(62, { categories: ['失独'] }), { listFen: 1400 }, [], { own: 1400 }],
  [
    'hardCases',
    '低保 of 45 with a meal of 2.50',
    old(45, { categories: ['低保'] }),
    { listFen: 250 },
    [],
    { own: 0, by: { 省: 250 } },
  ],
  [
    'hardCases',
    '低保 in an institution',
    old(70, { categories: ['低保'], inInstitution: true }),
    { listFen: 1400 },
    [],
    { own: 1400 },
  ],
  [
    'volunteers',
    'on a Monday',
    {},
    { listFen: 1500, eater: 'volunteer' },
    [],
    { own: 600, by: { 社区: 900 } },
  ],
  ['volunteers', 'a diner', {}, { listFen: 1500 }, [], { own: 1500 }],
  [
    'volunteers',
    'on a Sunday',
    {},
    { listFen: 1500, eater: 'volunteer', day: '2026-11-22' },
    [],
    { own: 1500 },
  ],
  [
    'toTheDoor',
    'of 82 and 独居',
    old(82, { categories: ['独居'] }),
    { listFen: 1000, way: 'delivered', deliveryFeeFen: 400 },
    [],
    { own: 900, by: { 区: 200 }, door: 300 },
  ],
  [
    'toTheDoor',
    'the second of a day',
    old(82, { categories: ['独居'] }),
    { ...supper, listFen: 1000, way: 'delivered', deliveryFeeFen: 400 },
    [had('food', day, 200, { delivery: [{ policy: 'way', fen: 300 }] })],
    { own: 1200, by: { 区: 200 } },
  ],
  ['heads', 'of 70', old(70), {}, [], { own: 1200, heads: 100 }],
  ['heads', 'of 70 at supper, after lunch', old(70), supper, [had('heads', day, 0, head)], { own: 1200 }],
  ['heads', 'of 80', old(80), {}, [], { own: 1200, heads: 200 }],
  ['reward', 'of 10.00', {}, { listFen: 1000 }, [], { own: 1000, heads: 50 }],
  ['reward', 'of 9.99', {}, { listFen: 999 }, [], { own: 999 }],
  ['matched', 'who lives here', {}, {}, [], { own: 800, by: { 市: 200, 社区: 200 } }],
  ['matched', 'who lives in the next community', { lives: 'street' }, {}, [], { own: 1000, by: { 市: 200 } }],
  ['twoPurses', 'while there is enough', {}, {}, [], { own: 700, by: { 街道: 250, 区: 250 } }],
]

const priced = (
  place: FurtherPlace,
  person: Partial<DinerFacts>,
  facts: Partial<MealFacts>,
  earlier: readonly EarlierMeal[],
  given: readonly GivenInAll[] = [],
  portions: number | null = null,
) => {
  const policies = furtherPlaces(place)
  const on = facts.day ?? day
  const price = priceMeal(policies, diner(person), meal({ day: on, ...facts }), earlier, {
    ...firstOfMarch,
    totalsLeft: totalsLeft(policies, given, on, countedTogether(policies)),
    portionsLeft: portions === null ? [] : [{ policy: 'first-fifty', at: 0, count: portions }],
  })
  return {
    own: price.ownFen,
    by: byFunderOf(price),
    door: price.deliverySubsidyFen,
    heads: price.running.reduce((sum, { fen }) => sum + fen, 0),
  }
}
const nothing = { by: {}, door: 0, heads: 0 }

describe('seventeen further rules', () => {
  it.each(cases)('%s: %s', (place, _who, person, facts, earlier, worked) => {
    expect(priced(place, person, facts, earlier)).toEqual({ ...nothing, ...worked })
  })

  it('each is shown again on the screen as it was entered', () => {
    for (const one of allFurtherPlaces()) expect(policyOf(valuesOf(one))).toEqual(one)
  })

  it('firstFifty: the fiftieth pays 8.00 and the one after it the whole', () => {
    const own = (left: number) => priced('firstFifty', old(60), { listFen: 1300 }, [], [], left).own
    expect([own(1), own(0)]).toEqual([800, 1300])
  })

  it('reward: 0.30 are left of the quarter, what was given in September is another’s', () => {
    const given = (month: string, fen: number) => [{ month, policy: 'reward', funder: '区', fen }]
    const heads = (some: readonly GivenInAll[]) => priced('reward', {}, { listFen: 1000 }, [], some).heads
    expect(heads(given('2026-10', 99_970))).toBe(30)
    expect(heads(given('2026-09', 100_000))).toBe(50)
    expect(heads(given('2026-12', 100_000))).toBe(0)
  })

  it('twoPurses: a half-year of the sub-district that has 2.49 left pays nothing, the district’s year its last 1.00', () => {
    const street = { month: '2026-07', policy: 'two-purses', funder: '街道', fen: 2_000_000 - 249 }
    expect(priced('twoPurses', {}, {}, [], [street])).toEqual({ ...nothing, own: 950, by: { 区: 250 } })
    expect(priced('twoPurses', {}, {}, [], [{ ...street, month: '2026-06' }]).by).toEqual({
      街道: 250,
      区: 250,
    })
    const district = { month: '2026-02', policy: 'two-purses', funder: '区', fen: 5_000_000 - 100 }
    expect(priced('twoPurses', {}, {}, [], [district])).toEqual({
      ...nothing,
      own: 850,
      by: { 街道: 250, 区: 100 },
    })
  })
})
