/**
 * What a diner gets back when a prepaid account ends: 法释〔2025〕4号 arts. 14, 18–20.
 *
 * Whether the interpretation reaches a community's non-profit canteen is open, so the centre may set another rule; this
 * one is the default.
 */
import { addDays } from '#ground/days'
import { endOfPeriod, type Calendar } from '#work/calendar/rules/index'
import type { ClosingReason } from '../contract/words'

export interface AccountHistory {
  /** All principal ever paid in, less what was paid back, in fen. */
  readonly paidFen: number
  readonly giftFen: number
  /** Everything eaten from the account, at list price. */
  readonly consumedAtListFen: number
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

/**
 * The refund. For the canteen's reason what was eaten counts × paid ÷ (paid + gift), rounded down for the diner
 * (art. 18). For the diner's own reason it counts at list price and the gift is gone, and never leaves a debt (art. 19).
 * A death is no fault of the canteen's: the heir gets what the diner would have had by leaving.
 */
export function refundOn(reason: ClosingReason, history: AccountHistory): Refund {
  const { paidFen, giftFen, consumedAtListFen } = history
  switch (reason) {
    case 'within-seven-days':
      return { consumedCountsFen: 0, refundFen: paidFen }
    case 'canteen-closes':
    case 'canteen-breaks-terms': {
      const all = paidFen + giftFen
      const counts = all === 0 ? 0 : Math.floor((consumedAtListFen * paidFen) / all)
      return { consumedCountsFen: counts, refundFen: Math.max(0, paidFen - counts) }
    }
    case 'diner-leaves':
    case 'diner-died':
      return {
        consumedCountsFen: consumedAtListFen,
        refundFen: Math.max(0, paidFen - consumedAtListFen),
      }
  }
}
