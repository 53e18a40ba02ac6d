/** Of two that give the same: what names more counts, and never the order in which somebody wrote them down. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policy, type Policy } from '#features/canteen/contract/index'
import { priceMeal, type DinerFacts, type MealFacts } from '#features/canteen/policies/rules/index'
import { byFunderOf, diner, firstOfMarch, meal } from './people'
import { fixed, paidBy, spendUpTo, subsidy, type PolicyInput } from './published/parts'
import { publishedPolicies } from './published'
import { someDiner, someEarlier, someMeal } from './random-meals'
import { somePolicies } from './random-policies'

const day = '2026-05-20'
const priceOf = (policies: readonly Policy[], person: Partial<DinerFacts>, facts: Partial<MealFacts>) =>
  priceMeal(policies, diner(person), meal({ day, ...facts }), [], firstOfMarch)

const turned = (policies: readonly Policy[]): Policy[] =>
  policies.map((one) =>
    one.kind === 'subsidy'
      ? { ...one, classes: one.classes.toReversed(), delivery: one.delivery.toReversed() }
      : { ...one, classes: one.classes.toReversed() },
  )

type Amount = Parameters<typeof subsidy>[0]['classes'][number]['amount']
const of = (code: string, amount: Amount, own: Partial<PolicyInput & { kind: 'subsidy' }> = {}): Policy =>
  policy.parse(
    subsidy({
      code,
      name: code,
      basis: '测试',
      from: '2026-01-01',
      bestOf: 'one',
      classes: [{ code: 'all', name: '全体', who: [], amount, division: paidBy(code) }],
      ...own,
    }),
  )

describe('of two classes that give the same', () => {
  it('the one that names more is claimed: 华庄, 75 and 低保, a breakfast of 4.00', () => {
    const policies = publishedPolicies('huazhuang')
    const person = { birth: '1951-01-01', categories: ['低保'] }
    for (const all of [policies, turned(policies)]) {
      const price = priceOf(all, person, { meal: 'breakfast', listFen: 400 })
      expect([price.grants[0]?.class, byFunderOf(price)]).toEqual(['class-2', { 区: 400 }])
    }
  })

  it('the reason says that they give the same: 句容, 96 and 低保 at 8.00', () => {
    const person = { birth: '1930-01-01', categories: ['低保'] }
    const [grant] = priceOf(publishedPolicies('jurong'), person, { listFen: 800 }).grants
    expect(grant?.class).toBe('ninety-five')
    expect(grant?.passedOver).toContainEqual({
      class: 'eighty-five',
      reason: { code: 'larger-class', class: 'ninety-five' },
    })
  })

  it('a cap counts as far as it reaches, and one without end the furthest', () => {
    const classes = (...amounts: readonly Amount[]) =>
      amounts.map((amount, at) => ({
        code: `class-${at + 1}`,
        name: '档',
        who: [],
        amount,
        division: paidBy(`出资${at + 1}`),
      }))
    const given = (...amounts: readonly Amount[]) =>
      byFunderOf(priceOf([of('one', fixed(1), { classes: classes(...amounts) })], {}, { listFen: 300 }))
    expect(given(spendUpTo(400), spendUpTo(600))).toEqual({ 出资2: 300 })
    expect(given(fixed(900), spendUpTo(null))).toEqual({ 出资2: 300 })
    // What gives and names the same goes by its code.
    expect(given(fixed(900), fixed(900))).toEqual({ 出资1: 300 })
  })

  it('the order of classes changes nothing', () => {
    fc.assert(
      fc.property(somePolicies, someDiner, someMeal, someEarlier, (policies, person, facts, earlier) => {
        const best = policies.map((one): Policy =>
          one.kind === 'subsidy' ? { ...one, choose: 'best' } : one,
        )
        const price = (all: readonly Policy[]) => {
          const { grants, discount, byFunder, delivery, running, ownFen } = priceMeal(
            all,
            person,
            facts,
            earlier,
            firstOfMarch,
          )
          return [grants.map((one) => one.class), discount, byFunder, delivery, running, ownFen]
        }
        expect(price(turned(best))).toEqual(price(best))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('of two policies of which the best counts', () => {
  it('the one that names more is it, whatever their codes are', () => {
    const both = [of('aa', fixed(300)), of('zz', fixed(800))]
    expect(byFunderOf(priceOf(both, {}, { listFen: 1200 }))).toEqual({ zz: 800 })
    const cheap = priceOf(both, {}, { listFen: 300 })
    expect(byFunderOf(cheap)).toEqual({ zz: 300 })
    expect(cheap.notApplied).toEqual([
      { policy: 'aa', reasons: [{ class: null, reason: { code: 'larger-policy', policy: 'zz' } }] },
    ])
  })

  it('that name the same the smaller priority is it', () => {
    const both = [of('aa', fixed(300), { priority: 2 }), of('zz', fixed(300), { priority: 1 })]
    const price = priceOf(both, {}, { listFen: 1200 })
    expect(byFunderOf(price)).toEqual({ zz: 300 })
    expect(price.notApplied[0]?.reasons[0]?.reason).toEqual({ code: 'same-policy', policy: 'zz' })
  })
})
