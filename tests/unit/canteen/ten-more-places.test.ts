/** Ten further rules as data, each with answers worked out by hand before the engine was asked. All in fen. */
import { describe, expect, it } from 'vitest'
import { countedTogether, priceMeal, totalsLeft } from '#features/canteen/rules/index'
import type { DinerFacts, EarlierMeal, MealFacts } from '#features/canteen/policies/rules/index'
import { byFunderOf, diner, firstOfMarch, meal } from './people'
import { placesToo, type Place } from './ten-more-places'

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
const had = (own: Partial<EarlierMeal>): EarlierMeal => ({
  day,
  meal: 'lunch',
  at: 0,
  stands: true,
  granted: [],
  delivery: [],
  running: [],
  ...own,
})

const cases: readonly (readonly [
  Place,
  string,
  Partial<DinerFacts>,
  Partial<MealFacts>,
  readonly EarlierMeal[],
  Worked,
])[] = [
  // 18.50 × 0.9 = 16.65; 18.50 × 0.85 = 15.725 → 15.73; a fifth of 18.50 is 3.70, of which 3.00.
  ['elders', 'of 60', old(60), { listFen: 1850 }, [], { own: 1665 }],
  ['elders', 'of 75', old(75), { listFen: 1850 }, [], { own: 1573 }],
  ['elders', 'of 80, capped', old(80), { listFen: 1850 }, [], { own: 1550 }],
  ['elders', 'of 59', old(59), { listFen: 1850 }, [], { own: 1850 }],
  [
    'points',
    'a dear lunch',
    old(50, { categories: ['低保'] }),
    { listFen: 1300 },
    [],
    { own: 800, by: { 区: 500 }, heads: 300 },
  ],
  [
    'points',
    'a supper after a lunch of 3.80',
    old(50, { categories: ['失独'] }),
    { listFen: 900, meal: 'supper' },
    [had({ granted: [{ policy: 'points', fen: 380 }] })],
    { own: 780, by: { 区: 120 }, heads: 300 },
  ],
  [
    'points',
    'with 998.00 of the year used',
    old(50, { categories: ['低保'] }),
    { listFen: 900 },
    [had({ day: '2026-03-02', granted: [{ policy: 'points', fen: 99_800 }] })],
    { own: 700, by: { 区: 200 }, heads: 300 },
  ],
  ['thresholds', 'of 9.99', old(70), { listFen: 999 }, [], { own: 999 }],
  ['thresholds', 'of 10.00', old(70), { listFen: 1000 }, [], { own: 700, by: { 区: 300 } }],
  ['thresholds', 'of 19.99', old(70), { listFen: 1999 }, [], { own: 1499, by: { 区: 500 } }],
  ['thresholds', 'of 26.00', old(70), { listFen: 2600 }, [], { own: 1800, by: { 区: 800 } }],
  [
    'thresholds',
    'the second of a day',
    old(70),
    { listFen: 2600, meal: 'supper' },
    [had({ granted: [{ policy: 'thresholds', fen: 300 }] })],
    { own: 2600 },
  ],
  // 40 % of 3.00 is 1.20; of 11.05 it is 4.42, and 6.63 the district's.
  ['canton', 'of 60', old(60), { listFen: 1500 }, [], { own: 1200, by: { 市: 120, 区: 180 } }],
  [
    'canton',
    '特困',
    old(50, { categories: ['特困'] }),
    { listFen: 1105 },
    [],
    { own: 0, by: { 市: 442, 区: 663 } },
  ],
  [
    'canton',
    '失能 of 60 at the door',
    old(60, { categories: ['失能'] }),
    { listFen: 1500, way: 'delivered', deliveryFeeFen: 500 },
    [],
    { own: 1400, by: { 市: 120, 区: 180 }, door: 300 },
  ],
  ['canton', 'on a Sunday', old(60), { day: '2026-11-22', listFen: 1500 }, [], { own: 1500 }],
  [
    'canton',
    'registered in the province alone',
    old(60, { registered: 'province' }),
    { listFen: 1500 },
    [],
    { own: 1500 },
  ],
  ['vouchers', 'of 80', old(80), { listFen: 1800 }, [], { own: 100, by: { 区: 1700 } }],
  [
    'vouchers',
    'with 95.00 of the month used',
    old(85),
    { listFen: 1800 },
    [had({ day: '2026-11-02', granted: [{ policy: 'vouchers', fen: 9500 }] })],
    { own: 1300, by: { 区: 500 } },
  ],
  ['happy', 'of 65', old(65), { listFen: 1200 }, [], { own: 1000, by: { 市: 100, 区: 100 }, heads: 100 }],
  ['happy', 'of 89', old(89), { listFen: 1200 }, [], { own: 900, by: { 市: 150, 区: 150 }, heads: 100 }],
  [
    'happy',
    '特困 with 13.35',
    old(90, { categories: ['特困'] }),
    { listFen: 1335 },
    [],
    { own: 0, by: { 市: 667, 区: 668 }, heads: 100 },
  ],
  ['happy', 'in an institution', old(90, { inInstitution: true }), { listFen: 1200 }, [], { own: 1200 }],
  [
    'eight',
    'a woman of 55',
    old(55, { sex: 'female' }),
    { listFen: 1300 },
    [],
    { own: 800, by: { 街道: 500 } },
  ],
  ['eight', 'a man of 59', old(59, { sex: 'male' }), { listFen: 1300 }, [], { own: 1300 }],
  [
    'eight',
    'a man of 60 with a dear meal',
    old(60, { sex: 'male' }),
    { listFen: 1600 },
    [],
    { own: 1000, by: { 街道: 600 } },
  ],
  ['eight', 'a cheap meal', old(70), { listFen: 750 }, [], { own: 750 }],
  [
    'halves',
    'of 9.45',
    old(40, { categories: ['低收入'], registered: 'province' }),
    { listFen: 945 },
    [],
    { own: 473, by: { 县: 472 } },
  ],
  [
    'halves',
    'of 12.00',
    old(40, { categories: ['低保'] }),
    { listFen: 1200 },
    [],
    { own: 700, by: { 县: 500 } },
  ],
  ['halves', 'of exactly 5.00', old(40, { categories: ['低保'] }), { listFen: 500 }, [], { own: 500 }],
  [
    'halves',
    'of another province',
    old(40, { categories: ['低保'], registered: 'none' }),
    { listFen: 1200 },
    [],
    { own: 1200 },
  ],
  [
    'martyrs',
    'of 60 and 烈属',
    old(60, { categories: ['烈属'] }),
    { listFen: 1000 },
    [],
    { own: 500, by: { 市: 200, 区: 100, 退役军人事务局: 200 } },
  ],
  [
    'martyrs',
    '烈属 of 40 with a meal of 1.50',
    old(40, { categories: ['烈属'] }),
    { listFen: 150 },
    [],
    { own: 0, by: { 退役军人事务局: 150 } },
  ],
  ['martyrs', 'a volunteer', {}, { listFen: 1000, eater: 'volunteer' }, [], { own: 900, by: { 社区: 100 } }],
  [
    'doors',
    'of 80',
    old(80),
    { listFen: 1000, way: 'delivered', deliveryFeeFen: 300 },
    [],
    { own: 1100, door: 200, heads: 100 },
  ],
  [
    'doors',
    '失能 of 50 with a fee of 1.50',
    old(50, { categories: ['失能'] }),
    { listFen: 1000, way: 'delivered', deliveryFeeFen: 150 },
    [],
    { own: 1000, door: 150, heads: 100 },
  ],
  ['doors', 'who comes themselves', old(80), { listFen: 1000 }, [], { own: 1000 }],
  [
    'doors',
    'the last of 50.00 a month',
    old(80),
    { listFen: 1000, way: 'delivered', deliveryFeeFen: 300 },
    [had({ day: '2026-11-02', delivery: [{ policy: 'doors', fen: 4900 }] })],
    { own: 1200, door: 100, heads: 100 },
  ],
]

describe('ten further rules', () => {
  it.each(cases)('%s: %s', (place, _who, person, facts, earlier, worked) => {
    const price = priceMeal(placesToo(place), diner(person), meal({ day, ...facts }), earlier, firstOfMarch)
    expect({
      own: price.ownFen,
      by: byFunderOf(price),
      door: price.deliverySubsidyFen,
      heads: price.running.reduce((sum, { fen }) => sum + fen, 0),
    }).toEqual({ by: {}, door: 0, heads: 0, ...worked })
  })

  it('vouchers: 16.00 left of the district’s year are not enough for a meal of 18.00, and are for one of 17.00', () => {
    const policies = placesToo('vouchers')
    const given = [{ month: '2026-05', policy: 'vouchers', funder: '区', fen: 20_000_000 - 1600 }]
    const left = totalsLeft(policies, given, day, countedTogether(policies))
    const own = (listFen: number) =>
      priceMeal(policies, diner(old(80)), meal({ day, listFen }), [], { ...firstOfMarch, totalsLeft: left })
        .ownFen
    expect([own(1800), own(1700)]).toEqual([1800, 100])
  })
})
