/** Which categories there are here, and who holds one, as the list is compared with. */
import { and, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { within } from '#work/scope'
import { peopleInSight, residentsById } from '#features/residents/index'
import { lifeEventsOn } from '../../diners/service/life'
import { heldEligibilities } from '../../eligibility/service'
import { stateOn, type Held, type Listed } from '../../rules/index'
import { canteenEligibilities } from '../../schema/policies'

const nameRow = z.object({ name: z.string() })

/** What policies ask for in their newest versions, and what anybody ever held. */
export const knownCategories = (call: Reader): readonly string[] =>
  rowsOf(
    call,
    nameRow,
    `SELECT category AS name FROM canteen_eligibilities GROUP BY category
     UNION
     SELECT c.value AS name
       FROM canteen_policies p JOIN canteen_policy_versions v ON v.policy_id = p.id AND v.version = p.version
       JOIN json_tree(v.text) n JOIN json_each(n.value, '$.anyOf') c
      WHERE n.type = 'object' AND json_extract(n.value, '$.kind') = 'category'
      ORDER BY name`,
  ).map(({ name }) => name)

/** Whoever holds one of these, by the person they are now; a record that became part of another counts for that one. */
export function holdersOf(call: Reader, categories: readonly string[], day: string): readonly Held[] {
  const rows = call.database
    .select()
    .from(canteenEligibilities)
    .where(
      and(
        inArray(canteenEligibilities.category, [...categories]),
        within(peopleInSight, canteenEligibilities.residentId),
      ),
    )
    .all()
  const cards = residentsById(
    call,
    rows.map(({ residentId }) => residentId),
  )
  return heldEligibilities(call, rows).flatMap((held) => {
    const person = cards.get(held.residentId)?.id
    return person === undefined ? [] : [{ ...held, person, life: lifeEventsOn(call, person, day) }]
  })
}

/** Who is in force as what on a day, for whoever draws up a list. */
export const categoriesHeldBy = (call: Reader, day: string): readonly Listed[] =>
  holdersOf(call, knownCategories(call), day)
    .filter((held) => stateOn(held, held.life, day) === 'in-force')
    .map(({ person, category }) => ({ person, category, since: null }))

const laterRow = z.object({ day: z.string() })

/** The newest list of a later day that was whole for any of these categories; what it says is newer than what this one does. */
export const overtakenBy = (call: Reader, day: string, categories: readonly string[]): string | null =>
  rowOf(
    call,
    laterRow,
    `SELECT l.day FROM canteen_category_lists l
      WHERE l.day > ? AND EXISTS (SELECT 1 FROM json_each(l.whole) its JOIN json_each(?) ours ON ours.value = its.value)
      ORDER BY l.day DESC LIMIT 1`,
    day,
    JSON.stringify(categories),
  )?.day ?? null

const stampRow = z.object({ eligibility: z.number(), move: z.number() })

/** Changes with everything that is decided about an eligibility. */
export const decisionsSoFar = (call: Reader): string =>
  rowsOf(
    call,
    stampRow,
    `SELECT coalesce((SELECT max(id) FROM canteen_eligibilities), 0) AS eligibility,
            coalesce((SELECT max(id) FROM canteen_eligibility_moves), 0) AS move`,
  )
    .map(({ eligibility, move }) => `${eligibility} ${move}`)
    .join()
