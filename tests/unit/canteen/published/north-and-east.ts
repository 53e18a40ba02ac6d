/** Published rules of the north, of Jiangsu, Shanghai and Hubei, as data; words and addresses stand in the fixture. */
import type { Condition } from '#features/canteen/policies/contract/policies'
import {
  age,
  category,
  fixed,
  lives,
  lunch,
  lunchOrSupper,
  paidBy,
  registered,
  spendUpTo,
  subsidy,
  type PolicyInput,
} from './parts'

export const tianjin: readonly PolicyInput[] = [
  subsidy({
    code: 'tianjin',
    name: '天津市老年人助餐补贴',
    basis: '深化推进老年助餐服务工作实施方案',
    from: '2019-01-01',
    conditions: [
      lunch,
      registered('city'),
      { kind: 'not-in-institution' },
      // The set has to be the standard one: its list price counts.
      { kind: 'spend', least: 1300, strictly: false, measured: 'before-discount', withDelivery: false },
    ],
    classes: [
      {
        code: 'three-yuan',
        name: '80 岁以上，或困难重度照护',
        who: [[age(80)], [age(60), category('低保', '低收入'), category('重度照护')]],
        amount: fixed(300),
        division: paidBy('市区'),
      },
    ],
    limits: [
      { count: 1, per: 'day' },
      { count: 5, per: 'week' },
    ],
  }),
]

export const beijing: readonly PolicyInput[] = [
  subsidy({
    code: 'beijing',
    name: '北京市养老助餐就餐补贴',
    basis: '关于提升北京市养老助餐服务管理水平的实施意见',
    from: '2022-03-31',
    conditions: [
      lunchOrSupper,
      category('基本养老服务对象'),
      { kind: 'not-in-institution' },
      { kind: 'spend', least: 500, strictly: true, measured: 'after-discount', withDelivery: false },
    ],
    classes: [{ code: 'five-yuan', name: '每人每天', who: [], amount: fixed(500), division: paidBy('市') }],
    limits: [{ count: 1, per: 'day' }],
    running: [{ code: 'running', name: '运营补贴', who: [], fen: 300, per: 'day', funder: '市' }],
  }),
]

export const jurong: readonly PolicyInput[] = [
  subsidy({
    code: 'jurong',
    name: '句容市老年人助餐补贴',
    basis: '句民发〔2023〕30号',
    from: '2023-11-23',
    conditions: [lunch],
    classes: [
      { code: 'sixty', name: '60–74 岁', who: [[age(60, 74)]], amount: fixed(100), division: paidBy('市') },
      {
        code: 'seventy-five',
        name: '75–84 岁',
        who: [[age(75, 84)]],
        amount: fixed(500),
        division: paidBy('市'),
      },
      {
        code: 'eighty-five',
        name: '85–94 岁，或困难',
        who: [[age(85, 94)], [age(60), category('低保', '计生特扶', '失独', '优抚', '重点优抚', '困难残疾')]],
        amount: fixed(800),
        division: paidBy('市'),
      },
      {
        code: 'ninety-five',
        name: '95 岁以上，或分散供养特困',
        who: [[age(95)], [category('分散供养特困')]],
        amount: fixed(900),
        division: paidBy('市'),
      },
    ],
  }),
]

const inNeed = category('特困', '低保', '低边', '经济困难失能失智', '计生特殊家庭')
/** 百岁 is among those supported, whether or not anybody wrote it down as a category. */
const supported = (...besides: Condition[]): Condition[][] => [
  [inNeed, ...besides],
  [age(100), ...besides],
]

export const jianye: readonly PolicyInput[] = [
  subsidy({
    code: 'jianye',
    name: '建邺区助餐点优惠',
    basis: '南京建邺老年人助餐点优惠标准',
    from: '2020-01-01',
    // A supported person does not get the age amount as well, and never more by being old.
    choose: 'first',
    classes: [
      {
        code: 'supported-breakfast',
        name: '保障对象早餐',
        who: supported({ kind: 'meal', anyOf: ['breakfast'] }),
        amount: fixed(100),
        division: paidBy('区'),
      },
      {
        code: 'supported',
        name: '保障对象午晚餐',
        who: supported(lunchOrSupper),
        amount: fixed(200),
        division: paidBy('区'),
      },
      {
        code: 'old-breakfast',
        name: '75 岁以上早餐',
        who: [[age(75), { kind: 'meal', anyOf: ['breakfast'] }]],
        amount: fixed(50),
        division: paidBy('区'),
      },
      {
        code: 'old',
        name: '75 岁以上午晚餐',
        who: [[age(75), lunchOrSupper]],
        amount: fixed(100),
        division: paidBy('区'),
      },
    ],
    delivery: [
      {
        code: 'to-the-door',
        name: '失能上门送餐',
        who: supported(category('失能', '经济困难失能失智')),
        atMost: 300,
        funder: '区',
      },
    ],
  }),
]

