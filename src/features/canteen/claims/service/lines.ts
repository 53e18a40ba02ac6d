/** The lines of a claim: as they are kept once it was checked, and as they come out of the rows at any time. */
import { z } from 'zod'
import type { Reader, Writer } from '#desk/rpc/call'
import { digestOf } from '#vault/log/record'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import { claimParts, type Meal } from '../../contract/words'
import { correctionOf, matterOf, type Claimed } from '../../rules/claim-lines'
import { besideTakenBack } from './beside'
import { mealsToRelook } from './relook'
import { linesStanding } from './reprice'
import { sittingsOf } from './rows'

export interface ClaimPeriod {
  readonly id: number
  readonly from: string
  readonly until: string
}

const lineRow = z.object({
  meal: z.number(),
  day: z.string(),
  part: z.enum(claimParts),
  policy: z.string(),
  category: z.string(),
  funder: z.string(),
  count: z.number(),
  fen: z.number(),
})
const keptRow = lineRow.extend({ turn: z.number() })
export type KeptLine = z.infer<typeof keptRow>

const columns = 'l.meal_id AS meal, l.day, l.part, l.policy, l.category, l.funder, l.turn, l.count, l.fen'

/** A month has some twenty thousand. */
const linesAtOnce = 2_000

const keptPlace = keptRow.extend({ id: z.number() })

/** In the order in which they were taken in. */
export function* keptLines(call: Reader, claim: number): Pieces<readonly KeptLine[]> {
  const lines: KeptLine[] = []
  for (let after = 0; ;) {
    const some = rowsOf(
      call,
      keptPlace,
      `SELECT l.id, ${columns} FROM canteen_claim_lines l WHERE l.claim_id = ? AND l.id > ? ORDER BY l.id LIMIT ?`,
      claim,
      after,
      linesAtOnce,
    )
    for (const { id: _, ...line } of some) lines.push(line)
    const last = some.at(-1)
    if (last === undefined || some.length < linesAtOnce) return lines
    after = last.id
    yield
  }
}

/** Of a claim that is locked so many lines after `start`, in the order in which they were taken in. */
export const keptPage = (call: Reader, claim: number, start: number, limit: number): readonly KeptLine[] =>
  rowsOf(
    call,
    keptRow,
    // Their numbers come out of the index alone; of the lines only those that are shown are read.
    `SELECT ${columns} FROM (
       SELECT own.id FROM canteen_claim_lines own WHERE own.claim_id = ? ORDER BY own.id LIMIT ? OFFSET ?) page
       CROSS JOIN canteen_claim_lines l ON l.id = page.id ORDER BY l.id`,
    claim,
    limit,
    start,
  )

const mealRow = z.object({ meal: z.number() })

/**
 * In each of these queries the meals asked for come first (CROSS JOIN): by a day or an order the planner would begin with
 * ten years of rows.
 *
 * Meals of the period of which something is to be claimed; and those of days that an earlier claim was for: entered late,
 * or taken back since. Months that nobody has claimed are left to claims of their own.
 */
const unclaimedMeals = (call: Reader, { id, from, until }: ClaimPeriod): readonly number[] =>
  rowsOf(
    call,
    mealRow,
    `SELECT DISTINCT u.meal_id AS meal FROM canteen_unclaimed u CROSS JOIN canteen_subsidies s ON s.meal_id = u.meal_id
      WHERE s.day BETWEEN ? AND ?
         OR (s.day < ? AND (
              EXISTS (SELECT 1 FROM canteen_claims c
                       WHERE c.id <> ? AND c.state <> 'draft' AND s.day BETWEEN c.from_day AND c.until_day)
              OR EXISTS (SELECT 1 FROM canteen_claim_lines l WHERE l.meal_id = u.meal_id)))
      UNION SELECT l.meal_id FROM canteen_claim_lines l WHERE l.claim_id = ?`,
    from,
    until,
    from,
    id,
    id,
  ).map(({ meal }) => meal)

