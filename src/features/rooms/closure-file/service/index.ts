/** Serves closures from a calendar: read apart, previewed date by date, closed together. */
import { long, read, write, type HandlersOf } from '#desk/rpc/serve'
import type { Reader } from '#desk/rpc/call'
import { daysLookedAhead, type Closure, type ClosureText } from '../../contract'
import {
  booksAt,
  covers,
  dayOfMinute,
  hitBy,
  minuteOfInstant,
  minutesOfDay,
  noticeMissed,
  shutWithin,
  type House,
} from '../../rules'
import { bookingsAfter } from '../../service/bookings'
import { houseChanged, ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import { keepClosure } from '../../service/closures'
import type { CalendarDate, closureFileContract } from '../contract'
import { readCalendarFile } from './read'

interface Closing {
  readonly rooms: ClosureText['rooms']
  readonly kind: ClosureText['kind']
  readonly dates: readonly CalendarDate[]
}

const closuresOf = ({ rooms, kind, dates }: Closing): ClosureText[] =>
  dates.map(({ why, span }) => ({ rooms, kind, why, when: { by: 'once', span } }))

/** Whether each of the rooms is shut for all of that time by what is there already. */
const isKnown = (house: House, { rooms, when }: ClosureText): boolean =>
  when.by === 'once' &&
  (rooms ?? [...house.rooms.keys()]).every((room) =>
    shutWithin(house, room, when.span).some(({ span }) => covers(span, when.span)),
  )

function previewOf(call: Reader, closing: Closing) {
  const house = ruledHouse(call)
  for (const room of closing.rooms ?? []) {
    if (!house.rooms.has(room)) throw refuse('not-found', 'room-unknown')
  }
  const now = minuteOfInstant(call.now)
  const { held } = booksAt(house, bookingsAfter(call, now), now)
  const days = closing.dates.map(({ span }) => dayOfMinute(span.from)).toSorted()
  const [first] = days
  const dates = closuresOf(closing).map((text) => {
    const closure: Closure = { ...text, id: 1 }
    return { known: isKnown(house, text), hits: hitBy(house, closure, held, now).length }
  })
  return {
    dates,
    mayBeginOn: first === undefined ? null : noticeMissed(closing.kind, call.today, first),
  }
}

export const closureFileHandlers: HandlersOf<typeof closureFileContract> = {
  read: long(async function* (call, { file }, signal) {
    const now = minuteOfInstant(call.now)
    const within = { from: now, until: now + daysLookedAhead * minutesOfDay }
    const { dates, unread } = yield* readCalendarFile(file, within, signal)
    return { dates: [...dates], unread: [...unread] }
  }),

  preview: read((call, closing) => previewOf(call, closing)),

  close: write((call, { cannotWait, rooms, kind, dates }) => {
    const closing = { rooms, kind, dates }
    const now = minuteOfInstant(call.now)
    const { mayBeginOn } = previewOf(call, closing)
    if (mayBeginOn !== null && cannotWait === null)
      throw refuse('conflict', 'notice-missed', { day: mayBeginOn })
    if (dates.some(({ span }) => span.until <= now)) throw refuse('conflict', 'closure-never-falls')
    const ids = closuresOf(closing).map((closure) => keepClosure(call, closure))
    houseChanged(call)
    call.record({ subject: `room-closure:${ids[0] ?? 0}`, change: { ...closing, ids, cannotWait } })
    return { ids, closed: ids.length }
  }),
}
