/** Faults that other booking systems had with one booking, one by one, as far as they are a matter of rules. */
import { describe, expect, it } from 'vitest'
import {
  approvable,
  askInOrder,
  booksAt,
  check,
  hitBy,
  movable,
  nearestFree,
  placeReasons,
  rivalsEndedBy,
  seenAt,
  toCall,
  walksPast,
  type Booking,
  type Request,
  type Waiting,
} from '#features/rooms/rules/index'
import type { Closure } from '#features/rooms/contract/index'
import {
  ask,
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

const one = house([room(1)])

const shutOn = (day: string, until = day): Closure => ({
  id: 7,
  rooms: [1],
  kind: 'holiday',
  why: '春节闭馆',
  when: { by: 'once', span: { from: at(`${day}T00:00`), until: at(`${until}T24:00`) } },
})

const waiting = (id: number, asked: Request, more: Partial<Waiting> = {}): Waiting => ({
  id,
  place: id,
  request: asked,
  use: 'ordinary',
  state: 'waiting',
  offeredUntil: null,
  gaveUp: [],
  ...more,
})

describe('faults that others had with a booking', () => {
  it('LibreBooking#147: of fifty at the same moment one gets it, each other sees who and three free slots', () => {
    const wanted = on('2026-03-17 09:00-10:00')
    const kept: Booking[] = []
    const told = Array.from({ length: 50 }, (_, index) => {
      const asked = request(1, wanted, { holder: resident(index + 1) })
      const { reasons } = ask(one, asked, kept)
      if (reasons.length === 0) kept.push(booking(index + 1, 1, wanted, { holder: asked.holder }))
      return { reasons, free: nearestFree(one, asked, books(one, kept), noClock) }
    })
    expect(kept.map(({ id }) => id)).toEqual([1])
    for (const { reasons, free } of told.slice(1)) {
      expect(reasons).toEqual([
        {
          code: 'taken',
          in: 1,
          at: wanted.from,
          by: { is: 'booking', booking: 1 },
          pending: false,
          until: wanted.until,
        },
      ])
      expect(free.map(({ span }) => span)).toEqual([
        on('2026-03-17 10:00-11:00'),
        on('2026-03-17 08:00-09:00'),
        on('2026-03-17 11:00-12:00'),
      ])
    }
  })

  it('cal.diy#10789: a request whose hold ran out is checked again when it is approved', () => {
    const wanted = on('2026-03-17 09:00-10:00')
    const pending = booking(1, 1, wanted, { state: 'pending', holdsUntil: at('2026-03-12T18:00') })
    const asked = request(1, wanted, { holder: pending.holder })
    // While it holds, a rival is refused and the approval goes through.
    const holding = at('2026-03-12T17:59')
    expect(
      ask(one, request(1, wanted), [pending], { now: holding, inSeries: false }).reasons[0],
    ).toMatchObject({
      code: 'taken',
      pending: true,
    })
    expect(codes(approvable(one, asked, books(one, [pending], holding, [1])))).toEqual([])
    // When it ran out, the rival gets it, and the approval no longer does.
    const ranOut = at('2026-03-12T18:00')
    expect(codes(ask(one, request(1, wanted), [pending], { now: ranOut, inSeries: false }))).toEqual([])
    const rival = booking(2, 1, wanted)
    expect(approvable(one, asked, books(one, [pending, rival], ranOut, [1])).reasons[0]).toMatchObject({
      code: 'taken',
      by: { is: 'booking', booking: 2 },
    })
  })

  it('indico#4129: whoever an approval ends is named before it', () => {
    const wanted = on('2026-03-17 09:00-10:00')
    const approved = {
      ...request(1, wanted),
      who: { is: 'booking' as const, booking: 1 },
      use: 'ordinary' as const,
      pending: false,
    }
    const rival = {
      who: { is: 'waiting' as const, waiting: 5 },
      request: request(1, on('2026-03-17 09:30-10:30')),
    }
    const apart = {
      who: { is: 'waiting' as const, waiting: 6 },
      request: request(1, on('2026-03-17 10:00-11:00')),
    }
    expect(rivalsEndedBy(one, approved, [rival, apart], books(one, []))).toEqual([rival])
  })

  it('cal.diy#13867, #14584: a booking moved within its month does not count against its own limit', () => {
    const limited = house([
      room(1, {
        limits: [
          { holders: ['resident'], measure: 'bookings', per: 'month', most: 2, counts: 'all', reach: 'room' },
        ],
      }),
    ])
    const mine = { holder: resident(1) }
    const two = [
      booking(1, 1, on('2026-03-03 09:00-10:00'), mine),
      booking(2, 1, on('2026-03-10 09:00-10:00'), mine),
    ]
    const to24th = request(1, on('2026-03-24 09:00-10:00'), mine)
    expect(ask(limited, to24th, two).reasons).toMatchObject([{ code: 'limit', most: 2, reached: 3 }])
    expect(codes(movable(limited, to24th, books(limited, two, longBefore, [2]), null))).toEqual([])
    // Nor does its old time stand in its new time's way.
    const halfAnHourLater = request(1, on('2026-03-10 09:30-10:30'), mine)
    expect(codes(movable(limited, halfAnHourLater, books(limited, two, longBefore, [2]), null))).toEqual([])
  })

  it('YaleSTC/reservations#1311: back-to-back bookings do not go round the longest time', () => {
    const four = house([room(1, { longest: 240, backToBackIsOne: true })])
    const morning = booking(1, 1, on('2026-03-17 09:00-13:00'), { holder: resident(1) })
    const afternoon = request(1, on('2026-03-17 13:00-17:00'), { holder: resident(1) })
    expect(ask(four, afternoon, [morning]).reasons).toEqual([
      { code: 'too-long', most: 240, asked: 480, joined: [{ is: 'booking', booking: 1 }] },
    ])
    expect(codes(ask(four, { ...afternoon, holder: resident(2) }, [morning]))).toEqual([])
    const freely = house([room(1, { longest: 240 })])
    expect(codes(ask(freely, afternoon, [morning]))).toEqual([])
  })

  it('indico#3980, YaleSTC/reservations#1489: what was cancelled or is past stands in no closure’s way', () => {
    const cancelled = booking(1, 1, on('2026-03-17 09:00-11:00'), { state: 'cancelled' })
    const past = booking(2, 1, on('2026-03-17 07:00-08:00'))
    const standing = booking(3, 1, on('2026-03-17 14:00-15:00'))
    const now = at('2026-03-17T08:30')
    const { held } = booksAt(one, [cancelled, past, standing], now)
    expect(hitBy(one, shutOn('2026-03-17'), held, now).map(({ who }) => who)).toEqual([
      { is: 'booking', booking: 3 },
    ])
  })

  it('LibreBooking#1203: a room that is out of use is refused itself, no other is put in its place', () => {
    const broken = house([room(1, {}, { outOfUse: '水管维修' }), room(2)])
    const { reasons } = ask(broken, request(1, on('2026-03-17 09:00-10:00')))
    expect(reasons).toEqual([{ code: 'out-of-use', room: 1, why: '水管维修' }])
  })

  it('shelf.nu#2790, leihs#707: pieces count by their peak at each moment', () => {
    const ovens = house([room(1, { modes: ['places'] })], { equipment: [pieces('oven', 3, [1])] })
    const using = (id: number, hours: string) =>
      booking(id, 1, on(`2026-03-17 ${hours}`), { whole: false, equipment: { oven: 1 } })
    const three = [using(1, '09:00-10:00'), using(2, '10:00-11:00'), using(3, '11:00-12:00')]
    const wanted = (oven: number) =>
      request(1, on('2026-03-17 09:00-12:00'), { whole: false, equipment: { oven } })
    expect(codes(ask(ovens, wanted(2), three))).toEqual([])
    expect(ask(ovens, wanted(3), three).reasons).toMatchObject([
      { code: 'equipment', at: at('2026-03-17T09:00'), free: 2 },
    ])
  })

  it('Appointments#403, #409: to clear after 10:00 and to make ready, the next begins at 10:45', () => {
    const buffered = house([room(1, { bufferBefore: 15, bufferAfter: 30 })])
    const until10 = booking(1, 1, on('2026-03-17 09:00-10:00'))
    expect(codes(ask(buffered, request(1, on('2026-03-17 10:45-11:45')), [until10]))).toEqual([])
    expect(ask(buffered, request(1, on('2026-03-17 10:44-11:44')), [until10]).reasons).toEqual([
      { code: 'buffer', in: 1, at: at('2026-03-17T10:44'), by: { is: 'booking', booking: 1 }, needed: 45 },
    ])
    // On the other side as well: whoever comes before ends at 8:15.
    expect(codes(ask(buffered, request(1, on('2026-03-17 07:00-08:15')), [until10]))).toEqual([])
    expect(ask(buffered, request(1, on('2026-03-17 07:00-08:16')), [until10]).reasons).toMatchObject([
      { code: 'buffer', at: at('2026-03-17T08:15') },
    ])
  })

  it('freerooms#423, mrbs-code#210: a booking past midnight is there at a quarter past', () => {
    const late = house([
      room(1, {
        hours: [{ season: null, on: { by: 'every-day' }, open: [{ from: '08:00', until: '25:00' }] }],
      }),
    ])
    const overnight = booking(1, 1, on('2026-03-17 22:00-24:30'))
    expect(codes(ask(late, request(1, on('2026-03-18 00:15-00:45')), [overnight]))).toEqual(['taken'])
    expect(codes(ask(late, request(1, on('2026-03-18 00:30-01:00')), [overnight]))).toEqual([])
  })

  it('LibreBooking#1046, #65: a no-show is worked out when looked at, and frees what is left', () => {
    const asked = house([room(1, { checkIn: { lateAfter: 5, noShowAfter: 15 } })])
    const missed = booking(1, 1, on('2026-03-17 14:00-16:00'))
    const rules = room(1, { checkIn: { lateAfter: 5, noShowAfter: 15 } }).rules
    // The program was off at 14:15.
    const at15 = { now: at('2026-03-17T15:00'), inSeries: false }
    expect(seenAt(rules, missed, at15.now)).toMatchObject({
      state: 'no-show',
      holds: on('2026-03-17 14:00-14:15'),
    })
    expect(codes(ask(asked, request(1, on('2026-03-17 15:00-16:00')), [missed], at15))).toEqual([])
    const at1414 = { now: at('2026-03-17T14:14'), inSeries: false }
    expect(codes(ask(asked, request(1, on('2026-03-17 15:00-16:00')), [missed], at1414))).toEqual(['taken'])
  })

  it('JEM-Project#1926: one place comes free, one of two who wait gets it', () => {
    const span = on('2026-03-17 14:00-16:00')
    const full = booking(1, 1, span, { whole: false, places: 23 })
    const list = [1, 2].map((id) =>
      waiting(id, request(1, span, { whole: false, places: 1, holder: resident(id) })),
    )
    const asked = askInOrder(one, list, books(one, [full]), longBefore)
    expect(toCall(asked).map(({ id }) => id)).toEqual([1])
    expect(asked[1]?.reasons).toMatchObject([{ code: 'places', free: 0, wanted: 1 }])
  })

  it('pretix#1163, planner#184: the list is asked first whoever frees the place, and not whoever gave it up', () => {
    const span = on('2026-03-17 14:00-16:00')
    const walkIn = request(1, span, { holder: resident(50) })
    const list = [
      waiting(1, request(1, span, { holder: resident(1) }), { gaveUp: [span] }),
      waiting(2, request(1, span, { holder: resident(2) })),
    ]
    // The desk has cancelled; a walk-in asks a minute later.
    const free = books(one, [booking(9, 1, span, { state: 'cancelled' })])
    expect(toCall(askInOrder(one, list, free, longBefore)).map(({ id }) => id)).toEqual([2])
    expect(walksPast(one, walkIn, list, free, longBefore)).toEqual({ code: 'waitlist', waiting: [2] })
    expect(walksPast(one, request(1, span, { holder: resident(2) }), list, free, longBefore)).toBeNull()
    const declined = list.map((each) => ({ ...each, state: 'declined' as const }))
    expect(walksPast(one, walkIn, declined, free, longBefore)).toBeNull()
  })

  it('easyappointments#948: a class and a free session in one room are counted together', () => {
    const baking = house([room(1, { modes: ['places'], places: 12 })])
    const classOf10 = booking(1, 1, on('2026-03-17 09:00-11:00'), {
      whole: false,
      places: 10,
      use: 'centre-event',
    })
    const three = request(1, on('2026-03-17 10:00-12:00'), { whole: false, places: 3, purpose: 'baking' })
    expect(ask(baking, three, [classOf10]).reasons).toEqual([
      { code: 'places', room: 1, at: at('2026-03-17T10:00'), free: 2, wanted: 3 },
    ])
    expect(placeReasons(baking, { ...three, places: 2 }, books(baking, [classOf10]).held)).toEqual([])
    expect(check(baking, { ...three, places: 2 }, books(baking, [classOf10]), noClock).reasons).toEqual([])
  })
})
