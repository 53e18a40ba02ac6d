/** Closures: once, every week, by month and by calendar; what shuts with what; repairs seven days before; whom they hit. */
import { describe, expect, it } from 'vitest'
import type { Closure, ClosureWhen } from '#features/rooms/contract/index'
import { dayOfMinute, hitBy, noticeMissed, shutSpans, wasShut } from '#features/rooms/rules/index'
import { seededCalendar as calendar } from '../../support/calendar'
import { ask, at, booking, books, codes, house, longBefore, on, request, room } from './house'

const closure = (when: ClosureWhen, more: Partial<Closure> = {}): Closure => ({
  id: 7,
  rooms: [1],
  kind: 'other',
  why: '盘点',
  when,
  ...more,
})
const lasting = { starts: '2026-01-01', ends: null }
const allDay = { from: '00:00', until: '24:00' }
const daysShut = (when: ClosureWhen, from: string, until: string) =>
  shutSpans(closure(when), calendar, { from: at(`${from}T00:00`), until: at(`${until}T24:00`) })
    .filter(({ from: begin }) => begin >= at(`${from}T00:00`))
    .map(({ from: begin }) => dayOfMinute(begin))

describe('closures', () => {
  it('that were ended shut until then, and those that were ended before they began shut nothing', () => {
    const once = closure({ by: 'once', span: on('2026-03-02 10:00-12:00') })
    const shutBy = (ended: string) =>
      wasShut(
        { ...house([room(1)]), endedClosures: [{ ...once, ended: at(ended) }] },
        1,
        on('2026-03-02 09:00-11:00'),
      )
    expect([shutBy('2026-03-02T10:30'), shutBy('2026-03-02T10:00'), shutBy('2026-03-02T09:30')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('shut every Monday, the last Friday of a month, or 春节 by its name', () => {
    expect(
      daysShut({ by: 'week', weekdays: [1], hours: allDay, ...lasting }, '2026-03-01', '2026-03-20'),
    ).toEqual(['2026-03-02', '2026-03-09', '2026-03-16'])
    expect(
      daysShut({ by: 'month', nth: -1, weekday: 5, hours: allDay, ...lasting }, '2026-01-01', '2026-03-31'),
    ).toEqual(['2026-01-30', '2026-02-27', '2026-03-27'])
    const spring = {
      by: 'calendar' as const,
      kinds: ['day-off' as const],
      named: '春节',
      hours: allDay,
      ...lasting,
    }
    const shut = daysShut(spring, '2026-02-10', '2026-03-01')
    expect([shut[0], shut.at(-1), shut.length]).toEqual(['2026-02-15', '2026-02-23', 9])
  })

  it('run from their first to their last day, both included', () => {
    const march = {
      by: 'week' as const,
      weekdays: [1],
      hours: allDay,
      starts: '2026-03-09',
      ends: '2026-03-16',
    }
    expect(daysShut(march, '2026-03-01', '2026-03-31')).toEqual(['2026-03-09', '2026-03-16'])
  })

  it('of an evening are still there after midnight', () => {
    const cleaning = {
      by: 'week' as const,
      weekdays: [1],
      hours: { from: '22:00', until: '26:00' },
      ...lasting,
    }
    const shut = house([room(1)], { closures: [closure(cleaning)] })
    expect(codes(ask(shut, request(1, on('2026-03-17 01:00-02:30'))))).toEqual(['closed'])
    expect(codes(ask(shut, request(1, on('2026-03-17 02:00-02:30'))))).toEqual([])
  })

  it('shut the rooms inside with the room, and not the room around', () => {
    const rooms = [room(1), room(2, {}, { inside: 1 }), room(3, {}, { inside: 2 })]
    const day = { by: 'once' as const, span: on('2026-03-17 00:00-24:00') }
    const asked = (shut: number, wanted: number) =>
      codes(
        ask(
          house(rooms, { closures: [closure(day, { rooms: [shut] })] }),
          request(wanted, on('2026-03-17 09:00-10:00')),
        ),
      )
    expect(asked(1, 3)).toEqual(['closed'])
    expect(asked(2, 1)).toEqual([])
    const everywhere = house(rooms, { closures: [closure(day, { rooms: null })] })
    expect(codes(ask(everywhere, request(2, on('2026-03-17 09:00-10:00'))))).toEqual(['closed'])
  })

  it('by the calendar say so in a year not announced', () => {
    const holidays = {
      by: 'calendar' as const,
      kinds: ['day-off' as const],
      named: null,
      hours: allDay,
      starts: '2027-01-01',
      ends: null,
    }
    const shut = house([room(1)], { closures: [closure(holidays)] })
    expect(ask(shut, request(1, on('2027-03-16 09:00-10:00'))).notices).toEqual([
      { code: 'calendar-not-announced', year: 2027 },
    ])
  })

  it('for repairs are announced seven days before (公共文化体育设施条例 18)', () => {
    expect(noticeMissed('repairs', '2026-03-10', '2026-03-17')).toBeNull()
    expect(noticeMissed('repairs', '2026-03-10', '2026-03-16')).toBe('2026-03-17')
    expect(noticeMissed('danger', '2026-03-10', '2026-03-10')).toBeNull()
  })

  it('list whom they hit, with whoever has the whole room around', () => {
    const inHouse = house([room(1), room(2, {}, { inside: 1 }), room(3)])
    const { held } = books(inHouse, [
      booking(1, 2, on('2026-03-17 14:00-15:00')),
      booking(2, 1, on('2026-03-17 09:00-10:00')),
      booking(3, 1, on('2026-03-17 11:00-12:00'), { whole: false }),
      booking(4, 3, on('2026-03-17 09:00-10:00')),
      booking(5, 2, on('2026-03-18 00:00-01:00')),
      booking(6, 2, on('2026-03-17 16:00-17:00'), { state: 'refused' }),
    ])
    const repairs = closure(
      { by: 'once', span: on('2026-03-17 00:00-24:00') },
      { rooms: [2], kind: 'repairs' },
    )
    expect(hitBy(inHouse, repairs, held, longBefore).map(({ who }) => who)).toEqual([
      { is: 'booking', booking: 2 },
      { is: 'booking', booking: 1 },
    ])
  })
})
