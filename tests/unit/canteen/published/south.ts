/** Published rules of Guangdong, Fujian and Hunan, as data; words and addresses stand in the fixture. */
import {
  age,
  category,
  firstThenRest,
  fixed,
  lives,
  lunch,
  lunchOrSupper,
  paidBy,
  registered,
  spendUpTo,
  subsidy,
  workingDays,
  type PolicyInput,
} from './parts'

export const shenzhen: readonly PolicyInput[] = [
  subsidy({
    code: 'shenzhen',
    name: '深圳市长者助餐服务补贴',
    basis: '深圳市长者助餐服务补贴标准',
    from: '2025-01-20',
    conditions: [lunch, workingDays],
    classes: [
      {
        code: 'in-need',
        name: '困难与优抚、百岁老人',
        who: [
          [registered('city'), age(60), category('特困', '低保', '低保边缘', '三属五老', '计生特扶')],
          [registered('city'), age(100)],
        ],
        amount: spendUpTo(1500),
        division: paidBy('区'),
      },
      {
        code: 'seventy',
        name: '70–99 岁',
        who: [[registered('city'), age(70, 99)]],
        amount: spendUpTo(500),
        division: paidBy('区'),
      },
    ],
    running: [
      { code: 'running', name: '运营补贴', who: [], fen: 200, per: 'meal', funder: '区' },
      {
        code: 'bringing',
        name: '送餐补贴',
        who: [[age(100)], [age(70), category('中度失能', '重度失能')]],
        fen: 200,
        per: 'delivery',
        funder: '区',
      },
    ],
  }),
]

export const zengcheng: readonly PolicyInput[] = [
  subsidy({
    code: 'zengcheng',
    name: '正果镇长者饭堂补贴',
    basis: '广州市长者饭堂助餐配餐服务申请指南（正果镇）',
    from: '2020-03-05',
    conditions: [registered('city')],
    classes: (
      [
        ['hardship', '困难老人', [age(60), category('散居特困', '低保', '低收入', '优抚')], 1100],
        ['eighty', '80 岁以上', [age(80)], 900],
        ['sixty', '60–79 岁', [age(60, 79)], 700],
      ] as const
    ).map(([code, name, who, fen]) => ({
      code,
      name,
      who: [[...who]],
      amount: fixed(fen),
      division: {
        kind: 'fixed',
        parts: [
          { funder: '市', fen: 300, conditions: [], otherwise: 'lost' },
          { funder: '区', fen: 300, conditions: [registered('district')], otherwise: 'lost' },
          { funder: '镇', fen: null, conditions: [registered('town')], otherwise: 'lost' },
        ],
      },
    })),
  }),
]

export const guangzhou: readonly PolicyInput[] = [
  subsidy({
    code: 'guangzhou',
    name: '广州长者饭堂就餐补贴',
    basis: '2025广州长者饭堂就餐补贴标准及条件',
    from: '2025-02-24',
    conditions: [lunchOrSupper, registered('city'), lives('city')],
    classes: [
      {
        code: 'quarter',
        name: '餐费的四分之一',
        who: [[age(60)]],
        amount: { kind: 'percent', basisPoints: 2500, atMost: 300, rounding: { way: 'down', toFen: 1 } },
        division: {
          kind: 'shares',
          parts: [
            { funder: '市', share: 1, conditions: [], otherwise: 'lost' },
            { funder: '区', share: 1, conditions: [], otherwise: 'lost' },
          ],
          rest: '区',
        },
      },
    ],
  }),
]

/** Two sums of two funders, which add up. */
export const zhuhai: readonly PolicyInput[] = (
  [
    ['zhuhai-city', '珠海市', 'city', '市', 1],
    ['zhuhai-zone', '高新区', 'district', '区', 2],
  ] as const
).map(([code, name, within, funder, priority]) =>
  subsidy({
    code,
    name: `${name}长者饭堂补贴`,
    basis: '珠海高新区长者饭堂',
    from: '2024-03-07',
    priority,
    conditions: [
      registered(within),
      { kind: 'spend', least: 1000, strictly: false, measured: 'after-discount', withDelivery: false },
    ],
    classes: [
      { code: 'sixty', name: '60 岁以上', who: [[age(60)]], amount: fixed(300), division: paidBy(funder) },
    ],
    limits: [{ count: 1, per: 'day' }],
  }),
)

