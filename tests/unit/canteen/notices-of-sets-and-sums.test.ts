/** Eleven notices as data, each with answers worked out by hand before the engine was asked. All in fen. */
import { describe, expect, it } from 'vitest'
import { lumpDue, priceMeal, type FoodLine } from '#features/canteen/rules/index'
import type { DinerFacts, EarlierMeal, MealFacts } from '#features/canteen/policies/rules/index'
import { policyOf, valuesOf } from '#features/canteen/policies/ui/values'
import { names, notice, type Notice } from './notices-of-sets-and-sums'
import { byFunderOf, diner, firstOfMarch, meal } from './people'

/** A Monday. */
const day = '2026-11-23'
const sunday = '2026-11-22'

interface Worked {
  readonly own: number
  readonly by?: Readonly<Record<string, number>>
  readonly door?: number
  readonly heads?: number
}

const old = (years: number, own: Partial<DinerFacts> = {}): Partial<DinerFacts> => ({
  birth: `${2026 - years}-06-01`,
  ...own,
})
const food = (...lines: readonly FoodLine[]): Partial<MealFacts> => ({
  lines,
  listFen: lines.reduce((sum, { fen }) => sum + fen, 0),
})
const set = (fen: number, name = '一荤两素', kind = '基本套餐'): FoodLine => ({ name, kind, fen })
const dish = (fen: number): FoodLine => ({ name: '红烧肉', kind: '加菜', fen })
const drink = (fen: number): FoodLine => ({ name: '啤酒', kind: '烟酒饮料', fen })

const had = (
  on: string,
  policy: string,
  parts: Readonly<Record<string, number>>,
  own: Partial<EarlierMeal> = {},
): EarlierMeal => ({
  day: on,
  meal: 'lunch',
  at: 0,
  stands: true,
  granted: [{ policy, fen: Object.values(parts).reduce((sum, fen) => sum + fen, 0) }],
  delivery: [],
  running: [],
  parts: Object.entries(parts).map(([funder, fen]) => ({ policy, funder, fen })),
  ...own,
})

