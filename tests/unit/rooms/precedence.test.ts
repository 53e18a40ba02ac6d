/** The centre's own use and whom it displaces; free slots; rooms by time first; the waitlist. */
import { describe, expect, it } from 'vitest'
import type { Closure } from '#features/rooms/contract/index'
import {
  askInOrder,
  displacement,
  findByTime,
  nearestFree,
  otherRooms,
  toCall,
  waitingAt,
  walksPast,
  withOffers,
  type Booking,
  type Waiting,
} from '#features/rooms/rules/index'
import {
  at,
  booking,
  books,
  codes,
  house,
  longBefore,
  noClock,
  on,
  pieces,
  request,
  resident,
  room,
} from './house'

const span = on('2026-03-17 09:00-12:00')
const two = house([room(1), room(2)], { equipment: [pieces('projector', 2, [1, 2])] })
const centre = { kind: 'centre' as const, id: 1 }
const idsOf = (holdings: readonly { readonly who: { readonly is: string } }[]) =>
  holdings.map(({ who }) => ('booking' in who ? who.booking : null))

describe('the centre’s own use', () => {
  const election = request(1, span, { holder: centre })
  const asked = (bookings: readonly Booking[], use: 'election' | 'centre-event' | 'emergency' = 'election') =>
    displacement(two, election, use, books(two, bookings).held, longBefore)

  it('displaces a class, in the order to call', () => {
    const { displaced, reasons } = asked([
      booking(1, 1, on('2026-03-17 11:00-12:00')),
      booking(2, 1, on('2026-03-17 09:00-10:00'), { whole: false, places: 3 }),
      booking(3, 1, on('2026-03-17 09:00-10:00'), { whole: false, places: 9 }),
      booking(4, 1, on('2026-03-17 12:00-13:00')),
      booking(5, 2, on('2026-03-17 09:00-10:00')),
    ])
    expect(idsOf(displaced)).toEqual([3, 2, 1])
    expect(reasons).toEqual([])
  })

  it('does not displace another election, and a meeting of the house does not displace the party', () => {
    const rival = booking(1, 1, on('2026-03-17 10:00-11:00'), { use: 'election' })
    expect(asked([rival])).toMatchObject({ displaced: [], reasons: [{ code: 'taken', by: { booking: 1 } }] })
    expect(asked([rival], 'emergency').reasons).toEqual([])
    const party = booking(2, 1, on('2026-03-17 10:00-11:00'), { use: 'party-organisation' })
    expect(codes(asked([party], 'centre-event'))).toEqual(['taken'])
  })

  it('takes only the pieces and places it needs', () => {
    const withProjector = request(1, span, { holder: centre, equipment: { projector: 1 } })
    const users = [
      booking(1, 2, on('2026-03-17 09:00-10:00'), { equipment: { projector: 1 }, whole: false }),
      booking(2, 2, on('2026-03-17 09:00-10:00'), { equipment: { projector: 1 }, whole: false }),
    ]
    expect(
      displacement(two, withProjector, 'assembly', books(two, users).held, longBefore).displaced,
    ).toHaveLength(1)
    const seats = request(1, span, { holder: centre, whole: false, places: 10 })
    const seated = [
      booking(1, 1, span, { whole: false, places: 12 }),
      booking(2, 1, span, { whole: false, places: 4 }),
      booking(3, 1, span, { whole: false, places: 8 }),
    ]
    expect(
      idsOf(displacement(two, seats, 'assembly', books(two, seated).held, longBefore).displaced),
    ).toEqual([1])
  })

  it('is bound by repairs, not by hours; an emergency by neither', () => {
    const repairs: Closure = {
      id: 1,
      rooms: [1],
      kind: 'repairs',
      why: '电路检修',
      when: { by: 'once', span: on('2026-03-17 00:00-24:00') },
    }
    const evening = request(1, on('2026-03-17 22:00-23:00'), { holder: centre })
    const day = { season: null, on: { by: 'every-day' as const }, open: [{ from: '09:00', until: '17:00' }] }
    const hours = house([room(1, { hours: [day] })])
    expect(displacement(hours, evening, 'election', [], longBefore).reasons).toEqual([])
    const shut = house([room(1)], { closures: [repairs] })
    expect(codes(displacement(shut, evening, 'election', [], longBefore))).toEqual(['closed'])
    expect(displacement(shut, evening, 'emergency', [], longBefore).reasons).toEqual([])
  })

  it('takes a room whole that others have by places only', () => {
    const places = house([room(1, { modes: ['places'] })])
    expect(displacement(places, election, 'centre-event', [], longBefore).reasons).toEqual([])
  })

  it('displaces nothing that is over, and is told until when it was there', () => {
    const left = booking(1, 1, on('2026-03-17 08:00-10:00'), {
      state: 'left',
      leftAt: at('2026-03-17T09:30'),
    })
    const now = at('2026-03-17T10:00')
    const whole = (from: string) => request(1, on(`2026-03-17 ${from}-12:00`), { holder: centre })
    const taken = (from: string) =>
      displacement(two, whole(from), 'emergency', books(two, [left], now).held, now)
    expect(taken('09:00')).toMatchObject({
      displaced: [],
      reasons: [{ code: 'taken', until: at('2026-03-17T09:30') }],
    })
    expect(taken('09:30')).toEqual({ displaced: [], reasons: [] })
    expect(codes(displacement(two, election, 'emergency', [], election.span.until))).toEqual(['over'])
  })

  it('offers the displaced another room at the same time, or the nearest time', () => {
    const election5 = booking(9, 1, span, { use: 'election' })
    const displaced = request(1, on('2026-03-17 10:00-11:00'))
    const now = books(two, [election5])
    expect(otherRooms(two, displaced, now, noClock)).toEqual([{ room: 2, span: displaced.span }])
    expect(nearestFree(two, displaced, now, noClock).map((slot) => slot.span)).toEqual([
      on('2026-03-17 12:00-13:00'),
      on('2026-03-17 08:00-09:00'),
      on('2026-03-17 13:00-14:00'),
    ])
  })
})

