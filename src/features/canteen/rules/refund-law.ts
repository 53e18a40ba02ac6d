/**
 * What a diner gets back when a prepaid account ends: 法释〔2025〕4号 arts. 14, 15, 18–20.
 *
 * Whether the interpretation reaches a community's non-profit canteen is open, so it is the default of a setting; the other rule
 * that a centre may set is a better promise, to which arts. 14, 18 and 19 give precedence. Nothing is ever less than the interpretation.
 */
import { addDays } from '#ground/days'
import { endOfPeriod, type Calendar } from '#work/calendar/rules/index'
import type { ClosingReason, RefundRule } from '../contract/words'

/** One payment with the gift that came with it, in fen: each is a contract performed by itself, as meals took from its lots. */
export interface Prepayment {
  /** Principal paid in, as adjustments put it right. */
  readonly paidFen: number
  readonly giftFen: number
  /** What of it was eaten, at list price, from principal and gift together. */
  readonly consumedAtListFen: number
  /** What of its principal was not eaten. */
  readonly principalLeftFen: number
}

export interface Refund {
  /** What the meals eaten count as. */
  readonly consumedCountsFen: number
  readonly refundFen: number
}

/** Days after a first payment in which all of it is given back; the day of payment is not counted (民法典 201). */
const daysOfRegret = 7

/**
 * Whether the seven days are still running: only for a first payment, and not for whoever had the same before (art. 14). A last day
 * off moves to the next working day (民法典 203).
 */
export const withinRegret = (
  calendar: Calendar,
  firstPaidOn: string,
  today: string,
  hadMealsBefore: boolean,
): boolean => !hadMealsBefore && today <= endOfPeriod(calendar, addDays(firstPaidOn, daysOfRegret)).day

/** What the interpretation gives back of a payment, before any better promise. */
function byInterpretation(reason: ClosingReason, payment: Prepayment): Refund {
  const { paidFen, giftFen, consumedAtListFen, principalLeftFen } = payment
  switch (reason) {
    case 'within-seven-days':
      return { consumedCountsFen: 0, refundFen: paidFen }
    case 'canteen-closes':
    case 'canteen-breaks-terms':
    case 'health-changed':
    case 'force-majeure': {
      const all = paidFen + giftFen
      const counts = all === 0 ? 0 : Math.floor((consumedAtListFen * paidFen) / all)
      // Where the gift is eaten first the proportion would reach into principal nobody has used: the better reading stands (art. 8).
      return { consumedCountsFen: counts, refundFen: Math.max(0, principalLeftFen, paidFen - counts) }
    }
    case 'diner-leaves':
    case 'diner-died':
      return {
        consumedCountsFen: consumedAtListFen,
        refundFen: Math.max(0, paidFen - consumedAtListFen),
      }
  }
}

/**
 * The refund of one payment. Not for the diner's reason, which includes changed health (art. 13(2)) and force majeure, what was eaten
 * counts × paid ÷ (paid + gift), rounded down for the diner (art. 18). For the diner's own reason it counts at list price and
 * the gift is gone, and never leaves a debt (art. 19). A death is no fault of the canteen's: the heir gets what the diner would
 * have had by leaving. Where the centre promises all principal that is left, it is never less than that.
 */
export function refundOn(reason: ClosingReason, rule: RefundRule, payment: Prepayment): Refund {
  const { consumedCountsFen, refundFen } = byInterpretation(reason, payment)
  return {
    consumedCountsFen,
    refundFen: rule === 'all-principal' ? Math.max(refundFen, payment.principalLeftFen) : refundFen,
  }
}

/** Of an account: payment by payment, so that a gift eaten long ago is not owed out of what was paid in since. */
export const refundOfAll = (
  reason: ClosingReason,
  rule: RefundRule,
  payments: readonly Prepayment[],
): number => payments.reduce((sum, payment) => sum + refundOn(reason, rule, payment).refundFen, 0)
