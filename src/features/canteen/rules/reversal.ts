/** Taking a meal back: how, by when it is done; and what is no second meal but a card that was read twice. */
import type { MealKind } from '../contract/words'

/** Undo asks nothing within a minute; later a meal is voided with a reason, and after the day is closed it is refunded. Milliseconds. */
export const undoWithin = 60_000

/** Which it is. The minute is counted from the sale; a sale from the future of a clock that was set back is not young. */
export function takeBackKind(
  { at }: { readonly at: number },
  now: number,
  dayClosed: boolean,
): Exclude<MealKind, 'sale'> {
  if (dayClosed) return 'refund'
  return now >= at && now - at <= undoWithin ? 'undo' : 'void'
}

/** The same card read again within this is one reading, not a second meal. Milliseconds. */
export const sweptTwiceWithin = 3_000