/** Of these meals those that some claim has asked for, or has taken in and found nothing to ask for. */
export const onceClaimed = (call: Reader, meals: readonly number[]): readonly number[] =>
  rowsOf(
    call,
    mealRow,
    `SELECT asked.value AS meal FROM json_each(?) asked
      WHERE EXISTS (SELECT 1 FROM canteen_claim_lines l WHERE l.meal_id = asked.value)
         OR EXISTS (SELECT 1 FROM canteen_claimed_otherwise o WHERE o.meal_id = asked.value)`,
    JSON.stringify(meals),
  ).map(({ meal }) => meal)

/** So many meals are looked at, or added up, at once. */
const piece = 2_000

/** What meals are due by the rows that the till wrote with them; nothing of those that were taken back. */
const dueOfMeals = `SELECT s.meal_id AS meal, s.day, s.part, s.policy, s.category, s.funder, 1 AS count, sum(s.fen) AS fen
       FROM json_each(?) asked CROSS JOIN canteen_subsidies s ON s.meal_id = asked.value
      WHERE NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = s.meal_id)
      GROUP BY s.meal_id, s.part, s.policy, s.category, s.funder HAVING sum(s.fen) <> 0`

export const dueByRows = (call: Reader, meals: readonly number[]): readonly Claimed[] =>
  rowsOf(call, lineRow, dueOfMeals, JSON.stringify(meals))

/** Every line of these meals but those of the claim `except`. */
export const claimedOf = (call: Reader, meals: readonly number[], except: number): readonly KeptLine[] =>
  rowsOf(
    call,
    keptRow,
    `SELECT ${columns} FROM json_each(?) asked CROSS JOIN canteen_claim_lines l ON l.meal_id = asked.value
      WHERE l.claim_id <> ? ORDER BY l.id`,
    JSON.stringify(meals),
    except,
  )

export interface WorkedOut {
  readonly lines: readonly Claimed[]
  /** Every meal that was looked at, those of which nothing is to be claimed as well. */
  readonly meals: readonly number[]
  /** Those among them of which something was learnt since. */
  readonly relooked: readonly number[]
  readonly claimed: readonly KeptLine[]
}

/**
 * What claims have asked so far for meals that were mended once, or first claimed otherwise than as they were sold, and are not looked at any more: whoever ate them was erased, or what they
 * were entitled to may be. What they come to could only be worked out of the person. Nothing of those that were taken back.
 */
const dueAsClaimed = (call: Reader, meals: readonly number[]): readonly Claimed[] =>
  rowsOf(
    call,
    lineRow,
    `SELECT l.meal_id AS meal, l.day, l.part, l.policy, l.category, l.funder, sum(l.count) AS count, sum(l.fen) AS fen
       FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value
       CROSS JOIN canteen_claim_lines l ON l.meal_id = m.id
      WHERE NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)
        AND (EXISTS (SELECT 1 FROM canteen_claim_lines mended WHERE mended.meal_id = m.id AND mended.turn > 1)
          OR EXISTS (SELECT 1 FROM canteen_claimed_otherwise o WHERE o.meal_id = m.id))
      GROUP BY l.meal_id, l.part, l.policy, l.category, l.funder`,
    JSON.stringify(meals),
  )

interface MealsToClaim {
  readonly meals: readonly number[]
  /** Of which something was learnt since. */
  readonly relook: ReadonlySet<number>
  readonly claimed: readonly KeptLine[]
}

function* mealsToClaim(call: Reader, claim: ClaimPeriod): Pieces<MealsToClaim> {
  const unclaimed = unclaimedMeals(call, claim)
  yield
  const relook = mealsToRelook(call, claim.until)
  yield
  const base = new Set(unclaimed)
  const mended = onceClaimed(
    call,
    [...relook].filter((meal) => !base.has(meal)),
  )
  // One that brought nothing when it was sold waits for no claim, and does now.
  const beside = besideTakenBack(call, unclaimed)
  const meals = [...new Set([...unclaimed, ...mended, ...beside])]
  return { meals, relook: new Set([...relook, ...beside]), claimed: claimedOf(call, meals, claim.id) }
}

