/** 每餐次只补一份: several portions in one sale are paid for, and one is subsidised. */
import { describe, expect, it } from 'vitest'
import { policy, type Policy } from '#features/canteen/contract/index'
import { priceMeal, type FoodLine } from '#features/canteen/policies/rules/index'
import { diner, firstOfMarch, meal } from './people'
import { fixed, paidBy, spendUpTo, subsidy } from './published/parts'

const day = '2026-09-01'

type Amount = Parameters<typeof subsidy>[0]['classes'][number]['amount']
const of = (amount: Amount, own: Partial<Parameters<typeof subsidy>[0]> = {}): Policy =>
  policy.parse(
    subsidy({
      code: 'one',
      name: '长者餐',
      basis: '测试',
      from: '2026-01-01',
      classes: [{ code: 'all', name: '全体', who: [], amount, division: paidBy('区') }],
      ...own,
    }),
  )
const ownPrice = { kind: 'own-price', fen: 800 } as const
const half: Amount = {
  kind: 'percent',
  basisPoints: 5000,
  atMost: null,
  rounding: { way: 'down', toFen: 1 },
}

const sets = (count: number): FoodLine => ({ name: '长者套餐', count, fen: 1500 * count })
const price = (policies: Policy | readonly Policy[], ...lines: readonly FoodLine[]) =>
  priceMeal(
    [policies].flat(),
    diner(),
    meal({ day, lines, listFen: lines.reduce((sum, { fen }) => sum + fen, 0) }),
    [],
    firstOfMarch,
  )

describe('one portion of a sale', () => {
  it.each([
    ['own price', ownPrice, 700],
    ['a percentage', half, 750],
    ['the spend', spendUpTo(2000), 1500],
    [
      'a tier',
      {
        kind: 'price-tier',
        steps: [
          { from: 0, fen: 200 },
          { from: 2000, fen: 900 },
        ],
      },
      200,
    ],
    ['a fixed sum', fixed(3000), 1500],
  ] as const)('is subsidised by %s, whether there are one, two or five', (_, amount, subsidyFen) => {
    const one = of(amount as Amount)
    for (const count of [1, 2, 5]) expect(price(one, sets(count)).subsidyFen).toBe(subsidyFen)
  })

  it('is told: how many there were, for how many it is, and what these cost', () => {
    const [grant] = price(of(ownPrice), sets(3)).grants
    expect(grant).toMatchObject({ fen: 700, ofFen: 1500, portions: { had: 3, most: 1 } })
    expect(price(of(ownPrice), sets(1)).grants[0]).not.toHaveProperty('portions')
  })

  it('is one of each thing: dishes that are chosen together are one meal', () => {
    const dishes: FoodLine[] = [
      { name: '红烧肉', count: 1, fen: 900 },
      { name: '青菜', count: 1, fen: 400 },
      { name: '米饭', count: 1, fen: 100 },
    ]
    expect(price(of(ownPrice), ...dishes).ownFen).toBe(800)
    // A second bowl of rice is beyond the first portion.
    const more = [...dishes.slice(0, 2), { name: '米饭', count: 2, fen: 200 }]
    expect(price(of(ownPrice), ...more).ownFen).toBe(900)
  })

  it('takes in all of what a policy says goes together', () => {
    const rice = { portions: 1, together: ['米饭'] }
    const lines = [sets(1), { name: '米饭', count: 3, fen: 300 }]
    expect(price(of(ownPrice, { perMeal: rice }), ...lines).ownFen).toBe(800)
    expect(price(of(ownPrice), ...lines).ownFen).toBe(1000)
  })

  it('is one set, the dearest, whatever the sets are called', () => {
    const two: FoodLine[] = [
      { name: '一荤两素', set: true, count: 1, fen: 1200 },
      { name: '两荤一素', set: true, count: 1, fen: 1500 },
    ]
    expect(price(of(ownPrice), ...two)).toMatchObject({ subsidyFen: 700, ownFen: 2000 })
    // The same key pressed in two lines is no way round either.
    expect(price(of(ownPrice), sets(1), sets(1)).subsidyFen).toBe(700)
  })

  it('is counted among the lines that a policy is for', () => {
    const basic = of(half, { lines: { kind: 'only', of: ['一荤两素'] } })
    const two: FoodLine[] = [
      { name: '一荤两素', set: true, count: 2, fen: 2400 },
      { name: '两荤一素', set: true, count: 1, fen: 1500 },
    ]
    expect(price(basic, ...two).subsidyFen).toBe(600)
  })

  it('is as many as a policy says', () => {
    const two = of(ownPrice, { perMeal: { portions: 2 } })
    expect([1, 2, 3].map((count) => price(two, sets(count)).subsidyFen)).toEqual([700, 2200, 2200])
  })

  it('of the canteen’s own discount is asked for: without it all are cheaper', () => {
    const discount = (own: object) =>
      policy.parse({
        kind: 'discount',
        code: 'off',
        name: '食堂优惠',
        basis: '测试',
        from: '2026-01-01',
        until: null,
        priority: 1,
        ageCounting: 'on-birthday',
        endsOnMovingAway: false,
        conditions: [],
        classes: [
          {
            code: 'all',
            name: '九折',
            who: [],
            paysBasisPoints: 9000,
            rounding: { way: 'half-up', toFen: 1 },
          },
        ],
        ...own,
      })
    expect(price(discount({}), sets(2)).discount).toEqual({ policy: 'off', class: 'all', fen: 300 })
    expect(price(discount({ perMeal: { portions: 1 } }), sets(2)).discount).toEqual({
      policy: 'off',
      class: 'all',
      fen: 150,
      portions: { had: 2, most: 1 },
    })
    // What the discount is not for keeps its price, so the subsidised portion is the cheaper one.
    const both = price([discount({ perMeal: { portions: 1 } }), of(half)], sets(2))
    expect([both.priceFen, both.subsidyFen]).toEqual([2850, 675])
  })
})

describe('a least spend', () => {
  const from = (least: number, own: Partial<Parameters<typeof subsidy>[0]> = {}) =>
    of(fixed(300), {
      conditions: [
        { kind: 'spend', least, measured: 'after-discount', strictly: false, withDelivery: false },
      ],
      ...own,
    })
  const set = (count: number): FoodLine => ({ name: '套餐', set: true, count, fen: 700 * count })

  it('is of the portion that is given to: two that are too cheap are not one that is dear enough', () => {
    for (const count of [1, 2, 5]) expect(price(from(1300), set(count)).subsidyFen).toBe(0)
    expect(price(from(700), set(2)).subsidyFen).toBe(300)
  })

  it('counts what belongs to the portion, also where nothing is given for it', () => {
    const beside = { name: '加菜', fen: 600 }
    expect(price(from(1300, { lines: { kind: 'only', of: ['套餐'] } }), set(1), beside).subsidyFen).toBe(300)
  })

  it('is of as many portions as the policy gives to', () => {
    expect(price(from(1300, { perMeal: { portions: 2 } }), set(2)).subsidyFen).toBe(300)
  })
})
