/** What holds for every policy, person and meal, and the slow reference that has to say the same ten thousand times. */
import fc from 'fast-check'
import { type Division, type MealPrice, policy, type Policy } from '#features/canteen/contract/index'
import { describe, expect, it } from 'vitest'
import {
  countedTogether,
  inSamePeriod,
  linesToClaim,
  priceMeal,
  totalsLeft,
  type ClaimableMeal,
  type ClaimLine,
  type DinerFacts,
  type EarlierMeal,
  type MealFacts,
} from '#features/canteen/rules/index'
import { asEarlier, byFunderOf, firstOfMarch } from './people'
import { sumOf } from './claiming'
import {
  portionsLeftAfter,
  someDiner,
  someEarlier,
  someGiven,
  someMeal,
  someOthers,
  someSettings,
} from './random-meals'
import { somePolicies } from './random-policies'
import { slowPrice } from './slow-reference'

const sumOfParts = (price: MealPrice): number => sumOf(price.byFunder)

describe('random policies', () => {
  it('are policies that the screen’s contract takes', () => {
    fc.assert(
      fc.property(somePolicies, (policies) => {
        for (const one of policies) expect(policy.parse(one)).toEqual(one)
      }),
    )
  })
})

/** Ten thousand together; each quarter ends in its own time on a slow machine. */
const quarters = [1, 2, 3, 4]

