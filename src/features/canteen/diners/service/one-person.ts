/**
 * Diners who turned out to be one person, as their records were merged. Each keeps its card and its money; what one of them
 * had, was said of or is away for, the person has, was and is.
 */
import { z } from 'zod'
import { keptAnswers } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { partsWatched, wholesOfParts } from '#features/residents/index'

export interface OnePerson {
  /** Every diner of the person, this one first, then by age. */
  readonly all: (diner: number) => readonly number[]
  /** Which of them stands for the person where they are listed once. */
  readonly oldest: (diner: number) => number
  /** Those who stand for others besides themselves. */
  readonly ofSeveral: readonly number[]
  /** Says the same for as long as the same diners are one person. */
  readonly key: string
}

const dinerRow = z.object({ id: z.number(), resident: z.number() })

function readOnePerson(call: HasStatements): OnePerson {
  const wholes = wholesOfParts(call)
  const records = new Set([...wholes].flat())
  const diners =
    records.size === 0
      ? []
      : rowsOf(
          call,
          dinerRow,
          `SELECT d.id, d.resident_id AS resident FROM canteen_diners d
            WHERE d.resident_id IN (SELECT value FROM json_each(?)) ORDER BY d.id`,
          JSON.stringify([...records]),
        )
  const people = [...Map.groupBy(diners, ({ resident }) => wholes.get(resident) ?? resident).values()]
    .map((own) => own.map(({ id }) => id))
    .filter((own) => own.length > 1)
  const groupOf = new Map(people.flatMap((own) => own.map((id) => [id, own] as const)))
  return {
    all: (diner) => [diner, ...(groupOf.get(diner) ?? []).filter((id) => id !== diner)],
    oldest: (diner) => groupOf.get(diner)?.[0] ?? diner,
    ofSeveral: people.flatMap(([first]) => first ?? []),
    key: JSON.stringify(people),
  }
}

const kept = keptAnswers<OnePerson>({
  name: 'canteen_one_person',
  on: [partsWatched, { table: 'canteen_diners', column: 'id', changesOf: ['resident_id'] }],
  most: 1,
})

/** Of whoever has one card each is their own. */
export const onePerson = (call: HasStatements): OnePerson => kept(call, '', () => readOnePerson(call))
