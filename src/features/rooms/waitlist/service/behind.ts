/** What a newcomer finds of the waitlist: whose places are kept for them, beside everybody's bookings. */
import type { Reader } from '#desk/rpc/call'
import {
  before,
  booksAt,
  offerHolding,
  type Booking,
  type Books,
  type Holder,
  type Holding,
  type House,
  type Minute,
  type Span,
  type Waiting,
} from '../../rules'
import { listNear } from './waiting'

export interface Behind {
  readonly list: readonly Waiting[]
  /** Everybody's bookings, without what is offered to others on the list. */
  readonly all: Books
  /** The same without what the newcomer gives up for it. */
  readonly beside: Books
  /** Places of those who are to be called next. */
  readonly reserved: readonly Holding[]
}

interface Newcomer {
  readonly holder: Holder
  readonly spans: readonly Span[]
  readonly around: readonly Booking[]
  readonly without: ReadonlySet<number>
  readonly now: Minute
}

/** Null where nobody waits for anything near. */
export function behindOf(
  call: Reader,
  house: House,
  { holder, spans, around, without, now }: Newcomer,
): Behind | null {
  const { waiting, rows, offers } = listNear(call, house, spans)
  if (waiting.length === 0) return null
  const all = booksAt(house, around, now, offers)
  const first = before(house, holder, waiting, all, now)
  const ofOthers = rows.flatMap(({ id, booking_id }) =>
    booking_id !== null && first.some((one) => one.id === id) ? [booking_id] : [],
  )
  return {
    list: waiting,
    all,
    beside: booksAt(house, around, now, new Set([...without, ...ofOthers])),
    reserved: first.filter(({ state }) => state === 'waiting').map(offerHolding),
  }
}