function* linesToClaimOf(call: Reader, { meals, relook, claimed }: MealsToClaim): Pieces<readonly Claimed[]> {
  const standing = yield* linesStanding(
    call,
    meals.filter((meal) => relook.has(meal)),
  )
  const others = meals.filter((meal) => !standing.has(meal))
  const asTheyAre: Claimed[] = []
  for (let at = 0; at < others.length; at += piece) {
    yield
    const some = others.slice(at, at + piece)
    const asClaimed = dueAsClaimed(call, some)
    const mended = new Set(asClaimed.map(({ meal }) => meal))
    const asSold = mended.size === 0 ? some : some.filter((meal) => !mended.has(meal))
    for (const line of dueByRows(call, asSold)) asTheyAre.push(line)
    for (const line of asClaimed) if (line.count !== 0) asTheyAre.push(line)
  }
  yield
  const due = [...asTheyAre, ...[...standing.values()].flat().map(withoutPerson)]
  return correctionOf<Claimed>(due, claimed.map(withoutPerson))
}

/** The lines of a claim as they come out of the rows now, as if its own had not been taken in yet. */
export function* workOut(call: Reader, claim: ClaimPeriod): Pieces<WorkedOut> {
  const found = yield* mealsToClaim(call, claim)
  const lines = yield* linesToClaimOf(call, found)
  const { meals, relook, claimed } = found
  return { lines, meals, relooked: meals.filter((meal) => relook.has(meal)), claimed }
}

const partSumsRow = z.object({
  part: z.enum(claimParts),
  policy: z.string(),
  category: z.string(),
  funder: z.string(),
  count: z.number(),
  fen: z.number(),
  lines: z.number(),
  earlierLines: z.number(),
  earlierFen: z.number(),
})
type SumsOfMeals = z.infer<typeof partSumsRow>
export type PartSums = SumsOfMeals & { readonly kind: Meal }

/**
 * Of a draft that somebody comes back to: what is due of a meal as it was sold changes only when it is taken back. How many ever
 * were stands in the key, so that the till has nothing to tell.
 */
const keptSums = keptAnswers<readonly SumsOfMeals[]>({ name: 'canteen_claim_sums', on: [], most: 64 })

const takenBack = (call: Reader): number =>
  Number(call.statement('SELECT count(*) FROM canteen_meals WHERE reverses IS NOT NULL').pluck().get())

/**
 * What the same lines come to. Nearly all meals are claimed for the first time and as they were sold: the file adds them up, and
 * only the others are worked out line by line.
 */
export function* sumsWorkedOut(call: Reader, claim: ClaimPeriod): Pieces<readonly PartSums[]> {
  const { meals, relook, claimed } = yield* mealsToClaim(call, claim)
  yield
  const before = new Set(claimed.map(({ meal }) => meal))
  const byMeal = Object.groupBy(meals, (meal) => (relook.has(meal) || before.has(meal) ? 'mended' : 'asSold'))
  const { mended = [], asSold = [] } = byMeal
  const lines = yield* linesToClaimOf(call, { meals: mended, relook, claimed })
  yield
  const sittingOf = sittingsOf(call, claim, meals)
  const sums: PartSums[] = lines.map(({ meal, part, policy, category, funder, count, fen, day }) => {
    const isEarlier = isCorrection(claim, { day, count })
    const earlier = { earlierLines: isEarlier ? 1 : 0, earlierFen: isEarlier ? fen : 0 }
    return { part, policy, category, kind: sittingOf(meal), funder, count, fen, lines: 1, ...earlier }
  })
  const back = takenBack(call)
  for (const [kind, ofSitting] of Map.groupBy(asSold, sittingOf)) {
    for (let at = 0; at < ofSitting.length; at += piece) {
      yield
      const some = ofSitting.slice(at, at + piece)
      const key = digestOf([claim.from, back, ...some])
      for (const one of keptSums(call, key, () => sumsAsSold(call, claim, some))) sums.push({ ...one, kind })
    }
  }
  return sums
}

const sumsAsSold = (call: Reader, { from }: ClaimPeriod, meals: readonly number[]): readonly SumsOfMeals[] =>
  rowsOf(
    call,
    partSumsRow,
    `SELECT part, policy, category, funder, sum(count) AS count, sum(fen) AS fen, count(*) AS lines,
            sum(day < ?) AS earlierLines, sum(iif(day < ?, fen, 0)) AS earlierFen
       FROM (${dueOfMeals}) GROUP BY part, policy, category, funder`,
    from,
    from,
    JSON.stringify(meals),
  )

