/**
 * Who has ordered what, worked out from what was said: patterns, pauses, words by hand, and the life of each person. Nothing
 * of it is kept, so that a pattern which ends today leaves no orders behind.
 */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { inJson, rowsOf } from '#work/rows'
import { meals, ways, type Meal } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { dinersInSight, type DinersInSight } from '../../diners/service/life'
import {
  isStillMeant,
  ordersOn,
  type HandOrder,
  type Order,
  type OrderPause,
  type WeeklyPattern,
} from '../../rules/orders'

const patternRow = z.object({
  id: z.number(),
  person: z.number(),
  meal: z.enum(meals),
  way: z.enum(ways),
  weekdays: inJson(z.array(z.number())),
  offer: z.number().nullable(),
  from: z.string(),
  until: z.string().nullable(),
})
const pauseRow = z.object({
  id: z.number(),
  person: z.number(),
  meal: z.enum(meals).nullable(),
  from: z.string(),
  until: z.string().nullable(),
})
const handRow = z.object({
  person: z.number(),
  day: z.string(),
  meal: z.enum(meals),
  way: z.enum(ways),
  offer: z.number().nullable(),
  cancelled: z.number().transform((flag) => flag === 1),
})

export type PatternRow = z.infer<typeof patternRow>
export type PauseRow = z.infer<typeof pauseRow>

const patternColumns = `p.id, p.diner_id AS person, p.meal, p.way, p.weekdays, p.offer_id AS offer, p.from_day AS "from",
    p.until_day AS until`
const pauseColumns = `p.id, p.diner_id AS person, p.meal, p.from_day AS "from", p.until_day AS until`

/** Days both included; of one diner, or of all. */
export interface Span {
  readonly from: string
  readonly until: string
  readonly diner?: number
  /** Whether who died is still meant on that very day: what was brought before the death was ordered. */
  readonly withDayOfDeath?: boolean
}

/** Of the diner's person, whichever card it was on. */
export const ofDiner = (call: Reader, { diner }: Pick<Span, 'diner'>, column: string): string =>
  diner === undefined
    ? ''
    : ` AND ${column} IN (${onePerson(call)
        .all(diner)
        .map((one) => String(Math.trunc(one)))
        .join(', ')})`

/** The end has an index, and whoever's order ended before the span is not read. */
const inSpan = '(p.until_day IS NULL OR p.until_day >= ?) AND p.from_day <= ?'

/** The pattern that began last goes before an older one. */
export const patternsIn = (call: Reader, span: Span): readonly PatternRow[] =>
  rowsOf(
    call,
    patternRow,
    `SELECT ${patternColumns} FROM canteen_patterns p WHERE ${inSpan}${ofDiner(call, span, 'p.diner_id')}
      ORDER BY p.from_day DESC, p.id DESC`,
    span.from,
    span.until,
  )

export const pausesIn = (call: Reader, span: Span): readonly PauseRow[] =>
  rowsOf(
    call,
    pauseRow,
    `SELECT ${pauseColumns} FROM canteen_pauses p WHERE ${inSpan}${ofDiner(call, span, 'p.diner_id')} ORDER BY p.from_day, p.id`,
    span.from,
    span.until,
  )

/** The last word about each sitting. */
const wordsByHand = (call: Reader, span: Span): readonly HandOrder[] =>
  rowsOf(
    call,
    handRow,
    `SELECT o.diner_id AS person, o.day, o.meal, o.way, o.offer_id AS offer, o.cancelled FROM canteen_orders o
      WHERE o.day BETWEEN ? AND ?${ofDiner(call, span, 'o.diner_id')}
        AND NOT EXISTS (SELECT 1 FROM canteen_orders later
                         WHERE later.day = o.day AND later.meal = o.meal AND later.diner_id = o.diner_id AND later.id > o.id)
      ORDER BY o.id`,
    span.from,
    span.until,
  )

const sittingOf = ({ day, meal }: Pick<HandOrder, 'day' | 'meal'>): string => `${day} ${meal}`

export interface Plan extends DinersInSight, Pick<Span, 'withDayOfDeath'> {
  readonly patterns: readonly WeeklyPattern[]
  readonly pauses: readonly OrderPause[]
  /** By the sitting: of a year these are thousands, and each sitting is asked for. */
  readonly byHand: ReadonlyMap<string, readonly HandOrder[]>
  /** The same for every card of one person. */
  readonly whose: (diner: number) => number
}

/** What was said by hand about one sitting. */
export const saidByHand = ({ byHand }: Pick<Plan, 'byHand'>, day: string, meal: Meal): readonly HandOrder[] =>
  byHand.get(sittingOf({ day, meal })) ?? []

/** Everything that decides about the orders of some days, read once; and the lives of others who are looked at. */
export function planOf(call: Reader, span: Span, besides: readonly number[] = []): Plan {
  const patterns = patternsIn(call, span)
  const byHand = wordsByHand(call, span)
  return {
    patterns,
    pauses: pausesIn(call, span),
    byHand: Map.groupBy(byHand, sittingOf),
    whose: onePerson(call).oldest,
    ...(span.withDayOfDeath === true ? { withDayOfDeath: true } : {}),
    ...dinersInSight(call, [...[...patterns, ...byHand].map(({ person }) => person), ...besides], span),
  }
}

/** The orders of one sitting of a plan, of people in sight and as far as they are still meant. */
export const ordersIn = (plan: Plan, day: string, meal: Meal): readonly Order[] =>
  ordersOn(day, meal, plan.patterns, plan.pauses, saidByHand(plan, day, meal), plan.whose).filter((order) => {
    if (!plan.residents.has(order.person)) return false
    const life = plan.lifeOn(order.person, day)
    if (life === null) return true
    const livedThen = plan.withDayOfDeath === true && life.died === day
    return isStillMeant(order, livedThen ? { ...life, died: null } : life)
  })
