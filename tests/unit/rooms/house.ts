/** A house for tests: the five rooms of the worked situations, and short ways to say who holds what. */
import {
  houseRules,
  type Closure,
  type Equipment,
  type HouseRules,
  type Reason,
  type Room,
} from '#features/rooms/contract/index'
import {
  booksAt,
  check,
  minuteOfText,
  type Asking,
  type Booking,
  type Books,
  type Holder,
  type House,
  type Minute,
  type Request,
  type Span,
  type Verdict,
} from '#features/rooms/rules/index'
import { seededCalendar } from '../../support/calendar'

export const at = minuteOfText

/** `2026-03-17 09:00-11:00`; the end may run past midnight, as in 22:00-24:30. */
export function on(text: string): Span {
  const [day = '', hours = ''] = text.split(' ')
  const [from = '', until = ''] = hours.split('-')
  return { from: at(`${day}T${from}`), until: at(`${day}T${until}`) }
}

/** House rules that forbid nothing, for tests that add the one rule they are about. */
export const rules = (change: Partial<HouseRules> = {}): HouseRules =>
  houseRules.parse({
    hours: [{ season: null, on: { by: 'every-day' }, open: [{ from: '00:00', until: '24:00' }] }],
    specialDays: [],
    modes: ['whole', 'places'],
    places: 24,
    bufferBefore: 0,
    bufferAfter: 0,
    buffersMayLieOutsideHours: true,
    step: 1,
    shortest: 1,
    longest: 2880,
    backToBackIsOne: false,
    aheadLeast: 0,
    aheadMost: 1000,
    aheadMostInSeries: 1000,
    limits: [],
    mayBook: ['resident', 'group', 'outside-group', 'centre'],
    approvalFor: [],
    pendingHours: 48,
    briefing: null,
    guardianUnder: null,
    checkIn: null,
    suspension: null,
    fee: 0,
    deposit: 0,
    materialsFee: 0,
    printed: '',
    keys: [],
    ...change,
  })

export const room = (id: number, change: Partial<HouseRules> = {}, more: Partial<Room> = {}): Room => ({
  id,
  name: `room ${id}`,
  inside: null,
  excludes: [],
  outOfUse: null,
  rules: rules(change),
  ...more,
})

export const pieces = (code: string, count: number, rooms: number[]): Equipment => ({
  code,
  name: code,
  pieces: count,
  rooms,
  outages: [],
})

export const house = (
  rooms: readonly Room[],
  more: { readonly equipment?: readonly Equipment[]; readonly closures?: readonly Closure[] } = {},
): House => ({
  rooms: new Map(rooms.map((one) => [one.id, one])),
  equipment: new Map((more.equipment ?? []).map((one) => [one.code, one])),
  closures: more.closures ?? [],
  calendar: seededCalendar,
})

export const resident = (id: number): Holder => ({ kind: 'resident', id })
export const group = (id: number): Holder => ({ kind: 'group', id })

export const booking = (id: number, inRoom: number, span: Span, more: Partial<Booking> = {}): Booking => ({
  id,
  room: inRoom,
  span,
  whole: true,
  places: 1,
  equipment: {},
  holder: resident(1000 + id),
  use: 'ordinary',
  state: 'confirmed',
  // Well before its time.
  placedAt: 0,
  holdsUntil: null,
  arrivedAt: null,
  leftAt: null,
  ...more,
})

export const request = (inRoom: number, span: Span, more: Partial<Request> = {}): Request => ({
  room: inRoom,
  span,
  whole: true,
  places: 1,
  equipment: {},
  holder: resident(1),
  purpose: 'other',
  comers: [],
  suspendedUntil: null,
  ...more,
})

/** Long before anything in these tests, so that nothing is late or over. */
export const longBefore: Minute = at('2026-01-01T00:00')

export const books = (
  inHouse: House,
  bookings: readonly Booking[],
  now: Minute = longBefore,
  without: readonly number[] = [],
): Books => booksAt(inHouse, bookings, now, new Set(without))

export const noClock: Asking = { now: null, inSeries: false }

export const ask = (
  inHouse: House,
  asked: Request,
  bookings: readonly Booking[] = [],
  asking: Asking = noClock,
): Verdict => check(inHouse, asked, books(inHouse, bookings, asking.now ?? longBefore), asking)

export const codes = ({ reasons }: { readonly reasons: readonly Reason[] }): string[] =>
  reasons.map(({ code }) => code)
