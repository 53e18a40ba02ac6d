/** A claim added up: category × funder for the summary, by funder for the bank, and what was paid against it. */
import type { ClaimMove, ClaimPart, ClaimState } from '../contract/words'
import type { ClaimLine } from './claim-lines'

export interface SummaryRow {
  readonly part: ClaimPart
  readonly policy: string
  readonly category: string
  readonly funder: string
  /** Meals less those taken back. */
  readonly count: number
  readonly fen: number
}

/** 汇总表: recomputed from the lines each time. In the order of part, policy, category and funder. */
export function summaryOf(lines: readonly ClaimLine[]): readonly SummaryRow[] {
  const rows = new Map<string, SummaryRow>()
  for (const { part, policy, category, funder, count, fen } of lines) {
    const key = JSON.stringify([part, policy, category, funder])
    const before = rows.get(key)
    rows.set(key, {
      part,
      policy,
      category,
      funder,
      count: (before?.count ?? 0) + count,
      fen: (before?.fen ?? 0) + fen,
    })
  }
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row)
}

export function byFunder(
  lines: readonly { readonly funder: string; readonly fen: number }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { funder, fen } of lines) sums.set(funder, (sums.get(funder) ?? 0) + fen)
  return sums
}

/** 草稿 → 已核对 → 已提交 → 已退回 / 已拨付. A claim that came back is corrected and submitted again. */
export const claimTable: Readonly<Record<ClaimState, Partial<Record<ClaimMove, ClaimState>>>> = {
  draft: { check: 'checked' },
  checked: { reopen: 'draft', submit: 'submitted' },
  submitted: { return: 'returned', pay: 'paid' },
  returned: { reopen: 'draft' },
  paid: {},
}

export const claimStateAfter = (state: ClaimState, move: ClaimMove): ClaimState | null =>
  claimTable[state][move] ?? null

/** Lines of a submitted or paid claim are locked. */
export const isLocked = (state: ClaimState): boolean => state === 'submitted' || state === 'paid'

export interface FunderPayment {
  readonly funder: string
  readonly fen: number
  /** Deducted by audit, with its reason; positive. */
  readonly deductedFen: number
}

export interface FunderStanding {
  readonly funder: string
  readonly claimedFen: number
  readonly paidFen: number
  readonly deductedFen: number
  /** What is still owed: claimed less paid less deducted. */
  readonly openFen: number
}

/** Where each funder stands with a claim; one who pays without having been asked shows as less than nothing open. */
export function standingByFunder(
  lines: readonly ClaimLine[],
  payments: readonly FunderPayment[],
): readonly FunderStanding[] {
  const claimed = byFunder(lines)
  const funders = new Set([...claimed.keys(), ...payments.map(({ funder }) => funder)])
  return [...funders].map((funder) => {
    const own = payments.filter((payment) => payment.funder === funder)
    const claimedFen = claimed.get(funder) ?? 0
    const paidFen = own.reduce((sum, { fen }) => sum + fen, 0)
    const deductedFen = own.reduce((sum, payment) => sum + payment.deductedFen, 0)
    return { funder, claimedFen, paidFen, deductedFen, openFen: claimedFen - paidFen - deductedFen }
  })
}