export const kaifu: readonly PolicyInput[] = [
  subsidy({
    code: 'kaifu',
    name: '开福区老年食堂补助',
    basis: '长沙老年食堂补助标准',
    from: '2020-09-04',
    conditions: [lunchOrSupper, registered('district'), age(60)],
    classes: [
      { code: 'sixty', name: '60 岁以上', who: [], amount: fixed(400), division: paidBy('区') },
      {
        code: 'in-need',
        name: '低保、散居特困',
        who: [[category('低保', '散居特困')]],
        amount: fixed(800),
        division: paidBy('区'),
      },
    ],
    delivery: [
      {
        code: 'free-delivery',
        name: '失能失智免费送餐',
        who: [[category('低保', '散居特困'), category('失能', '失智')]],
        atMost: null,
        funder: '区',
      },
    ],
  }),
]

export const xiamen: readonly PolicyInput[] = [
  subsidy({
    code: 'xiamen',
    name: '厦门市老年助餐补助',
    basis: '厦门市老年助餐补助管理办法',
    from: '2024-11-01',
    conditions: [
      age(65),
      { kind: 'spend', least: 1000, strictly: false, measured: 'after-discount', withDelivery: false },
    ],
    classes: [
      {
        code: 'sixty-five',
        name: '65 岁以上',
        who: [[registered('city')], [lives('city'), category('台胞居住证')]],
        amount: fixed(300),
        division: paidBy('市'),
      },
    ],
    limits: [{ count: 1, per: 'day' }],
  }),
]

export const xiahuang: readonly PolicyInput[] = [
  {
    kind: 'discount',
    code: 'xiahuang-discount',
    name: '下黄社区长者食堂九折',
    basis: '城厢区下黄社区长者食堂',
    from: '2025-03-05',
    until: null,
    priority: 1,
    ageCounting: 'on-birthday',
    endsOnMovingAway: true,
    conditions: [lives('community')],
    classes: [
      {
        code: 'sixty',
        name: '60 岁以上',
        who: [[age(60)]],
        paysBasisPoints: 9000,
        rounding: { way: 'half-up', toFen: 1 },
      },
    ],
  },
  subsidy({
    code: 'xiahuang',
    name: '下黄社区每月餐补',
    basis: '城厢区下黄社区长者食堂',
    from: '2025-03-05',
    conditions: [lives('community')],
    classes: [
      {
        code: 'sixty',
        name: '60 岁以上',
        who: [[age(60)]],
        amount: spendUpTo(null),
        division: paidBy('社区'),
      },
    ],
    budgets: [{ fen: 5000, per: 'month' }],
  }),
]

/** Sums of two funders per class, of which only the first is fixed. */
export const huazhuang: readonly PolicyInput[] = [
  subsidy({
    code: 'huazhuang',
    name: '华庄街道老年人助餐补贴',
    basis: '2023年无锡华庄街道老年人助餐补贴标准（试行一年）',
    from: '2023-10-16',
    conditions: [registered('street'), age(60), { kind: 'not-in-institution' }],
    classes: [
      {
        code: 'class-1',
        name: '分散供养特困、百岁',
        who: [[category('分散供养特困')], [age(100)]],
        amount: fixed(1500),
        division: firstThenRest('区', 1000, '街道'),
      },
      {
        code: 'class-2',
        name: '低保',
        who: [[category('低保')]],
        amount: fixed(1200),
        division: firstThenRest('区', 800, '街道'),
      },
      {
        code: 'class-3',
        name: '低保边缘、非低保重残',
        who: [[category('低保边缘', '非低保重残')]],
        amount: fixed(900),
        division: firstThenRest('区', 600, '街道'),
      },
      {
        code: 'class-4',
        name: '空巢独居、80 岁以上',
        who: [[category('空巢独居')], [age(80)]],
        amount: fixed(600),
        division: firstThenRest('区', 400, '街道'),
      },
      {
        code: 'class-5',
        name: '75–79 岁',
        who: [[age(75, 79)]],
        amount: fixed(400),
        division: firstThenRest('区', 200, '街道'),
      },
      {
        code: 'class-6',
        name: '60–74 岁',
        who: [[age(60, 74)]],
        amount: fixed(200),
        division: paidBy('区'),
      },
    ],
  }),
]
