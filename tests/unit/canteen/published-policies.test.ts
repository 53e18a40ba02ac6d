/** Fifteen published local policies, entered through the screen's own contract, and the meals worked out for six of them. */
import type { MealPrice } from '#features/canteen/contract/index'
import { describe, expect, it } from 'vitest'
import { priceMeal, type DinerFacts, type EarlierMeal } from '#features/canteen/policies/rules/index'
import type { LeapBirthday } from '#features/canteen/contract/words'
import { asEarlier, byFunderOf, diner, meal } from './people'
import { publishedPlaces, publishedPolicies } from './published'
import { workedCases, type MealCase } from './worked-cases'

const personOf = ({ person }: MealCase): DinerFacts =>
  diner({
    birth: person.birth,
    registered: person.registered === 'any' ? 'none' : person.registered,
    categories: person.tags ?? [],
  })

/** The meals before it are priced by the same policies, so that what they used up is theirs and not the test's. */
function priceOf(place: string, one: MealCase, leapBirthday: LeapBirthday): MealPrice {
  const policies = publishedPolicies(place)
  const earlier: EarlierMeal[] = []
  for (const had of one.before ?? []) {
    const facts = meal({ day: had.day, meal: had.meal, listFen: had.priceFen, clock: '10:45' })
    const price = priceMeal(policies, personOf(one), facts, earlier, { leapBirthday })
    expect(price.subsidyFen).toBe(had.subsidyFen)
    earlier.push(asEarlier(facts, price, had.void !== true))
  }
  const facts = meal({
    day: one.day,
    meal: one.meal,
    way: one.way,
    listFen: one.priceFen,
    deliveryFeeFen: one.deliveryFeeFen ?? 0,
  })
  return priceMeal(policies, personOf(one), facts, earlier, { leapBirthday })
}

it('are all written down, and the contract takes every one', () => {
  expect(publishedPlaces.toSorted()).toEqual(workedCases.policies.map(({ id }) => id).toSorted())
  for (const place of publishedPlaces) expect(publishedPolicies(place).length).toBeGreaterThan(0)
})

const allCases = workedCases.policies.flatMap(({ id, cases }) => cases.map((one) => ({ place: id, one })))

describe('a worked meal', () => {
  it('is there for six of the policies', () => {
    expect(new Set(allCases.map(({ place }) => place)).size).toBe(6)
    expect(allCases.length).toBeGreaterThan(30)
  })

  it.each(allCases.map(({ place, one }) => [one.id, one.expected.why, place, one] as const))(
    '%s: %s',
    (_id, _why, place, one) => {
      const price = priceOf(place, one, 'first-of-march')
      expect({
        subsidyFen: price.subsidyFen,
        byFunder: byFunderOf(price),
        deliverySubsidyFen: price.deliverySubsidyFen,
        ownFen: price.ownFen,
      }).toEqual({
        subsidyFen: one.expected.subsidyFen,
        byFunder: one.expected.byFunder,
        deliverySubsidyFen: one.expected.deliverySubsidyFen ?? 0,
        ownFen: one.expected.ownFen,
      })
    },
  )

  const readOtherwise = allCases.flatMap(({ place, one }) =>
    one.otherReading === undefined ? [] : [[one.id, place, one, one.otherReading] as const],
  )
  it.each(readOtherwise)('%s read the other way, which is a setting', (_id, place, one, other) => {
    const price = priceOf(place, one, 'last-of-february')
    expect({
      subsidyFen: price.subsidyFen,
      byFunder: byFunderOf(price),
      ownFen: price.ownFen,
    }).toEqual({ subsidyFen: other.subsidyFen, byFunder: other.byFunder, ownFen: other.ownFen })
  })
})
