/**
 * Meals under the nine published policies that came without worked ones: boundary ages, limits and budgets just reached,
 * funders with conditions of their own, deliveries. Worked out by hand from the words of the fixture before the engine was
 * asked; the addresses of the policies stand there under their places.
 */
import { describe, expect, it } from 'vitest'
import { asEarlier, byFunderOf, diner, firstOfMarch, meal } from './people'
import { priceMeal, type DinerFacts, type EarlierMeal, type MealFacts } from '#features/canteen/rules/index'
import { publishedPolicies } from './published'

/** One meal after the other of one person: what each is, whether it was voided, and what by hand it comes to. */
interface Worked extends Partial<MealFacts> {
  readonly void?: true
  readonly own: number
  /** Empty where nobody pays. */
  readonly by?: Readonly<Record<string, number>>
  /** Of the delivery fee. */
  readonly door?: number
  /** Outside the price: what the canteen gets per head, in fen. */
  readonly running?: readonly number[]
}

const wednesday = '2026-05-20'

function eaten(place: string, person: Partial<DinerFacts>, worked: readonly Worked[]): void {
  const earlier: EarlierMeal[] = []
  const policies = publishedPolicies(place)
  for (const { void: taken, own, by, door, running, ...facts } of worked) {
    const one = meal({ day: wednesday, ...facts })
    const price = priceMeal(policies, diner(person), one, earlier, firstOfMarch)
    expect({
      own: price.ownFen,
      by: byFunderOf(price),
      door: price.deliverySubsidyFen,
      running: price.running.map(({ fen }) => fen),
    }).toEqual({ own, by: by ?? {}, door: door ?? 0, running: running ?? [] })
    earlier.push(asEarlier(one, price, taken === undefined))
  }
}

type Case = readonly [why: string, person: Partial<DinerFacts>, ...worked: Worked[]]

const born = (birth: string, own: Partial<DinerFacts> = {}): Partial<DinerFacts> => ({ birth, ...own })
const held = (birth: string, ...categories: string[]) => born(birth, { categories })

