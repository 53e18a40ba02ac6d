/** Limits, length and lead: how much one holder may have, how long, how far ahead. */
import { describe, expect, it } from 'vitest'
import type { Limit } from '#features/rooms/contract/index'
import { ask, at, booking, codes, group, house, on, request, resident, room } from './house'

const limit = (change: Partial<Limit>): Limit => ({
  holders: ['resident'],
  measure: 'bookings',
  per: 'month',
  most: 2,
  counts: 'all',
  reach: 'room',
  ...change,
})
const mine = { holder: resident(1) }
const limited = (...limits: Limit[]) => house([room(1, { limits }), room(2, { limits })])

describe('limits', () => {
  it('count the month a booking begins in, also when it runs past midnight', () => {
    const had = [
      booking(1, 1, on('2026-03-03 09:00-10:00'), mine),
      booking(2, 1, on('2026-03-31 23:00-25:00'), mine),
    ]
    expect(ask(limited(limit({})), request(1, on('2026-03-31 09:00-10:00')), had).reasons).toEqual([
      {
        code: 'limit',
        measure: 'bookings',
        per: 'month',
        most: 2,
        reached: 3,
        period: '2026-03-01',
        by: [
          { is: 'booking', booking: 1 },
          { is: 'booking', booking: 2 },
        ],
      },
    ])
    expect(codes(ask(limited(limit({})), request(1, on('2026-04-01 09:00-10:00')), had))).toEqual([])
  })

  it('count weeks from Monday to Sunday', () => {
    const sunday = booking(1, 1, on('2026-03-15 09:00-10:00'), mine)
    const week = limited(limit({ per: 'week', most: 1 }))
    expect(codes(ask(week, request(1, on('2026-03-09 09:00-10:00')), [sunday]))).toEqual(['limit'])
    expect(codes(ask(week, request(1, on('2026-03-16 09:00-10:00')), [sunday]))).toEqual([])
  })

  it('count hours: twenty a month is reached and not passed', () => {
    const had = [1, 2, 3, 4].map((id) => booking(id, 1, on(`2026-03-0${id} 09:00-13:30`), mine))
    const hours = limited(limit({ measure: 'minutes', most: 20 * 60 }))
    expect(codes(ask(hours, request(1, on('2026-03-20 09:00-11:00')), had))).toEqual([])
    expect(ask(hours, request(1, on('2026-03-20 09:00-11:15')), had).reasons).toMatchObject([
      { code: 'limit', measure: 'minutes', most: 1200, reached: 1215 },
    ])
  })

  it('tell whole rooms from seats, one room from the house, residents from groups', () => {
    const had = [
      booking(1, 2, on('2026-03-03 09:00-10:00'), mine),
      booking(2, 1, on('2026-03-04 09:00-10:00'), mine),
    ]
    const asked = request(1, on('2026-03-17 09:00-10:00'))
    expect(codes(ask(limited(limit({ counts: 'whole' })), asked, had))).toEqual([])
    expect(codes(ask(limited(limit({ counts: 'whole', reach: 'house' })), asked, had))).toEqual(['limit'])
    expect(codes(ask(limited(limit({ counts: 'places', reach: 'house', most: 1 })), asked, had))).toEqual([])
    expect(codes(ask(limited(limit({ holders: ['group'], most: 1, reach: 'house' })), asked, had))).toEqual(
      [],
    )
    // A group with the number of a resident is somebody else.
    expect(
      codes(
        ask(limited(limit({ holders: ['group', 'resident'], most: 1 })), { ...asked, holder: group(1) }, had),
      ),
    ).toEqual([])
  })

  it('count what is still to come, and what is at the same minute', () => {
    const had = [
      booking(1, 1, on('2026-03-17 08:00-09:00'), mine),
      booking(2, 2, on('2026-03-18 09:00-10:00'), mine),
    ]
    const open = limited(limit({ measure: 'open', per: null, most: 1, reach: 'house' }))
    const asked = request(1, on('2026-03-20 09:00-10:00'))
    const asking = (now: string) => ({ now: at(now), inSeries: false })
    expect(codes(ask(open, asked, had, asking('2026-03-17T08:30')))).toEqual(['limit'])
    expect(codes(ask(open, asked, had, asking('2026-03-18T10:00')))).toEqual([])
    const atOnce = limited(limit({ measure: 'simultaneous', per: null, most: 1, reach: 'house' }))
    expect(codes(ask(atOnce, request(1, on('2026-03-18 09:30-10:30')), had))).toEqual(['limit'])
    expect(codes(ask(atOnce, request(1, on('2026-03-18 10:00-10:30')), had))).toEqual([])
  })

  it('count a no-show, which had its turn, and not what was cancelled, refused or displaced', () => {
    const was = (state: 'no-show' | 'cancelled' | 'refused' | 'displaced') =>
      codes(
        ask(limited(limit({ most: 1 })), request(1, on('2026-03-20 09:00-10:00')), [
          booking(1, 1, on('2026-03-17 09:00-10:00'), { ...mine, state }),
        ]),
      )
    expect(was('no-show')).toEqual(['limit'])
    expect([was('cancelled'), was('refused'), was('displaced')]).toEqual([[], [], []])
  })
})