describe('a price', () => {
  it.each(quarters)('agrees with the slow reference on 10,000 random cases, quarter %i', () => {
    let subsidised = 0
    fc.assert(
      fc.property(
        somePolicies,
        someDiner,
        someMeal,
        someEarlier,
        someSettings,
        someGiven,
        someOthers,
        (policies, person, facts, earlier, settings, given, others) => {
          const left = totalsLeft(policies, given, facts.day, countedTogether(policies))
          const price = priceMeal(policies, person, facts, earlier, {
            ...settings,
            totalsLeft: left,
            portionsLeft: portionsLeftAfter(policies, others, facts),
          })
          if (price.subsidyFen + price.deliverySubsidyFen > 0) subsidised += 1
          expect({
            priceFen: price.priceFen,
            ownFen: price.ownFen,
            subsidyFen: price.subsidyFen,
            byFunder: byFunderOf(price),
            deliverySubsidyFen: price.deliverySubsidyFen,
            running: price.running.map(({ policy: by, code, fen }) => `${by} ${code} ${fen}`),
          }).toEqual(slowPrice(policies, person, facts, earlier, settings.leapBirthday, given, others))
        },
      ),
      { numRuns: 10_000 / quarters.length },
    )
    // A quarter of them at least have a subsidy.
    expect(subsidised).toBeGreaterThan(2500 / quarters.length)
  })

  it('is never below nothing: subsidy ≤ price, parts sum exactly, and what is left is the diner’s', () => {
    fc.assert(
      fc.property(somePolicies, someDiner, someMeal, someEarlier, (policies, person, facts, earlier) => {
        const price = priceMeal(policies, person, facts, earlier, firstOfMarch)
        expect(price.subsidyFen).toBeLessThanOrEqual(price.priceFen)
        expect(price.priceFen).toBeLessThanOrEqual(price.listFen)
        expect(price.deliverySubsidyFen).toBeLessThanOrEqual(price.deliveryFeeFen)
        expect(sumOfParts(price)).toBe(price.subsidyFen)
        expect(sumOf(price.grants)).toBe(price.subsidyFen)
        for (const grant of price.grants) expect(sumOf(grant.parts)).toBe(grant.fen)
        expect(price.ownFen).toBe(
          price.priceFen - price.subsidyFen + price.deliveryFeeFen - price.deliverySubsidyFen,
        )
        expect(price.ownFen).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('says of every policy either what it gave or why it gave nothing', () => {
    fc.assert(
      fc.property(somePolicies, someDiner, someMeal, someEarlier, (policies, person, facts, earlier) => {
        const price = priceMeal(policies, person, facts, earlier, firstOfMarch)
        const gave = new Set([
          ...price.grants.map((grant) => grant.policy),
          ...price.delivery.map((grant) => grant.policy),
          ...price.running.map((one) => one.policy),
          ...(price.discount === null ? [] : [price.discount.policy]),
        ])
        const not = price.notApplied.map((one) => one.policy)
        expect([...gave, ...not].toSorted()).toEqual(policies.map(({ code }) => code).toSorted())
        for (const { reasons } of price.notApplied) expect(reasons.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on the order in which policies are handed in', () => {
    fc.assert(
      fc.property(somePolicies, someDiner, someMeal, someEarlier, (policies, person, facts, earlier) => {
        const price = (all: readonly Policy[]) => priceMeal(all, person, facts, earlier, firstOfMarch)
        expect(price(policies.toReversed())).toEqual(price(policies))
      }),
      { numRuns: 500 },
    )
  })
})

/** Meals eaten in turn, each with those before it. */
function inTurn(policies: readonly Policy[], person: DinerFacts, facts: readonly MealFacts[]) {
  const earlier: EarlierMeal[] = []
  return facts.map((one) => {
    const price = priceMeal(policies, person, one, earlier, firstOfMarch)
    earlier.push(asEarlier(one, price))
    return { facts: one, price }
  })
}

const someMeals = fc.array(someMeal, { minLength: 1, maxLength: 20 })

describe('what is counted', () => {
  it('holds: one subsidised meal a sitting, no limit passed, no budget overdrawn', () => {
    fc.assert(
      fc.property(somePolicies, someDiner, someMeals, (policies, person, facts) => {
        const eaten = inTurn(policies, person, facts)
        for (const { facts: last } of eaten) {
          const together = (per: Parameters<typeof inSamePeriod>[0]) =>
            eaten.filter((one) => inSamePeriod(per, one.facts, last)).map(({ price }) => price)
          const isSubsidised = (price: MealPrice) => price.subsidyFen + price.deliverySubsidyFen > 0
          expect(together('sitting').filter(isSubsidised).length).toBeLessThanOrEqual(1)
          for (const one of policies) {
            if (one.kind === 'discount') continue
            const ofPolicy = (price: MealPrice) => price.grants.filter(({ policy: by }) => by === one.code)
            const gave = (price: MealPrice) =>
              ofPolicy(price).length + price.delivery.filter(({ policy: by }) => by === one.code).length > 0
            for (const { per, count, of } of one.limits) {
              const given = eaten.filter((each) => inSamePeriod(per, each.facts, last) && gave(each.price))
              const days = new Set(given.map(({ facts: { day } }) => day))
              expect(of === 'days' ? days.size : given.length).toBeLessThanOrEqual(count)
            }
            for (const { per, fen, carry } of one.budgets) {
              const over = Math.min((carry?.periods ?? 0) * fen, carry?.most ?? Number.POSITIVE_INFINITY)
              expect(sumOf(together(per).flatMap(ofPolicy))).toBeLessThanOrEqual(fen + over)
            }
            const asked = one.classes.flatMap(
              ({ division }): readonly Division['parts'][number][] => division.parts,
            )
            for (const { funder, most = [] } of asked) {
              const paidBy = (price: MealPrice) =>
                sumOf(ofPolicy(price).flatMap(({ parts }) => parts.filter((part) => part.funder === funder)))
              // Classes may say another most of the same funder: whichever is larger holds for both.
              const mosts = asked.filter((part) => part.funder === funder).map((part) => part.most ?? [])
              for (const { per } of most) {
                if (mosts.some((each) => each.every((cap) => cap.per !== per))) continue
                const largest = Math.max(...mosts.flat().flatMap((cap) => (cap.per === per ? cap.fen : [])))
                const paid = together(per).reduce((sum, price) => sum + paidBy(price), 0)
                expect(paid).toBeLessThanOrEqual(largest)
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is given back once by a void: the next meal costs what it would have without the voided one', () => {
    fc.assert(
      fc.property(somePolicies, someDiner, someMeals, someMeal, (policies, person, facts, next) => {
        const eaten = inTurn(policies, person, facts)
        const history = eaten.map((one) => asEarlier(one.facts, one.price))
        const voided = history.map((one, index) => (index === 0 ? { ...one, stands: false } : one))
        const price = (earlier: readonly EarlierMeal[]) =>
          priceMeal(policies, person, next, earlier, firstOfMarch)
        expect(price(voided)).toEqual(price(history.slice(1)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('claims', () => {
  it('of months in which meals are voided and categories learnt anew add up to what stands now', () => {
    const learnt = fc.record({ person: someDiner, voided: fc.array(fc.nat(19), { maxLength: 4 }) })
    fc.assert(
      fc.property(
        somePolicies,
        someMeals,
        fc.array(learnt, { minLength: 1, maxLength: 4 }),
        (policies, facts, months) => {
          const claimed: ClaimLine[] = []
          let stands: readonly ClaimableMeal[] = []
          for (const { person, voided } of months) {
            stands = inTurn(policies, person, facts).map(({ facts: one, price }, index) => ({
              id: index + 1,
              day: one.day,
              person: 1,
              stands: !voided.includes(index),
              price,
            }))
            claimed.push(...linesToClaim(stands, claimed))
          }
          const recomputed = linesToClaim(stands, [])
          expect(matters(claimed)).toEqual(matters(recomputed))
          expect(linesToClaim(stands, claimed)).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Count and sum by everything a line is about, without what came to nothing. */
function matters(lines: readonly ClaimLine[]): Readonly<Record<string, string>> {
  const sums = new Map<string, { count: number; fen: number }>()
  for (const { meal, part, policy: by, category, funder, count, fen } of lines) {
    const key = [meal, part, by, category, funder].join(' ')
    const before = sums.get(key) ?? { count: 0, fen: 0 }
    sums.set(key, { count: before.count + count, fen: before.fen + fen })
  }
  const standing = [...sums].filter(([, { count, fen }]) => count !== 0 || fen !== 0)
  return Object.fromEntries(standing.map(([key, { count, fen }]) => [key, `${count} × ${fen}`]))
}
