/**
 * The slow reference: walks over every minute and asks the plainest question of each, with none of the rules' code.
 *
 * Days are cut out of texts, relations are looked up one step at a time, buffers are minutes like any other.
 */
import type { Equipment, HouseRules, Room } from '#features/rooms/contract/index'
import type { Holding, House, Request } from '#features/rooms/rules/index'

const msOfMinute = 60_000
/** A minute of wall clock as the text of a machine in London would have it: only its digits are read. */
const textOf = (minute: number) => new Date(minute * msOfMinute).toISOString()
const dayOf = (minute: number) => textOf(minute).slice(0, 10)
const dayBefore = (minute: number) => dayOf(minute - 1440)
const clockOf = (minute: number) =>
  Number(textOf(minute).slice(11, 13)) * 60 + Number(textOf(minute).slice(14, 16))
const clockMinutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const roomOf = (house: House, id: number): Room => {
  const room = house.rooms.get(id)
  if (room === undefined) throw new Error(`no room ${id}`)
  return room
}

const liesIn = (house: House, inner: number, outer: number): boolean => {
  const { inside } = roomOf(house, inner)
  return inside !== null && (inside === outer || liesIn(house, inside, outer))
}

function cannotBeBeside(house: House, one: Request | Holding, other: Request | Holding): boolean {
  if (one.room === other.room) return one.whole || other.whole
  if (liesIn(house, one.room, other.room)) return other.whole
  if (liesIn(house, other.room, one.room)) return one.whole
  return (
    roomOf(house, one.room).excludes.includes(other.room) ||
    roomOf(house, other.room).excludes.includes(one.room)
  )
}

const isIn = (house: House, taking: Request | Holding, minute: number, buffered: boolean): boolean => {
  const { bufferBefore, bufferAfter } = roomOf(house, taking.room).rules
  const before = buffered ? bufferBefore : 0
  const after = buffered ? bufferAfter : 0
  return taking.span.from - before <= minute && minute < taking.span.until + after
}

/** Hours of every-day lines only, which is what the random houses have. */
function opens(rules: HouseRules, minute: number): boolean {
  const clock = clockOf(minute)
  const line = rules.hours[0]
  return (line?.open ?? []).some(
    ({ from, until }) =>
      (clockMinutes(from) <= clock && clock < clockMinutes(until)) ||
      (clockMinutes(from) <= clock + 1440 && clock + 1440 < clockMinutes(until)),
  )
}

function isShut(house: House, id: number, minute: number): boolean {
  return house.closures.some(({ rooms, when }) => {
    if (rooms !== null && !rooms.some((shut) => shut === id || liesIn(house, id, shut))) return false
    if (when.by === 'once') return when.span.from <= minute && minute < when.span.until
    if (when.by !== 'week') throw new Error('the random houses close once or by the week')
    const falls = (day: string, clock: number) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
      return (
        when.weekdays.includes(weekday) &&
        when.starts <= day &&
        (when.ends === null || day <= when.ends) &&
        clockMinutes(when.hours.from) <= clock &&
        clock < clockMinutes(when.hours.until)
      )
    }
    return falls(dayOf(minute), clockOf(minute)) || falls(dayBefore(minute), clockOf(minute) + 1440)
  })
}

/** Whether a room is closed at a minute, by its hours or by a closure. */
export const isClosedAt = (house: House, id: number, minute: number): boolean =>
  !opens(roomOf(house, id).rules, minute) || isShut(house, id, minute)

export const works = ({ pieces, outages }: Equipment, minute: number): number =>
  outages
    .filter(({ from, until }) => from <= dayOf(minute) && (until === null || dayOf(minute) <= until))
    .reduce((left, outage) => Math.max(0, left - outage.pieces), pieces)

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

export type Stops = 'closed' | 'exclusive' | 'places' | 'equipment'

