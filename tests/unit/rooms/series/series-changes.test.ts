/** Changing, cancelling and taking back several dates of a series: every date checked on every path. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeriesChange, SeriesDetails } from '#features/rooms/series/contract'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from '../desk'
import { newSendId } from '../../../support/desk'
import { at, on } from '../house'
import { plans, seriesOn, skip, standsOf, weekly } from './series-desk'

let desk: RoomsDesk
let room: number
let series: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('社区书房')
  const made = await seriesOn(desk).book(weekly(room, { kind: 'group', name: '合唱团' }, '2026-12-01', 4))
  series = made.series.id
})
afterEach(() => desk.close())

const code = (what: string, parameters: object = {}) => ({
  data: { code: `rooms.${what}`, parameters: expect.objectContaining(parameters) as object },
})
const change = (
  date: number,
  reach: SeriesChange['reach'],
  hours: string,
  more: Partial<SeriesChange> = {},
  days = 0,
): SeriesChange => {
  const [from = '', until = ''] = hours.split('-')
  const to = { hours: { from, until }, days, room, whole: true, places: 1, equipment: {} }
  return { id: series, date, reach, to, choices: [], ...more }
}
/** The desk's clock stands at a minute of the wall. */
const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)

describe('a change of a series', () => {
  it('reaches this one, the following, or all of them', async () => {
    const { change: make } = seriesOn(desk)
    expect(standsOf((await make(change(1, 'this', '10:00-12:00'))).series)).toEqual([
      '12-01T09:00 confirmed',
      '12-08T10:00 confirmed',
      '12-15T09:00 confirmed',
      '12-22T09:00 confirmed',
    ])
    const later = await make(change(2, 'following', '14:00-16:00'))
    expect(standsOf(later.series).map((text) => text.slice(6, 11))).toEqual([
      '09:00',
      '10:00',
      '14:00',
      '14:00',
    ])
    const all = await make(change(0, 'all', '15:00-16:00', {}, 1))
    expect(standsOf(all.series)).toEqual([
      '12-02T15:00 confirmed',
      '12-09T15:00 confirmed',
      '12-16T15:00 confirmed',
      '12-23T15:00 confirmed',
    ])
    expect(all.series.pattern.lines).toEqual([
      { every: 'week', weeks: 1, weekday: 3, hours: { from: '15:00', until: '16:00' } },
    ])
  })

  it('mrbs-code#1612, newtheatre/rooms#15: by an hour onto a taken third week is stopped there, on every path', async () => {
    await desk.book(asked(room, '2026-12-15 11:00-12:00', { kind: 'centre' }))
    const moved = change(0, 'all', '10:00-12:00')
    expect(plans(await seriesOn(desk).previewChange(moved))).toEqual([
      '12-01 keep',
      '12-08 keep',
      '12-15 stopped',
      '12-22 keep',
    ])
    for (const path of [moved, change(1, 'following', '10:00-12:00'), change(2, 'this', '10:00-12:00')]) {
      expect(await refused(seriesOn(desk).change(path))).toMatchObject(
        code('series-stopped', { day: '2026-12-15' }),
      )
    }
    // Said on purpose, the third stays where it is and the others go.
    const { series: changed } = await seriesOn(desk).change({ ...moved, choices: [skip(2)] })
    expect(standsOf(changed).map((text) => text.slice(6, 11))).toEqual(['10:00', '10:00', '09:00', '10:00'])
  })

  it('moves dates onto each other’s places, because all of them leave at once', async () => {
    const daily = await seriesOn(desk).book(
      weekly(room, { kind: 'centre' }, '2027-01-04', 4, { weekdays: [1, 2, 3, 4], hours: '14:00-15:00' }),
    )
    const to = change(0, 'all', '14:00-15:00', {}, 1)
    const { series: moved, takeBack } = await seriesOn(desk).change({ ...to, id: daily.series.id })
    expect(standsOf(moved).map((text) => text.slice(0, 5))).toEqual(['01-05', '01-06', '01-07', '01-08'])
    const { series: back } = await seriesOn(desk).takeBack(moved.id, takeBack)
    expect(standsOf(back)).toEqual(standsOf(daily.series))
  })

  it('of the room alone lets each date keep its places and its pieces, without those the room does not have', async () => {
    await desk.oven(room, 3)
    const hall = await desk.room('议事厅')
    const first = (await seriesOn(desk).get(series)).dates.map(({ booking }) => booking?.id ?? 0)
    const own = [
      { whole: false, places: 5, equipment: { oven: 2 } },
      { whole: true, places: 9, equipment: {} },
    ]
    for (const [at, taking] of own.entries()) {
      const span = on(`2026-12-${['01', '08'][at] ?? ''} 09:00-11:00`)
      const id = first[at] ?? 0
      await desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id, to: { room, span, ...taking } })
    }
    const takings = (details: SeriesDetails) =>
      details.dates.slice(0, 2).map(({ booking }) => ({
        whole: booking?.whole,
        places: booking?.places,
        equipment: booking?.equipment,
      }))
    const to = { hours: { from: '10:00', until: '12:00' }, days: 0, room }
    const later = await seriesOn(desk).change({ id: series, date: 0, reach: 'all', to, choices: [] })
    expect(takings(later.series)).toEqual(own)
    const away = { id: series, date: 0, reach: 'all' as const, to: { ...to, room: hall }, choices: [] }
    const { dates } = await seriesOn(desk).previewChange(away)
    expect(dates.map(({ notices }) => notices)).toEqual([
      [{ code: 'rooms.notes-equipment-left', parameters: { name: '烤箱', room: '议事厅' } }],
      [],
      [],
      [],
    ])
    expect(takings((await seriesOn(desk).change(away)).series)).toEqual([
      { ...own[0], equipment: {} },
      own[1],
    ])
  })

  it('that is taken back leaves the series as it was planned, with its skipped dates', async () => {
    await seriesOn(desk).cancel(series, 2, 'this')
    const before = await seriesOn(desk).get(series)
    for (const made of [change(0, 'all', '15:00-16:00', {}, 1), change(1, 'following', '14:00-15:00')]) {
      const { takeBack, series: changed } = await seriesOn(desk).change(made)
      expect(changed).not.toEqual(before)
      expect((await seriesOn(desk).takeBack(series, takeBack)).series).toEqual(before)
    }
    // A date that is put back afterwards comes at the old hours.
    const { series: whole } = await seriesOn(desk).putBack(series, 2)
    expect(standsOf(whole)).toContain('12-15T09:00 confirmed')
  })

  it('indico#3980: cancelled and past dates stand in the way of nothing and are not changed', async () => {
    await seriesOn(desk).cancel(series, 2, 'this')
    itIs('2026-12-02T08:00')
    const { series: changed } = await seriesOn(desk).change(change(0, 'all', '10:00-12:00'))
    expect(standsOf(changed)).toEqual([
      '12-01T09:00 confirmed',
      '12-08T10:00 confirmed',
      '12-15T09:00 cancelled',
      '12-22T10:00 confirmed',
    ])
    // What was cancelled comes back at the hours that hold now.
    const { series: whole } = await seriesOn(desk).putBack(series, 2)
    expect(standsOf(whole)[2]).toBe('12-15T10:00 confirmed')
  })

  it('does not count its own old times against the limit', async () => {
    const limited = await desk.room('活动室', {
      limits: [
        { holders: ['resident'], measure: 'bookings', per: 'month', most: 2, counts: 'all', reach: 'room' },
      ],
    })
    const li = ofResident(await desk.person('李梅'))
    const { series: two } = await seriesOn(desk).book(weekly(limited, li, '2026-12-01', 2))
    const to = { ...change(0, 'all', '14:00-16:00').to, room: limited }
    const moved = await seriesOn(desk).change({ id: two.id, date: 0, reach: 'all', to, choices: [] })
    expect(standsOf(moved.series).map((text) => text.slice(6, 11))).toEqual(['14:00', '14:00'])
  })
})

