/** How a meal is paid: one tender or several, change given out of cash, and what each gives back on a refund. All in fen. */
import type { FreeReason, TenderKind } from '../contract/words'

export interface Tender {
  readonly kind: TenderKind
  /** What it pays of the meal. */
  readonly fen: number
  /** Cash only: what was handed over. */
  readonly givenFen?: number
  /** Of what is free only, and always there. */
  readonly why?: FreeReason
}

/** A tender as it stands on the meal; on a refund the same, negative. */
export interface TenderLine {
  readonly kind: TenderKind
  readonly fen: number
  readonly givenFen: number
  readonly changeFen: number
  /** Of what is free. */
  readonly why?: FreeReason
}

export type TenderRefusal =
  | { readonly code: 'not-the-sum'; readonly due: number; readonly paid: number }
  | { readonly code: 'kind-twice'; readonly kind: TenderKind }
  | { readonly code: 'nothing-paid'; readonly kind: TenderKind }
  | { readonly code: 'balance-too-small'; readonly balance: number; readonly wanted: number }
  | { readonly code: 'free-without-reason' }
  | { readonly code: 'too-little-cash'; readonly given: number; readonly due: number }

export type Payment =
  | { readonly ok: true; readonly lines: readonly TenderLine[] }
  | { readonly ok: false; readonly refusal: TenderRefusal }

const refuse = (refusal: TenderRefusal): Payment => ({ ok: false, refusal })

/** Checks that tenders pay exactly what is due. Cash that is given beyond its part comes back as change. */
export function pay(dueFen: number, tenders: readonly Tender[], balanceFen: number): Payment {
  const kinds = tenders.map(({ kind }) => kind)
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index)
  if (twice !== undefined) return refuse({ code: 'kind-twice', kind: twice })
  const paid = tenders.reduce((sum, { fen }) => sum + fen, 0)
  if (paid !== dueFen) return refuse({ code: 'not-the-sum', due: dueFen, paid })
  const lines: TenderLine[] = []
  for (const { kind, fen, givenFen, why } of tenders) {
    if (fen <= 0) return refuse({ code: 'nothing-paid', kind })
    if (kind === 'balance' && fen > balanceFen) {
      return refuse({ code: 'balance-too-small', balance: balanceFen, wanted: fen })
    }
    if (kind === 'free' && why === undefined) return refuse({ code: 'free-without-reason' })
    const given = kind === 'cash' ? (givenFen ?? fen) : fen
    if (given < fen) return refuse({ code: 'too-little-cash', given, due: fen })
    const line = { kind, fen, givenFen: given, changeFen: given - fen }
    lines.push(kind === 'free' && why !== undefined ? { ...line, why } : line)
  }
  return { ok: true, lines }
}

/**
 * The balance first, as far as it goes, then so much in cash, and one other tender for what is left: what Enter at the till does. Only
 * what is less than the rest is a part in cash.
 */
export function balanceThen(
  dueFen: number,
  balanceFen: number,
  rest: TenderKind,
  cashFen = 0,
): readonly Tender[] {
  const fromBalance = Math.min(dueFen, Math.max(0, balanceFen))
  const open = dueFen - fromBalance
  const inCash = rest !== 'cash' && cashFen < open ? Math.max(0, cashFen) : 0
  const left = open - inCash
  return [
    ...(fromBalance > 0 ? [{ kind: 'balance', fen: fromBalance } as const] : []),
    ...(inCash > 0 ? [{ kind: 'cash', fen: inCash } as const] : []),
    ...(left > 0 ? [{ kind: rest, fen: left }] : []),
  ]
}

/** What tenders put into the drawer: given less change, or paid out. */
export const cashOf = (lines: readonly TenderLine[]): number =>
  lines
    .filter(({ kind }) => kind === 'cash')
    .reduce((sum, { givenFen, changeFen }) => sum + givenFen - changeFen, 0)
