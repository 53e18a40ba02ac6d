/** Meals of which something is still to be asked or given back: whose they are has to be known until then. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { atOnce } from '#work/pieces'
import { rowsOf } from '#work/rows'
import { correctionOf, type Claimed } from '../../rules/claim-lines'
import { claimedOf, dueByRows, onceClaimed } from './lines'
import { mealsToRelook, stillKnownFrom } from './relook'
import { linesStanding } from './reprice'

/** Their numbers begin with 1. */
const noClaim = 0

const mealRow = z.object({ meal: z.number() })

/**
 * Taken into a claim that was not sent; or mended, or first claimed otherwise than as it was sold, in one that is not paid and may come back:
 * it can be opened again, and then its lines are worked out anew. One that a later claim has corrected cannot.
 */
const inOpenClaims = (call: Reader, residents: readonly number[]): readonly number[] =>
  rowsOf(
    call,
    mealRow,
    // A month has twenty thousand lines, and a person a few hundred meals: by these they are found.
    `SELECT DISTINCT l.meal_id AS meal
       FROM json_each(?) asked CROSS JOIN canteen_diners d ON d.resident_id = asked.value
       CROSS JOIN canteen_meals m ON m.diner_id = d.id
       CROSS JOIN canteen_claim_lines l ON l.meal_id = m.id
       CROSS JOIN canteen_claims c ON c.id = l.claim_id
      WHERE c.state IN ('checked', 'returned') OR (c.state = 'submitted' AND (
              l.turn > 1 OR (
                EXISTS (SELECT 1 FROM canteen_claimed_otherwise o WHERE o.meal_id = m.id)
                AND NOT EXISTS (SELECT 1 FROM canteen_claim_lines mended WHERE mended.meal_id = m.id AND mended.turn > 1))))`,
    JSON.stringify(residents),
  ).map(({ meal }) => meal)

/** Of these the meals of months that can still sensibly be claimed: whoever pays has three years to be asked in (民法典 art. 188). */
const stillToClaim = (call: Reader, meals: readonly number[]): readonly number[] =>
  rowsOf(
    call,
    mealRow,
    `SELECT m.id AS meal FROM json_each(?) asked CROSS JOIN canteen_meals m ON m.id = asked.value WHERE m.day >= ?`,
    JSON.stringify(meals),
    stillKnownFrom(call),
  ).map(({ meal }) => meal)

/**
 * By what was learnt not due as it was claimed: the next claim has to take it back. Or not as it was sold, where its first claim is
 * still to come: for months that nobody claims nobody waits for ever.
 */
function toBeMended(call: Reader, residents: readonly number[]): readonly number[] {
  const meals = [...mealsToRelook(call, '9999-12-31', residents)]
  if (meals.length === 0) return []
  const claimed = onceClaimed(call, meals)
  const before = new Set(claimed)
  const unclaimed = stillToClaim(
    call,
    meals.filter((meal) => !before.has(meal)),
  )
  const due: readonly Claimed[] = [...atOnce(linesStanding(call, [...claimed, ...unclaimed])).values()].flat()
  return correctionOf(due, [...claimedOf(call, claimed, noClaim), ...dueByRows(call, unclaimed)]).map(
    ({ meal }) => meal,
  )
}

/** Of all records of one person. */
export const mealsUnderWay = (call: Reader, residents: readonly number[]): ReadonlySet<number> =>
  new Set([...inOpenClaims(call, residents), ...toBeMended(call, residents)])
