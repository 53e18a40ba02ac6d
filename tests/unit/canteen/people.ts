/** Diners and meals of the tests: an ordinary one, of which each test says only what matters to it. */
import type { MealPrice } from '#features/canteen/contract/index'
import { workingDayKind } from '#work/calendar/rules/index'
import type { Policy } from '#features/canteen/policies/contract/policies'
import {
  priceMeal,
  type DinerFacts,
  type EarlierMeal,
  type MealFacts,
} from '#features/canteen/policies/rules/index'
import { seededCalendar } from '../../support/calendar'

export const diner = (own: Partial<DinerFacts> = {}): DinerFacts => ({
  birth: '1946-03-01',
  registered: 'community',
  lives: 'community',
  categories: [],
  died: false,
  sex: 'female',
  movedAway: false,
  inInstitution: false,
  enrolledOn: '2020-01-01',
  ...own,
})

/** A lunch eaten there at half past eleven; the kind of day is the centre's calendar's. */
export function meal(own: Partial<MealFacts> & Pick<MealFacts, 'day'>): MealFacts {
  const { kind, announced } = workingDayKind(seededCalendar, own.day)
  return {
    meal: 'lunch',
    way: 'eaten',
    clock: '11:30',
    eater: 'diner',
    listFen: 1200,
    deliveryFeeFen: 0,
    dayKind: kind,
    dayAnnounced: announced,
    ...own,
  }
}

export const firstOfMarch = { leapBirthday: 'first-of-march' } as const

/** What a meal leaves behind for the ones that follow it. */
export const asEarlier = (facts: MealFacts, price: MealPrice, stands = true): EarlierMeal => ({
  day: facts.day,
  meal: facts.meal,
  at: Date.parse(`${facts.day}T${facts.clock}:00+08:00`),
  stands,
  granted: price.grants.map(({ policy, fen }) => ({ policy, fen })),
  delivery: price.delivery.map(({ policy, fen }) => ({ policy, fen })),
  running: price.running.map(({ policy, code }) => ({ policy, code })),
  discount: price.discount?.policy,
  parts: price.grants.flatMap(({ policy, parts }) => parts.map((part) => ({ policy, ...part }))),
})

/** Prices meals one after the other, each with those before it. */
export function eatInTurn(
  policies: readonly Policy[],
  person: DinerFacts,
  facts: readonly MealFacts[],
): readonly MealPrice[] {
  const earlier: EarlierMeal[] = []
  return facts.map((one) => {
    const price = priceMeal(policies, person, one, earlier, firstOfMarch)
    earlier.push(asEarlier(one, price))
    return price
  })
}

export const byFunderOf = (price: Pick<MealPrice, 'byFunder'>): Readonly<Record<string, number>> =>
  Object.fromEntries(price.byFunder.map(({ funder, fen }) => [funder, fen]))
