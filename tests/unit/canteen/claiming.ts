/** A month of meals and its claims, as the tests of claims and of faults run it. */
import {
  linesToClaim,
  priceMeal,
  type ClaimableMeal,
  type ClaimLine,
  type DinerFacts,
  type EarlierMeal,
} from '#features/canteen/rules/index'
import type { Policy } from '#features/canteen/contract/index'
import { asEarlier, diner, firstOfMarch, meal } from './people'

/** One person's lunches on these days, priced in turn by what is known of the person on each. */
export function lunches(
  policies: readonly Policy[],
  days: readonly string[],
  personOn: (day: string) => Partial<DinerFacts>,
  voided: readonly string[] = [],
): readonly ClaimableMeal[] {
  const earlier: EarlierMeal[] = []
  return days.map((day, index) => {
    const facts = meal({ day })
    const price = priceMeal(policies, diner(personOn(day)), facts, earlier, firstOfMarch)
    const stands = !voided.includes(day)
    earlier.push(asEarlier(facts, price, stands))
    return { id: index + 1, day, person: 1, stands, price }
  })
}

/** What a claim holds after those before it. */
export const nextClaim = (
  meals: readonly ClaimableMeal[],
  ...before: readonly (readonly ClaimLine[])[]
): readonly ClaimLine[] => linesToClaim(meals, before.flat())

export const sumOf = (lines: readonly { readonly fen: number }[]): number =>
  lines.reduce((sum, { fen }) => sum + fen, 0)

export const countOf = (lines: readonly ClaimLine[]): number =>
  lines.reduce((sum, { count }) => sum + count, 0)
