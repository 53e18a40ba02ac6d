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

/** 充 100 送 10. */
export interface GiftRule {
  readonly paidFen: number
  readonly giftFen: number
}

/** What comes with a top-up by rule, in fen: of the rules that it reaches the one for the largest sum, as often as that fits into it. */
export function giftByRule(fen: number, rules: readonly GiftRule[]): number {
  const rule = rules
    .filter(({ paidFen }) => paidFen <= fen)
    .toSorted((left, right) => right.paidFen - left.paidFen || right.giftFen - left.giftFen)[0]
  return rule === undefined ? 0 : Math.floor(fen / rule.paidFen) * rule.giftFen
}
