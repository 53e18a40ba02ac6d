/** Series through the desk: previewed date by date, kept together or not at all, and faults others had with them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from '../desk'
import { at, on } from '../house'
import { plans, seriesOn, skip, standsOf, weekly } from './series-desk'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const code = (what: string, parameters: object = {}) => ({
  data: { code: `rooms.${what}`, parameters: expect.objectContaining(parameters) as object },
})
const shut = (day: string, why: string) =>
  desk.client.rooms.close({
    sendId: newSendId(),
    closure: {
      rooms: null,
      kind: 'danger',
      why,
      when: { by: 'once', span: { from: at(`${day}T00:00`), until: at(`${day}T24:00`) } },
    },
    cannotWait: null,
  })

describe('a series', () => {
  it('keeps every date of its pattern, in one deed', async () => {
    const room = await desk.room('社区书房')
    const li = ofResident(await desk.person('李梅'))
    const { series } = await seriesOn(desk).book(weekly(room, li, '2026-12-01', 3))
    expect(standsOf(series)).toEqual([
      '12-01T09:00 confirmed',
      '12-08T09:00 confirmed',
      '12-15T09:00 confirmed',
    ])
    const [first] = series.dates
    const { series: of } = await desk.client.rooms.bookings.get({ id: first?.booking?.id ?? 0 })
    expect(of).toEqual({ id: series.id, date: 0 })
  })

  it('of which one date is taken is not kept by half, and says which day and by whom', async () => {
    const room = await desk.room('社区书房')
    const li = ofResident(await desk.person('李梅'))
    const wang = ofResident(await desk.person('王强'))
    await desk.book(asked(room, '2026-12-08 10:00-12:00', wang, { title: '合唱' }))
    const text = weekly(room, li, '2026-12-01', 3)
    const preview = await seriesOn(desk).preview(text)
    expect(plans(preview)).toEqual(['12-01 keep', '12-08 stopped', '12-15 keep'])
    expect(preview.dates[1]?.reasons).toMatchObject([
      { code: 'rooms.stops-taken', parameters: { who: '合唱', at: '10:00' } },
    ])
    expect(await refused(seriesOn(desk).book(text))).toMatchObject(
      code('series-stopped', { day: '2026-12-08', count: 1 }),
    )
    expect((await desk.client.rooms.bookings.list({ tab: 'coming', limit: 50 })).rows).toHaveLength(1)
  })

  it('moves a stopped date to another time, which is checked as well', async () => {
    const room = await desk.room('社区书房')
    const li = ofResident(await desk.person('李梅'))
    await desk.book(asked(room, '2026-12-08 10:00-12:00', { kind: 'centre' }))
    const moved = (when: string) =>
      weekly(room, li, '2026-12-01', 3, { choices: [{ date: 1, choice: 'move', span: on(when) }] })
    expect(plans(await seriesOn(desk).preview(moved('2026-12-08 11:00-13:00')))[1]).toBe('12-08 stopped')
    const { series } = await seriesOn(desk).book(moved('2026-12-09 09:00-11:00'))
    expect(standsOf(series)).toEqual([
      '12-01T09:00 confirmed',
      '12-09T09:00 confirmed',
      '12-15T09:00 confirmed',
    ])
  })

  it('says which months have no fifth Tuesday', async () => {
    const room = await desk.room('社区书房')
    const text = weekly(room, { kind: 'centre' }, '2026-12-01', 2)
    const hours = { from: '09:00', until: '11:00' }
    const pattern = {
      ...text.pattern,
      lines: [{ every: 'month' as const, nth: 5 as const, weekday: 2, hours }],
    }
    const preview = await seriesOn(desk).preview({ ...text, pattern })
    expect(plans(preview).map((plan) => plan.slice(0, 5))).toEqual(['12-29', '03-30'])
    expect(preview.monthsLeftOut).toEqual(['2027-01', '2027-02'])
  })

  it('of a group waits for approval on every date, and is approved in one deed', async () => {
    const room = await desk.room('社区书房', { approvalFor: ['group'] })
    const { series } = await seriesOn(desk).book(
      weekly(room, { kind: 'group', name: '合唱团' }, '2026-12-01', 2),
    )
    expect(series.pending).toBe(2)
    const { series: approved } = await seriesOn(desk).decide(series.id, 'approve')
    expect(approved.pending).toBe(0)
    expect(standsOf(approved)).toEqual(['12-01T09:00 confirmed', '12-08T09:00 confirmed'])
  })
})

describe('faults that others had with series', () => {
  it('mrbs-code#670: two lines on one Tuesday at ten stop each other, and nothing is kept', async () => {
    const room = await desk.room('社区书房')
    const text = weekly(room, { kind: 'centre' }, '2026-12-01', 4, { weekdays: [2, 2], hours: '10:00-11:00' })
    const preview = await seriesOn(desk).preview(text)
    expect(preview.dates.map(({ plan }) => plan)).toEqual(['keep', 'stopped', 'keep', 'stopped'])
    expect(preview.dates[1]?.reasons).toMatchObject([{ code: 'rooms.stops-taken-by-series' }])
    expect(await refused(seriesOn(desk).book(text))).toMatchObject(code('series-stopped', { count: 2 }))
  })

  it('cal.diy#29603: four dates that have to be approved do not pass a limit of two a month together', async () => {
    const limit = { holders: ['group' as const], measure: 'bookings' as const, per: 'month' as const }
    const room = await desk.room('社区书房', {
      approvalFor: ['group'],
      limits: [{ ...limit, most: 2, counts: 'all', reach: 'room' }],
    })
    const text = weekly(room, { kind: 'group', name: '合唱团' }, '2026-12-01', 4)
    const preview = await seriesOn(desk).preview(text)
    expect(preview.dates.map(({ plan }) => plan)).toEqual(['keep', 'keep', 'stopped', 'stopped'])
    expect(preview.dates[2]?.reasons).toMatchObject([
      { code: 'rooms.stops-limit-bookings-month', parameters: { most: 2, reached: 3 } },
    ])
    expect(await refused(seriesOn(desk).book(text))).toMatchObject(code('series-stopped'))
  })

  it('indico#1289: a closed date is skipped like a taken one, with the reason of the closure', async () => {
    const room = await desk.room('社区书房')
    await shut('2026-12-08', '停电检修')
    const text = weekly(room, { kind: 'centre' }, '2026-12-01', 3)
    expect(plans(await seriesOn(desk).preview(text))[1]).toBe('12-08 stopped')
    const skipped = await seriesOn(desk).preview({ ...text, choices: [skip(1)] })
    expect(skipped.canBeKept).toBe(true)
    expect(skipped.dates[1]?.reasons).toMatchObject([
      { code: 'rooms.stops-closed-for', parameters: { why: '停电检修' } },
    ])
    const { series } = await seriesOn(desk).book({ ...text, choices: [skip(1)] })
    expect(standsOf(series)).toEqual(['12-01T09:00 confirmed', 'skipped', '12-15T09:00 confirmed'])
  })

  it('CommonsBooking_1#155: a closed day is not booked by way of a series, its change, or putting back', async () => {
    const room = await desk.room('社区书房')
    const { series } = await seriesOn(desk).book(weekly(room, { kind: 'centre' }, '2026-12-01', 2))
    await shut('2026-12-09', '停电检修')
    const to = {
      hours: { from: '09:00', until: '11:00' },
      days: 1,
      room,
      whole: true,
      places: 1,
      equipment: {},
    }
    const change = { id: series.id, date: 0, reach: 'all' as const, to, choices: [] }
    expect(await refused(seriesOn(desk).change(change))).toMatchObject(
      code('series-stopped', { day: '2026-12-09' }),
    )
    await seriesOn(desk).cancel(series.id, 1, 'this')
    await shut('2026-12-08', '停水')
    expect(await refused(seriesOn(desk).putBack(series.id, 1))).toMatchObject(
      code('stops-closed-for', { why: '停水' }),
    )
  })

  it('indico#4180: a skipped date comes back once its rival has cancelled, and not before', async () => {
    const room = await desk.room('社区书房')
    const li = ofResident(await desk.person('李梅'))
    const { booking: rival } = await desk.book(
      asked(room, '2026-12-08 09:00-10:00', { kind: 'centre' }, { title: '开会' }),
    )
    const { series } = await seriesOn(desk).book(weekly(room, li, '2026-12-01', 3, { choices: [skip(1)] }))
    expect(series.dates[1]?.putBack?.reasons).toMatchObject([{ code: 'rooms.stops-taken' }])
    expect(await refused(seriesOn(desk).putBack(series.id, 1))).toMatchObject(code('stops-taken'))
    const cancel = { id: rival.id, move: 'cancel' as const, reason: '' }
    await desk.client.rooms.bookings.move({ sendId: newSendId(), ...cancel })
    expect((await seriesOn(desk).get(series.id)).dates[1]?.putBack?.reasons).toEqual([])
    const { series: whole } = await seriesOn(desk).putBack(series.id, 1)
    expect(standsOf(whole)[1]).toBe('12-08T09:00 confirmed')
    expect(await refused(seriesOn(desk).putBack(series.id, 1))).toMatchObject(code('series-date-stands'))
  })
})
