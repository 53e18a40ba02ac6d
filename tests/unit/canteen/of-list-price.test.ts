/** 优惠两成：食堂让一成，财政补一成: a part of the list price, beside the canteen's own discount. */
import { describe, expect, it } from 'vitest'
import { policy, type Amount, type Policy } from '#features/canteen/contract/index'
import { priceMeal, type FoodLine } from '#features/canteen/policies/rules/index'
import { byFunderOf, diner, firstOfMarch, meal } from './people'
import { paidBy, subsidy } from './published/parts'

const tenth = { basisPoints: 1000, atMost: null, rounding: { way: 'down', toFen: 1 } } as const
const before = { measured: 'before-discount' } as const
const of = (amount: Amount, own: Partial<Parameters<typeof subsidy>[0]> = {}): Policy =>
  policy.parse(
    subsidy({
      code: 'fiscal',
      name: '财政补贴',
      basis: '测试',
      from: '2026-01-01',
      classes: [{ code: 'all', name: '全体', who: [], amount, division: paidBy('财政') }],
      ...own,
    }),
  )
const ninety: Policy = policy.parse({
  kind: 'discount',
  code: 'off',
  name: '食堂让利',
  basis: '测试',
  from: '2026-01-01',
  until: null,
  priority: 1,
  ageCounting: 'on-birthday',
  endsOnMovingAway: false,
  conditions: [],
  classes: [
    { code: 'all', name: '九折', who: [], paysBasisPoints: 9000, rounding: { way: 'half-up', toFen: 1 } },
  ],
})
const priceOf = (one: Policy, ...lines: readonly FoodLine[]) =>
  priceMeal(
    [ninety, one],
    diner(),
    meal({
      day: '2026-09-01',
      listFen: 2000,
      ...(lines.length === 0 ? {} : { lines, listFen: lines.reduce((sum, { fen }) => sum + fen, 0) }),
    }),
    [],
    firstOfMarch,
  )

describe('of 20.00 that cost 18.00 after discount', () => {
  it('a tenth is 1.80, and of the list price 2.00', () => {
    expect(priceOf(of({ kind: 'percent', ...tenth })).ownFen).toBe(1620)
    const price = priceOf(of({ kind: 'percent', ...tenth, ...before }))
    expect([price.discount?.fen, byFunderOf(price), price.ownFen]).toEqual([200, { 财政: 200 }, 1600])
  })

  it('a tier from 20.00 on is reached by the list price alone', () => {
    const steps = [
      { from: 0, fen: 100 },
      { from: 2000, fen: 400 },
    ]
    expect(priceOf(of({ kind: 'price-tier', steps })).subsidyFen).toBe(100)
    expect(priceOf(of({ kind: 'price-tier', steps, ...before })).subsidyFen).toBe(400)
  })

  it('all of the list price is never more than what is still to pay', () => {
    const whole = { kind: 'percent', ...tenth, basisPoints: 10_000, ...before } as const
    expect(priceOf(of(whole))).toMatchObject({ subsidyFen: 1800, ownFen: 0 })
  })
})

it('it is of the list price of what the policy is for: the set, and one portion of it', () => {
  const set: FoodLine = { name: '套餐', count: 2, fen: 3000 }
  const lines = { kind: 'only' as const, of: ['套餐'] }
  const price = priceOf(of({ kind: 'percent', ...tenth, ...before }, { lines }), set, {
    name: '汤',
    fen: 500,
  })
  expect(price.subsidyFen).toBe(150)
})