/** What keeps one minute from being had, with its own time to make ready and to clear. */
export function stopsMinute(
  house: House,
  request: Request,
  held: readonly Holding[],
  minute: number,
): Set<Stops> {
  const { rules } = roomOf(house, request.room)
  const stops = new Set<Stops>()
  const around: number[] = []
  for (let each = minute - rules.bufferBefore; each <= minute + rules.bufferAfter; each += 1)
    around.push(each)
  const open = rules.buffersMayLieOutsideHours ? [minute] : around
  if (open.some((each) => !opens(rules, each) || isShut(house, request.room, each))) stops.add('closed')
  for (const each of around) {
    const there = held.filter((holding) => isIn(house, holding, each, true))
    if (there.some((holding) => cannotBeBeside(house, request, holding))) stops.add('exclusive')
    const seated = there.filter(({ room, whole }) => room === request.room && !whole)
    if (!request.whole && sum(seated.map(({ places }) => places)) + request.places > rules.places) {
      stops.add('places')
    }
  }
  const here = held.filter((holding) => isIn(house, holding, minute, false))
  for (const [code, wanted] of Object.entries(request.equipment)) {
    const equipment = house.equipment.get(code)
    if (equipment === undefined || wanted === 0) continue
    const used = sum(here.map((holding) => holding.equipment[code] ?? 0))
    if (used + wanted > works(equipment, minute)) stops.add('equipment')
  }
  return stops
}

const bare = (house: House): House => ({
  ...house,
  rooms: new Map(
    [...house.rooms].map(([id, room]) => [
      id,
      { ...room, rules: { ...room.rules, bufferBefore: 0, bufferAfter: 0 } },
    ]),
  ),
})

function firstOf(stop: Stops, house: House, request: Request, held: readonly Holding[]): number | null {
  for (let minute = request.span.from; minute < request.span.until; minute += 1) {
    if (stopsMinute(house, request, held, minute).has(stop)) return minute
  }
  return null
}

/** The first minute that is itself in the way; where none is, the first that buffers put in the way. */
const bareFirst = (stop: Stops, house: House, request: Request, held: readonly Holding[]): number | null =>
  firstOf(stop, bare(house), request, held) ?? firstOf(stop, house, request, held)

/** The first minute of a request that each thing stops. */
export function firstStops(house: House, request: Request, held: readonly Holding[]): Map<Stops, number> {
  const alone = held
    .map((holding) => bareFirst('exclusive', house, request, [holding]))
    .filter((minute) => minute !== null)
  const found: [Stops, number | null][] = [
    ['closed', bareFirst('closed', house, request, [])],
    ['exclusive', alone.length === 0 ? null : Math.min(...alone)],
    ['places', firstOf('places', house, request, held)],
    ['equipment', firstOf('equipment', house, request, held)],
  ]
  return new Map(found.flatMap(([stop, minute]) => (minute === null ? [] : [[stop, minute] as const])))
}

/** What is wrong in a book of bookings, minute by minute; empty where nothing is. */
export function wrongs(house: House, held: readonly Holding[]): string[] {
  const found = new Set<string>()
  const from = Math.min(...held.map(({ span }) => span.from)) - 120
  const until = Math.max(...held.map(({ span }) => span.until)) + 120
  for (let minute = from; minute < until; minute += 1) {
    const near = held.filter((holding) => isIn(house, holding, minute, true))
    near.forEach((one, index) =>
      near.slice(index + 1).forEach((other) => {
        if (cannotBeBeside(house, one, other)) found.add(`two in one place at ${textOf(minute)}`)
      }),
    )
    for (const { id, rules } of house.rooms.values()) {
      const seated = near.filter(({ room, whole }) => room === id && !whole)
      if (sum(seated.map(({ places }) => places)) > rules.places) found.add(`room ${id} over its places`)
    }
    const here = held.filter((holding) => isIn(house, holding, minute, false))
    for (const equipment of house.equipment.values()) {
      const used = sum(here.map((holding) => holding.equipment[equipment.code] ?? 0))
      if (used > works(equipment, minute)) found.add(`${equipment.code} beyond what works`)
    }
    for (const { room } of here) {
      const { rules } = roomOf(house, room)
      if (!opens(rules, minute) || isShut(house, room, minute)) found.add(`room ${room} booked while shut`)
    }
  }
  return [...found]
}

/** How many bookings of each holder lie in one calendar month, week or day, cut out of texts. */
export function mostPer(held: readonly Holding[], per: 'day' | 'week' | 'month', id: number): number {
  const counts = new Map<string, number>()
  for (const { holder, span } of held) {
    if (holder.id !== id) continue
    const day = dayOf(span.from)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
    const key =
      per === 'day' ? day : per === 'month' ? day.slice(0, 7) : dayOf(span.from - (weekday - 1) * 1440)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}
