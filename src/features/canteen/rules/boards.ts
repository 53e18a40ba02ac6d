/** Until when a board is written: it says what was cooked, and with it who was expected and did not come. */
import { mayEnterFor, serviceDayAt, sittingIsOver, type ServiceDaySettings } from './service-day'
import type { SittingOfDay } from './periods'

export type BoardRefusal =
  | { readonly code: 'day-closed' }
  /** The meal is over: emptied now, whoever lives alone and did not come would be forgotten. */
  | { readonly code: 'board-stands' }
  /** Somebody ate of it already. */
  | { readonly code: 'board-served' }
  | { readonly code: 'too-long-ago'; readonly days: number }

/**
 * Why the board of a meal may not be written any more; null when it may. What stands on it stays once the meal is over. One that nobody
 * wrote is written for as long as its meals may be entered late: a day at which the program was off was cooked for nonetheless.
 */
export function whyNoBoard(
  sitting: SittingOfDay,
  board: {
    readonly isClosed: boolean
    readonly stands: boolean
    readonly wasSold: boolean
    /** Nothing is to stand on it. */
    readonly isEmptied: boolean
  },
  now: { readonly day: string; readonly clock: string },
  settings: ServiceDaySettings,
): BoardRefusal | null {
  if (board.isClosed) return { code: 'day-closed' }
  if (!sittingIsOver(sitting, now, settings)) {
    return board.isEmptied && board.wasSold ? { code: 'board-served' } : null
  }
  if (board.stands) return { code: 'board-stands' }
  const today = serviceDayAt(now.day, now.clock, settings)
  const refusal = mayEnterFor(sitting.day, today, false, 'written late', settings)
  return refusal?.code === 'too-long-ago' ? refusal : null
}
