/** Bookings that stand where their room is not open any more: whom to call, and how many a change brought. */
import type { Reader } from '#desk/rpc/call'
import { booksAt, dayOfMinute, minuteOfInstant, stranded, type House, type Stranded } from '../rules'
import { bookingsAfter } from './bookings'
import { ruledHouse } from './house'

/** As the house is now, or as it was. */
export function strandedNow(call: Reader, house: House = ruledHouse(call)): Stranded[] {
  const now = minuteOfInstant(call.now)
  return stranded(house, booksAt(house, bookingsAfter(call, now), now).held, now)
}

/** The bookings of a year, for whoever changes its days. */
export const strandedInYear = (call: Reader, year: number): number[] =>
  strandedNow(call).flatMap(({ holding: { who, span } }) =>
    who.is === 'booking' && dayOfMinute(span.from).startsWith(`${year}-`) ? [who.booking] : [],
  )
