/** Serves the figures of rooms: every booking whose time began in the span, in the state the clock has made of it. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { HandlersOf } from '#desk/rpc/serve'
import { addDays } from '#ground/days'
import { someDaysAtATime } from '#work/figures/parts'
import type { Span } from '#work/figures/rules/index'
import { figuresHandlersOf } from '#work/figures/service'
import type { Pieces } from '#work/pieces'
import { rowsOf } from '#work/rows'
import { cardsOf, rowsInSight } from '../../bookings/service/rows'
import type { BookingCard } from '../../bookings/contract'
import { purposes, type BookingState } from '../../contract/words'
import {
  dayOfMinute,
  lengthOf,
  minuteOfInstant,
  needsApproval,
  roomOf,
  seenAt,
  waitingRules,
  wasUsedUnseen,
  startOfDay,
  textOfMinute,
  type Booking,
  type House,
  type Minute,
} from '../../rules'
import { bookingColumns, bookingOf, bookingRow } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { countsOf, unmetInWorkbook } from '../../unmet/service'
import type { figuresContract } from '../contract'
import { roomFigures } from '../contract/declaration'
import { roomCounting, type FigureRow } from '../rules'

/** Some hundred bookings of a busy house. */
const daysAtOnce = 14

const figureRow = bookingRow.extend({
  purpose: z.enum(purposes),
  came: z.number(),
  answered_at: z.number().nullable(),
  was_asked: z.number(),
})

/** What was said to an offer from the waitlist made the event, and nobody who had to approve it. */
const saidToOffer = (at: string) => `EXISTS (
    SELECT 1 FROM room_waiting w JOIN room_waiting_events s ON s.waiting_id = w.id
     WHERE w.booking_id = b.id AND s.at = ${at})`

/** What is held for somebody who has not taken it is no booking yet. */
const select = `
  SELECT ${bookingColumns}, b.purpose,
         (SELECT count(*) FROM booking_comers c WHERE c.booking_id = b.id AND c.came = 1) AS came,
         (SELECT min(e.at) FROM booking_events e WHERE e.booking_id = b.id AND e.event IN ('approve', 'refuse')
            AND NOT EXISTS (SELECT 1 FROM booking_events t WHERE t.takes_back = e.id)
            AND NOT ${saidToOffer('e.at')}) AS answered_at,
         b.holds_until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM booking_events e
            WHERE e.booking_id = b.id AND e.event = 'approve' AND ${saidToOffer('e.at')}) AS was_asked
    FROM bookings b
   WHERE b.starts >= ? AND b.starts < ?
     AND NOT EXISTS (SELECT 1 FROM room_waiting w WHERE w.booking_id = b.id AND w.state <> 'accepted')`

const wasUsed = (house: House, booking: Booking, state: BookingState, now: Minute): boolean =>
  state === 'checked-in' ||
  state === 'left' ||
  (state === 'confirmed' && booking.span.until <= now && wasUsedUnseen(house, booking))

/** In the order of their ids. */
export function* bookingsTouched(call: Reader, span: Span): Pieces<readonly FigureRow[]> {
  const house = ruledHouse(call)
  const rows = yield* someDaysAtATime(span, daysAtOnce, (days) => bookingsOf(call, house, days))
  return rows.toSorted((one, other) => one.id - other.id)
}

function bookingsOf(call: Reader, house: House, { from, to }: Span): FigureRow[] {
  const now = minuteOfInstant(call.now)
  return rowsOf(call, figureRow, select, startOfDay(from), startOfDay(addDays(to, 1))).map((row) => {
    const booking = bookingOf(row)
    const room = roomOf(house, booking.room)
    const { state, holds } = seenAt(waitingRules(house, booking, now), booking, now)
    const answered = row.answered_at === null ? null : minuteOfInstant(row.answered_at)
    return {
      id: row.id,
      day: dayOfMinute(booking.span.from),
      room: room.name,
      hour: textOfMinute(booking.span.from).slice(11, 13),
      holder: booking.holder.kind,
      purpose: row.purpose,
      resident: booking.holder.kind === 'resident' ? booking.holder.id : null,
      state,
      minutes: holds === null ? 0 : lengthOf(holds),
      used: wasUsed(house, booking, state, now),
      people: row.came > 0 ? row.came : booking.places,
      starts: booking.span.from,
      bookedAt: minuteOfInstant(row.booked_at),
      answeredAt: answered,
      // Of those asked for before a rule changed, the answer still tells.
      asked:
        row.was_asked === 1 ||
        answered !== null ||
        (state === 'pending' && needsApproval(room.rules, booking.holder.kind)),
    }
  })
}

/** In the order of their ids; nothing of whoever is not in sight. */
function shown(call: Reader, ids: readonly number[]): BookingCard[] {
  const rows = rowsInSight(
    call,
    'b.id IN (SELECT value FROM json_each(?))',
    'ORDER BY b.id',
    JSON.stringify(ids),
  )
  return cardsOf(call, rows)
}

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(roomFigures, {
  ...roomCounting,
  collect: bookingsTouched,
  shown,
  list: 'rooms.figures',
  besides: (call, { from, to }, word) => [unmetInWorkbook(call, countsOf(call, from, to), word)],
  sheet: {
    columns: [
      { name: 'day', width: 12 },
      { name: 'hours', width: 14 },
      { name: 'room', width: 16 },
      { name: 'title', width: 24 },
      { name: 'holder', width: 18 },
      { name: 'kind', width: 12 },
      { name: 'purpose', width: 12 },
      { name: 'places', width: 8 },
      { name: 'state', width: 12 },
    ],
    cells: ({ span, room, title, holder, purpose, places, state }, word) => [
      dayOfMinute(span.from),
      `${textOfMinute(span.from).slice(11)}–${textOfMinute(span.until).slice(11)}`,
      word(`room.${room}`),
      title,
      holder.name ?? '',
      word(`key.holder.${holder.kind}`),
      word(`key.purpose.${purpose}`),
      places,
      word(`key.states.${state}`),
    ],
    subject: 'rooms:export',
    fields: ['name'],
  },
})