const cases: readonly (readonly [
  Notice,
  string,
  Partial<DinerFacts>,
  Partial<MealFacts>,
  readonly EarlierMeal[],
  Worked,
])[] = [
  // 2.00 at 6 : 4 is 1.20 and 0.80; the meat of 5.00 is paid in full.
  [
    'sets',
    'of 65 with a dish',
    old(65),
    food(set(1200), dish(500)),
    [],
    { own: 1500, by: { 区: 120, 街道: 80 } },
  ],
  ['sets', 'of 82', old(82), food(set(1200)), [], { own: 900, by: { 区: 180, 街道: 120 } }],
  // 5.00: 3.00 of the district, which has paid 39.00 of its 40.00 this month.
  [
    'sets',
    '低保 near the end of the district’s month',
    old(65, { categories: ['低保'] }),
    food(set(1200)),
    [had('2026-11-02', 'sets', { 区: 3900, 街道: 2600 })],
    { own: 700, by: { 区: 100, 街道: 400 } },
  ],
  ['sets', 'of 65 with a dish alone', old(65), food(dish(500)), [], { own: 500 }],
  [
    'sets',
    'of 59 and 特困 whose set costs less',
    old(59, { categories: ['特困'] }),
    food(set(400), dish(500)),
    [],
    { own: 500, by: { 区: 240, 街道: 160 } },
  ],

  ['noDrinks', '9.50 and a beer of 5.00', old(60), food(set(950), drink(500)), [], { own: 1450 }],
  ['noDrinks', '10.00', old(60), food(set(1000)), [], { own: 700, by: { 区: 300 } }],
  [
    'noDrinks',
    '15.00 and a beer',
    old(60),
    food(set(1000), dish(500), drink(500)),
    [],
    { own: 1500, by: { 区: 500 } },
  ],
  [
    'noDrinks',
    '58.00 of the month used',
    old(60),
    food(set(1200)),
    [had('2026-11-02', 'no-drinks', { 区: 5800 })],
    { own: 1000, by: { 区: 200 } },
  ],
  ['noDrinks', 'nothing but beer', old(60), food(drink(2000)), [], { own: 2000 }],

  [
    'birthdaySet',
    'in the month',
    { birth: '1950-11-03' },
    food(set(1500), dish(400)),
    [],
    { own: 400, by: { 社区: 1500 } },
  ],
  [
    'birthdaySet',
    'in the month, with a dear set',
    { birth: '1950-11-03' },
    food(set(2000)),
    [],
    { own: 200, by: { 社区: 1800 } },
  ],
  [
    'birthdaySet',
    'the second of the month',
    { birth: '1950-11-03' },
    food(set(1500)),
    [had('2026-11-04', 'birthday', { 社区: 1500 })],
    { own: 1300, by: { 区: 200 } },
  ],
  // Nothing of the set: the usual 2.00 for whatever it is.
  [
    'birthdaySet',
    'in the month without a set',
    { birth: '1950-11-03' },
    food(dish(900)),
    [],
    { own: 700, by: { 区: 200 } },
  ],

  [
    'oneYuan',
    '12.00',
    old(50, { categories: ['特困'] }),
    { listFen: 1200 },
    [],
    { own: 100, by: { 区: 1100 } },
  ],
  [
    'oneYuan',
    '18.00: 15.00 and no more',
    old(50, { categories: ['特困'] }),
    { listFen: 1800 },
    [],
    { own: 300, by: { 区: 1500 } },
  ],
  ['oneYuan', '0.80', old(50, { categories: ['特困'] }), { listFen: 80 }, [], { own: 80 }],
  [
    'oneYuan',
    'of the next district',
    old(50, { categories: ['特困'], registered: 'city' }),
    { listFen: 1200 },
    [],
    { own: 1200 },
  ],

  // 6.00 at 4 : 3 : 3 is 2.40, 1.80, 1.80: 0.40 and 0.80 go on.
  ['thirds', '12.00', old(65), { listFen: 1200 }, [], { own: 600, by: { 区: 200, 镇: 100, 村: 300 } }],
  // 1.50: 0.60, 0.45, 0.45.
  ['thirds', '3.00', old(65), { listFen: 300 }, [], { own: 150, by: { 区: 60, 镇: 45, 村: 45 } }],
  // 2.505 down is 2.50: 1.00, 0.75, 0.75.
  ['thirds', '5.01', old(65), { listFen: 501 }, [], { own: 251, by: { 区: 100, 镇: 75, 村: 75 } }],
  // 4.00: 1.60, 1.20 of which 1.00, 1.20 and 0.20.
  ['thirds', '8.00', old(65), { listFen: 800 }, [], { own: 400, by: { 区: 160, 镇: 100, 村: 140 } }],

  ['charity', 'a Monday', old(60), {}, [], { own: 900, by: { 街道: 300 } }],
  ['charity', 'a Sunday', old(60), { day: sunday }, [], { own: 800, by: { 慈善会: 400 } }],
  [
    'charity',
    'a Sunday with 98.00 of the year used',
    old(60),
    { day: sunday },
    [had('2026-03-01', 'holidays', { 慈善会: 9800 })],
    { own: 1000, by: { 慈善会: 200 } },
  ],
  [
    'charity',
    'a Sunday with all of it used',
    old(60),
    { day: sunday },
    [had('2026-03-01', 'holidays', { 慈善会: 10_000 })],
    { own: 1200 },
  ],
  // National Day.
  ['charity', 'on 1 October', old(60), { day: '2026-10-01' }, [], { own: 800, by: { 慈善会: 400 } }],

  // 13.00 × 0.85 = 11.05; with 4.00 beside it 15.05.
  [
    'setsCheaper',
    'of 60 with a dish',
    old(60),
    food(set(1300, '甲餐', '套餐'), dish(400)),
    [],
    { own: 1505 },
  ],
  [
    'setsCheaper',
    'of 80 with a dish',
    old(80),
    food(set(1300, '甲餐', '套餐'), dish(400)),
    [],
    { own: 1205, by: { 街道: 300 } },
  ],
  ['setsCheaper', 'of 80 with a dish alone', old(80), food(dish(200)), [], { own: 0, by: { 街道: 200 } }],
  ['setsCheaper', 'of 59', old(59), food(set(1300, '甲餐', '套餐')), [], { own: 1300 }],

  ['twoSets', 'the small one', old(60), food(set(1000)), [], { own: 600, by: { 区: 400 } }],
  ['twoSets', 'the large one', old(60), food(set(1400, '两荤两素')), [], { own: 800, by: { 区: 600 } }],
  // Whoever takes both has both made cheaper: the notice does not say one set a meal.
  ['twoSets', 'both', old(60), food(set(1000), set(1400, '两荤两素')), [], { own: 1400, by: { 区: 1000 } }],
  ['twoSets', 'of 59', old(59), food(set(1000)), [], { own: 1000 }],

  [
    'veterans',
    'with a dish',
    old(40, { categories: ['优抚'] }),
    food(set(1200), dish(600)),
    [],
    { own: 600, by: { 区: 200, 退役军人事务局: 1000 } },
  ],
  [
    'veterans',
    'with 46.00 of the month used',
    old(40, { categories: ['优抚'] }),
    food(set(1200)),
    [had('2026-11-02', 'veterans', { 退役军人事务局: 4600 })],
    { own: 600, by: { 区: 200, 退役军人事务局: 400 } },
  ],
  ['veterans', 'who is none', old(40), food(set(1200)), [], { own: 1000, by: { 区: 200 } }],

  [
    'doorOfSets',
    'a set and a dish',
    old(70),
    { ...food(set(1200), dish(500)), way: 'delivered', deliveryFeeFen: 400 },
    [],
    { own: 1800, door: 300 },
  ],
  [
    'doorOfSets',
    'a dish alone',
    old(70),
    { ...food(dish(500)), way: 'delivered', deliveryFeeFen: 400 },
    [],
    { own: 900 },
  ],

  ['running', 'of 60', old(60), {}, [], { own: 1200, heads: 100 }],
  ['running', 'of 59', old(59), {}, [], { own: 1200 }],
]

