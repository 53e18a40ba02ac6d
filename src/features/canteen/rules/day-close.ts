/**
 * The till at the day's end (日结): the count comes first and blind, what was expected afterwards, and the difference
 * stays as it was for ever.
 */
import type { TenderKind } from '../contract/words'
import { cashOf, type TenderLine } from './tenders'

/** Everything that moved the drawer in a shift. Fen, all positive but the tender lines of refunds. */
export interface ShiftCash {
  /** What was counted at opening, not what the shift before should have left: its difference is already its own. */
  readonly openingFen: number
  /** Tenders of sales and of their reversals. */
  readonly tenders: readonly TenderLine[]
  /** Cash put on accounts: in the drawer, and no sale. */
  readonly topUpsFen: number
  /** Cash paid out of accounts and for refunds entered apart. */
  readonly paidOutFen: number
  readonly toBankFen: number
}

export const expectedCash = (shift: ShiftCash): number =>
  shift.openingFen + cashOf(shift.tenders) + shift.topUpsFen - shift.paidOutFen - shift.toBankFen

export interface CountedShift {
  readonly expectedFen: number
  readonly countedFen: number
  /** Counted less expected: negative is missing. */
  readonly differenceFen: number
}

export function countShift(shift: ShiftCash, countedFen: number): CountedShift {
  const expectedFen = expectedCash(shift)
  return { expectedFen, countedFen, differenceFen: countedFen - expectedFen }
}

export type CloseRefusal =
  | { readonly code: 'already-closed' }
  | { readonly code: 'not-counted'; readonly shifts: readonly number[] }
  | { readonly code: 'drafts-left'; readonly drafts: readonly number[] }
  | { readonly code: 'orders-left'; readonly orders: readonly number[] }
  | { readonly code: 'difference-unexplained'; readonly differenceFen: number }
  | { readonly code: 'one-name' }

export interface DayToClose {
  readonly closed: boolean
  readonly uncountedShifts: readonly number[]
  readonly draftSales: readonly number[]
  /** Orders that were neither handed over nor given a reason. */
  readonly openOrders: readonly number[]
  readonly differenceFen: number
  readonly differenceReason: string
  readonly closedBy: number
  readonly witnessedBy: number
}

/** Everything that keeps the day from being closed, named; empty when it may be. */
export function whyNotClosed(day: DayToClose): readonly CloseRefusal[] {
  if (day.closed) return [{ code: 'already-closed' }]
  const refusals: CloseRefusal[] = []
  if (day.uncountedShifts.length > 0) refusals.push({ code: 'not-counted', shifts: day.uncountedShifts })
  if (day.draftSales.length > 0) refusals.push({ code: 'drafts-left', drafts: day.draftSales })
  if (day.openOrders.length > 0) refusals.push({ code: 'orders-left', orders: day.openOrders })
  if (day.differenceFen !== 0 && day.differenceReason.trim() === '') {
    refusals.push({ code: 'difference-unexplained', differenceFen: day.differenceFen })
  }
  if (day.closedBy === day.witnessedBy) refusals.push({ code: 'one-name' })
  return refusals
}

/** What each tender brought, sales and reversals together, for the X and Z sheets. */
export function byTender(lines: readonly TenderLine[]): ReadonlyMap<TenderKind, number> {
  const sums = new Map<TenderKind, number>()
  for (const { kind, fen } of lines) sums.set(kind, (sums.get(kind) ?? 0) + fen)
  return sums
}
