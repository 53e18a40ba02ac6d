/** What became of orders: a meal that stands, a reason why there was none, or nothing yet. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { daysBetween, addDays } from '#ground/days'
import { inJson, rowsOf } from '#work/rows'
import { meals, notTakenReasons, type Meal, type NotTakenReason } from '../../contract/words'
import { wasLeftStanding } from '../../rules/care'
import type { Order } from '../../rules/orders'
import { serviceToday } from '../../close/service/closed-days'
import { boardsBetween, sittingsCooked } from '../../menu/service/rows'
import { onePerson } from '../../diners/service/one-person'
import type { OrderState } from '../contract'
import { ofDiner, ordersIn, planOf, type Span } from './plan'

const saleRow = z.object({ id: z.number(), sitting: z.string() })
const reasonRow = z.object({
  day: z.string(),
  meal: z.enum(meals),
  diner: z.number(),
  reason: z.enum(notTakenReasons),
})

export interface Outcome {
  readonly state: OrderState
  readonly had: number | null
  readonly reason: NotTakenReason | null
}

export const sittingKey = (day: string, meal: Meal, diner: number): string => `${day} ${meal} ${diner}`

/** Meals of named people that stand, by sitting and person. */
export const mealsThatStand = (call: Reader, span: Span): ReadonlyMap<string, number> =>
  new Map(
    rowsOf(
      call,
      saleRow,
      // As `sittingKey` writes it: of a year these are a hundred thousand.
      `SELECT m.id, m.day || ' ' || m.meal || ' ' || m.diner_id AS sitting FROM canteen_meals m
        WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND m.diner_id IS NOT NULL${ofDiner(call, span, 'm.diner_id')}
          AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id) ORDER BY m.id`,
      span.from,
      span.until,
    ).map(({ id, sitting }) => [sitting, id]),
  )

/** Why somebody had no meal, as it was said, by sitting and person. */
export const reasonsSaidIn = (call: Reader, span: Span): ReadonlyMap<string, NotTakenReason> =>
  new Map(
    rowsOf(
      call,
      reasonRow,
      `SELECT n.day, n.meal, n.diner_id AS diner, n.reason FROM canteen_not_taken n
        WHERE n.day BETWEEN ? AND ?${ofDiner(call, span, 'n.diner_id')} ORDER BY n.id`,
      span.from,
      span.until,
    ).map(({ day, meal, diner, reason }) => [sittingKey(day, meal, diner), reason]),
  )

export type OutcomeOf = (order: Pick<Order, 'day' | 'meal' | 'person'>) => Outcome

/** What is known of a sitting of a person: of the diner it is asked for before any other that they are. */
export function ofSitting<Known>(
  call: Reader,
  known: ReadonlyMap<string, Known>,
): (order: Pick<Order, 'day' | 'meal' | 'person'>) => Known | undefined {
  const { all } = onePerson(call)
  return ({ day, meal, person }) =>
    all(person)
      .map((diner) => known.get(sittingKey(day, meal, diner)))
      .find((one) => one !== undefined)
}

/** A meal that stands goes before whatever reason was said: they came after all. */
export function outcomesOf(call: Reader, span: Span): OutcomeOf {
  const mealAt = ofSitting(call, mealsThatStand(call, span))
  const reasonAt = ofSitting(call, reasonsSaidIn(call, span))
  return (order) => {
    const mealId = mealAt(order)
    if (mealId !== undefined) return { state: 'had', had: mealId, reason: null }
    const reason = reasonAt(order) ?? null
    return { state: reason === null ? 'open' : 'not-taken', had: null, reason }
  }
}

interface PersonsOrder extends Order {
  readonly resident: number
}

export interface KeptOrder extends PersonsOrder, Outcome {}

/** Orders of some days, in the order of day and meal. */
function ordersOfDays(call: Reader, span: Span): readonly PersonsOrder[] {
  const plan = planOf(call, span)
  const days = Array.from({ length: daysBetween(span.from, span.until) + 1 }, (_, at) =>
    addDays(span.from, at),
  )
  return days.flatMap((day) =>
    meals.flatMap((meal) =>
      ordersIn(plan, day, meal).map((order) => ({
        ...order,
        resident: plan.residents.get(order.person) ?? 0,
      })),
    ),
  )
}

