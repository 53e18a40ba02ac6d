/** Faults that other booking systems had with series, one by one. */
import { describe, expect, it } from 'vitest'
import {
  approvable,
  askInOrder,
  canBeKept,
  movable,
  previewSeries,
  type Booking,
  type Choice,
  type House,
  type Request,
  type Waiting,
  datesOf,
} from '#features/rooms/rules/index'
import type { Closure, SeriesPattern } from '#features/rooms/contract/index'
import { ask, at, booking, books, codes, house, longBefore, on, request, room } from './house'

const one = house([room(1)])

const shutOn = (day: string, until = day): Closure => ({
  id: 7,
  rooms: [1],
  kind: 'holiday',
  why: '春节闭馆',
  when: { by: 'once', span: { from: at(`${day}T00:00`), until: at(`${until}T24:00`) } },
})

const weekly = (starts: string, times: number, hours: string, weekday: number): SeriesPattern => {
  const [from = '', until = ''] = hours.split('-')
  return {
    starts,
    lines: [{ every: 'week', weeks: 1, weekday, hours: { from, until } }],
    ends: { by: 'times', times },
  }
}

function preview(
  inHouse: House,
  pattern: SeriesPattern,
  {
    bookings = [],
    choices = new Map(),
    ...asked
  }: Partial<Request> & { bookings?: Booking[]; choices?: ReadonlyMap<number, Choice> } = {},
) {
  const { span: _span, ...each } = request(1, on('2026-01-01 00:00-01:00'), asked)
  const series = {
    dates: datesOf(pattern).dates,
    request: each,
    use: 'ordinary' as const,
    choices,
    now: longBefore,
  }
  return previewSeries(inHouse, series, books(inHouse, bookings))
}

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

describe('faults that others had with series', () => {
  it('mrbs-code#670: a series whose lines fall on one Tuesday at ten is stopped by itself', () => {
    const line = { every: 'week' as const, weeks: 1, weekday: 2, hours: { from: '10:00', until: '11:00' } }
    const dates = preview(one, { starts: '2026-03-01', lines: [line, line], ends: { by: 'times', times: 4 } })
    expect(dates.map(({ plan }) => plan)).toEqual(['keep', 'stopped', 'keep', 'stopped'])
    expect(dates[1]?.reasons[0]).toMatchObject({ code: 'taken', by: { is: 'date', date: 0 } })
    expect(canBeKept(dates)).toBe(false)
  })

  it('mrbs-code#1612, newtheatre/rooms#15: moving a series by an hour onto a taken third week is told', () => {
    const rival = booking(9, 1, on('2026-03-17 11:00-12:00'))
    const own = [3, 10, 17, 24].map((day, index) =>
      booking(index + 1, 1, on(`2026-03-${String(day).padStart(2, '0')} 10:00-11:00`)),
    )
    const moved = own.map(({ span }) => ({ from: span.from + 60, until: span.until + 60 }))
    const { span: _span, ...each } = request(1, on('2026-03-03 10:00-11:00'))
    const without = books(one, [rival, ...own], longBefore, [1, 2, 3, 4])
    const asked = {
      dates: moved,
      request: each,
      use: 'ordinary' as const,
      choices: new Map(),
      now: longBefore,
    }
    const dates = previewSeries(one, asked, without)
    expect(dates.map(({ plan }) => plan)).toEqual(['keep', 'keep', 'stopped', 'keep'])
    expect(dates[2]?.reasons[0]).toMatchObject({ by: { is: 'booking', booking: 9 } })
  })

  it('cal.diy#29603: a series of four against two a month is counted together, before anything is kept', () => {
    const limited = house([
      room(1, {
        approvalFor: ['resident'],
        limits: [
          { holders: ['resident'], measure: 'bookings', per: 'month', most: 2, counts: 'all', reach: 'room' },
        ],
      }),
    ])
    const dates = preview(limited, weekly('2026-03-01', 4, '10:00-11:00', 2))
    expect(dates.map(({ plan }) => plan)).toEqual(['keep', 'keep', 'stopped', 'stopped'])
    expect(dates[2]?.reasons).toMatchObject([
      {
        code: 'limit',
        reached: 3,
        by: [
          { is: 'date', date: 0 },
          { is: 'date', date: 1 },
        ],
      },
    ])
  })

  it('indico#1289: what skips conflicts skips closures too, with the reason', () => {
    const shut = house([room(1)], { closures: [shutOn('2026-02-15', '2026-02-23')] })
    const saturdays = weekly('2026-02-07', 4, '10:00-11:00', 6)
    const first = preview(shut, saturdays)
    const stopped = first.filter(({ plan }) => plan === 'stopped')
    const choices = new Map(stopped.map(({ date }) => [date, { choice: 'skip' } as const]))
    const second = preview(shut, saturdays, { choices })
    expect(second.map(({ plan }) => plan)).toEqual(['keep', 'keep', 'skipped', 'keep'])
    expect(second[2]?.reasons).toMatchObject([
      { code: 'closed', because: { kind: 'closure', why: '春节闭馆' } },
    ])
    expect(canBeKept(second)).toBe(true)
  })

  it('indico#4180: a skipped date can be put back once its rival cancels', () => {
    const tuesdays = weekly('2026-03-01', 3, '10:00-11:00', 2)
    const choices = new Map<number, Choice>([[1, { choice: 'skip' }]])
    const rival = booking(9, 1, on('2026-03-10 10:00-11:00'))
    expect(preview(one, tuesdays, { choices, bookings: [rival] })[1]).toMatchObject({
      plan: 'skipped',
      reasons: [{ code: 'taken' }],
    })
    const cancelled = { ...rival, state: 'cancelled' as const }
    expect(preview(one, tuesdays, { choices, bookings: [cancelled] })[1]).toMatchObject({
      plan: 'skipped',
      reasons: [],
    })
    expect(preview(one, tuesdays, { bookings: [cancelled] }).map(({ plan }) => plan)).toEqual([
      'keep',
      'keep',
      'keep',
    ])
  })

  it('CommonsBooking_1#155, openemr#13807: no way of asking opens a closed day', () => {
    const shut = house([room(1)], { closures: [shutOn('2026-03-16')] })
    const monday = request(1, on('2026-03-16 09:00-10:00'))
    const empty = books(shut, [])
    expect(codes(ask(shut, monday))).toEqual(['closed'])
    expect(codes(movable(shut, monday, empty, longBefore))).toEqual(['closed'])
    expect(codes(approvable(shut, monday, empty))).toEqual(['closed'])
    expect(preview(shut, weekly('2026-03-16', 1, '09:00-10:00', 1)).map(codes)).toEqual([['closed']])
    expect(askInOrder(shut, [waiting(1, monday)], empty, longBefore).map(codes)).toEqual([['closed']])
  })
})
