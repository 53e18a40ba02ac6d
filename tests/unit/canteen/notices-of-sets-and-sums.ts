/**
 * Eleven notices in the manner of Chinese districts and sub-districts (made up for the tests; none is a place's own text), each with
 * its words as an office would write them, entered as the screen enters them.
 */
import { policy, type Condition, type Division, type Policy } from '#features/canteen/contract/index'
import {
  age,
  category,
  fixed,
  lunch,
  paidBy,
  registered,
  spendUpTo,
  subsidy,
  workingDays,
  type PolicyInput,
} from './published/parts'

const basis = '为测试拟定，仿各地通知'
const from = '2026-01-01'

type Own = Omit<Parameters<typeof subsidy>[0], 'code' | 'name' | 'basis' | 'from'>
const one = (code: string, own: Own) => subsidy({ code, name: code, basis, from, ...own })
const all = (amount: Own['classes'][number]['amount'], division: Division) => ({
  code: 'all',
  name: '就餐老人',
  who: [],
  amount,
  division,
})
const basicSet = { kind: 'only' as const, of: ['基本套餐'] }

const sixToFour: Division = {
  kind: 'shares',
  rest: '街道',
  parts: [
    { funder: '区', share: 6, conditions: [], most: [{ fen: 4000, per: 'month' }], otherwise: 'passes-on' },
    { funder: '街道', share: 4, conditions: [], otherwise: 'lost' },
  ],
}
const inTurn: Division = {
  kind: 'shares',
  rest: '村',
  parts: [
    { funder: '区', share: 4, conditions: [], most: [{ fen: 200, per: 'sitting' }], otherwise: 'passes-on' },
    { funder: '镇', share: 3, conditions: [], most: [{ fen: 100, per: 'sitting' }], otherwise: 'passes-on' },
    { funder: '村', share: 3, conditions: [], otherwise: 'lost' },
  ],
}
const thatDay = (kinds: Extract<Condition, { kind: 'day-kind' }>['anyOf']): Condition => ({
  kind: 'day-kind',
  anyOf: kinds,
})

