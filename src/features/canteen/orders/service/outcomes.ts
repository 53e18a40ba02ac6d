/** What became of orders: a meal that stands, a reason why there was none, or nothing yet. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { daysBetween, addDays } from '#ground/days'
import { rowsOf } from '#work/rows'
import { meals, notTakenReasons, type Meal, type NotTakenReason } from '../../contract/words'
import { tellsWhere } from '../../rules/care'
import type { Order } from '../../rules/orders'
import { boardsBetween, sittingsCooked } from '../../menu/service/rows'
import type { OrderState } from '../contract'
import { ordersIn, planOf, type Span } from './plan'

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

const ofDiner = ({ diner }: Span, column: string): string =>
  diner === undefined ? '' : ` AND ${column} = ${String(Math.trunc(diner))}`

/** Meals of named people that stand, by sitting and person. */
export const mealsThatStand = (call: Reader, span: Span): ReadonlyMap<string, number> =>
  new Map(
    rowsOf(
      call,
      saleRow,
      // As `sittingKey` writes it: of a year these are a hundred thousand.
      `SELECT m.id, m.day || ' ' || m.meal || ' ' || m.diner_id AS sitting FROM canteen_meals m
        WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale' AND m.diner_id IS NOT NULL${ofDiner(span, 'm.diner_id')}
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
        WHERE n.day BETWEEN ? AND ?${ofDiner(span, 'n.diner_id')} ORDER BY n.id`,
      span.from,
      span.until,
    ).map(({ day, meal, diner, reason }) => [sittingKey(day, meal, diner), reason]),
  )

export type OutcomeOf = (order: Pick<Order, 'day' | 'meal' | 'person'>) => Outcome

/** A meal that stands goes before whatever reason was said: they came after all. */
export function outcomesOf(call: Reader, span: Span): OutcomeOf {
  const had = mealsThatStand(call, span)
  const reasons = reasonsSaidIn(call, span)
  return ({ day, meal, person }) => {
    const key = sittingKey(day, meal, person)
    const mealId = had.get(key)
    if (mealId !== undefined) return { state: 'had', had: mealId, reason: null }
    const reason = reasons.get(key) ?? null
    return { state: reason === null ? 'open' : 'not-taken', had: null, reason }
  }
}

export interface KeptOrder extends Order, Outcome {
  readonly resident: number
}

/** Orders of some days with what became of them, in the order of day and meal. */
export function ordersBetween(call: Reader, span: Span): readonly KeptOrder[] {
  const plan = planOf(call, span)
  const outcomeOf = outcomesOf(call, span)
  const days = Array.from({ length: daysBetween(span.from, span.until) + 1 }, (_, at) =>
    addDays(span.from, at),
  )
  return days.flatMap((day) =>
    meals.flatMap((meal) =>
      ordersIn(plan, day, meal).map((order) => ({
        ...order,
        ...outcomeOf(order),
        resident: plan.residents.get(order.person) ?? 0,
      })),
    ),
  )
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

/**
 * Orders of past days that nobody had and nobody called off: whoever did not come, refused it or did not open, and those of
 * whom nobody said anything. Where nothing was cooked, nothing was left standing.
 */
export function notFetchedIn(call: Reader, span: Span): readonly KeptOrder[] {
  const yesterday = addDays(call.today, -1)
  const until = span.until < yesterday ? span.until : yesterday
  if (until < span.from) return []
  const cooked = new Set(sittingsCooked(call, span.from, until).map(({ day, meal }) => `${day} ${meal}`))
  return ordersBetween(call, { ...span, until }).filter(
    ({ day, meal, state, reason }) =>
      state !== 'had' && cooked.has(`${day} ${meal}`) && (reason === null || !tellsWhere(reason)),
  )
}
