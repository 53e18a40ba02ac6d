/**
 * What is claimed of a meal, and what a later claim has to take back or add.
 *
 * One principle covers refunds, eligibility that is learnt to have ended earlier, decisions replaced and replaced again:
 * everything ever claimed of a meal adds up to what stands now. A correction takes back each old line and puts what
 * stands in its place; nothing that was submitted is edited.
 */
import type { MealPrice, Part } from '../policies/contract/prices'
import type { ClaimPart } from '../contract/words'
import { sumByFunder, type CutsOf } from '../policies/rules'

/** One meal's due from one funder by one policy. `count` is 1, or −1 where the line takes back an earlier one. */
export interface ClaimLine extends Claimed {
  /** Null for whoever ate without a name, and once the diner was erased. */
  readonly person: number | null
}

/** A line as sums need it: who it was is read from the meal. */
export interface Claimed {
  readonly meal: number
  readonly day: string
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
  readonly person: number | null
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

/** What a line is about: two lines are of the same when only count and sum differ. */
export const matterOf = ({
  meal,
  part,
  policy,
  category,
  funder,
}: Pick<Claimed, 'meal' | 'part' | 'policy' | 'category' | 'funder'>): string =>
  JSON.stringify([meal, part, policy, category, funder])

const negative = <Line extends Claimed>(line: Line): Line => ({ ...line, count: -line.count, fen: -line.fen })

/** Claimed lines that have no negative yet: of each matter, what still stands in submitted claims. */
function openLines<Line extends Claimed>(claimed: readonly Line[]): ReadonlyMap<string, Line> {
  const open = new Map<string, Line>()
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
  return open
}

/**
 * The lines a new claim has of meals, from what they are due now and what was ever claimed of them: what is due and was
 * not claimed, and for each old line that no longer stands as it was its negative. Empty where claimed is what is due.
 */
export function correctionOf<Line extends Claimed>(
  due: readonly Line[],
  claimed: readonly Line[],
): readonly Line[] {
  // Nearly all of a month is claimed for the first time.
  if (claimed.length === 0) return due.toSorted((left, right) => left.meal - right.meal)
  const open = new Map(openLines(claimed))
  const lines: Line[] = []
  for (const line of due) {
    const matter = matterOf(line)
    const before = open.get(matter)
    open.delete(matter)
    if (before?.fen === line.fen && before.count === line.count) continue
    if (before === undefined) lines.push(line)
    // Of a claim that came back, what others put in the place of its own line: with it they are what is due.
    else if (before.count === 0) lines.push({ ...line, fen: line.fen - before.fen })
    else lines.push(negative(before), line)
  }
  const fallen = [...open.values()].map(negative)
  return [...lines, ...fallen].toSorted((left, right) => left.meal - right.meal || left.count - right.count)
}

/** The same of whole meals; what was claimed of others is none of its business. */
export function linesToClaim(
  meals: readonly ClaimableMeal[],
  claimed: readonly ClaimLine[],
): readonly ClaimLine[] {
  const looked = new Set(meals.map(({ id }) => id))
  return correctionOf(
    meals.flatMap(dueOf),
    claimed.filter(({ meal }) => looked.has(meal)),
  )
}

const fenOf = (parts: readonly { readonly fen: number }[]): number =>
  parts.reduce((sum, { fen }) => sum + fen, 0)

interface Paying {
  readonly policy: string
  readonly fen: number
}

/**
 * How much of what policies give now is still due, by policy: what each gave then and gives still it goes on paying, and
 * what is left of all that was given then goes to those that give more now, in their order.
 */
function dueByPolicy(then: readonly Paying[], now: readonly Paying[]): ReadonlyMap<string, number> {
  const gave = new Map(then.map(({ policy, fen }) => [policy, fen]))
  const kept = now.map(({ policy, fen }) => ({ policy, fen, goesOn: Math.min(fen, gave.get(policy) ?? 0) }))
  let left = fenOf(then) - kept.reduce((sum, { goesOn }) => sum + goesOn, 0)
  return new Map(
    kept.map(({ policy, fen, goesOn }) => {
      const more = Math.min(fen - goesOn, left)
      left -= more
      return [policy, goesOn + more]
    }),
  )
}

/**
 * What stands of a meal after something was learnt: who pays for it as it is known now, but of the food and of the way never more than
 * the diner was given then. Who is found to have been entitled to more paid the rest themselves, and the canteen advanced nothing
 * for it; and whoever paid for somebody that another policy meant is not asked for it. A policy that gave and gives still is not
 * pushed out by one before it that gives more. What a policy gives less than its rule says is divided as the till divides it.
 */
export function standingPrice<Price extends ClaimableMeal['price']>(
  then: Price,
  { price: now, cuts }: { readonly price: Price; readonly cuts: CutsOf },
): Price {
  const food = dueByPolicy(then.grants, now.grants)
  const way = dueByPolicy(then.delivery, now.delivery)
  const grants = now.grants.flatMap((grant) => {
    const fen = food.get(grant.policy) ?? 0
    if (fen === grant.fen) return [grant]
    const parts = fen === 0 ? [] : (cuts.get(grant.policy)?.(fen) ?? [])
    return parts.length === 0 ? [] : [{ ...grant, parts, fen: fenOf(parts) }]
  })
  const delivery = now.delivery.flatMap((one) => {
    const fen = way.get(one.policy) ?? 0
    return fen === 0 ? [] : [{ ...one, fen }]
  })
  const paysIn = (price: Pick<Price, 'grants' | 'delivery'>, code: string) =>
    [...price.grants, ...price.delivery].some(({ policy }) => policy === code)
  // Per head is paid for whom a policy gives something; one that pays nothing else pays for everybody whom it means.
  const running = now.running.filter(
    ({ policy }) => !paysIn(now, policy) || paysIn({ grants, delivery }, policy),
  )
  return { ...now, grants, delivery, running }
}

export interface Difference {
  readonly meal: number
  readonly keptFen: number
  readonly nowFen: number
}

/** The meals of which a claim's lines are no longer what they come to when worked out anew; each named, by number. */
export function differencesOf(kept: readonly Claimed[], now: readonly Claimed[]): readonly Difference[] {
  const textOf = (lines: readonly Claimed[]): ReadonlyMap<number, { text: string; fen: number }> => {
    const meals = new Map<number, { lines: string[]; fen: number }>()
    for (const line of lines) {
      const meal = meals.get(line.meal) ?? { lines: [], fen: 0 }
      meal.lines.push(JSON.stringify([matterOf(line), line.count, line.fen]))
      meals.set(line.meal, { lines: meal.lines, fen: meal.fen + line.fen })
    }
    return new Map(
      [...meals].map(([meal, { lines: texts, fen }]) => [meal, { text: texts.toSorted().join('\n'), fen }]),
    )
  }
  const [was, is] = [textOf(kept), textOf(now)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((meal) => was.get(meal)?.text !== is.get(meal)?.text)
    .toSorted((left, right) => left - right)
    .map((meal) => ({ meal, keptFen: was.get(meal)?.fen ?? 0, nowFen: is.get(meal)?.fen ?? 0 }))
}
