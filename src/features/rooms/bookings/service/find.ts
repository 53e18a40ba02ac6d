/** By time first: "Saturday afternoon, twelve people, an oven". */
import type { Reader } from '#desk/rpc/call'
import type { Wish } from '../contract'
import { booksAt, findByTime, minuteOfInstant, minutesOfDay, startOfDay, type Request } from '../../rules'
import { saidOf } from '../rules/said'
import { bookingsWithin } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { namesFor } from './asking'

/** Of whoever asks nothing is known yet: no limits, no suspension, nobody who comes. */
const somebody: Pick<Request, 'holder' | 'purpose' | 'comers' | 'suspendedUntil'> = {
  holder: { kind: 'resident', id: 0 },
  purpose: 'other',
  comers: [],
  suspendedUntil: null,
}

export function found(call: Reader, { day, from, until, length, people, whole, equipment }: Wish) {
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  const start = startOfDay(day)
  const window = { from: start + from, until: start + until }
  const around = bookingsWithin(call, {
    from: window.from - minutesOfDay,
    until: window.until + minutesOfDay,
  })
  const books = booksAt(house, around, now)
  const asking = { now, inSeries: false }
  const names = namesFor(call, house, [])
  const asked = { ...somebody, places: people, equipment, window, length }
  const asWhole = findByTime(house, { ...asked, whole: true }, books, asking)
  const byPlaces = findByTime(house, { ...asked, whole: false }, books, asking)
  const rooms = [...house.rooms.values()].map(({ id, rules }) => {
    // Who does not ask for the whole room takes places where there are any, and else has the room to themselves.
    const among = whole || !rules.modes.includes('places') ? asWhole : byPlaces
    const here = among.find(({ room }) => room === id)
    const [first] = here?.reasons ?? []
    return {
      room: id,
      free: [...(here?.free ?? [])],
      because: first === undefined ? null : saidOf(first, names),
    }
  })
  return { rooms }
}
