/**
 * A prepaid balance: entries in lots, appended and never edited. Principal and gift stay apart, so that it is known
 * which part of a meal was the diner's own money. A balance is always the sum of its entries, and no lot is below zero.
 */
import type { EntryKind, LotKind, SpendOrder } from '../contract/words'

export interface Entry {
  readonly id: number
  /** The entry that opened the lot; a lot is named by it. */
  readonly lot: number
  readonly lotKind: LotKind
  readonly kind: EntryKind
  /** Positive puts in, negative takes out. */
  readonly fen: number
  /** The entry it takes back. */
  readonly reverses: number | null
}

export interface Lot {
  readonly lot: number
  readonly kind: LotKind
  readonly fen: number
}

export interface Balance {
  readonly fen: number
  readonly principalFen: number
  readonly giftFen: number
  readonly lots: readonly Lot[]
}

/** Lots in the order in which they were opened. */
export function balanceOf(entries: readonly Entry[]): Balance {
  const sums = new Map<number, Lot>()
  for (const { lot, lotKind, fen } of entries) {
    sums.set(lot, { lot, kind: lotKind, fen: (sums.get(lot)?.fen ?? 0) + fen })
  }
  const lots = [...sums.values()].toSorted((left, right) => left.lot - right.lot)
  const of = (kind: LotKind): number =>
    lots.filter((lot) => lot.kind === kind).reduce((sum, { fen }) => sum + fen, 0)
  const principalFen = of('principal')
  const giftFen = of('gift')
  return { fen: principalFen + giftFen, principalFen, giftFen, lots }
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

/** The entries that take back others: each into the lot it came from, once. Null when one was already taken back. */
export function reversalsOf(
  entries: readonly Entry[],
  reversed: readonly number[],
): readonly Omit<Entry, 'id'>[] | null {
  const found = entries.filter(({ id }) => reversed.includes(id))
  const again = entries.some(({ reverses }) => reverses !== null && reversed.includes(reverses))
  if (again || found.length < new Set(reversed).size) return null
  return found.map(({ id, lot, lotKind, fen }) => ({
    lot,
    lotKind,
    kind: 'reversal',
    fen: -fen,
    reverses: id,
  }))
}

export const accountStates = ['open', 'frozen', 'closed'] as const
export type AccountState = (typeof accountStates)[number]

/** What a lost card's successor starts with: each lot as it stood, principal as principal and gift as gift (arts. 9, 24). */
export const movedLots = (balance: Balance): readonly LotTake[] =>
  balance.lots.filter(({ fen }) => fen > 0).map(({ lot, kind, fen }) => ({ lot, kind, fen }))

export interface AccountUse {
  readonly account: number
  readonly balanceFen: number
  /** The last day on which it was used, top-ups included. */
  readonly lastUsed: string
  readonly holderDied: string | null
}

/** Balances nobody uses any more, and those whose holder has died: they are owed, and somebody has to be asked. */
export function sleepingBalances(
  accounts: readonly AccountUse[],
  dormantSince: string,
): { readonly dormant: readonly AccountUse[]; readonly dead: readonly AccountUse[] } {
  const owed = accounts.filter(({ balanceFen }) => balanceFen > 0)
  return {
    dormant: owed.filter(({ holderDied, lastUsed }) => holderDied === null && lastUsed < dormantSince),
    dead: owed.filter(({ holderDied }) => holderDied !== null),
  }
}
