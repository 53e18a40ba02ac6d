/** Orders: a weekly pattern that a pause stops, orders by hand that it does not, and the cut-off of each meal and way. */
import { addDays, weekdayOf } from '#ground/days'
import type { Meal, Way } from '../contract/words'
import { isAwayOn, type LifeEvents } from './eligibility'

export interface WeeklyPattern {
  readonly person: number
  readonly meal: Meal
  readonly way: Way
  /** 0 is Sunday, 6 is Saturday. */
  readonly weekdays: readonly number[]
  /** Null is the first on the board. */
  readonly offer: number | null
  readonly from: string
  /** The last day; null while no end is known. */
  readonly until: string | null
}

export interface OrderPause {
  readonly person: number
  readonly from: string
  readonly until: string | null
  /** Null stops every meal. */
  readonly meal: Meal | null
}

/**
 * From when until when a pattern is that takes the place of another: it ends where that one ends, and begins with it where that has not
 * begun yet. What ends before it could begin is given a new end by whoever changes it: null.
 */
export function spanOfChange(
  replaced: Pick<WeeklyPattern, 'from' | 'until'>,
  tomorrow: string,
): Pick<WeeklyPattern, 'from' | 'until'> {
  const from = replaced.from > tomorrow ? replaced.from : tomorrow
  return { from, until: replaced.until !== null && replaced.until >= from ? replaced.until : null }
}

/** An order by hand, or the taking back of one that the pattern made. */
export interface HandOrder {
  readonly person: number
  readonly day: string
  readonly meal: Meal
  readonly way: Way
  readonly offer: number | null
  readonly cancelled: boolean
}

export interface Order {
  readonly person: number
  readonly day: string
  readonly meal: Meal
  readonly way: Way
  readonly offer: number | null
  readonly by: 'pattern' | 'hand'
}

const covers = (from: string, until: string | null, day: string): boolean =>
  day >= from && (until === null || day <= until)

/** Whether a pause stops a meal of a day. */
export const stops = (pause: OrderPause, day: string, meal: Meal): boolean =>
  (pause.meal === null || pause.meal === meal) && covers(pause.from, pause.until, day)

/**
 * Who has ordered what on a day. What was said by hand goes before the pattern, and a pause does not touch it. `whose` says who is the same
 * person under another card: whatever their cards say, one portion is cooked for them, and what was said of one card was said of them.
 */
export function ordersOn(
  day: string,
  meal: Meal,
  patterns: readonly WeeklyPattern[],
  pauses: readonly OrderPause[],
  byHand: readonly HandOrder[],
  whose: (person: number) => number = (person) => person,
): readonly Order[] {
  const said = byHand.filter((order) => order.day === day && order.meal === meal)
  // The last word counts.
  const spoken = new Map(said.map((order) => [whose(order.person), order]))
  const orders = new Map<number, Order>()
  for (const [one, { person, way, offer, cancelled }] of spoken) {
    if (!cancelled) orders.set(one, { person, day, meal, way, offer, by: 'hand' })
  }
  const weekday = weekdayOf(day)
  const paused = new Set(pauses.filter((pause) => stops(pause, day, meal)).map(({ person }) => whose(person)))
  for (const pattern of patterns) {
    const { person, way, offer } = pattern
    const due =
      pattern.meal === meal && pattern.weekdays.includes(weekday) && covers(pattern.from, pattern.until, day)
    const one = whose(person)
    if (!due || spoken.has(one) || orders.has(one) || paused.has(one)) continue
    orders.set(one, { person, day, meal, way, offer, by: 'pattern' })
  }
  return [...orders.values()]
}

/**
 * Whether an order still means anything on its day. Nobody cooks for the dead; who moved away or lives in an institution is
 * not cooked for by the week any more, and may have a meal by hand as every guest may.
 */
export function isStillMeant({ day, by }: Pick<Order, 'day' | 'by'>, life: LifeEvents): boolean {
  const begun = (since: string | null): boolean => since !== null && day >= since
  if (begun(life.died)) return false
  if (by === 'hand') return true
  const away = begun(life.institutionFrom) && (life.institutionUntil === null || day < life.institutionUntil)
  return !away && !isAwayOn(life, day)
}

export interface CutOff {
  readonly meal: Meal
  readonly way: Way
  /** 0 is the day of the meal, 1 the day before. */
  readonly daysBefore: number
  /** `HH:MM`, still in time. */
  readonly clock: string
}

export type OrderRefusal =
  | { readonly code: 'after-cut-off'; readonly day: string; readonly clock: string }
  | { readonly code: 'in-the-past' }

/** Whether an order may still be made or taken back; null when it may. A reason lets a late one in, on record. */
export function whyTooLate(
  order: { readonly day: string; readonly meal: Meal; readonly way: Way },
  now: { readonly day: string; readonly clock: string },
  cutOffs: readonly CutOff[],
  overrideReason: string,
): OrderRefusal | null {
  if (order.day < now.day) return { code: 'in-the-past' }
  const cutOff = cutOffs.find(({ meal, way }) => meal === order.meal && way === order.way)
  if (cutOff === undefined || overrideReason.trim() !== '') return null
  const last = addDays(order.day, -cutOff.daysBefore)
  const inTime = now.day < last || (now.day === last && now.clock <= cutOff.clock)
  return inTime ? null : { code: 'after-cut-off', day: last, clock: cutOff.clock }
}
