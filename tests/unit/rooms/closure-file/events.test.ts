/** A calendar read for its closures: each entry for itself, each repeated date for itself, nothing lost without a word. */
import { describe, expect, it } from 'vitest'
import { calendarDates } from '#features/rooms/closure-file/service/events'
import { textOfMinute } from '#features/rooms/rules/index'
import { at } from '../house'

const within = { from: at('2026-11-23T09:00'), until: at('2027-12-28T09:00') }

const calendar = (...blocks: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...blocks, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n')

function read(text: string, most = 400) {
  const found = calendarDates(text, within, most)
  if (found === null) return null
  const dates = found.dates.map(
    ({ why, span }) => `${why} ${textOfMinute(span.from)} ${textOfMinute(span.until)}`,
  )
  return { dates, unread: found.unread.map(({ what, because }) => `${what}: ${because}`) }
}

describe('a time of a calendar', () => {
  it('is whole days as they are written, the last of them not included', () => {
    const spring = event('UID:1', 'SUMMARY:春节', 'DTSTART;VALUE=DATE:20270206', 'DTEND;VALUE=DATE:20270213')
    const day = event('UID:2', 'SUMMARY:消杀', 'DTSTART;VALUE=DATE:20261210')
    expect(read(calendar(spring, day))).toEqual({
      dates: ['消杀 2026-12-10T00:00 2026-12-11T00:00', '春节 2027-02-06T00:00 2027-02-13T00:00'],
      unread: [],
    })
  })

  it('is our wall clock: written in UTC, in our zone by any of its names, or in none', () => {
    const timed = (uid: string, start: string, end: string) =>
      event(`UID:${uid}`, `SUMMARY:${uid}`, `DTSTART${start}`, `DTEND${end}`)
    const found = read(
      calendar(
        timed('a', ':20261210T010000Z', ':20261210T030000Z'),
        timed('b', ';TZID=Asia/Shanghai:20261210T090000', ';TZID=Asia/Shanghai:20261210T110000'),
        timed('c', ';TZID=China Standard Time:20261210T090000', ';TZID=China Standard Time:20261210T110000'),
        timed('d', ':20261210T090000', ':20261210T110000'),
      ),
    )
    expect(found?.unread).toEqual([])
    expect(found?.dates).toEqual(
      ['a', 'b', 'c', 'd'].map((uid) => `${uid} 2026-12-10T09:00 2026-12-10T11:00`),
    )
  })

  it('in another zone is turned into ours by what the file says of it, and is not guessed where it says nothing', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Tokyo',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0900',
      'TZOFFSETTO:+0900',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n')
    const inTokyo = event(
      'UID:1',
      'SUMMARY:视频会议',
      'DTSTART;TZID=Tokyo:20261210T100000',
      'DTEND;TZID=Tokyo:20261210T120000',
    )
    expect(read(calendar(zone, inTokyo))?.dates).toEqual(['视频会议 2026-12-10T09:00 2026-12-10T11:00'])
    expect(read(calendar(inTokyo))).toEqual({ dates: [], unread: ['视频会议: zone-unknown'] })
  })

  it('that repeats is each of its dates, without those taken out, moved ones where they went', () => {
    const weekly = event(
      'UID:w',
      'SUMMARY:周一闭馆',
      'DTSTART:20201207T090000',
      'DURATION:PT3H',
      'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261228T235959',
      'EXDATE:20261207T090000',
    )
    const moved = event(
      'UID:w',
      'RECURRENCE-ID:20261214T090000',
      'SUMMARY:周一闭馆（改到周二）',
      'DTSTART:20261215T090000',
      'DTEND:20261215T120000',
    )
    const fallen = event(
      'UID:w',
      'RECURRENCE-ID:20261221T090000',
      'SUMMARY:周一闭馆',
      'STATUS:CANCELLED',
      'DTSTART:20261221T090000',
      'DTEND:20261221T120000',
    )
    expect(read(calendar(weekly, moved, fallen))).toEqual({
      dates: [
        '周一闭馆 2026-11-23T09:00 2026-11-23T12:00',
        '周一闭馆 2026-11-30T09:00 2026-11-30T12:00',
        '周一闭馆（改到周二） 2026-12-15T09:00 2026-12-15T12:00',
        '周一闭馆 2026-12-28T09:00 2026-12-28T12:00',
      ],
      unread: [],
    })
  })

  it('without an end to its rule goes as far ahead as is looked, and no further', () => {
    const dates = read(
      calendar(event('UID:m', 'SUMMARY:检修', 'DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=MONTHLY')),
    )?.dates
    expect(dates).toHaveLength(13)
    expect(dates?.at(-1)).toBe('检修 2027-12-05T00:00 2027-12-06T00:00')
  })
})

describe('what closes nothing', () => {
  const good = event('UID:g', 'SUMMARY:春节', 'DTSTART;VALUE=DATE:20270206')

  it.each([
    [
      'a day there is not',
      event('UID:1', 'SUMMARY:检修', 'DTSTART;VALUE=DATE:20270431'),
      '检修: no-such-date',
    ],
    ['no day at all', event('UID:1', 'SUMMARY:检修', 'DTSTART:下周一'), '检修: no-such-date'],
    ['no beginning', event('UID:1', 'SUMMARY:检修'), '检修: no-start'],
    [
      'an end before its beginning',
      event('UID:1', 'SUMMARY:检修', 'DTSTART:20261210T110000', 'DTEND:20261210T090000'),
      '检修: no-length',
    ],
    ['no name', event('UID:1', 'DTSTART;VALUE=DATE:20261210'), ': no-name'],
    [
      'what was called off',
      event('UID:1', 'SUMMARY:检修', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20261210'),
      '检修: cancelled',
    ],
    ['what is over', event('UID:1', 'SUMMARY:国庆', 'DTSTART;VALUE=DATE:20261001'), '国庆: over'],
    [
      'a rule of every second since long ago',
      event('UID:1', 'SUMMARY:坏钟', 'DTSTART:20200101T000000', 'DURATION:PT1M', 'RRULE:FREQ=SECONDLY'),
      '坏钟: too-many',
    ],
    ['lines that are none', 'BEGIN:VEVENT\r\nSUMMARY:半截\r\n乱码\r\nEND:VEVENT', '半截: damaged'],
    ['an entry that never ends', 'BEGIN:VEVENT\r\nSUMMARY:断了', '断了: damaged'],
  ])('is told by its name, and loses nothing beside it: %s', (_what, broken, told) => {
    expect(read(calendar(good, broken, good.replace('UID:g', 'UID:h')))).toEqual({
      dates: ['春节 2027-02-06T00:00 2027-02-07T00:00', '春节 2027-02-06T00:00 2027-02-07T00:00'],
      unread: [told],
    })
  })

  it('is what is beyond the most there may be, each by its name', () => {
    const daily = event('UID:d', 'SUMMARY:晨扫', 'DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY;COUNT=4')
    const found = read(calendar(daily), 3)
    expect(found?.dates).toHaveLength(3)
    expect(found?.unread).toEqual(['晨扫: too-many'])
  })

  it('is a file that is no calendar', () => {
    expect(read('姓名,电话\r\n李梅,138')).toBeNull()
  })
})
