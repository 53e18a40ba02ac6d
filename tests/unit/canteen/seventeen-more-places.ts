/**
 * Seventeen further rules in the manner of notices of Chinese cities (made up for the tests; none is a place's own text), entered as
 * the screen enters them: parts of the year, birthdays, days of the month, so many days, a part that stays with the diner.
 */
import { policy, type Condition, type Policy } from '#features/canteen/contract/index'
import {
  age,
  category,
  firstThenRest,
  fixed,
  lives,
  lunch,
  lunchOrSupper,
  paidBy,
  spendUpTo,
  subsidy,
  workingDays,
  type PolicyInput,
} from './published/parts'

const basis = '为测试拟定，仿各地通知'
const from = '2026-01-01'
const down = { way: 'down', toFen: 1 } as const
const home: Condition = { kind: 'not-in-institution' }

type Own = Omit<Parameters<typeof subsidy>[0], 'code' | 'name' | 'basis' | 'from'>
const one = (code: string, own: Own) => subsidy({ code, name: code, basis, from, ...own })
/** One class for everybody whom the policy means. */
const all = (amount: Own['classes'][number]['amount'], division: Own['classes'][number]['division']) => [
  { code: 'all', name: '就餐人', who: [], amount, division },
]
const shared = (city: number, district: number, otherwise: 'lost' | 'passes-on' = 'lost') => ({
  kind: 'shares' as const,
  rest: '区',
  parts: [
    { funder: '市', share: city, conditions: [], otherwise },
    { funder: '区', share: district, conditions: [], otherwise },
  ],
})

