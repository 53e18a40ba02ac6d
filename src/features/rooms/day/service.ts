/** Serves the day and week views: laid out here, so that screen, print and keys all see the same. */
import type { Reader } from '#desk/rpc/call'
import { read, type HandlersOf } from '#desk/rpc/serve'
import { addDays } from '#ground/days'
import type { dayContract } from './contract'
import { cardsOf, fullRows, type FullRow } from '../bookings/service/rows'
import {
  calendarNotices,
  columnsOf,
  minuteOfInstant,
  minutesOfDay,
  roomOf,
  seenAt,
  waitingRules,
  shownHours,
  startOfDay,
  wholeDay,
  type House,
  type Shown,
  type Span,
} from '../rules'
import { bookingOf } from '../service/bookings'
import { readHouse, ruledHouse } from '../service/house'
import { refuse } from '../service/refuse'

interface Asked {
  readonly from: string
  readonly days: 1 | 7
  readonly room: number | null
}

/** Everything that touches the days, in the asked room or in all; what fell holds nothing and is not shown. */
const rowsWithin = (call: Reader, { from, until }: Span, room: number | null): readonly FullRow[] =>
  fullRows(
    call,
    `b.starts > ? - 2880 AND b.starts < ? AND b.ends > ? AND (? IS NULL OR b.room_id = ?)
     AND b.held_until IS NOT NULL ORDER BY b.starts, b.id`,
    from,
    until,
    from,
    room,
    room,
  )

const shownOf = (house: House, row: FullRow, now: number): readonly Shown[] => {
  const booking = bookingOf(row)
  const { holds, state } = seenAt(waitingRules(house, booking, now), booking, now)
  if (holds === null) return []
  const { id, room, whole, places } = booking
  return [{ id, room, span: holds, whole, places, pending: state === 'pending' }]
}

/** The hours that hold everything of each of the days, as minutes after midnight. */
function hoursOf(house: House, days: readonly string[], shown: readonly Shown[]): Span {
  const hours = days.map((day) => {
    const within = wholeDay(day)
    const there = shown.filter(({ span }) => span.from < within.until && within.from < span.until)
    const { from, until } = shownHours(house, day, there)
    return { from: from - within.from, until: until - within.from }
  })
  return {
    from: Math.min(...hours.map(({ from }) => from)),
    until: Math.max(...hours.map(({ until }) => until)),
  }
}

function roomsOf(call: Reader, house: House) {
  const { equipment } = readHouse(call)
  return [...house.rooms.values()].map(({ id, name, outOfUse, rules }) => ({
    id,
    name,
    outOfUse,
    places: rules.places,
    step: rules.step,
    shortest: rules.shortest,
    modes: rules.modes,
    equipment: equipment
      .filter(({ rooms }) => rooms.includes(id))
      .map(({ code, name: called, pieces }) => ({ code, name: called, pieces })),
    asks: { briefing: rules.briefing !== null, guardianUnder: rules.guardianUnder },
  }))
}

function view(call: Reader, { from, days: count, room }: Asked) {
  const whole = ruledHouse(call)
  if (room !== null && !whole.rooms.has(room)) throw refuse('not-found', 'room-unknown')
  const now = minuteOfInstant(call.now)
  const days = Array.from({ length: count }, (_, index) => addDays(from, index))
  const within = { from: startOfDay(from), until: startOfDay(from) + count * minutesOfDay }
  const rows = rowsWithin(call, within, room)
  const shown = rows.flatMap((row) => shownOf(whole, row, now))
  // Hours of rooms that are not asked about must not stretch the week of one.
  const house = room === null ? whole : { ...whole, rooms: new Map([[room, roomOf(whole, room)]]) }
  const hours = hoursOf(house, days, shown)
  const columns = days.flatMap((day) => {
    const start = startOfDay(day)
    const span = { from: start + hours.from, until: start + hours.until }
    const all = columnsOf(whole, span, shown)
    return all.filter((column) => room === null || column.room === room).map((column) => ({ ...column, day }))
  })
  const ids = new Set(shown.map(({ id }) => id))
  const years = days.flatMap((day) =>
    [...house.rooms.keys()].flatMap((id) =>
      calendarNotices(whole, id, wholeDay(day)).flatMap((notice) =>
        notice.code === 'calendar-not-announced' ? [notice.year] : [],
      ),
    ),
  )
  return {
    now,
    hours,
    rooms: roomsOf(call, whole),
    columns: columns.map(({ shut, blocks, buffers, ...rest }) => ({
      ...rest,
      shut: [...shut],
      blocks: blocks.map((block) => ({ ...block, bookings: [...block.bookings] })),
      buffers: [...buffers],
    })),
    bookings: cardsOf(
      call,
      rows.filter(({ id }) => ids.has(id)),
    ),
    yearsNotAnnounced: [...new Set(years)],
  }
}

export const dayHandlers: HandlersOf<typeof dayContract> = {
  view: read((call, asked) => view(call, asked)),
}
