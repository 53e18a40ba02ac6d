/** Taking a meal back: its own lines, negated, once. What hung on it comes back with it, and nothing else. */
import { givenBack, type TenderLine } from './tenders'

export interface SoldMeal {
  readonly id: number
  /** UTC milliseconds. */
  readonly at: number
  readonly lines: readonly { readonly offer: number; readonly count: number; readonly fen: number }[]
  readonly tenders: readonly TenderLine[]
  readonly subsidy: readonly { readonly policy: string; readonly funder: string; readonly fen: number }[]
  readonly ownFen: number
  /** The reversal of it, when there is one. */
  readonly reversedBy: number | null
}

/** Undo asks nothing within a minute; later a meal is voided with a reason, and after the day is closed it is refunded. */
export const undoWithin = 60_000

export type ReversalKind = 'undo' | 'void' | 'refund'
export type ReversalRefusal =
  | { readonly code: 'already-reversed'; readonly by: number }
  | { readonly code: 'reason-missing'; readonly kind: ReversalKind }

export interface Reversal {
  readonly reverses: number
  readonly kind: ReversalKind
  readonly lines: SoldMeal['lines']
  readonly tenders: readonly TenderLine[]
  readonly subsidy: SoldMeal['subsidy']
  readonly ownFen: number
}

export type Reversed =
  | { readonly ok: true; readonly reversal: Reversal }
  | { readonly ok: false; readonly refusal: ReversalRefusal }

/** Which it is. The minute is counted from the sale; a sale from the future of a clock that was set back is not young. */
export function reversalKind(meal: SoldMeal, now: number, dayClosed: boolean): ReversalKind {
  if (dayClosed) return 'refund'
  const age = now - meal.at
  return age >= 0 && age <= undoWithin ? 'undo' : 'void'
}

export function reverse(meal: SoldMeal, now: number, dayClosed: boolean, reason: string): Reversed {
  if (meal.reversedBy !== null) {
    return { ok: false, refusal: { code: 'already-reversed', by: meal.reversedBy } }
  }
  const kind = reversalKind(meal, now, dayClosed)
  if (kind !== 'undo' && reason.trim() === '') {
    return { ok: false, refusal: { code: 'reason-missing', kind } }
  }
  return {
    ok: true,
    reversal: {
      reverses: meal.id,
      kind,
      lines: meal.lines.map((line) => ({ ...line, count: -line.count, fen: -line.fen })),
      tenders: givenBack(meal.tenders),
      subsidy: meal.subsidy.map((part) => ({ ...part, fen: -part.fen })),
      ownFen: -meal.ownFen,
    },
  }
}

/** The same card read again within this is one reading, not a second meal. Milliseconds. */
export const sweptTwiceWithin = 3_000

/** Whether a reading of a card only repeats the one before it. */
export const isSameSweep = (
  before: { readonly code: string; readonly at: number } | null,
  now: { readonly code: string; readonly at: number },
): boolean => before !== null && before.code === now.code && Math.abs(now.at - before.at) <= sweptTwiceWithin
