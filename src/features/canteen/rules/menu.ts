/** Dishes, sets and prices: what is on the board, what a choice costs, what somebody must not eat and what they get instead. */
import type { Meal } from '../contract/words'

export interface Dish {
  readonly id: number
  readonly name: string
  /** 过敏原与忌口: 虾、花生、猪肉 … as the office names them. */
  readonly contains: readonly string[]
}

/** A dish or a set as it is sold; several dishes make a set. */
export interface Offer {
  readonly id: number
  readonly name: string
  readonly dishes: readonly number[]
}

export interface PriceEntry {
  readonly offer: number
  /** Null at every meal that has no price of its own. */
  readonly meal: Meal | null
  /** Null ends the price of the meal. */
  readonly fen: number | null
  /** The first day of this price. */
  readonly from: string
}

export interface BoardEntry {
  readonly day: string
  readonly meal: Meal
  readonly offer: number
  /** The order on the board, which is the number key at the till. */
  readonly position: number
  readonly soldOut: boolean
  /** What somebody gets who must not eat this. */
  readonly substitute: number | null
}

/**
 * The price that an offer has of its own at a meal, or with null at every meal: the latest that has begun. Null before its
 * first and after it ended.
 */
export function ownPriceOn(
  prices: readonly PriceEntry[],
  offer: number,
  day: string,
  meal: Meal | null,
): number | null {
  const begun = prices.filter((entry) => entry.offer === offer && entry.meal === meal && entry.from <= day)
  const latest = begun.reduce<PriceEntry | null>(
    (last, entry) => (last !== null && last.from > entry.from ? last : entry),
    null,
  )
  return latest?.fen ?? null
}

/** What an offer costs at a meal of a day: the meal's own price, else that of every meal. Null while there is none. */
export const priceOn = (
  prices: readonly PriceEntry[],
  offer: number,
  { day, meal }: { readonly day: string; readonly meal: Meal },
): number | null => ownPriceOn(prices, offer, day, meal) ?? ownPriceOn(prices, offer, day, null)

/** What of an offer somebody avoids. */
export function avoidedIn(
  offer: Offer,
  dishes: readonly Dish[],
  avoids: readonly string[],
): readonly string[] {
  const contained = dishes.filter(({ id }) => offer.dishes.includes(id)).flatMap(({ contains }) => contains)
  return avoids.filter((avoided) => contained.includes(avoided))
}

export type Served =
  | { readonly kind: 'as-ordered'; readonly offer: number }
  | {
      readonly kind: 'substitute'
      readonly offer: number
      readonly for: number
      readonly because: readonly string[]
    }
  /** The kitchen has to decide: what is on the board in its place holds it as well, or nothing is named. */
  | { readonly kind: 'no-substitute'; readonly for: number; readonly because: readonly string[] }

/** What somebody who avoids something is given for what they ordered. */
export function servedFor(
  entry: BoardEntry,
  offers: readonly Offer[],
  dishes: readonly Dish[],
  avoids: readonly string[],
): Served {
  const avoided = (id: number): readonly string[] => {
    const offer = offers.find((one) => one.id === id)
    return offer === undefined ? [] : avoidedIn(offer, dishes, avoids)
  }
  const because = avoided(entry.offer)
  if (because.length === 0) return { kind: 'as-ordered', offer: entry.offer }
  const { substitute } = entry
  return substitute !== null && avoided(substitute).length === 0
    ? { kind: 'substitute', offer: substitute, for: entry.offer, because }
    : { kind: 'no-substitute', for: entry.offer, because }
}
