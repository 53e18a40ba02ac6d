/** A claim added up: category × meal × funder for the summary, by funder for the bank, and what was paid against it. */
import type { CourseTable } from '#work/course/rules/index'
import { addMonths, lastDayOfMonth, monthOf } from '#ground/days'
import {
  meals,
  type ClaimMove,
  type ClaimPart,
  type ClaimSpan,
  type ClaimState,
  type Evidence,
  type HandedTo,
  type Meal,
  type Way,
} from '../contract/words'
import type { ClaimLine } from './claim-lines'

/** First and last day of the month `YYYY-MM`, or of the quarter that it lies in. */
export function spanOf(span: ClaimSpan, month: string): { readonly from: string; readonly until: string } {
  if (span === 'month') return { from: `${month}-01`, until: lastDayOfMonth(month) }
  const first = addMonths(`${month}-01`, -((Number(month.slice(5, 7)) - 1) % 3))
  return { from: first, until: lastDayOfMonth(monthOf(addMonths(first, 2))) }
}

/**
 * How it is known that somebody had this meal. What was brought home is known by whom it was handed to at the door; sold as brought and
 * never handed over, by nothing, whatever card was swept for it at the counter.
 */
export function evidenceOf(way: Way, hasCard: boolean, handedTo: HandedTo | null): Evidence {
  if (way !== 'delivered') return hasCard ? 'card' : 'face'
  if (handedTo === null) return 'no-record'
  return handedTo === 'self' ? 'signature' : handedTo
}

export interface SummaryRow {
  readonly part: ClaimPart
  readonly policy: string
  readonly category: string
  /** The sitting that they were of. */
  readonly kind: Meal
  readonly funder: string
  /** Meals less those taken back. */
  readonly count: number
  readonly fen: number
}

/** What a summary adds up: a line, or lines that were added up before. */
export type Summed = Pick<ClaimLine, 'part' | 'policy' | 'category' | 'funder' | 'count' | 'fen'> &
  Pick<SummaryRow, 'kind'>

/** 汇总表: recomputed from the lines each time. In the order of part, policy, category, sitting and funder. */
export function summaryOf(lines: readonly Summed[]): readonly SummaryRow[] {
  const rows = new Map<string, SummaryRow>()
  for (const { part, policy, category, kind, funder, count, fen } of lines) {
    const key = JSON.stringify([part, policy, category, meals.indexOf(kind), funder])
    const before = rows.get(key)
    rows.set(key, {
      part,
      policy,
      category,
      kind,
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

/**
 * 草稿 → 已核对 → 已提交 → 已退回 / 已拨付. A claim that came back is corrected and submitted again; where nothing of it has to change, or may
 * because a later one has corrected it, it is submitted as it was. One that was settled by mistake waits for its money again.
 */
export const claimTable: CourseTable<ClaimState, ClaimMove> = {
  draft: { check: 'checked' },
  checked: { reopen: 'draft', submit: 'submitted' },
  submitted: { return: 'returned', pay: 'paid' },
  returned: { reopen: 'draft', submit: 'submitted' },
  paid: { unsettle: 'submitted' },
}

/** Why a claim is not yet settled: no slip stands of what was asked for, or a rest is open that nobody explained. */
export function whyNotSettled(
  standings: readonly FunderStanding[],
  isNoted: boolean,
  reason: string,
): 'not-paid' | 'rest-unexplained' | null {
  const asked = standings.some(({ claimedFen }) => claimedFen > 0)
  if (asked && !isNoted) return 'not-paid'
  return standings.some(({ openFen }) => openFen !== 0) && reason.trim() === '' ? 'rest-unexplained' : null
}

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
  lines: readonly { readonly funder: string; readonly fen: number }[],
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
