/** How many meals the kitchen cooks: what is ordered, who will come unasked by past weeks, and who gets a substitute. */
import { addDays } from '#ground/days'
import type { Meal, Way } from '../contract/words'
import { servedFor, type BoardEntry, type Dish, type Offer, type Served } from './menu'
import type { Order } from './orders'

export interface PastSitting {
  readonly day: string
  readonly meal: Meal
  /** Meals eaten there or taken without an order. */
  readonly unordered: number
}

/** Weeks looked back for a forecast. */
export const weeksLooked = 6

/**
 * Who will come unasked: the median of the same weekday in the last six weeks, halves up. Days without service are no
 * zeros but left out. Null when fewer than two weeks are known.
 */
export function forecastUnordered(day: string, meal: Meal, past: readonly PastSitting[]): number | null {
  const days = Array.from({ length: weeksLooked }, (_, week) => addDays(day, -7 * (week + 1)))
  const counts = past
    .filter((sitting) => sitting.meal === meal && days.includes(sitting.day))
    .map(({ unordered }) => unordered)
    .toSorted((left, right) => left - right)
  if (counts.length < 2) return null
  const upper = counts[Math.floor(counts.length / 2)] ?? 0
  const lower = counts[Math.floor((counts.length - 1) / 2)] ?? 0
  return Math.round((upper + lower) / 2)
}

export interface DietOf {
  readonly person: number
  readonly avoids: readonly string[]
}

export interface OrderedOffer extends Order {
  readonly offer: number
}

export interface ServedOrder {
  readonly person: number
  readonly served: Served
}

export interface KitchenCount {
  readonly byWay: ReadonlyMap<Way, number>
  /** How many of each offer to cook for orders, substitutes counted as what is cooked. */
  readonly byOffer: ReadonlyMap<number, number>
  /** Everyone who does not get what the board says, by name of what is avoided. */
  readonly exceptions: readonly ServedOrder[]
  readonly forecast: number | null
}

const add = <Key>(sums: Map<Key, number>, key: Key): void => {
  sums.set(key, (sums.get(key) ?? 0) + 1)
}

/** The kitchen's sheet of a sitting: made a week ahead as well as on the day. */
export function kitchenCount(
  orders: readonly OrderedOffer[],
  board: readonly BoardEntry[],
  offers: readonly Offer[],
  dishes: readonly Dish[],
  diets: readonly DietOf[],
  forecast: number | null,
): KitchenCount {
  const byWay = new Map<Way, number>()
  const byOffer = new Map<number, number>()
  const exceptions: ServedOrder[] = []
  for (const order of orders) {
    const { person, way, offer } = order
    add(byWay, way)
    const entry = board.find((one) => one.offer === offer && one.day === order.day && one.meal === order.meal)
    if (entry === undefined) continue
    const avoids = diets.find((diet) => diet.person === person)?.avoids ?? []
    const served = servedFor(entry, offers, dishes, avoids)
    if (served.kind !== 'no-substitute') add(byOffer, served.offer)
    if (served.kind !== 'as-ordered') exceptions.push({ person, served })
  }
  return { byWay, byOffer, exceptions, forecast }
}
