/** Series: their dates, choices date by date, how far a change reaches; plans of a season with quotas and duplicates. */
import { describe, expect, it } from 'vitest'
import { type SeriesLine, type SeriesPattern, seriesPattern } from '#features/rooms/contract/index'
import {
  canBeKept,
  datesOf,
  dayOfMinute,
  previewSeries,
  reachedBy,
  type Choice,
} from '#features/rooms/rules/index'
import { hiddenDuplicates, overQuota, type Application } from '#features/rooms/season/rules'
import { at, booking, books, codes, house, longBefore, on, request, room } from './house'

const hours = { from: '09:00', until: '11:00' }
const weekly = (weekday: number, weeks = 1, each = hours): SeriesLine => ({
  every: 'week',
  weeks,
  weekday,
  hours: each,
})
const days = (pattern: SeriesPattern) => datesOf(pattern).dates.map(({ from }) => dayOfMinute(from))
const times = (count: number) => ({ by: 'times' as const, times: count })

describe('dates of a series', () => {
  it('of every second week count from the week the series starts in', () => {
    // Starts on a Wednesday: that week's Tuesday is past, the next is in two weeks.
    expect(days({ starts: '2026-03-04', lines: [weekly(2, 2)], ends: times(3) })).toEqual([
      '2026-03-17',
      '2026-03-31',
      '2026-04-14',
    ])
    expect(days({ starts: '2026-03-04', lines: [weekly(4, 2)], ends: times(2) })).toEqual([
      '2026-03-05',
      '2026-03-19',
    ])
  })

  it('until a day hold that day, and not the next', () => {
    expect(
      days({ starts: '2026-03-03', lines: [weekly(2)], ends: { by: 'day', day: '2026-03-17' } }),
    ).toEqual(['2026-03-03', '2026-03-10', '2026-03-17'])
    expect(
      days({ starts: '2026-03-03', lines: [weekly(2)], ends: { by: 'day', day: '2026-03-16' } }),
    ).toHaveLength(2)
  })

  it('of several lines are taken in order and counted together', () => {
    const two = { starts: '2026-03-02', lines: [weekly(4), weekly(2)], ends: times(3) }
    expect(days(two)).toEqual(['2026-03-03', '2026-03-05', '2026-03-10'])
  })

  it('so many times pass over months without a fifth Friday, and say which', () => {
    const fifth: SeriesLine = { every: 'month', nth: 5, weekday: 5, hours }
    const { dates, monthsLeftOut } = datesOf({ starts: '2026-01-01', lines: [fifth], ends: times(2) })
    expect(dates.map(({ from }) => dayOfMinute(from))).toEqual(['2026-01-30', '2026-05-29'])
    expect(monthsLeftOut).toEqual(['2026-02', '2026-03', '2026-04'])
  })

  it('begin in the month they start in only when its day is not past', () => {
    const second: SeriesLine = { every: 'month', nth: 2, weekday: 3, hours }
    expect(days({ starts: '2026-03-12', lines: [second], ends: times(1) })).toEqual(['2026-04-08'])
    expect(days({ starts: '2026-03-11', lines: [second], ends: times(1) })).toEqual(['2026-03-11'])
  })

  it('are refused as a pattern without lines or with an end before the start', () => {
    expect(seriesPattern.safeParse({ starts: '2026-03-12', lines: [], ends: times(1) }).success).toBe(false)
    expect(
      seriesPattern.safeParse({
        starts: '2026-03-12',
        lines: [weekly(1)],
        ends: { by: 'day', day: '2026-03-11' },
      }).success,
    ).toBe(false)
  })
})