const spendFrom = (least: number) =>
  ({ kind: 'spend', least, strictly: false, measured: 'after-discount', withDelivery: false }) as const

export const putuo: readonly PolicyInput[] = [
  {
    kind: 'discount',
    code: 'putuo-discount',
    name: '长者食堂优惠',
    basis: '甘泉路街道长者食堂升级上线最新老年助餐政策',
    from: '2025-12-22',
    until: null,
    priority: 1,
    ageCounting: 'on-birthday',
    endsOnMovingAway: true,
    conditions: [lives('district')],
    classes: [
      {
        code: 'sixty',
        name: '60–79 岁九折',
        who: [[age(60, 79)]],
        paysBasisPoints: 9000,
        rounding: { way: 'half-up', toFen: 1 },
      },
      {
        code: 'eighty',
        name: '80 岁以上八五折',
        who: [[age(80)]],
        paysBasisPoints: 8500,
        rounding: { way: 'half-up', toFen: 1 },
      },
    ],
  },
  subsidy({
    code: 'putuo',
    name: '甘泉路街道堂食补贴',
    basis: '甘泉路街道长者食堂升级上线最新老年助餐政策',
    from: '2025-12-22',
    conditions: [registered('city'), { kind: 'way', anyOf: ['eaten'] }],
    choose: 'first',
    classes: [
      {
        code: 'a',
        name: 'A 低保',
        who: [[age(60), category('低保'), spendFrom(800)]],
        amount: fixed(500),
        division: paidBy('街道'),
      },
      {
        code: 'b',
        name: 'B 60–79 岁',
        who: [[age(60, 79), spendFrom(1500)]],
        amount: fixed(200),
        division: paidBy('街道'),
      },
      {
        code: 'c',
        name: 'C 80 岁以上',
        who: [[age(80), spendFrom(1500)]],
        amount: fixed(300),
        division: paidBy('街道'),
      },
    ],
    limits: [{ count: 1, per: 'day' }],
  }),
]

export const xiangyang: readonly PolicyInput[] = [
  subsidy({
    code: 'xiangyang',
    name: '汉江北路幸福食堂优惠',
    basis: '12家幸福食堂让襄阳和谷城等地老年人幸福',
    from: '2023-06-19',
    endsOnMovingAway: false,
    classes: [
      ...(
        [
          ['sixty', '60–79 岁', 60, 79, 2000],
          ['eighty', '80–89 岁', 80, 89, 2500],
        ] as const
      ).map(([code, name, from, until, basisPoints]) => ({
        code,
        name,
        who: [[age(from, until)]],
        amount: {
          kind: 'percent' as const,
          basisPoints,
          atMost: null,
          rounding: { way: 'down' as const, toFen: 1 as const },
        },
        division: paidBy('食堂'),
      })),
      {
        code: 'ninety',
        name: '90 岁以上',
        who: [[age(90)]],
        amount: spendUpTo(null),
        division: paidBy('食堂'),
      },
    ],
  }),
]

export const xiaojunshan: readonly PolicyInput[] = [
  subsidy({
    code: 'xiaojunshan',
    name: '小军山社区助餐补贴',
    basis: '小军山社区老年人助餐点正式启用',
    from: '2025-07-02',
    classes: [
      {
        code: 'four-a-day',
        name: '每天至多 4 元',
        who: [
          [lives('street'), age(65)],
          [registered('city'), age(60), category('低保', '特扶')],
        ],
        amount: spendUpTo(null),
        division: paidBy('街道'),
      },
    ],
    budgets: [{ fen: 400, per: 'day' }],
  }),
]
