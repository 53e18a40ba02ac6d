/**
 * The till at the day's end (日结): the count comes first and blind, what was expected afterwards, and the difference
 * stays as it was for ever.
 */
import type { DifferenceReason, Meal, TenderKind } from '../contract/words'
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

export const againstExpected = (expectedFen: number, countedFen: number): CountedShift => ({
  expectedFen,
  countedFen,
  differenceFen: countedFen - expectedFen,
})

export const countShift = (shift: ShiftCash, countedFen: number): CountedShift =>
  againstExpected(expectedCash(shift), countedFen)

export type CloseRefusal =
  | { readonly code: 'already-closed' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'still-served'; readonly meals: readonly Meal[] }
  | { readonly code: 'not-counted'; readonly shifts: readonly number[] }
  | { readonly code: 'drafts-left'; readonly drafts: readonly number[] }
  | { readonly code: 'orders-left'; readonly orders: readonly number[] }
  | { readonly code: 'difference-unexplained'; readonly shifts: readonly number[] }
  | { readonly code: 'outside-unexplained'; readonly fen: number }
  | { readonly code: 'one-name' }

export interface ShiftToClose {
  readonly id: number
  /** Null while it is not counted. */
  readonly differenceFen: number | null
  readonly reason: DifferenceReason | null
}

export interface DayToClose {
  readonly closed: boolean
  /** The day is still to come. */
  readonly ahead: boolean
  /** Meals on its board that are not over, and of which something is left: closed, nobody could sell them, and nothing opens a day again. */
  readonly stillServed: readonly Meal[]
  /**
   * Those of the day, and the open one of another day that holds cash of this one. Each by itself: a missing ten of the morning and ten too many at night are two
   * differences and not none.
   */
  readonly shifts: readonly ShiftToClose[]
  /** What was begun and not decided: adjustments that wait for a second name. */
  readonly drafts: readonly number[]
  /** Orders that were neither handed over nor given a reason. */
  readonly openOrders: readonly number[]
  /** Cash that moved while no shift was open; nothing was counted against it. */
  readonly outsideFen: number
  readonly outsideReason: DifferenceReason | null
  readonly closedBy: number
  /** Null while only the first has signed. */
  readonly witnessedBy: number | null
}

/** Everything that keeps the day from being closed, named; empty when it may be. */
export function whyNotClosed(day: DayToClose): readonly CloseRefusal[] {
  if (day.closed) return [{ code: 'already-closed' }]
  if (day.ahead) return [{ code: 'in-the-future' }]
  const refusals: CloseRefusal[] = []
  if (day.stillServed.length > 0) refusals.push({ code: 'still-served', meals: day.stillServed })
  const ids = (shifts: readonly ShiftToClose[]) => shifts.map(({ id }) => id)
  const uncounted = day.shifts.filter(({ differenceFen }) => differenceFen === null)
  if (uncounted.length > 0) refusals.push({ code: 'not-counted', shifts: ids(uncounted) })
  if (day.drafts.length > 0) refusals.push({ code: 'drafts-left', drafts: day.drafts })
  if (day.openOrders.length > 0) refusals.push({ code: 'orders-left', orders: day.openOrders })
  const unexplained = day.shifts.filter(
    ({ differenceFen, reason }) => differenceFen !== null && differenceFen !== 0 && reason === null,
  )
  if (unexplained.length > 0) refusals.push({ code: 'difference-unexplained', shifts: ids(unexplained) })
  // Said only when all is counted: before, it would tell what to count.
  if (uncounted.length === 0 && day.outsideFen !== 0 && day.outsideReason === null) {
    refusals.push({ code: 'outside-unexplained', fen: day.outsideFen })
  }
  if (day.closedBy === day.witnessedBy) refusals.push({ code: 'one-name' })
  return refusals
}

/** What each tender brought, sales and reversals together, for the X and Z sheets. */
export function byTender(
  lines: readonly Pick<TenderLine, 'kind' | 'fen'>[],
): ReadonlyMap<TenderKind, number> {
  const sums = new Map<TenderKind, number>()
  for (const { kind, fen } of lines) sums.set(kind, (sums.get(kind) ?? 0) + fen)
  return sums
}

/** So much and more, in fen, is asked twice, whatever the float was. */
const muchFen = 100_000
const floatsThatAreMuch = 10

/**
 * Whether a sum that is said to go to the bank is asked a second time. Before the count nobody may be told what is in the drawer, so it is
 * measured against the float alone: more than ten of it, and more than a thousand yuan.
 */
export const isMuchForTheBank = (fen: number, openingFen: number): boolean =>
  fen > Math.max(muchFen, floatsThatAreMuch * openingFen)

/** What of a counted shift may go to the bank, in fen: all that is left of it, less what the next one took for its float, if it has begun. */
export const mayGoToTheBank = (leftFen: number, nextFloatFen: number | null): number =>
  Math.max(0, leftFen - (nextFloatFen ?? 0))
