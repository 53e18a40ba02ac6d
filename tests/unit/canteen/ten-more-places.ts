/**
 * Ten further rules in the manner of notices of Chinese cities (made up for the tests; none is a place's own text), entered as the
 * screen enters them.
 */
import { policy, type Condition, type Policy } from '#features/canteen/contract/index'
import {
  age,
  category,
  firstThenRest,
  fixed,
  lunch,
  lunchOrSupper,
  paidBy,
  registered,
  spendUpTo,
  subsidy,
  workingDays,
  type PolicyInput,
} from './published/parts'

const basis = '为测试拟定，仿各地通知'
const from = '2026-01-01'
const half = { way: 'half-up', toFen: 1 } as const
const down = { way: 'down', toFen: 1 } as const
const delivered: Condition = { kind: 'way', anyOf: ['delivered'] }
const woman: Condition = { kind: 'sex', is: 'female' }
const man: Condition = { kind: 'sex', is: 'male' }

type Own = Omit<Parameters<typeof subsidy>[0], 'code' | 'name' | 'basis' | 'from'>
const one = (code: string, own: Own) => subsidy({ code, name: code, basis, from, ...own })

const inputs = {
  /** 社区长者食堂: from 60 a tenth off, from 70 15 %, from 80 a fifth; never more than 3.00 off; the canteen's own. */
  elders: [
    {
      kind: 'discount',
      code: 'elders',
      name: '长者优惠',
      basis,
      from,
      until: null,
      priority: 1,
      ageCounting: 'on-birthday',
      endsOnMovingAway: false,
      conditions: [],
      classes: (
        [
          ['sixty', 60, 9000],
          ['seventy', 70, 8500],
          ['eighty', 80, 8000],
        ] as const
      ).map(([code, years, paysBasisPoints]) => ({
        code,
        name: code,
        who: [[age(years)]],
        paysBasisPoints,
        rounding: half,
        mostOffFen: 300,
      })),
    },
  ],
  /** 养老助餐点: 5.00 a day at most for 低保, 失独 and 重残, lunch or supper; the point 3.00 a head besides; the sum of the year 1,000.00 a person. */
  points: [
    one('points', {
      conditions: [lunchOrSupper, registered('city')],
      classes: [
        {
          code: 'need',
          name: '基本养老服务对象',
          who: [[category('低保', '失独', '重残')]],
          amount: spendUpTo(null),
          division: paidBy('区'),
        },
      ],
      budgets: [
        { fen: 500, per: 'day' },
        { fen: 100_000, per: 'year' },
      ],
      running: [{ code: 'head', name: '运营补贴', who: [], fen: 300, per: 'meal', funder: '市' }],
    }),
  ],
  /** 满减: 10.00 gets 3.00, 15.00 gets 5.00, 20.00 gets 8.00, from 70 on, by what is paid after the canteen's discount; once a day. */
  thresholds: [
    one('thresholds', {
      conditions: [age(70)],
      classes: [
        {
          code: 'steps',
          name: '满减',
          who: [],
          amount: {
            kind: 'price-tier',
            steps: [
              { from: 1000, fen: 300 },
              { from: 1500, fen: 500 },
              { from: 2000, fen: 800 },
            ],
          },
          division: paidBy('区'),
        },
      ],
      limits: [{ count: 1, per: 'day' }],
    }),
  ],
  /** 长者饭堂: 3.00 a lunch of a working day from 60, 特困 up to 12.00 whole; city 40 and district 60 of a hundred; 3.00 for the way to 失能. */
  canton: [
    one('canton', {
      conditions: [lunch, workingDays, registered('city')],
      classes: [
        {
          code: 'sixty',
          name: '60 岁以上',
          who: [[age(60)]],
          amount: fixed(300),
          division: {
            kind: 'shares',
            rest: '区',
            parts: [
              { funder: '市', share: 40, conditions: [], otherwise: 'lost' },
              { funder: '区', share: 60, conditions: [], otherwise: 'lost' },
            ],
          },
        },
        {
          code: 'hardship',
          name: '特困',
          who: [[category('特困')]],
          amount: spendUpTo(1200),
          division: {
            kind: 'shares',
            rest: '区',
            parts: [
              { funder: '市', share: 40, conditions: [], otherwise: 'lost' },
              { funder: '区', share: 60, conditions: [], otherwise: 'lost' },
            ],
          },
        },
      ],
      delivery: [{ code: 'door', name: '送餐', who: [[category('失能')]], atMost: 300, funder: '区' }],
    }),
  ],
  /** 消费券: 100.00 a month for 80 and older, the diner always pays 1.00; 200,000.00 of the district a year, 用完即止, no meal in part. */
  vouchers: [
    one('vouchers', {
      conditions: [age(80)],
      classes: [{ code: 'all', name: '高龄', who: [], amount: spendUpTo(null), division: paidBy('区') }],
      budgets: [{ fen: 10_000, per: 'month' }],
      leastOwnFen: 100,
      totals: [{ fen: 20_000_000, per: 'year', funder: '区', last: 'not-at-all' }],
    }),
  ],
  /** 幸福食堂: 2.00 from 65, 3.00 from 80, 5.00 from 90; 特困 whole to 15.00; city and district by halves, the odd fen the district's; 1.00 a head. */
  happy: [
    one('happy', {
      conditions: [lunchOrSupper, { kind: 'not-in-institution' }],
      classes: (
        [
          ['sixty-five', [age(65, 79)], fixed(200)],
          ['eighty', [age(80, 89)], fixed(300)],
          ['ninety', [age(90)], fixed(500)],
          ['hardship', [category('特困')], spendUpTo(1500)],
        ] as const
      ).map(([code, who, amount]) => ({
        code,
        name: code,
        who: [[...who]],
        amount,
        division: {
          kind: 'shares' as const,
          rest: '区',
          parts: [
            { funder: '市', share: 1, conditions: [], otherwise: 'lost' as const },
            { funder: '区', share: 1, conditions: [], otherwise: 'lost' as const },
          ],
        },
      })),
      running: [{ code: 'head', name: '运营补贴', who: [], fen: 100, per: 'meal', funder: '街道' }],
    }),
  ],
  /** 八元餐: retired women from 55 and men from 60 pay 8.00, the sub-district the rest up to 6.00. */
  eight: [
    one('eight', {
      conditions: [lunch],
      classes: [
        {
          code: 'retired',
          name: '退休人员',
          who: [
            [woman, age(55)],
            [man, age(60)],
          ],
          amount: { kind: 'own-price', fen: 800 },
          division: paidBy('街道'),
        },
      ],
      budgets: [{ fen: 600, per: 'sitting' }],
    }),
  ],
  /** 低收入: half of the price down to the fen, 5.00 at most, of this province; at most 120 meals a year. */
  halves: [
    one('halves', {
      conditions: [
        registered('province'),
        { kind: 'spend', least: 500, strictly: true, measured: 'before-discount', withDelivery: false },
      ],
      classes: [
        {
          code: 'half',
          name: '低收入',
          who: [[category('低保', '低收入')]],
          amount: { kind: 'percent', basisPoints: 5000, atMost: 500, rounding: down },
          division: paidBy('县'),
        },
      ],
      limits: [{ count: 120, per: 'year' }],
    }),
  ],
  /** 优抚叠加: 3.00 by age; 烈属 2.00 besides of the army's office, on at most 20 meals a month; volunteers 1.00 of the community, never a diner's. */
  martyrs: [
    one('by-age', {
      priority: 1,
      conditions: [lunch],
      classes: [
        {
          code: 'old',
          name: '60 岁以上',
          who: [[age(60)]],
          amount: fixed(300),
          division: firstThenRest('市', 200, '区'),
        },
      ],
    }),
    one('families', {
      priority: 2,
      conditions: [lunch, category('烈属')],
      classes: [
        { code: 'family', name: '烈属', who: [], amount: fixed(200), division: paidBy('退役军人事务局') },
      ],
      limits: [{ count: 20, per: 'month' }],
    }),
    one('volunteers', {
      priority: 3,
      conditions: [{ kind: 'eater', anyOf: ['volunteer'] }],
      classes: [{ code: 'hand', name: '志愿者', who: [], amount: fixed(100), division: paidBy('社区') }],
    }),
  ],
  /** 送餐补贴: 2.00 for the way to 80 and older or 失能, two a day, 50.00 a month; 1.00 of it to the canteen for every meal brought. */
  doors: [
    one('doors', {
      conditions: [delivered],
      classes: [],
      delivery: [
        { code: 'door', name: '送餐', who: [[age(80)], [category('失能')]], atMost: 200, funder: '街道' },
      ],
      limits: [{ count: 2, per: 'day' }],
      budgets: [{ fen: 5000, per: 'month' }],
      running: [{ code: 'brought', name: '送餐运营', who: [], fen: 100, per: 'delivery', funder: '区' }],
    }),
  ],
} as const satisfies Record<string, readonly PolicyInput[]>

export type Place = keyof typeof inputs
export const placesToo = (place: Place): readonly Policy[] => inputs[place].map((one) => policy.parse(one))
