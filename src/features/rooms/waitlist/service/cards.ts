/** Wishes as the desk sees them: whose, what for, whom to call and why somebody is passed over. */
import { residentsById, shownTo } from '#features/residents/index'
import {
  askInOrder,
  booksAt,
  minuteOfInstant,
  waitingAt,
  type House,
  type Minute,
  type Waiting,
} from '../../rules'
import { namesFor } from '../../bookings/service/asking'
import type { Reader } from '#desk/rpc/call'
import { saidOf } from '../../bookings/rules/said'
import { bookingsNear } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import type { ListedWaiting, WaitingCard } from '../contract'
import { spanOf, waitingRows, wholeList, type List, type WaitingRow } from './waiting'

type Known = ReturnType<typeof residentsById>

function cardOf(call: Reader, row: WaitingRow, waiting: Waiting, known: Known, now: Minute): WaitingCard {
  const resident = row.resident_id === null ? undefined : known.get(row.resident_id)
  const shown = shownTo(call.staff.roles)
  return {
    id: row.id,
    room: row.room_id,
    span: spanOf(row),
    whole: row.whole === 1,
    places: row.places,
    equipment: row.equipment,
    holder: {
      kind: row.holder_kind,
      name: resident?.name ?? row.group_name,
      residentId: resident?.id ?? null,
    },
    purpose: row.purpose,
    title: shown.text(row.title),
    inCharge: row.in_charge === null ? null : shown.text(row.in_charge),
    phone: row.phone === null ? null : shown.contactPhone(row.phone),
    residentPhone: resident?.phone ?? null,
    state: waitingAt(waiting, now),
    offeredUntil: waiting.offeredUntil,
    bookingId: row.booking_id,
    joinedAt: row.joined_at,
  }
}

const knownOf = (call: Reader, rows: readonly WaitingRow[]): Known =>
  residentsById(
    call,
    rows.flatMap(({ resident_id }) => (resident_id === null ? [] : [resident_id])),
  )

/** Everybody on the list, asked in order beside everybody's bookings. */
export function askedList(call: Reader, house: House, { rows, waiting, offers }: List) {
  const now = minuteOfInstant(call.now)
  const books = booksAt(house, bookingsNear(call, rows.map(spanOf)), now, offers)
  return askInOrder(house, waiting, books, now)
}

export function listed(call: Reader): ListedWaiting[] {
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  const list = wholeList(call, house)
  const asked = new Map(askedList(call, house, list).map((one) => [one.waiting.id, one.reasons]))
  const known = knownOf(call, list.rows)
  const names = namesFor(call, house, [])
  return list.rows
    .flatMap((row): ListedWaiting[] => {
      const waiting = list.waiting.find(({ id }) => id === row.id)
      if (waiting === undefined) return []
      const card = cardOf(call, row, waiting, known, now)
      if (card.state !== 'waiting' && card.state !== 'offered') return []
      const reasons = asked.get(row.id)
      const because = (reasons ?? []).map((reason) => saidOf(reason, names))
      // Who gave up this very time is on nobody's tongue.
      const gaveUp = card.state === 'waiting' && reasons === undefined
      return [
        {
          ...card,
          toCall: reasons?.length === 0,
          because: gaveUp ? [{ code: 'rooms.stops-gave-up', parameters: {} }] : because,
        },
      ]
    })
    .toSorted((a, b) => a.span.from - b.span.from || a.id - b.id)
}

/** One wish, or `not-found`; of someone who is not in sight there is none. */
export function requireWaiting(call: Reader, id: number): WaitingRow {
  const [row] = waitingRows(call, 'w.id = ?', id)
  if (row === undefined) throw refuse('not-found', 'waiting-unknown')
  return row
}

export function cardById(call: Reader, id: number, waiting: (row: WaitingRow) => Waiting): WaitingCard {
  const row = requireWaiting(call, id)
  return cardOf(call, row, waiting(row), knownOf(call, [row]), minuteOfInstant(call.now))
}