/** The same with what became of them. */
export function ordersBetween(call: Reader, span: Span): readonly KeptOrder[] {
  const outcomeOf = outcomesOf(call, span)
  return ordersOfDays(call, span).map((order) => ({ ...order, ...outcomeOf(order) }))
}

/**
 * Orders of a day that are neither handed over nor given a reason: they have to be settled before the day is closed. Where
 * nothing stood on the board nothing was cooked, and nobody owes an answer.
 */
export function openOrdersOf(call: Parameters<typeof boardsBetween>[0], day: string): readonly KeptOrder[] {
  const cooked = new Set(boardsBetween(call, day, day).map(({ meal }) => meal))
  return ordersBetween(call, { from: day, until: day }).filter(
    ({ meal, state }) => state === 'open' && cooked.has(meal),
  )
}

const hadRow = z.object({ day: z.string(), meal: z.enum(meals), diners: inJson(z.array(z.number())) })
const atRow = z.object({ at: z.number() })

/** The sittings in which somebody had a subsidised meal, kept as small as they are for all that were served in years. */
const subsidisedIn = (call: Reader, { from, until }: Span): ReadonlyMap<string, ReadonlySet<number>> =>
  new Map(
    rowsOf(
      call,
      hadRow,
      `SELECT day, meal, json_group_array(diner_id) AS diners FROM canteen_sittings
        WHERE day BETWEEN ? AND ? GROUP BY day, meal`,
      from,
      until,
    ).map(({ day, meal, diners }) => [`${day} ${meal}`, new Set(diners)]),
  )

/** Which of these have a meal that stands, subsidised or not, on whichever card: each is looked for by itself. */
function withMeal<Asked extends Pick<Order, 'day' | 'meal' | 'person'>>(
  call: Reader,
  orders: readonly Asked[],
): ReadonlySet<Asked> {
  const { all } = onePerson(call)
  const asked = orders.flatMap((order) => all(order.person).map((diner) => ({ order, diner })))
  const rows = rowsOf(
    call,
    atRow,
    `SELECT asked.key AS at FROM json_each(?) asked
      WHERE EXISTS (SELECT 1 FROM canteen_meals m
                     WHERE m.diner_id = asked.value ->> 2 AND m.day = asked.value ->> 0 AND m.meal = asked.value ->> 1
                       AND m.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id))`,
    JSON.stringify(asked.map(({ order: { day, meal }, diner }) => [day, meal, diner])),
  )
  return new Set(rows.flatMap(({ at }) => asked[at]?.order ?? []))
}

/**
 * Orders of past days that nobody had and nobody called off: whoever did not come, refused it or did not open, and those of
 * whom nobody said anything. Where nothing was cooked, nothing was left standing.
 */
export function notFetchedIn(call: Reader, asked: Span): readonly KeptOrder[] {
  // Of the days of service: past midnight a supper of yesterday may still be served.
  const yesterday = addDays(serviceToday(call), -1)
  const until = asked.until < yesterday ? asked.until : yesterday
  if (until < asked.from) return []
  const span = { ...asked, until }
  const cooked = new Set(sittingsCooked(call, span.from, until).map(({ day, meal }) => `${day} ${meal}`))
  const subsidised = subsidisedIn(call, span)
  const reasonAt = ofSitting(call, reasonsSaidIn(call, span))
  const { all } = onePerson(call)
  const left = ordersOfDays(call, span).flatMap((order): readonly KeptOrder[] => {
    const sitting = `${order.day} ${order.meal}`
    const served = subsidised.get(sitting)
    if (!cooked.has(sitting) || all(order.person).some((diner) => served?.has(diner))) return []
    const reason = reasonAt(order) ?? null
    if (!wasLeftStanding(reason)) return []
    return [{ ...order, state: reason === null ? 'open' : 'not-taken', had: null, reason }]
  })
  const had = withMeal(call, left)
  return left.filter((order) => !had.has(order))
}