const inputs = {
  /** 60 周岁以上每餐 3 元，每人每季度不超过 90 元。 */
  quarter: [
    one('quarter', {
      conditions: [age(60)],
      classes: all(fixed(300), paidBy('区')),
      budgets: [{ fen: 9000, per: 'quarter' }],
    }),
  ],
  /** 65 周岁以上每半年免费体验两餐，街道承担。 */
  halfYear: [
    one('half-year', {
      conditions: [age(65)],
      classes: all(spendUpTo(null), paidBy('街道')),
      limits: [{ count: 2, per: 'half-year' }],
    }),
  ],
  /** 一次性：首次就餐 15 元以内免费，以后每餐 2 元，就高不叠加。 */
  once: [
    one('first', {
      conditions: [age(60)],
      bestOf: 'best',
      classes: all(spendUpTo(1500), paidBy('社区')),
      limits: [{ count: 1, per: 'term' }],
    }),
    one('then', { conditions: [age(60)], bestOf: 'best', classes: all(fixed(200), paidBy('区')) }),
  ],
  /** 生日当天 20 元以内免费。 */
  birthday: [
    one('birthday', {
      conditions: [{ kind: 'birthday', within: 'day' }],
      classes: all(spendUpTo(2000), paidBy('社区')),
    }),
  ],
  /** 每月 15 日敬老日，60 周岁以上半价。 */
  elderDay: [
    one('elder-day', {
      conditions: [age(60), { kind: 'day-of-month', anyOf: [15] }],
      classes: all({ kind: 'percent', basisPoints: 5000, atMost: null, rounding: down }, paidBy('市')),
    }),
  ],
  /** 每餐 3 元，每人每月补贴不超过两天。 */
  twoDays: [
    one('two-days', {
      conditions: [lunchOrSupper],
      classes: all(fixed(300), paidBy('区')),
      limits: [{ count: 2, per: 'month', of: 'days' }],
    }),
  ],
  /** 特困据实补助，80 周岁以上再补 3 元；个人自付不低于餐费的三成。 */
  ownPart: [
    one('hardship', {
      priority: 1,
      conditions: [category('特困')],
      classes: all(spendUpTo(null), paidBy('民政')),
      leastOwnBasisPoints: 3000,
    }),
    one('eighty', {
      priority: 2,
      conditions: [age(80)],
      classes: all(fixed(300), paidBy('区')),
      leastOwnBasisPoints: 3000,
    }),
  ],
  /** 八元爱心餐，每天前 50 份，街道补差。 */
  firstFifty: [
    one('first-fifty', {
      conditions: [lunch, age(60)],
      classes: all({ kind: 'own-price', fen: 800 }, paidBy('街道')),
      portions: [{ count: 50, per: 'day' }],
    }),
  ],
  /** 阶梯：每月前 20 餐每餐 3 元，第 21 至 30 餐每餐 2 元，以后不补。 */
  ladder: [
    one('first-twenty', {
      bestOf: 'ladder',
      classes: all(fixed(300), paidBy('区')),
      limits: [{ count: 20, per: 'month', pool: 'ladder' }],
    }),
    one('next-ten', {
      bestOf: 'ladder',
      classes: all(fixed(200), paidBy('区')),
      limits: [{ count: 30, per: 'month', pool: 'ladder' }],
    }),
  ],
  /** 高龄：80–89 岁 2 元，90–99 岁 3 元，百岁免费；市三区七；满岁的下月起。 */
  highAge: [
    one('high-age', {
      ageCounting: 'next-first-of-month',
      classes: (
        [
          ['eighty', age(80, 89), fixed(200)],
          ['ninety', age(90, 99), fixed(300)],
          ['hundred', age(100), spendUpTo(null)],
        ] as const
      ).map(([code, who, amount]) => ({ code, name: code, who: [[who]], amount, division: shared(3, 7) })),
    }),
  ],
  /** 特殊困难：失独或重残的独居老人，或低保对象，10 元以内据实；省 3 元，其余区；不在养老机构。 */
  hardCases: [
    one('hard-cases', {
      conditions: [home],
      classes: [
        {
          code: 'hard',
          name: '特殊困难',
          who: [[age(60), category('失独', '重残'), category('独居')], [category('低保')]],
          amount: spendUpTo(1000),
          division: firstThenRest('省', 300, '区'),
        },
      ],
    }),
  ],
  /** 志愿者工作日午餐自付 6 元，社区补差。 */
  volunteers: [
    one('volunteers', {
      conditions: [lunch, workingDays, { kind: 'eater', anyOf: ['volunteer'] }],
      classes: all({ kind: 'own-price', fen: 600 }, paidBy('社区')),
    }),
  ],
  /** 送餐：60 周岁以上每餐 2 元；80 周岁以上独居的送餐费每天一次，3 元以内。 */
  toTheDoor: [
    one('food', { priority: 1, conditions: [age(60)], classes: all(fixed(200), paidBy('区')) }),
    one('way', {
      priority: 2,
      classes: [],
      delivery: [
        { code: 'door', name: '送餐', who: [[age(80), category('独居')]], atMost: 300, funder: '街道' },
      ],
      limits: [{ count: 1, per: 'day' }],
    }),
  ],
  /** 运营补贴：按人次，60–79 岁 1 元、80 岁以上 2 元，每人每天一次。 */
  heads: [
    one('heads', {
      classes: [],
      running: [
        { code: 'sixty', name: '60–79 岁', who: [[age(60, 79)]], fen: 100, per: 'day', funder: '市' },
        { code: 'eighty', name: '80 岁以上', who: [[age(80)]], fen: 200, per: 'day', funder: '市' },
      ],
    }),
  ],
  /** 以奖代补：餐费 10 元以上的每人次 0.5 元给助餐点，全区每季度 1,000 元，用完即止。 */
  reward: [
    one('reward', {
      classes: [],
      conditions: [
        { kind: 'spend', least: 1000, strictly: false, measured: 'after-discount', withDelivery: false },
      ],
      running: [{ code: 'reward', name: '以奖代补', who: [], fen: 50, per: 'meal', funder: '区' }],
      totals: [{ fen: 100_000, per: 'quarter', last: 'in-part' }],
    }),
  ],
  /** 社区配套：每餐 4 元，市与社区各半；不住本社区的没有社区那一半。 */
  matched: [
    one('matched', {
      classes: all(fixed(400), {
        kind: 'shares',
        rest: '市',
        parts: [
          { funder: '市', share: 1, conditions: [], otherwise: 'lost' },
          { funder: '社区', share: 1, conditions: [lives('community')], otherwise: 'lost' },
        ],
      }),
    }),
  ],
  /** 助餐点：每餐 5 元，街道半年 2 万元、区全年 5 万元，各半承担，用完即止，最后一餐不够就不补。 */
  twoPurses: [
    one('two-purses', {
      classes: all(fixed(500), {
        kind: 'shares',
        rest: '区',
        parts: [
          { funder: '街道', share: 1, conditions: [], otherwise: 'lost' },
          { funder: '区', share: 1, conditions: [], otherwise: 'lost' },
        ],
      }),
      totals: [
        { fen: 2_000_000, per: 'half-year', funder: '街道', last: 'not-at-all' },
        { fen: 5_000_000, per: 'year', funder: '区', last: 'in-part' },
      ],
    }),
  ],
} as const satisfies Record<string, readonly PolicyInput[]>

export type FurtherPlace = keyof typeof inputs
export const furtherPlaces = (place: FurtherPlace): readonly Policy[] =>
  inputs[place].map((each) => policy.parse(each))
export const allFurtherPlaces = (): readonly Policy[] =>
  Object.values(inputs).flatMap((some) => some.map((each) => policy.parse(each)))