describe('finding by time', () => {
  const dayLine = {
    season: null,
    on: { by: 'every-day' as const },
    open: [{ from: '09:00', until: '18:00' }],
  }
  const inHouse = house(
    [room(1, { hours: [dayLine], places: 8 }), room(2, { hours: [dayLine] }), room(3, { hours: [] })],
    {
      equipment: [pieces('oven', 2, [1, 2])],
    },
  )

  it('“Saturday afternoon, twelve people, an oven” lists every room with its free time or the reason', () => {
    const asked = request(1, span, { places: 12, equipment: { oven: 1 } })
    const taken = booking(1, 2, on('2026-03-21 14:00-15:00'))
    const found = findByTime(
      inHouse,
      { ...asked, window: on('2026-03-21 12:00-18:00'), length: 120 },
      books(inHouse, [taken]),
      noClock,
    )
    expect(found.map(({ room: id, free }) => [id, free])).toEqual([
      [1, []],
      [2, [on('2026-03-21 12:00-14:00'), on('2026-03-21 15:00-18:00')]],
      [3, []],
    ])
    expect(codes({ reasons: found[0]?.reasons ?? [] })).toContain('too-many')
    expect(codes({ reasons: found[2]?.reasons ?? [] })).toContain('closed')
  })

  it('offers nothing nearer that is shut, taken or too soon', () => {
    const ahead = house([room(1, { hours: [dayLine], aheadLeast: 1 })])
    const asked = request(1, on('2026-03-17 17:00-18:00'))
    const asking = { now: at('2026-03-17T12:00'), inSeries: false }
    const found = nearestFree(ahead, asked, books(ahead, []), asking)
    expect(found.map((slot) => slot.span)).toEqual([
      on('2026-03-18 09:00-10:00'),
      on('2026-03-18 10:00-11:00'),
      on('2026-03-18 11:00-12:00'),
    ])
  })
})

describe('the waitlist', () => {
  const wish = (id: number, more: Partial<Waiting> = {}, places = 24): Waiting => ({
    id,
    place: id,
    request: request(1, span, { whole: false, places, holder: resident(id) }),
    use: 'ordinary',
    state: 'waiting',
    offeredUntil: null,
    gaveUp: [],
    ...more,
  })
  const empty = books(two, [])

  it('goes by place in the list, not by the order of rows', () => {
    const list = [wish(1, { place: 2 }), wish(2, { place: 1 })]
    expect(toCall(askInOrder(two, list, empty, longBefore)).map(({ id }) => id)).toEqual([2])
  })

  it('an offer holds its place until it runs out, and the next is asked then', () => {
    const offered = wish(1, { state: 'offered', offeredUntil: at('2026-03-16T12:00') })
    const list = [offered, wish(2)]
    const asked = (now: string) => toCall(askInOrder(two, list, empty, at(now))).map(({ id }) => id)
    expect(asked('2026-03-16T11:59')).toEqual([])
    expect(asked('2026-03-16T12:00')).toEqual([2])
    expect(waitingAt(offered, at('2026-03-16T12:00'))).toBe('declined')
    expect(withOffers(empty, list, at('2026-03-16T11:00')).held).toHaveLength(1)
  })

  it('a wish whose time has begun is over', () => {
    expect(waitingAt(wish(1), span.from)).toBe('over')
    expect(toCall(askInOrder(two, [wish(1)], empty, span.from))).toEqual([])
  })

  it('keeps a newcomer from what is asked first, and lets them have what is left', () => {
    const list = [wish(1, {}, 20)]
    const newcomer = (places: number) => request(1, span, { whole: false, places, holder: resident(50) })
    expect(walksPast(two, newcomer(5), list, empty, longBefore)).toEqual({ code: 'waitlist', waiting: [1] })
    expect(walksPast(two, newcomer(4), list, empty, longBefore)).toBeNull()
    // Who does not fit keeps nobody out.
    const full = books(two, [booking(1, 1, span, { whole: false, places: 10 })])
    expect(walksPast(two, newcomer(5), list, full, longBefore)).toBeNull()
  })
})
