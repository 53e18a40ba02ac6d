/**
 * A prepaid balance: in lots, principal and gift apart, so that it is known which part of a meal was the diner's own money.
 */
import type { LotKind, SpendOrder } from '../contract/words'

export interface Lot {
  readonly lot: number
  readonly kind: LotKind
  readonly fen: number
}

export interface LotTake {
  readonly lot: number
  readonly kind: LotKind
  readonly fen: number
}

/** From which lots a sum comes, the oldest of a kind first; null when the balance is too small. */
export function takeFrom(
  lots: readonly Lot[],
  wantedFen: number,
  order: SpendOrder,
): readonly LotTake[] | null {
  const rank = ({ kind }: Lot): number => ((kind === 'principal') === (order === 'principal-first') ? 0 : 1)
  const sorted = lots.toSorted((left, right) => rank(left) - rank(right) || left.lot - right.lot)
  const takes: LotTake[] = []
  let left = wantedFen
  for (const { lot, kind, fen } of sorted) {
    const taken = Math.min(left, fen)
    if (taken <= 0) continue
    takes.push({ lot, kind, fen: taken })
    left -= taken
  }
  return left === 0 ? takes : null
}