const byHand: Readonly<Record<string, readonly Case[]>> = {
  shenzhen: [
    ['69 until tomorrow', born('1956-05-21'), { own: 1200 }],
    [
      '70 today, moderately disabled, brought: the fee is the diner’s, the canteen gets 2.00 twice',
      held('1956-05-20', '中度失能'),
      { way: 'delivered', deliveryFeeFen: 300, own: 1000, by: { 区: 500 }, running: [200, 200] },
    ],
    [
      '60 today and 计生特扶: 15.00 free, of 15.01 a fen is left',
      held('1966-05-20', '计生特扶'),
      { listFen: 1500, own: 0, by: { 区: 1500 }, running: [200] },
      { day: '2026-05-21', listFen: 1501, own: 1, by: { 区: 1500 }, running: [200] },
    ],
    ['60 only tomorrow, 低保', held('1966-05-21', '低保'), { own: 1200 }],
    [
      '100: nothing on a Saturday, on 1 May, at supper; on the make-up Saturday 15.00 of 16.00',
      born('1926-01-01'),
      { day: '2026-05-16', own: 1200 },
      { day: '2026-05-01', own: 1200 },
      { meal: 'supper', own: 1200 },
      { day: '2026-05-09', listFen: 1600, own: 100, by: { 区: 1500 }, running: [200] },
    ],
    ['85, registered elsewhere', born('1941-01-01', { registered: 'none' }), { own: 1200 }],
    [
      'a lunch of 4.50 is free, a second one is not',
      born('1950-01-01'),
      { listFen: 450, own: 0, by: { 区: 450 }, running: [200] },
      { listFen: 450, own: 450 },
    ],
    [
      '68 and severely disabled: no class, and then nothing for the bringing',
      held('1958-01-01', '重度失能'),
      { way: 'delivered', deliveryFeeFen: 200, own: 1400 },
    ],
  ],
  zengcheng: [
    ['60 today: the town pays 1.00', born('1966-05-20'), { own: 500, by: { 市: 300, 区: 300, 镇: 100 } }],
    ['60 tomorrow and 低保', held('1966-05-21', '低保'), { own: 1200 }],
    [
      '79 until tomorrow: 7.00 and not 9.00',
      born('1946-05-21'),
      { own: 500, by: { 市: 300, 区: 300, 镇: 100 } },
    ],
    [
      '80 and 优抚, of another town: 5.00 of the town are lost',
      { ...held('1946-05-20', '优抚'), registered: 'district' },
      { own: 600, by: { 市: 300, 区: 300 } },
    ],
    [
      '85, of another district, a meal of 5.00: the district’s 2.00 are lost',
      born('1941-01-01', { registered: 'city' }),
      { listFen: 500, own: 200, by: { 市: 300 } },
    ],
    [
      '70, a meal of 6.50: the town pays what is left',
      born('1956-01-01'),
      { listFen: 650, own: 0, by: { 市: 300, 区: 300, 镇: 50 } },
    ],
    [
      '低收入, 11.00 and 11.50',
      held('1966-01-01', '低收入'),
      { listFen: 1100, own: 0, by: { 市: 300, 区: 300, 镇: 500 } },
      { meal: 'supper', listFen: 1150, own: 50, by: { 市: 300, 区: 300, 镇: 500 } },
    ],
  ],
  tianjin: [
    ['80 tomorrow', born('1946-05-21'), { listFen: 1300, own: 1300 }],
    ['80 today', born('1946-05-20'), { listFen: 1300, own: 1000, by: { 市区: 300 } }],
    [
      '62, 低保 and severe',
      held('1964-01-01', '低保', '重度照护'),
      { listFen: 1400, own: 1100, by: { 市区: 300 } },
    ],
    ['62 and severe only', held('1964-01-01', '重度照护'), { listFen: 1400, own: 1400 }],
    [
      'breakfast and supper',
      born('1940-01-01'),
      { meal: 'breakfast', listFen: 1300, own: 1300 },
      { meal: 'supper', listFen: 1300, own: 1300 },
    ],
    [
      '12.00 brought for 3.00 is no set of 13.00',
      born('1940-01-01'),
      { way: 'delivered', deliveryFeeFen: 300, own: 1500 },
    ],
    [
      'a cheap lunch and a voided one don’t use up the week, so Saturday is the fifth and Sunday too many',
      born('1940-01-01'),
      { day: '2026-05-18', listFen: 1300, own: 1000, by: { 市区: 300 } },
      { day: '2026-05-19', listFen: 1300, void: true, own: 1000, by: { 市区: 300 } },
      { day: '2026-05-19', listFen: 1300, own: 1000, by: { 市区: 300 } },
      { day: '2026-05-20', listFen: 1200, own: 1200 },
      { day: '2026-05-21', listFen: 1300, own: 1000, by: { 市区: 300 } },
      { day: '2026-05-22', listFen: 1300, own: 1000, by: { 市区: 300 } },
      { day: '2026-05-23', listFen: 1300, own: 1000, by: { 市区: 300 } },
      { day: '2026-05-24', listFen: 1300, own: 1300 },
      { day: '2026-05-25', listFen: 1300, own: 1000, by: { 市区: 300 } },
    ],
  ],
  jianye: [
    ['74 until tomorrow', born('1951-05-21'), { own: 1200 }],
    [
      '75 today: 0.50, 1.00, 1.00',
      born('1951-05-20'),
      { meal: 'breakfast', listFen: 400, own: 350, by: { 区: 50 } },
      { own: 1100, by: { 区: 100 } },
      { meal: 'supper', own: 1100, by: { 区: 100 } },
    ],
    [
      '特困 of 50: 1.00 and 2.00, whatever the age',
      held('1976-01-01', '特困'),
      { meal: 'breakfast', listFen: 400, own: 300, by: { 区: 100 } },
      { own: 1000, by: { 区: 200 } },
    ],
    ['80 and 低保: 2.00 and not 3.00', held('1946-01-01', '低保'), { own: 1000, by: { 区: 200 } }],
    [
      '100 today is 百岁, whether or not anybody wrote it down',
      born('1926-05-20'),
      { own: 1000, by: { 区: 200 } },
    ],
    ['100 tomorrow is not', born('1926-05-21'), { own: 1100, by: { 区: 100 } }],
    [
      '100 and 失能, brought for 2.50: the fee up to 3.00',
      held('1926-01-01', '失能'),
      { way: 'delivered', deliveryFeeFen: 250, own: 1000, by: { 区: 200 }, door: 250 },
    ],
    [
      '80 and 失能 but not supported: the door is theirs',
      held('1946-01-01', '失能'),
      { way: 'delivered', deliveryFeeFen: 400, own: 1500, by: { 区: 100 } },
    ],
    ['a breakfast of 0.30', born('1940-01-01'), { meal: 'breakfast', listFen: 30, own: 0, by: { 区: 30 } }],
  ],
  putuo: [
    ['59', born('1966-05-21'), { listFen: 2000, own: 2000 }],
    ['60 today, 16.67: 15.003 is 15.00', born('1966-05-20'), { listFen: 1667, own: 1300, by: { 街道: 200 } }],
    [
      '80 today: 17.65 is 15.00, 17.64 is 14.99',
      born('1946-05-20'),
      { listFen: 1764, own: 1499 },
      { meal: 'supper', listFen: 1765, own: 1200, by: { 街道: 300 } },
    ],
    [
      '70 and 低保: 8.88 is 7.99, 8.89 is 8.00',
      held('1956-01-01', '低保'),
      { listFen: 888, own: 799 },
      { meal: 'supper', listFen: 889, own: 300, by: { 街道: 500 } },
    ],
    [
      '82 and 低保: A before C, once a day',
      held('1944-01-01', '低保'),
      { listFen: 2000, own: 1200, by: { 街道: 500 } },
      { meal: 'supper', listFen: 2000, own: 1700 },
    ],
    [
      '70, living outside: no discount',
      born('1956-01-01', { lives: 'city' }),
      { listFen: 1500, own: 1300, by: { 街道: 200 } },
    ],
    [
      '70, registered outside: the discount alone',
      born('1956-01-01', { registered: 'none' }),
      { listFen: 2000, own: 1800 },
    ],
    [
      '70, brought: the discount alone',
      born('1956-01-01'),
      { listFen: 2000, way: 'delivered', deliveryFeeFen: 200, own: 2000 },
    ],
    ['10.05 less a tenth is 9.045, half up 9.05', born('1956-01-01'), { listFen: 1005, own: 905 }],
  ],
  huazhuang: [
    ['59', born('1966-05-21'), { own: 1200 }],
    ['60 today', born('1966-05-20'), { own: 1000, by: { 区: 200 } }],
    ['74 until tomorrow', born('1951-05-21'), { own: 1000, by: { 区: 200 } }],
    ['75 today', born('1951-05-20'), { own: 800, by: { 区: 200, 街道: 200 } }],
    ['62 and 低保边缘', held('1964-01-01', '低保边缘'), { own: 300, by: { 区: 600, 街道: 300 } }],
    ['in full care', { ...held('1940-01-01', '低保'), inInstitution: true }, { own: 1200 }],
    [
      '75 and alone: the fourth class before the fifth',
      held('1951-01-01', '空巢独居'),
      { own: 600, by: { 区: 400, 街道: 200 } },
    ],
    [
      '分散供养特困: 9.00 is the district’s alone, of 12.00 the street pays 2.00, of 15.01 a fen is left',
      held('1950-01-01', '分散供养特困'),
      { listFen: 900, own: 0, by: { 区: 900 } },
      { meal: 'supper', own: 0, by: { 区: 1000, 街道: 200 } },
      { day: '2026-05-21', listFen: 1501, own: 1, by: { 区: 1000, 街道: 500 } },
    ],
    [
      '100 tomorrow and 低保: the second class',
      held('1926-05-21', '低保'),
      { listFen: 1600, own: 400, by: { 区: 800, 街道: 400 } },
    ],
    ['registered in the next sub-district', born('1940-01-01', { registered: 'town' }), { own: 1200 }],
  ],
  xiaojunshan: [
    ['64', born('1961-05-21', { registered: 'none' }), { own: 1200 }],
    ['65 today, living around', born('1961-05-20', { registered: 'none' }), { own: 800, by: { 街道: 400 } }],
    [
      '60 and 特扶, of the city, living far',
      { ...held('1966-05-20', '特扶'), registered: 'city', lives: 'none' },
      { own: 800, by: { 街道: 400 } },
    ],
    [
      '60 and 低保, registered elsewhere',
      { ...held('1966-01-01', '低保'), registered: 'none' },
      { own: 1200 },
    ],
    [
      '1.50, 2.00, and 0.50 of a supper of 3.00',
      born('1950-01-01'),
      { meal: 'breakfast', listFen: 150, own: 0, by: { 街道: 150 } },
      { listFen: 200, own: 0, by: { 街道: 200 } },
      { meal: 'supper', listFen: 300, own: 250, by: { 街道: 50 } },
    ],
    [
      'a voided breakfast gives its 1.50 back, and exactly 4.00 leave nothing for supper',
      born('1950-01-01'),
      { meal: 'breakfast', listFen: 150, void: true, own: 0, by: { 街道: 150 } },
      { listFen: 600, own: 200, by: { 街道: 400 } },
      { meal: 'supper', listFen: 600, own: 600 },
    ],
  ],
  kaifu: [
    [
      '60 today',
      born('1966-05-20'),
      { own: 800, by: { 区: 400 } },
      { meal: 'supper', own: 800, by: { 区: 400 } },
    ],
    ['breakfast', born('1950-01-01'), { meal: 'breakfast', own: 1200 }],
    ['60 tomorrow and 低保', held('1966-05-21', '低保'), { own: 1200 }],
    ['低保, 7.00: free', held('1966-01-01', '低保'), { listFen: 700, own: 0, by: { 区: 700 } }],
    [
      '散居特困 and 失能: the fee of 5.00 is free, at a second delivery it is not',
      held('1950-01-01', '散居特困', '失能'),
      { way: 'delivered', deliveryFeeFen: 500, own: 400, by: { 区: 800 }, door: 500 },
      { way: 'delivered', deliveryFeeFen: 500, own: 1700 },
    ],
    [
      '失能 but not poor',
      held('1950-01-01', '失能'),
      { way: 'delivered', deliveryFeeFen: 300, own: 1100, by: { 区: 400 } },
    ],
    ['低保 and 失智, eaten there', held('1950-01-01', '低保', '失智'), { own: 400, by: { 区: 800 } }],
    ['registered in the next district', born('1950-01-01', { registered: 'city' }), { own: 1200 }],
  ],
  xiahuang: [
    ['59: no discount either', born('1966-05-21'), { listFen: 1000, own: 1000 }],
    ['60 today', born('1966-05-20'), { listFen: 1000, own: 0, by: { 社区: 900 } }],
    ['of the next community', born('1950-01-01', { lives: 'street' }), { listFen: 1000, own: 1000 }],
    [
      '27.78 is 25.00: twice, and the month is used up; the discount stays',
      born('1950-01-01'),
      { listFen: 2778, own: 0, by: { 社区: 2500 } },
      { meal: 'supper', listFen: 2778, own: 0, by: { 社区: 2500 } },
      { day: '2026-05-31', listFen: 1000, own: 900 },
      { day: '2026-06-01', listFen: 1000, own: 0, by: { 社区: 900 } },
    ],
    [
      'a voided meal gives the month its 25.00 back, and the last meal gets what is left',
      born('1950-01-01'),
      { listFen: 2778, void: true, own: 0, by: { 社区: 2500 } },
      { listFen: 2778, own: 0, by: { 社区: 2500 } },
      { day: '2026-05-21', listFen: 2444, own: 0, by: { 社区: 2200 } },
      { day: '2026-05-31', listFen: 1005, own: 605, by: { 社区: 300 } },
    ],
    ['moved away this morning', born('1950-01-01', { movedAway: true }), { listFen: 1000, own: 1000 }],
  ],
}

describe.each(Object.entries(byHand))('%s', (place, cases) => {
  const named = cases.map(([why, person, ...worked]) => ({ why, person, worked }))
  it.each(named)('$why', ({ person, worked }) => {
    eaten(place, person, worked)
  })
})
