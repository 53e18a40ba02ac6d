/** Approving: checked again when it is done, and whose wish it ends is named before and told after. */
import { check, placeReasons, type Request, type Verdict } from './check'
import type { Booking } from './door'
import { roomOf, withMore, type Books, type Holding, type House, type Taking } from './house'
import { lengthOf, type Minute } from './minutes'
import { needsApproval } from './people'

/** A request by others that may hang on the same room: one whose hold ran out, or a place on the waitlist. */
export interface Rival {
  readonly who: Holding['who']
  readonly request: Request
}

/**
 * Whether a request that waits can be approved now. While its hold lasts it stands in the books itself and is left out;
 * when it ran out, somebody may have booked since, and only the books know. How far ahead was asked when it was made.
 */
export const approvable = (house: House, request: Request, books: Books): Verdict =>
  check(house, request, books, { now: null, inSeries: false })

/** Rivals that could be had now and no longer once this one is approved. */
export function rivalsEndedBy(
  house: House,
  approved: Holding,
  rivals: readonly Rival[],
  books: Books,
): Rival[] {
  const after = withMore(books, [approved])
  return rivals.filter(
    ({ request }) =>
      placeReasons(house, request, books.held).length === 0 &&
      placeReasons(house, request, after.held).length > 0,
  )
}

/** Whether a move to another time or room can be made: the same question as for a new booking, without the old one. */
export const movable = (house: House, moved: Request, without: Books, now: Minute | null): Verdict =>
  check(house, moved, without, { now, inSeries: false })

const asksForMore = (before: Taking, after: Taking): boolean =>
  lengthOf(after.span) > lengthOf(before.span) ||
  (after.whole && !before.whole) ||
  after.places > before.places ||
  Object.entries(after.equipment).some(([code, pieces]) => pieces > (before.equipment[code] ?? 0))

/**
 * Whether what stands has to be approved once it is moved. The rule asks who comes, not on which day: a like place of
 * the same room was granted with the first one. Another room, or more than was granted, nobody has granted.
 */
export const movesUnapproved = (
  house: House,
  { holder, ...before }: Pick<Booking, 'holder' | keyof Taking>,
  after: Taking,
): boolean =>
  needsApproval(roomOf(house, after.room).rules, holder.kind) &&
  (after.room !== before.room || asksForMore(before, after))
