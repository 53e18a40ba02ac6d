/**
 * Which of several that fit is the best: what gives most here; of those that give the same what names most, since the other one only reached as
 * far because the meal was cheap; then the code. The order in which somebody wrote them down decides nothing.
 */
export interface Bid {
  readonly code: string
  /** What it gives here. */
  readonly fen: number
  /** What its rule names, whatever this meal costs; Infinity where it names no end. */
  readonly namedFen: number
}

/** Whether the first is the better one; of two different bids one always is. */
export const outbids = (one: Bid, other: Bid): boolean => {
  if (one.fen !== other.fen) return one.fen > other.fen
  return one.namedFen === other.namedFen ? one.code < other.code : one.namedFen > other.namedFen
}

/** By what it is the better one. */
export const betterBy = (one: Bid, other: Bid): 'better' | 'larger' | 'same' =>
  one.fen > other.fen ? 'better' : one.namedFen > other.namedFen ? 'larger' : 'same'

/** The best of them. */
export const bestOf = <One>(all: readonly One[], bidOf: (one: One) => Bid): One | null =>
  all.reduce<One | null>(
    (best, one) => (best !== null && !outbids(bidOf(one), bidOf(best)) ? best : one),
    null,
  )