describe('length and lead', () => {
  it('begin and last in the room’s steps', () => {
    const quarters = house([room(1, { step: 15 })])
    expect(codes(ask(quarters, request(1, on('2026-03-17 09:15-10:30'))))).toEqual([])
    expect(codes(ask(quarters, request(1, on('2026-03-17 09:10-10:10'))))).toEqual(['step'])
    expect(codes(ask(quarters, request(1, on('2026-03-17 09:00-09:50'))))).toEqual(['step'])
  })

  it('join bookings that have nothing but their buffers between', () => {
    const joined = house([
      room(1, { longest: 240, backToBackIsOne: true, bufferBefore: 15, bufferAfter: 15 }),
    ])
    const had = [booking(1, 1, on('2026-03-17 09:00-12:00'), mine)]
    expect(codes(ask(joined, request(1, on('2026-03-17 12:30-14:00')), had))).toEqual(['too-long'])
    expect(codes(ask(joined, request(1, on('2026-03-17 12:31-14:00')), had))).toEqual([])
  })

  it('join through a third: two hours between two of two', () => {
    const joined = house([room(1, { longest: 300, backToBackIsOne: true })])
    const had = [
      booking(1, 1, on('2026-03-17 09:00-11:00'), mine),
      booking(2, 1, on('2026-03-17 13:00-15:00'), mine),
    ]
    expect(ask(joined, request(1, on('2026-03-17 11:00-13:00')), had).reasons).toMatchObject([
      { code: 'too-long', asked: 360, joined: [{ booking: 1 }, { booking: 2 }] },
    ])
  })

  it('a walk-in may have what has begun, nobody what has ended', () => {
    const asking = { now: at('2026-03-17T09:30'), inSeries: false }
    expect(codes(ask(house([room(1)]), request(1, on('2026-03-17 09:00-10:00')), [], asking))).toEqual([])
    expect(codes(ask(house([room(1)]), request(1, on('2026-03-17 08:30-09:30')), [], asking))).toEqual([
      'over',
    ])
  })

  it('a series looks further ahead than a single booking', () => {
    const ahead = house([room(1, { aheadLeast: 1, aheadMost: 14, aheadMostInSeries: 120 })])
    const far = request(1, on('2026-05-01 09:00-10:00'))
    expect(ask(ahead, far, [], { now: at('2026-03-10T15:00'), inSeries: false }).reasons).toEqual([
      { code: 'too-early', most: 14, lastDay: '2026-03-24' },
    ])
    expect(codes(ask(ahead, far, [], { now: at('2026-03-10T15:00'), inSeries: true }))).toEqual([])
  })
})
