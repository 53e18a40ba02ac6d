/**
 * A ledger: rows are appended and never edited, each moves an amount from one lot of an account to another, and a balance
 * is always the sum of its rows.
 *
 * An account is whatever is counted for itself (one paper of a request, a diner's card, a key, a room's deposit); a lot is
 * where its pieces or fen are (at the centre, with a holder, this month's subsidy). A slip is put right by a row that
 * names the one it reverses. No lot is ever below zero.
 */

/** Where an amount was and where it goes; null is outside: it came in, or it is gone for good. */
export interface Passage {
  readonly from: string | null
  readonly to: string | null
  /** Whole pieces, points or fen; more than 0. */
  readonly amount: number
}

export interface LedgerRow extends Passage {
  readonly id: number
  readonly account: string
  /** The row this one takes back: its passage is that one's, the other way. */
  readonly reverses: number | null
}

export type NewLedgerRow = Omit<LedgerRow, 'id'>

/** What is in each lot of an account; empty lots are not there. */
export type Lots = ReadonlyMap<string, number>

export const otherWay = ({ from, to, amount }: Passage): Passage => ({ from: to, to: from, amount })

/** The lots of an account after one more row. May be below zero: `ledgerFault` says so before it is written. */
export function lotsAfter(lots: Lots, { from, to, amount }: Passage): Lots {
  const next = new Map(lots)
  const add = (lot: string | null, change: number): void => {
    if (lot === null) return
    const left = (next.get(lot) ?? 0) + change
    if (left === 0) next.delete(lot)
    else next.set(lot, left)
  }
  add(from, -amount)
  add(to, amount)
  return next
}

const nothing: Lots = new Map()

/** The lots of every account that has rows, the rows oldest first. */
export function lotsByAccount(rows: readonly LedgerRow[]): ReadonlyMap<string, Lots> {
  const accounts = new Map<string, Lots>()
  for (const row of rows) accounts.set(row.account, lotsAfter(accounts.get(row.account) ?? nothing, row))
  return accounts
}

/** The lots of one account; of one without rows there is nothing. */
export const lotsOf = (accounts: ReadonlyMap<string, Lots>, account: string): Lots =>
  accounts.get(account) ?? nothing

/** Everything in the lots whose names satisfy a condition. */
export const sumOf = (lots: Lots, counts: (lot: string) => boolean = () => true): number =>
  [...lots].reduce((sum, [lot, amount]) => (counts(lot) ? sum + amount : sum), 0)

export type LedgerFault = 'not-an-amount' | 'not-a-row' | 'already-reversed' | 'more-than-there'

/** Why a row cannot be written, or null. */
export function ledgerFault(rows: readonly LedgerRow[], row: NewLedgerRow): LedgerFault | null {
  if (!Number.isSafeInteger(row.amount) || row.amount <= 0) return 'not-an-amount'
  if (row.reverses !== null) {
    const reversed = rows.find(({ id }) => id === row.reverses)
    // A reversal is not reversed: what was right after all is entered anew.
    if (reversed?.reverses !== null || !isReversalOf(row, reversed)) return 'not-a-row'
    if (rows.some(({ reverses }) => reverses === row.reverses)) return 'already-reversed'
  }
  const lots = lotsAfter(lotsOf(lotsByAccount(rows), row.account), row)
  return [...lots.values()].some((amount) => amount < 0) ? 'more-than-there' : null
}

const isReversalOf = (row: NewLedgerRow, { account, from, to, amount }: LedgerRow): boolean =>
  row.account === account && row.from === to && row.to === from && row.amount === amount
