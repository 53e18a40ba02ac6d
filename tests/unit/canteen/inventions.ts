/**
 * Policies of no place, in the manner of real notices, each joining things that the published ones have apart. Entered as
 * the screen enters them.
 */
import { policy, type Condition, type Policy } from '#features/canteen/contract/index'
import {
  age,
  category,
  fixed,
  lunch,
  lunchOrSupper,
  paidBy,
  registered,
  spendUpTo,
  subsidy,
  type PolicyInput,
} from './published/parts'

const basis = '为测试拟定'
const from = '2026-01-01'
const riders: Condition = { kind: 'eater', anyOf: ['rider'] }
const without = (...noneOf: string[]): Condition => ({ kind: 'without-category', noneOf })

const one = (code: string, own: Omit<Parameters<typeof subsidy>[0], 'code' | 'name' | 'basis' | 'from'>) =>
  subsidy({ code, name: code, basis, from, ...own })

const inputs = {
  /** City 4.00 and sub-district 3.00 a lunch, both together at most 100.00 a month. */
  capped: [
    one('city', {
      priority: 1,
      conditions: [lunch, age(60)],
      classes: [{ code: 'all', name: '市补', who: [], amount: fixed(400), division: paidBy('市') }],
      budgets: [{ fen: 10_000, per: 'month', pool: 'month' }],
    }),
    one('street', {
      priority: 2,
      conditions: [lunch, age(60)],
      classes: [{ code: 'all', name: '街道补', who: [], amount: fixed(300), division: paidBy('街道') }],
      budgets: [{ fen: 10_000, per: 'month', pool: 'month' }],
    }),
  ],
  /** The sub-district 6.00 a lunch until 20.00 of the month are used; from then on the community, never both beyond 6.00. */
  takenOver: [
    one('street-first', {
      priority: 1,
      conditions: [lunch],
      classes: [{ code: 'all', name: '街道先付', who: [], amount: fixed(600), division: paidBy('街道') }],
      budgets: [
        { fen: 2000, per: 'month' },
        { fen: 600, per: 'sitting', pool: 'lunch' },
      ],
    }),
    one('community-then', {
      priority: 2,
      conditions: [lunch],
      classes: [{ code: 'all', name: '社区接着付', who: [], amount: fixed(600), division: paidBy('社区') }],
      budgets: [{ fen: 600, per: 'sitting', pool: 'lunch' }],
    }),
  ],
  /** 30 % down to the jiao, at most 4.00 a meal and 6.00 a day. */
  percentTwiceCapped: [
    one('percent', {
      classes: [
        {
          code: 'all',
          name: '三成',
          who: [[age(65)]],
          amount: { kind: 'percent', basisPoints: 3000, atMost: 400, rounding: { way: 'down', toFen: 10 } },
          division: paidBy('区'),
        },
      ],
      budgets: [{ fen: 600, per: 'day' }],
    }),
  ],
  /** 3 : 3 : 4 rounded down, the remainder to the second who is named. */
  remainderInTheMiddle: [
    one('shares', {
      classes: [
        {
          code: 'all',
          name: '据实至多五元',
          who: [[age(60)]],
          amount: spendUpTo(500),
          division: {
            kind: 'shares',
            parts: [
              { funder: '市', share: 3, conditions: [], otherwise: 'lost' },
              { funder: '区', share: 3, conditions: [], otherwise: 'lost' },
              { funder: '街道', share: 4, conditions: [registered('street')], otherwise: 'passes-on' },
            ],
            rest: '区',
          },
        },
      ],
    }),
  ],
  /** Lunches of working days but not of those that make up for holidays; eaten or brought, not taken; until mid-June. */
  workdays: [
    one('workdays', {
      until: '2026-06-15',
      conditions: [
        lunch,
        { kind: 'day-kind', anyOf: ['working-day'] },
        { kind: 'way', anyOf: ['eaten', 'delivered'] },
      ],
      classes: [
        { code: 'all', name: '工作日', who: [[age(60)]], amount: fixed(300), division: paidBy('区') },
      ],
      delivery: [{ code: 'door', name: '送餐', who: [[age(80)]], atMost: 200, funder: '街道' }],
    }),
  ],
  /** 2.00, from 80 double; old couples 1.00 more from the community; nobody who has vouchers. */
  couples: [
    one('double', {
      priority: 1,
      conditions: [without('助餐券')],
      classes: [
        { code: 'sixty', name: '60–79 岁', who: [[age(60, 79)]], amount: fixed(200), division: paidBy('区') },
        {
          code: 'eighty',
          name: '80 岁以上加倍',
          who: [[age(80)]],
          amount: fixed(400),
          division: paidBy('区'),
        },
      ],
    }),
    one('couple', {
      priority: 2,
      conditions: [without('助餐券'), category('双老户')],
      classes: [
        { code: 'all', name: '双老户', who: [[age(60)]], amount: fixed(100), division: paidBy('社区') },
      ],
    }),
  ],
  /** One notice for the old and for riders, who are known by their work clothes and come between 11 and 2. */
  riders: [
    one('riders', {
      conditions: [lunchOrSupper],
      classes: [
        { code: 'old', name: '60 岁以上', who: [[age(60)]], amount: fixed(500), division: paidBy('区') },
        {
          code: 'rider',
          name: '小哥',
          who: [[riders, { kind: 'clock', from: '11:00', until: '14:00' }]],
          amount: { kind: 'own-price', fen: 1000 },
          division: paidBy('工会'),
        },
      ],
    }),
  ],
  /** 低保: the actual spend up to 10.00, of which everybody pays a yuan; a gift of 2.00 on Wednesdays of the community. */
  ownPart: [
    one('need', {
      priority: 1,
      leastOwnFen: 100,
      classes: [
        {
          code: 'need',
          name: '低保',
          who: [[category('低保')]],
          amount: spendUpTo(1000),
          division: paidBy('区'),
        },
      ],
    }),
    one('wednesday', {
      priority: 2,
      leastOwnFen: 100,
      conditions: [{ kind: 'weekday', anyOf: [3] }],
      classes: [
        { code: 'all', name: '周三敬老', who: [[age(60)]], amount: fixed(200), division: paidBy('社区') },
      ],
    }),
  ],
  /** The diner gets nothing; the canteen 1.50 for each meal of somebody of 60, 2.00 more where it was brought. */
  heads: [
    one('heads', {
      conditions: [age(60)],
      classes: [],
      limits: [{ count: 3, per: 'week' }],
      running: [
        { code: 'meal', name: '服务人次', who: [], fen: 150, per: 'meal', funder: '区' },
        { code: 'brought', name: '送餐人次', who: [], fen: 200, per: 'delivery', funder: '街道' },
      ],
    }),
  ],
  /** The canteen takes 2.00 off for everyone of 80, then the city pays a fifth of what is left. */
  cheaperFirst: [
    {
      kind: 'discount',
      code: 'off',
      name: '立减两元',
      basis,
      from,
      until: null,
      priority: 1,
      ageCounting: 'first-of-year',
      endsOnMovingAway: false,
      conditions: [],
      classes: [
        {
          code: 'eighty',
          name: '80 岁以上',
          who: [[age(80)]],
          paysBasisPoints: 10_000,
          rounding: { way: 'half-up', toFen: 1 },
          offFen: 200,
        },
      ],
    },
    one('fifth', {
      classes: [
        {
          code: 'all',
          name: '两成',
          who: [[age(60)]],
          amount: { kind: 'percent', basisPoints: 2000, atMost: null, rounding: { way: 'down', toFen: 1 } },
          division: paidBy('市'),
        },
      ],
    }),
  ],
  /** The way to the door, 3.00 each, 7.00 a month. */
  doorOnly: [
    one('door', {
      classes: [],
      budgets: [{ fen: 700, per: 'month' }],
      delivery: [{ code: 'door', name: '送餐上门', who: [[age(80)]], atMost: 300, funder: '街道' }],
    }),
  ],
  /** Food and door of the disabled together at most 10.00 a day. */
  togetherADay: [
    one('together', {
      classes: [
        { code: 'all', name: '失能', who: [[category('失能')]], amount: fixed(600), division: paidBy('区') },
      ],
      budgets: [{ fen: 1000, per: 'day', withDelivery: true }],
      delivery: [{ code: 'door', name: '送餐', who: [], atMost: null, funder: '街道' }],
    }),
  ],
  /** Lunch of the city, supper of the district, one of them a day. */
  onceOfTwo: [
    one('lunch', {
      conditions: [lunch, age(60)],
      classes: [{ code: 'all', name: '午餐', who: [], amount: fixed(300), division: paidBy('市') }],
      limits: [{ count: 1, per: 'day', pool: 'a-day' }],
    }),
    one('supper', {
      conditions: [{ kind: 'meal', anyOf: ['supper'] }, age(60)],
      classes: [{ code: 'all', name: '晚餐', who: [], amount: fixed(200), division: paidBy('区') }],
      limits: [{ count: 1, per: 'day', pool: 'a-day' }],
    }),
  ],
} satisfies Readonly<Record<string, readonly PolicyInput[]>>

export type Invention = keyof typeof inputs

export const invented = (name: Invention): readonly Policy[] =>
  inputs[name].map((input) => policy.parse(input))

export const allInvented = (): readonly Policy[] =>
  Object.values(inputs).flatMap((some) => some.map((input) => policy.parse(input)))