describe('a series that the front desk moves into a room that asks for approval', () => {
  it('waits for it date by date, as each booked there would; by the manager it stands', async () => {
    const hall = await desk.room('议事厅', { approvalFor: ['group'], pendingHours: 24 })
    const there = change(0, 'all', '09:00-11:00')
    const into = { ...there, to: { ...there.to, room: hall } }
    const { previewChange, change: make, takeBack } = seriesOn(desk)
    expect((await previewChange(into)).dates.flatMap(({ notices }) => notices)).toEqual([])
    const byManager = await make(into)
    expect(byManager.series.pending).toBe(0)
    await takeBack(series, byManager.takeBack)
    await desk.signIn('front-desk')
    const codes = (await previewChange(into)).dates.map(({ notices }) =>
      notices.map(({ code: said }) => said),
    )
    expect(codes).toEqual(Array.from({ length: 4 }, () => ['rooms.notes-needs-approval']))
    const moved = await make(into)
    expect(moved.series.pending).toBe(4)
    expect(standsOf((await takeBack(series, moved.takeBack)).series)).toEqual([
      '12-01T09:00 confirmed',
      '12-08T09:00 confirmed',
      '12-15T09:00 confirmed',
      '12-22T09:00 confirmed',
    ])
  })
})

describe('cancelling a series', () => {
  it('frees this one, the following or all, and is taken back in one deed', async () => {
    const { series: three, takeBack } = await seriesOn(desk).cancel(series, 1, 'following')
    expect(standsOf(three).map((text) => text.slice(12))).toEqual([
      'confirmed',
      'cancelled',
      'cancelled',
      'cancelled',
    ])
    expect(takeBack).toHaveLength(3)
    const { series: back } = await seriesOn(desk).takeBack(series, takeBack)
    expect(standsOf(back).every((text) => text.endsWith('confirmed'))).toBe(true)
  })

  it('is not taken back by half: somebody has booked the third week since', async () => {
    const { takeBack } = await seriesOn(desk).cancel(series, 1, 'following')
    await desk.book(asked(room, '2026-12-15 09:00-10:00', { kind: 'centre' }, { title: '开会' }))
    expect(await refused(seriesOn(desk).takeBack(series, takeBack))).toMatchObject(code('stops-taken'))
    expect(standsOf(await seriesOn(desk).get(series)).slice(1)).toEqual([
      '12-08T09:00 cancelled',
      '12-15T09:00 cancelled',
      '12-22T09:00 cancelled',
    ])
  })

  it('says so when nothing is left to cancel', async () => {
    await seriesOn(desk).cancel(series, 0, 'all')
    expect(await refused(seriesOn(desk).cancel(series, 0, 'all'))).toMatchObject(
      code('series-nothing-reached'),
    )
  })
})
