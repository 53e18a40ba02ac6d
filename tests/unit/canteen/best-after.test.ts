/** Policies of which the best counts, where others give before them: the best is what adds most then. */
import { describe, expect, it } from 'vitest'
import { policy, type Policy } from '#features/canteen/contract/index'
import { priceMeal, type MealFacts } from '#features/canteen/policies/rules/index'
import { byFunderOf, diner, firstOfMarch, meal } from './people'
import { fixed, paidBy, subsidy, type PolicyInput } from './published/parts'

const priceOf = (policies: readonly Policy[], own: Partial<MealFacts> = {}) =>
  priceMeal(policies, diner(), meal({ day: '2026-05-20', listFen: 1000, ...own }), [], firstOfMarch)

type Amount = Parameters<typeof subsidy>[0]['classes'][number]['amount']
const of = (
  code: string,
  priority: number,
  amount: Amount,
  own: Partial<PolicyInput & { kind: 'subsidy' }>,
) =>
  policy.parse(
    subsidy({
      code,
      name: code,
      basis: '测试',
      from: '2026-01-01',
      priority,
      classes: [{ code: 'all', name: '全体', who: [], amount, division: paidBy(code) }],
      ...own,
    }),
  )
const best = { bestOf: 'one' }
const ownPrice = { kind: 'own-price', fen: 200 } as const
const universal = of('all-of-us', 1, fixed(600), {})

describe('the best of a group', () => {
  it('is what adds most after what was given before: 4.00 more, and not an own price that adds 2.00', () => {
    const price = priceOf([universal, of('own-price', 2, ownPrice, best), of('sum', 3, fixed(400), best)])
    expect([byFunderOf(price), price.ownFen]).toEqual([{ 'all-of-us': 600, sum: 400 }, 0])
    expect(price.notApplied).toEqual([
      { policy: 'own-price', reasons: [{ class: null, reason: { code: 'better-policy', policy: 'sum' } }] },
    ])
  })

  it('is reckoned at its own place: what comes later takes nothing from it', () => {
    const price = priceOf([
      of('own-price', 1, ownPrice, best),
      { ...universal, priority: 2 },
      of('sum', 3, fixed(400), best),
    ])
    expect(byFunderOf(price)).toEqual({ 'own-price': 800, 'all-of-us': 200 })
  })

  it('is told from another group that is decided before it', () => {
    const other = { bestOf: 'other' }
    const price = priceOf([
      of('first', 1, fixed(700), other),
      of('second', 2, fixed(500), other),
      of('own-price', 3, ownPrice, best),
      of('sum', 4, fixed(300), best),
    ])
    // After 7.00 the own price adds 1.00.
    expect(byFunderOf(price)).toEqual({ first: 700, sum: 300 })
  })

  it('where none of them adds anything each says why itself', () => {
    const price = priceOf([
      of('whole', 1, fixed(1000), {}),
      of('own-price', 2, ownPrice, best),
      of('sum', 3, fixed(400), best),
    ])
    expect(byFunderOf(price)).toEqual({ whole: 1000 })
    expect(price.notApplied.map(({ policy: by, reasons }) => [by, reasons[0]?.reason.code])).toEqual([
      ['own-price', 'nothing-left-to-pay'],
      ['sum', 'nothing-left-to-pay'],
    ])
  })
})