/** What a month of so many meals on so many days brings the canteen. */
const monthOf = (name: Notice) => (meals: number, days: number) =>
  notice(name)
    .flatMap((rule) => (rule.kind === 'subsidy' ? (rule.lumpSums ?? []) : []))
    .reduce((all, sum) => all + lumpDue(sum, { meals, days, people: 0 }), 0)

describe('twelve notices of sets, own caps and sums', () => {
  it.each(cases)('%s: %s', (name, _who, person, facts, earlier, worked) => {
    const price = priceMeal(notice(name), diner(person), meal({ day, ...facts }), earlier, firstOfMarch)
    expect({
      own: price.ownFen,
      by: byFunderOf(price),
      door: price.deliverySubsidyFen,
      heads: price.running.reduce((sum, { fen }) => sum + fen, 0),
    }).toEqual({ by: {}, door: 0, heads: 0, ...worked })
  })

  it.each(names)('%s is on the screen what it is as data', (name) => {
    for (const rule of notice(name)) expect(policyOf(valuesOf(rule))).toEqual(rule)
  })

  it('running: a month of 599 meals on 20 days brings nothing, of 600 2,000.00, of 1,000 3,000.00, on 19 days nothing', () => {
    const due = monthOf('running')
    expect([due(599, 20), due(600, 20), due(1000, 20), due(1000, 19)]).toEqual([0, 200_000, 300_000, 0])
  })

  it('beyond: 1,500 meals bring 500.00, 2,600 1,000.00 and 600 times 2.00, 3,500 no more than 3,000.00', () => {
    const due = monthOf('beyond')
    expect([due(1000, 22), due(1500, 22), due(2600, 22), due(3500, 22), due(3500, 19)]).toEqual([
      0, 50_000, 220_000, 300_000, 0,
    ])
  })
})