const withoutPerson = ({ meal, day, part, policy, category, funder, count, fen }: Claimed): Claimed => ({
  meal,
  day,
  part,
  policy,
  category,
  funder,
  count,
  fen,
})

/** Lines of days before the period, and what takes earlier ones back. */
export const isCorrection = (
  { from }: ClaimPeriod,
  { day, count }: Pick<Claimed, 'day' | 'count'>,
): boolean => day < from || count < 0

const sumsRow = z.object({ lines: z.number(), fen: z.number() })
export type Sums = z.infer<typeof sumsRow>

/** What the kept lines come to for which `isCorrection` holds, in the words of the file: the others need not be read. */
export const sumsOfCorrections = (call: Reader, { id, from }: ClaimPeriod): Sums =>
  rowOf(
    call,
    sumsRow,
    `SELECT count(*) AS lines, coalesce(sum(l.fen), 0) AS fen FROM canteen_claim_lines l
      WHERE l.claim_id = ? AND (l.day < ? OR l.count < 0)`,
    id,
    from,
  ) ?? { lines: 0, fen: 0 }

/** Of these meals those of which all claims together do not ask for what the till wrote with them. */
const askedOtherwise = `SELECT asked.value FROM json_each(?) asked
      WHERE EXISTS (
        SELECT 1 FROM (
          SELECT s.part, s.policy, s.category, s.funder, s.fen FROM canteen_subsidies s WHERE s.meal_id = asked.value
          UNION ALL
          SELECT l.part, l.policy, l.category, l.funder, -l.fen FROM canteen_claim_lines l WHERE l.meal_id = asked.value)
        GROUP BY part, policy, category, funder HAVING sum(fen) <> 0)`

/**
 * Takes the lines in. A meal of which there is nothing to claim has been looked at, and is no longer to be claimed as it was sold;
 * but it is looked at again, for what was learnt of it may turn out wrong.
 */
export function takeIn(
  call: Writer,
  claim: ClaimPeriod,
  { lines, meals, relooked, claimed }: WorkedOut,
): void {
  const turns = new Map<string, number>()
  for (const line of claimed) {
    const matter = matterOf(line)
    turns.set(matter, Math.max(turns.get(matter) ?? 0, line.turn))
  }
  const insert = call.statement(
    `INSERT INTO canteen_claim_lines (claim_id, meal_id, day, part, policy, category, funder, turn, count, fen)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const line of lines) {
    const { meal, day, part, policy, category, funder, count, fen } = line
    const matter = matterOf(line)
    const turn = (turns.get(matter) ?? 0) + 1
    turns.set(matter, turn)
    insert.run(claim.id, meal, day, part, policy, category, funder, turn, count, fen)
  }
  call
    .statement('DELETE FROM canteen_unclaimed WHERE meal_id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(meals))
  call
    .statement(`INSERT INTO canteen_claimed_otherwise (meal_id) ${askedOtherwise} ON CONFLICT DO NOTHING`)
    .run(JSON.stringify(relooked))
}

const brokenRow = z.object({ meal: z.number() })

/** Meals whose own rows do not add up to what they were given: somebody wrote past the till, or a file is damaged. */
export function* mealsThatDoNotAddUp(call: Reader, meals: readonly number[]): Pieces<readonly number[]> {
  const broken: number[] = []
  for (let at = 0; at < meals.length; at += piece) {
    yield
    broken.push(...brokenAmong(call, meals.slice(at, at + piece)))
  }
  return broken.toSorted((left, right) => left - right)
}

const brokenAmong = (call: Reader, meals: readonly number[]): readonly number[] =>
  rowsOf(
    call,
    brokenRow,
    `SELECT m.id AS meal FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value
      WHERE m.subsidy_fen + m.delivery_subsidy_fen <> coalesce((
        SELECT sum(s.fen) FROM canteen_subsidies s WHERE s.meal_id = m.id AND s.part <> 'running'), 0)
      ORDER BY m.id`,
    JSON.stringify(meals),
  ).map(({ meal }) => meal)
