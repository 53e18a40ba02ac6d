/** Opening hours by weekday, season and kind of day; special days; hours past midnight; a year not announced. */
import { describe, expect, it } from 'vitest'
import type { HoursLine } from '#features/rooms/contract/index'
import { hoursOn, openWithin, textOfMinute, wholeDay } from '#features/rooms/rules/index'
import { seededCalendar as calendar } from '../../support/calendar'
import { ask, at, codes, house, on, request, room, rules } from './house'
import { writtenHouse } from './situations'

const nineToFive = [{ from: '09:00', until: '17:00' }]
const line = (days: HoursLine['on'], open = nineToFive, season: HoursLine['season'] = null): HoursLine => ({
  season,
  on: days,
  open,
})
const opens = (lines: HoursLine[], day: string) =>
  hoursOn(rules({ hours: lines }), calendar, day).open.map(({ from }) => textOfMinute(from).slice(11))

describe('opening hours', () => {
  it('“on days off” is shut on a make-up Saturday, “on Saturdays” is not', () => {
    const makeUpSaturday = '2026-02-14'
    expect(opens([line({ by: 'day-kind', kinds: ['day-off'] })], makeUpSaturday)).toEqual([])
    expect(opens([line({ by: 'weekday', weekdays: [6] })], makeUpSaturday)).toEqual(['09:00'])
    // On a Monday that is bridged it is the other way round.
    const bridgedMonday = '2026-05-04'
    expect(opens([line({ by: 'day-kind', kinds: ['day-off'] })], bridgedMonday)).toEqual(['09:00'])
    expect(opens([line({ by: 'weekday', weekdays: [6, 7] })], bridgedMonday)).toEqual([])
  })

  it.each([
    ['2026-02-14', 'make-up-working-day', true],
    ['2026-02-14', 'working-day', true],
    ['2026-02-14', 'weekend', false],
    ['2026-02-17', 'statutory-holiday', true],
    ['2026-02-20', 'statutory-holiday', false],
    ['2026-02-20', 'bridging-day-off', true],
    ['2026-02-20', 'day-off', true],
    ['2026-03-14', 'weekend', true],
    ['2026-03-16', 'working-day', true],
    ['2026-03-16', 'make-up-working-day', false],
  ] as const)('%s is %s: %s', (day, kind, open) => {
    expect(opens([line({ by: 'day-kind', kinds: [kind] })], day)).toEqual(open ? ['09:00'] : [])
  })

  it('are read from the top: summer before the rest of the year, and winter over New Year', () => {
    const seasons = [
      line({ by: 'every-day' }, [{ from: '08:00', until: '12:00' }], { from: '05-01', until: '09-30' }),
      line({ by: 'every-day' }, [{ from: '10:00', until: '12:00' }], { from: '11-15', until: '03-15' }),
      line({ by: 'every-day' }),
    ]
    expect(opens(seasons, '2026-05-01')).toEqual(['08:00'])
    expect(opens(seasons, '2026-09-30')).toEqual(['08:00'])
    expect(opens(seasons, '2026-10-01')).toEqual(['09:00'])
    expect(opens(seasons, '2026-12-31')).toEqual(['10:00'])
    expect(opens(seasons, '2026-01-01')).toEqual(['10:00'])
    expect(opens(seasons, '2026-03-16')).toEqual(['09:00'])
  })

  it('of a special day go before every line, and tell why', () => {
    const special = rules({
      hours: [line({ by: 'every-day' })],
      specialDays: [{ day: '2026-03-17', open: [], why: '人口普查' }],
    })
    const { reasons } = ask(house([room(1, special)]), request(1, on('2026-03-17 10:00-11:00')))
    expect(reasons).toEqual([
      {
        code: 'closed',
        room: 1,
        at: at('2026-03-17T10:00'),
        because: { kind: 'special-day', day: '2026-03-17', open: [], why: '人口普查' },
      },
    ])
  })

  it('past midnight belong to the evening before: 除夕 until one', () => {
    const council = (span: string) => ask(writtenHouse, request(5, on(span)))
    expect(codes(council('2026-02-16 22:00-25:00'))).toEqual([])
    expect(codes(council('2026-02-17 00:15-01:00'))).toEqual([])
    expect(council('2026-02-16 22:00-25:30').reasons).toMatchObject([
      { code: 'closed', at: at('2026-02-17T01:00'), because: { kind: 'hours', day: '2026-02-17' } },
    ])
    expect(codes(council('2026-02-15 21:00-23:00'))).toEqual(['closed'])
  })

  it('name the hours there are, so that the screen can', () => {
    const { reasons } = ask(writtenHouse, request(3, on('2026-03-17 21:30-22:30')))
    expect(reasons).toMatchObject([
      {
        code: 'closed',
        at: at('2026-03-17T22:00'),
        because: { kind: 'hours', open: [on('2026-03-17 08:00-22:00')] },
      },
    ])
  })

  it('of two windows leave the noon between them shut', () => {
    const windows = [
      { from: '09:00', until: '12:00' },
      { from: '14:00', until: '17:00' },
    ]
    const noon = house([room(1, { hours: [line({ by: 'every-day' }, windows)] })])
    expect(ask(noon, request(1, on('2026-03-17 11:00-15:00'))).reasons).toMatchObject([
      { code: 'closed', at: at('2026-03-17T12:00') },
    ])
    expect(openWithin(noon, 1, wholeDay('2026-03-17'))).toEqual([
      on('2026-03-17 09:00-12:00'),
      on('2026-03-17 14:00-17:00'),
    ])
  })

  it('by kind of day say so in a year that is not announced; those by weekday need no calendar', () => {
    const kinds = house([room(1, { hours: [line({ by: 'day-kind', kinds: ['day-off'] })] })])
    const saturday = on('2027-03-20 10:00-11:00')
    expect(ask(kinds, request(1, saturday))).toEqual({
      reasons: [],
      notices: [{ code: 'calendar-not-announced', year: 2027 }],
    })
    const weekdays = house([room(1, { hours: [line({ by: 'weekday', weekdays: [6] })] })])
    expect(ask(weekdays, request(1, saturday)).notices).toEqual([])
  })

  it('hold the buffers too where the room wants that', () => {
    const hours = [line({ by: 'every-day' as const })]
    const inside = { hours, bufferBefore: 15, bufferAfter: 30, buffersMayLieOutsideHours: false }
    const strict = house([room(1, inside)])
    expect(codes(ask(strict, request(1, on('2026-03-17 09:15-16:30'))))).toEqual([])
    expect(ask(strict, request(1, on('2026-03-17 09:00-10:00'))).reasons).toMatchObject([
      { code: 'closed', at: at('2026-03-17T09:00') },
    ])
    expect(ask(strict, request(1, on('2026-03-17 16:00-16:45'))).reasons).toMatchObject([
      { code: 'closed', at: at('2026-03-17T16:30') },
    ])
    const free = house([room(1, { ...inside, buffersMayLieOutsideHours: true })])
    expect(codes(ask(free, request(1, on('2026-03-17 09:00-17:00'))))).toEqual([])
  })
})
