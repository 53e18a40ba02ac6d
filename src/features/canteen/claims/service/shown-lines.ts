/** Lines of a claim as people read them: whose meal, how it is known, under which policy, from whom. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { meals as mealWords, ways } from '../../contract/words'
import type { Claimed } from '../../rules/claim-lines'
import { evidenceOf } from '../../rules/claim-summary'
import type { LineRow } from '../contract'
import { ownersOf, type MatterNames } from './rows'

const mealRow = z.object({
  id: z.number(),
  kind: z.enum(mealWords),
  way: z.enum(ways),
  card: z.number().nullable(),
})

export function shownLines(call: Reader, lines: readonly Claimed[], names: MatterNames): LineRow[] {
  const ids = [...new Set(lines.map(({ meal }) => meal))]
  const owners = ownersOf(call, ids)
  const meals = new Map(
    rowsOf(
      call,
      mealRow,
      `SELECT m.id, m.meal AS kind, m.way, m.card_id AS card
         FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value`,
      JSON.stringify(ids),
    ).map((row) => [row.id, row]),
  )
  return lines.flatMap((line) => {
    const meal = meals.get(line.meal)
    if (meal === undefined) return []
    const { part, policy, category, funder, day, count, fen } = line
    return [
      {
        meal: line.meal,
        day,
        kind: meal.kind,
        way: meal.way,
        name: owners.get(line.meal)?.name ?? '',
        evidence: evidenceOf(meal.way, meal.card !== null),
        part,
        policy,
        category,
        funder,
        count,
        fen,
        ...names(line),
      },
    ]
  })
}

export interface PersonLine {
  readonly name: string
  readonly meals: number
  readonly fen: number
}

/** By person, in the order of their first line; whoever is not told, and whoever ate without a name, in one row each. */
export function byPerson(call: Reader, lines: readonly Claimed[]): PersonLine[] {
  const owners = ownersOf(call, [...new Set(lines.map(({ meal }) => meal))])
  const people = new Map<string, { name: string; meals: Map<number, number>; fen: number }>()
  for (const { meal, count, fen, part } of lines) {
    const owner = owners.get(meal)
    const key = owner === undefined ? 'nobody' : owner.name === '' ? 'not told' : String(owner.diner)
    const person = people.get(key) ?? { name: owner?.name ?? '', meals: new Map<number, number>(), fen: 0 }
    // A meal counts once, whoever pays its parts; one that is only mended counts not at all.
    if (part === 'meal') person.meals.set(meal, (person.meals.get(meal) ?? 0) + count)
    people.set(key, { ...person, fen: person.fen + fen })
  }
  return [...people.values()].map(({ name, meals, fen }) => ({
    name,
    meals: [...meals.values()].reduce((sum, count) => sum + Math.sign(count), 0),
    fen,
  }))
}