const inputs = {
  /**
   * 老年人在助餐点购买基本套餐的，60—79 周岁每餐补贴 2 元，80 周岁以上每餐补贴 3 元，特困、低保每餐补贴 5 元，就高不重复；自选加菜不予
   * 补贴。补贴资金区、街道按 6∶4 分担，区级每人每月最高承担 40 元，超出部分由街道承担。
   */
  sets: [
    one('sets', {
      lines: basicSet,
      classes: (
        [
          ['sixty', [age(60, 79)], 200],
          ['eighty', [age(80)], 300],
          ['need', [category('特困', '低保')], 500],
        ] as const
      ).map(([code, who, fen]) => ({
        code,
        name: code,
        who: [[...who]],
        amount: fixed(fen),
        division: sixToFour,
      })),
    }),
  ],
  /** 60 周岁以上老年人单餐消费满 10 元补 3 元、满 15 元补 5 元（烟酒饮料不计入），每人每日一次，每人每月不超过 60 元。 */
  noDrinks: [
    one('no-drinks', {
      lines: { kind: 'except', of: ['烟酒饮料'] },
      conditions: [age(60)],
      classes: [
        all(
          {
            kind: 'price-tier',
            steps: [
              { from: 1000, fen: 300 },
              { from: 1500, fen: 500 },
            ],
          },
          paidBy('区'),
        ),
      ],
      limits: [{ count: 1, per: 'day' }],
      budgets: [{ fen: 6000, per: 'month' }],
    }),
  ],
  /** 老年人生日当月可在食堂免费享用基本套餐一份（限 18 元以内），费用由社区承担；平时 70 周岁以上每餐补 2 元，两项不同时享受。 */
  birthdaySet: [
    one('birthday', {
      priority: 1,
      bestOf: 'best',
      lines: basicSet,
      conditions: [age(60), { kind: 'birthday', within: 'month' }],
      classes: [all(spendUpTo(1800), paidBy('社区'))],
      limits: [{ count: 1, per: 'month' }],
    }),
    one('usual', {
      priority: 2,
      bestOf: 'best',
      conditions: [age(70)],
      classes: [all(fixed(200), paidBy('区'))],
    }),
  ],
  /** 特困人员就餐个人负担 1 元，其余由区财政据实补助，每餐补助不超过 15 元，仅限本区户籍。 */
  oneYuan: [
    one('one-yuan', {
      conditions: [category('特困'), registered('district')],
      classes: [all({ kind: 'own-price', fen: 100 }, paidBy('区'))],
      budgets: [{ fen: 1500, per: 'sitting' }],
    }),
  ],
  /** 餐费的五成由区、镇、村按 4∶3∶3 承担，区级每餐不超过 2 元，镇级每餐不超过 1 元，不足部分由村集体承担。 */
  thirds: [
    one('thirds', {
      conditions: [age(65)],
      classes: [
        all({ kind: 'percent', basisPoints: 5000, atMost: 600, rounding: { way: 'down', toFen: 1 } }, inTurn),
      ],
    }),
  ],
  /** 工作日午餐由街道补 3 元；节假日午餐由慈善会补 4 元，慈善资金全年每人不超过 100 元，不足部分由本人承担。 */
  charity: [
    one('working', {
      conditions: [lunch, workingDays, age(60)],
      classes: [all(fixed(300), paidBy('街道'))],
    }),
    one('holidays', {
      conditions: [lunch, thatDay(['weekend', 'bridging-day-off', 'statutory-holiday']), age(60)],
      classes: [
        all(fixed(400), {
          kind: 'fixed',
          parts: [
            {
              funder: '慈善会',
              fen: null,
              conditions: [],
              most: [{ fen: 10_000, per: 'year' }],
              otherwise: 'lost',
            },
          ],
        }),
      ],
    }),
  ],
  /** 食堂对 60 周岁以上老年人套餐打八五折（单点菜品不打折）；在此基础上 80 周岁以上再补 3 元，由街道承担。 */
  setsCheaper: [
    {
      kind: 'discount',
      code: 'cheaper',
      name: '套餐八五折',
      basis,
      from,
      until: null,
      priority: 1,
      ageCounting: 'on-birthday',
      endsOnMovingAway: false,
      conditions: [],
      lines: { kind: 'only', of: ['套餐'] },
      classes: [
        {
          code: 'sixty',
          name: '60 岁以上',
          who: [[age(60)]],
          paysBasisPoints: 8500,
          rounding: { way: 'half-up', toFen: 1 },
        },
      ],
    },
    one('eighty', { conditions: [age(80)], classes: [all(fixed(300), paidBy('街道'))] }),
  ],
  /** 一荤两素套餐个人付 6 元，两荤两素套餐个人付 8 元，差额由区补助；60 周岁以上。 */
  twoSets: [
    one('small', {
      priority: 1,
      conditions: [age(60)],
      lines: { kind: 'only', of: ['一荤两素'] },
      classes: [all({ kind: 'own-price', fen: 600 }, paidBy('区'))],
    }),
    one('large', {
      priority: 2,
      conditions: [age(60)],
      lines: { kind: 'only', of: ['两荤两素'] },
      classes: [all({ kind: 'own-price', fen: 800 }, paidBy('区'))],
    }),
  ],
  /** 优抚对象在普惠每餐 2 元（套餐）的基础上，由退役军人事务局再据实补助套餐余额，每人每月局里不超过 50 元。 */
  veterans: [
    one('universal', { priority: 1, lines: basicSet, classes: [all(fixed(200), paidBy('区'))] }),
    one('veterans', {
      priority: 2,
      lines: basicSet,
      conditions: [category('优抚')],
      classes: [
        all(spendUpTo(null), {
          kind: 'fixed',
          parts: [
            {
              funder: '退役军人事务局',
              fen: null,
              conditions: [],
              most: [{ fen: 5000, per: 'month' }],
              otherwise: 'lost',
            },
          ],
        }),
      ],
    }),
  ],
  /** 每份送到家的套餐，送餐费 3 元以内由街道承担；只订加菜的不补。 */
  doorOfSets: [
    one('door-of-sets', {
      lines: basicSet,
      classes: [],
      delivery: [{ code: 'door', name: '送餐', who: [], atMost: 300, funder: '街道' }],
    }),
  ],
  /**
   * 助餐点每月开放不少于 20 天、日均服务老年人 30 人次以上的，每月给予运营补贴 2000 元，50 人次以上的 3000 元；另按每人次 1 元补助，
   * 全年不超过 3 万元。
   */
  running: [
    one('running', {
      conditions: [age(60)],
      classes: [],
      running: [{ code: 'head', name: '人次补助', who: [], fen: 100, per: 'meal', funder: '区' }],
      totals: [{ fen: 3_000_000, per: 'year', last: 'in-part' }],
      lumpSums: [
        {
          code: 'month',
          name: '运营补贴',
          funder: '区',
          from,
          per: 'month',
          counts: 'policy',
          measure: 'meals-a-day',
          steps: [
            { from: 30, fen: 200_000 },
            { from: 50, fen: 300_000 },
          ],
          leastDays: 20,
        },
      ],
    }),
  ],
  /** 助餐点每月服务老年人超过 1000 人次的，超出部分每人次奖补 1 元，超过 2000 人次的部分每人次 2 元，每月最高 3000 元；开放不少于 20 天。 */
  beyond: [
    one('beyond', {
      conditions: [age(60)],
      classes: [],
      lumpSums: [
        {
          code: 'month',
          name: '超额奖补',
          funder: '区',
          from,
          per: 'month',
          counts: 'diners',
          measure: 'meals',
          steps: [],
          beyond: [
            { from: 1000, fen: 100 },
            { from: 2000, fen: 200 },
          ],
          mostFen: 300_000,
          leastDays: 20,
        },
      ],
    }),
  ],
} as const satisfies Record<string, readonly PolicyInput[]>

export type Notice = keyof typeof inputs
export const names: readonly Notice[] = [
  'sets',
  'noDrinks',
  'birthdaySet',
  'oneYuan',
  'thirds',
  'charity',
  'setsCheaper',
  'twoSets',
  'veterans',
  'doorOfSets',
  'running',
  'beyond',
]
export const notice = (name: Notice): readonly Policy[] => inputs[name].map((each) => policy.parse(each))
