/**
 * What is claimed of a meal, and what a later claim has to take back or add.
 *
 * One principle covers refunds, eligibility that is learnt to have ended earlier, decisions replaced and replaced again:
 * everything ever claimed of a meal adds up to what stands now. A correction takes back each old line and puts what
 * stands in its place; nothing that was submitted is edited.
 */
import type { MealPrice, Part } from '../policies/contract/prices'
import type { ClaimPart } from '../contract/words'
import { sumByFunder } from '../policies/rules'

/** One meal's due from one funder by one policy. `count` is 1, or −1 where the line takes back an earlier one. */
export interface ClaimLine {
  readonly meal: number
  readonly day: string
  readonly person: number
  readonly part: ClaimPart
  readonly policy: string
  /** The class of the policy, or the code of its delivery or running part: the category of the summary. */
  readonly category: string
  readonly funder: string
  readonly count: number
  readonly fen: number
}

export interface ClaimableMeal {
  readonly id: number
  readonly day: string
  readonly person: number
  /** False once it was voided or refunded. */
  readonly stands: boolean
  /** The price as it stands now: the snapshot, or what it comes to after what was learnt since. */
  readonly price: Pick<MealPrice, 'grants' | 'delivery' | 'running'>
}

/** What a meal is due as it stands; nothing when it does not. */
export function dueOf(meal: ClaimableMeal): readonly ClaimLine[] {
  if (!meal.stands) return []
  const line = (part: ClaimPart, policy: string, category: string, { funder, fen }: Part): ClaimLine => ({
    meal: meal.id,
    day: meal.day,
    person: meal.person,
    part,
    policy,
    category,
    funder,
    count: 1,
    fen,
  })
  const { grants, delivery, running } = meal.price
  return [
    ...grants.flatMap((grant) =>
      sumByFunder(grant.parts).map((part) => line('meal', grant.policy, grant.class ?? '', part)),
    ),
    ...delivery.map((one) => line('delivery', one.policy, one.code, one)),
    ...running.map((one) => line('running', one.policy, one.code, one)),
  ].filter(({ fen }) => fen !== 0)
}

/** Two lines are of the same thing when only count and sum differ. */
const matterOf = ({ meal, part, policy, category, funder }: ClaimLine): string =>
  JSON.stringify([meal, part, policy, category, funder])

const negative = (line: ClaimLine): ClaimLine => ({ ...line, count: -line.count, fen: -line.fen })

/** Claimed lines that have no negative yet: of each matter, what still stands in submitted claims. */
function openLines(claimed: readonly ClaimLine[]): readonly ClaimLine[] {
  const open = new Map<string, ClaimLine>()
  for (const line of claimed) {
    const matter = matterOf(line)
    const before = open.get(matter)
    const sum = {
      ...line,
      count: (before?.count ?? 0) + line.count,
      fen: (before?.fen ?? 0) + line.fen,
    }
    if (sum.count === 0 && sum.fen === 0) open.delete(matter)
    else open.set(matter, sum)
  }
  return [...open.values()]
}

/**
 * The lines a new claim has of these meals: what is due and was not claimed, and for each old line that no longer stands
 * as it was its negative. Empty for a meal whose claimed lines are already what stands now.
 */
export function linesToClaim(
  meals: readonly ClaimableMeal[],
  claimed: readonly ClaimLine[],
): readonly ClaimLine[] {
  const open = new Map(openLines(claimed).map((line) => [matterOf(line), line]))
  const lines: ClaimLine[] = []
  for (const meal of meals) {
    for (const line of dueOf(meal)) {
      const matter = matterOf(line)
      const before = open.get(matter)
      open.delete(matter)
      if (before?.fen === line.fen && before.count === line.count) continue
      if (before !== undefined) lines.push(negative(before))
      lines.push(line)
    }
  }
  const looked = new Set(meals.map(({ id }) => id))
  const fallen = [...open.values()].filter(({ meal }) => looked.has(meal)).map(negative)
  return [...lines, ...fallen].toSorted((left, right) => left.meal - right.meal || left.count - right.count)
}
