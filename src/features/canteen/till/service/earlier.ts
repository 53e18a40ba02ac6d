/** Meals that somebody had before, as far as a limit or a budget looks: read at every check-in, so nothing that it does not ask. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { addDays, lastDayOfMonth, monthOf, yearOf } from '#ground/days'
import { rowsOf } from '#work/rows'
import type { Policy } from '../../contract/index'
import { meals, type Period } from '../../contract/words'
import type { FunderMost } from '../../policies/contract/policies'
import { conditionsOf, type EarlierMeal } from '../../policies/rules/index'
import { dinersOfRecords } from '../../diners/service/life'
import { beginningOf, mondayOf } from '../../rules/periods'
import { used, type Used } from './rows'

const mostTexts = 200
const texts = new Map<string, Used>()

/** A canteen grants the same few sums all month: each way to write them is read once. It says nothing of who had a meal. */
function usedOf(text: string): Used {
  const known = texts.get(text)
  if (known !== undefined) return known
  const read = used.parse(JSON.parse(text))
  if (texts.size >= mostTexts) texts.clear()
  texts.set(text, read)
  return read
}

const mealRow = z.object({
  id: z.number(),
  day: z.string(),
  meal: z.enum(meals),
  at: z.number(),
  used: z.string().transform(usedOf),
  taken_back_by: z.number().nullable(),
})
const partRow = z.object({ meal: z.number(), policy: z.string(), funder: z.string(), fen: z.number() })

/** Who paid what of the food of a meal. */
export type PaidPart = Omit<z.infer<typeof partRow>, 'meal'>
export interface PastMealOfPeriod extends z.infer<typeof mealRow> {
  readonly parts: readonly PaidPart[]
  /** The canteen's own discount that it had; null too where no discount is limited. */
  readonly discount: string | null
}

const longer: readonly Period[] = ['quarter', 'half-year', 'year', 'term']

/** What the funders of a policy pay at most for one person. */
const mostOfFunders = (policy: Policy): readonly FunderMost[] =>
  policy.kind === 'discount'
    ? []
    : policy.classes.flatMap(({ division: { parts } }) => parts.flatMap(({ most = [] }) => most))

/** The periods longer than a month by which a policy counts. */
const longPeriods = (policy: Policy): readonly Period[] => {
  const nth = conditionsOf(policy).filter((one) => one.kind === 'nth-meal')
  const sums =
    policy.kind === 'discount'
      ? (policy.limits ?? [])
      : [...policy.limits, ...policy.budgets, ...mostOfFunders(policy)]
  return [...nth, ...sums].map(({ per }) => per).filter((per) => longer.includes(per))
}

/** The month and the weeks that reach into it; where a policy counts for longer, as far as that reaches. */
function periodLookedAt(policies: readonly Policy[], day: string): { from: string; until: string } {
  const month = monthOf(day)
  let from = mondayOf(`${month}-01`)
  let until = addDays(mondayOf(lastDayOfMonth(month)), 6)
  // What was left of a sum that is carried over rests on all that was ever used of it.
  const carries = policies.some(
    (policy) => policy.kind === 'subsidy' && policy.budgets.some(({ carry }) => carry !== undefined),
  )
  for (const per of new Set([...policies.flatMap(longPeriods), ...(carries ? (['term'] as const) : [])])) {
    const first = beginningOf(per, day)
    if (first < from) from = first
    const last = per === 'term' ? '9999-12-31' : `${yearOf(day)}-12-31`
    if (last > until) until = last
  }
  return { from, until }
}

/**
 * Every meal that these policies look back to on a day, newest first. `records`: every id under which the person is kept, because
 * whoever was enrolled twice before their records were found to be one person's has one meal of a sitting.
 */
export function mealsOfPeriod(
  call: Reader,
  records: readonly number[],
  day: string,
  policies: readonly Policy[],
): readonly PastMealOfPeriod[] {
  const { from, until } = periodLookedAt(policies, day)
  const { diners, value } = dinersOfRecords(records)
  const found = rowsOf(
    call,
    mealRow,
    `SELECT m.id, m.day, m.meal, m.at, m.used,
            (SELECT r.id FROM canteen_meals r WHERE r.reverses = m.id) AS taken_back_by
       FROM canteen_meals m WHERE m.diner_id ${diners} AND m.day BETWEEN ? AND ? AND m.kind = 'sale'`,
    value,
    from,
    until,
  ).toSorted((left, right) => right.id - left.id)
  const asked = policies.some((policy) => mostOfFunders(policy).length > 0)
  const parts = asked ? partsOf(call, found) : new Map<number, readonly PaidPart[]>()
  const limited = policies.some((policy) => policy.kind === 'discount' && (policy.limits ?? []).length > 0)
  const discounts = limited ? discountsOf(call, found) : new Map<number, string | null>()
  return found.map((one) => ({
    ...one,
    parts: parts.get(one.id) ?? [],
    discount: discounts.get(one.id) ?? null,
  }))
}

const discountRow = z.object({ meal: z.number(), discount: z.string().nullable() })

/** As each meal's own price says it, so that a limit that is written later counts what was cheaper before. */
const discountsOf = (
  call: Reader,
  meals: readonly { readonly id: number }[],
): ReadonlyMap<number, string | null> =>
  new Map(
    rowsOf(
      call,
      discountRow,
      `SELECT m.id AS meal, m.price ->> '$.price.discount.policy' AS discount
         FROM json_each(?) asked CROSS JOIN canteen_meals m ON m.id = asked.value`,
      JSON.stringify(meals.map(({ id }) => id)),
    ).map(({ meal, discount }) => [meal, discount]),
  )

function partsOf(
  call: Reader,
  meals: readonly { readonly id: number }[],
): ReadonlyMap<number, readonly PaidPart[]> {
  const rows = rowsOf(
    call,
    partRow,
    `SELECT s.meal_id AS meal, s.policy, s.funder, s.fen
       FROM json_each(?) asked CROSS JOIN canteen_subsidies s ON s.meal_id = asked.value WHERE s.part = 'meal'`,
    JSON.stringify(meals.map(({ id }) => id)),
  )
  const byMeal = new Map<number, PaidPart[]>()
  for (const { meal, ...part } of rows) byMeal.set(meal, [...(byMeal.get(meal) ?? []), part])
  return byMeal
}

/** A meal as limits and budgets count it. */
export const earlierOf = (one: PastMealOfPeriod): EarlierMeal => ({
  day: one.day,
  meal: one.meal,
  at: one.at,
  stands: one.taken_back_by === null,
  granted: one.used.granted,
  delivery: one.used.delivery,
  running: one.used.running,
  parts: one.parts,
  discount: one.discount ?? undefined,
})