describe('a preview', () => {
  const pattern = { starts: '2026-03-03', lines: [weekly(2)], ends: times(3) }
  const { span: _span, ...each } = request(1, on('2026-03-03 09:00-11:00'))
  const preview = (
    choices: ReadonlyMap<number, Choice> = new Map(),
    bookings = [booking(9, 1, on('2026-03-10 10:00-12:00'))],
  ) => {
    const inHouse = house([room(1)])
    const asked = {
      dates: datesOf(pattern).dates,
      request: each,
      use: 'ordinary' as const,
      choices,
      now: longBefore,
    }
    return previewSeries(inHouse, asked, books(inHouse, bookings))
  }

  it('says date by date what is free and who is there', () => {
    const dates = preview()
    expect(dates.map(({ plan, reasons }) => [plan, codes({ reasons })])).toEqual([
      ['keep', []],
      ['stopped', ['taken']],
      ['keep', []],
    ])
    expect(canBeKept(dates)).toBe(false)
  })

  it('lets one date move, and tells when it moves onto another of its own', () => {
    const free = preview(new Map([[1, { choice: 'move', span: on('2026-03-10 08:00-10:00') }]]))
    expect(free[1]).toMatchObject({ plan: 'moved', planned: on('2026-03-10 09:00-11:00') })
    expect(canBeKept(free)).toBe(true)
    const onFirst = preview(new Map([[1, { choice: 'move', span: on('2026-03-03 10:00-12:00') }]]))
    expect(onFirst[1]?.reasons).toMatchObject([{ code: 'taken', by: { is: 'date', date: 0 } }])
  })

  it('that skips everything keeps nothing', () => {
    const none = new Map<number, Choice>([0, 1, 2].map((date) => [date, { choice: 'skip' }]))
    expect(canBeKept(preview(none))).toBe(false)
  })
})

describe('a change of a series', () => {
  const dates = [3, 10, 17].map((day, index) => ({
    id: index + 1,
    span: on(`2026-03-${String(day).padStart(2, '0')} 09:00-11:00`),
  }))
  const reached = (reach: 'this' | 'following' | 'all', now = '2026-03-01T00:00') =>
    reachedBy(dates, 2, reach, at(now)).map(({ id }) => id)

  it('reaches this one, the following, or all, and never what has begun', () => {
    expect([reached('this'), reached('following'), reached('all')]).toEqual([[2], [2, 3], [1, 2, 3]])
    expect(reached('all', '2026-03-03T09:00')).toEqual([2, 3])
    expect(reachedBy(dates, 8, 'all', longBefore)).toEqual([])
  })
})

describe('a season’s plan', () => {
  const application = (id: number, group: number, more: Partial<Application> = {}): Application => ({
    id,
    group,
    groupName: `队 ${group}`,
    inCharge: `负责人 ${group}`,
    room: 1,
    dates: datesOf({ starts: '2026-03-02', lines: [weekly(2)], ends: times(4) }).dates,
    ...more,
  })

  it('tells groups that ask for more a week than they may have, all their applications together', () => {
    const asked = [
      application(1, 1),
      application(2, 1, {
        dates: datesOf({ starts: '2026-03-09', lines: [weekly(4)], ends: times(1) }).dates,
      }),
      application(3, 2),
    ]
    expect(overQuota(asked, 180)).toEqual([
      { group: 1, week: '2026-03-09', minutes: 240, most: 180, applications: [1, 2] },
    ])
    expect(overQuota(asked, 240)).toEqual([])
  })

  it('tells hidden duplicates: one name written twice, one person behind two groups, one group in two rooms', () => {
    const asked = [
      application(1, 1, { groupName: '晨光合唱队' }),
      application(2, 2, { groupName: '晨光 合唱队。' }),
      application(3, 3, { inCharge: '负责人1' }),
      application(4, 1, { groupName: '晨光合唱队', room: 2 }),
    ]
    expect(hiddenDuplicates(asked)).toEqual([
      { one: 1, other: 2, because: 'same-name' },
      { one: 1, other: 3, because: 'same-person' },
      { one: 1, other: 4, because: 'same-group-same-time' },
      { one: 2, other: 4, because: 'same-name' },
      { one: 3, other: 4, because: 'same-person' },
    ])
  })
})
