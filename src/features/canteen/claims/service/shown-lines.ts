/** Lines of a claim as people read them: whose meal, how it is known, under which policy, from whom. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { handedTo, meals as mealWords, ways } from '../../contract/words'
import type { Claimed } from '../../rules/claim-lines'
import { evidenceOf } from '../../rules/claim-summary'
import type { LineRow } from '../contract'
import { toldOfLines } from './matters'
import { ownersOf } from './rows'

const mealRow = z.object({
  id: z.number(),
  kind: z.enum(mealWords),
  way: z.enum(ways),
  card: z.number().nullable(),
  handedTo: z.enum(handedTo).nullable(),
})

export function shownLines(call: Reader, lines: readonly Claimed[]): LineRow[] {
  const toldOf = toldOfLines(call, lines)
  const ids = [...new Set(lines.map(({ meal }) => meal))]
  const owners = ownersOf(call, ids)
  const meals = new Map(
    rowsOf(
      call,
      mealRow,
      `SELECT m.id, m.meal AS kind, m.way, m.card_id AS card,
              (SELECT h.handed_to FROM canteen_handings h WHERE h.meal_id = m.id) AS handedTo
         FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value`,
      JSON.stringify(ids),
    ).map((row) => [row.id, row]),
  )
  return lines.flatMap((line) => {
    const meal = meals.get(line.meal)
    if (meal === undefined) return []
    const { part, policy, category, funder, day, count, fen } = line
    const { policyName, categoryName } = toldOf(line)
    return [
      {
        meal: line.meal,
        day,
        kind: meal.kind,
        way: meal.way,
        name: owners.get(line.meal)?.name ?? '',
        evidence: evidenceOf(meal.way, meal.card !== null, meal.handedTo),
        part,
        policy,
        category,
        funder,
        count,
        fen,
        policyName,
        categoryName,
      },
    ]
  })
}

export interface PersonLine {
  readonly name: string
  readonly meals: number
  readonly fen: number
}

const beforeRow = z.object({ meal: z.number(), count: z.number() })

/** Of each of these meals the lines that stood before those of this claim were taken in; of a draft all there are. */
const standingBefore = (call: Reader, claim: number, meals: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    rowsOf(
      call,
      beforeRow,
      `SELECT l.meal_id AS meal, sum(l.count) AS count
         FROM json_each(?) asked CROSS JOIN canteen_claim_lines l ON l.meal_id = asked.value
        WHERE l.claim_id <> ? AND NOT EXISTS (
                SELECT 1 FROM canteen_claim_lines own
                 WHERE own.meal_id = l.meal_id AND own.claim_id = ? AND own.id < l.id)
        GROUP BY l.meal_id`,
      JSON.stringify(meals),
      claim,
      claim,
    ).map(({ meal, count }) => [meal, count]),
  )

/**
 * By person, in the order of their first line; whoever is not told, and whoever ate without a name, in one row each. A meal counts once,
 * whoever pays whichever part of it: one where something is claimed since this claim and nothing was before, less one where it is the
 * other way round, none where it is only mended. Over all claims that is the number of meals that are claimed.
 */
export function byPerson(
  call: Reader,
  { id }: { readonly id: number },
  lines: readonly Claimed[],
): PersonLine[] {
  const meals = [...new Set(lines.map(({ meal }) => meal))]
  const owners = ownersOf(call, meals)
  const before = standingBefore(call, id, meals)
  const people = new Map<string, { name: string; counts: Map<number, number>; fen: number }>()
  for (const { meal, count, fen } of lines) {
    const owner = owners.get(meal)
    const key = owner === undefined ? 'nobody' : owner.person === null ? 'not told' : String(owner.person)
    const person = people.get(key) ?? { name: owner?.name ?? '', counts: new Map<number, number>(), fen: 0 }
    person.counts.set(meal, (person.counts.get(meal) ?? 0) + count)
    people.set(key, { ...person, fen: person.fen + fen })
  }
  const change = ([meal, count]: readonly [number, number]): number => {
    const was = before.get(meal) ?? 0
    return Number(was + count > 0) - Number(was > 0)
  }
  return [...people.values()].map(({ name, counts, fen }) => ({
    name,
    meals: [...counts].reduce((sum, one) => sum + change(one), 0),
    fen,
  }))
}
