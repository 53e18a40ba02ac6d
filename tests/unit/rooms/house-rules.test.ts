/** House rules and closures as data: what the contract refuses before any rule is asked. */
import { describe, expect, it } from 'vitest'
import { closure, equipment, houseRules, room as roomSchema } from '#features/rooms/contract/index'
import { room, rules } from './house'

const faults = (change: Readonly<Record<string, unknown>>) => {
  const parsed = houseRules.safeParse({ ...rules(), ...change })
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
}
const every = (open: { from: string; until: string }[]) => [{ season: null, on: { by: 'every-day' }, open }]

describe('house rules', () => {
  it.each([
    ['a clock that is none', { hours: every([{ from: '9:00', until: '10:00' }]) }, 'hours.0.open.0.from'],
    ['a minute that is none', { hours: every([{ from: '09:60', until: '10:00' }]) }, 'hours.0.open.0.from'],
    [
      'hours that end before they begin',
      { hours: every([{ from: '10:00', until: '09:00' }]) },
      'hours.0.open.0.until',
    ],
    [
      'hours that begin another day',
      { hours: every([{ from: '24:30', until: '25:00' }]) },
      'hours.0.open.0.from',
    ],
    [
      'hours longer than two days',
      { hours: every([{ from: '09:00', until: '48:01' }]) },
      'hours.0.open.0.until',
    ],
    [
      'hours that overlap',
      {
        hours: every([
          { from: '09:00', until: '12:00' },
          { from: '11:00', until: '13:00' },
        ]),
      },
      'hours.0.open',
    ],
    [
      'a weekday named twice',
      { hours: [{ season: null, on: { by: 'weekday', weekdays: [1, 1] }, open: [] }] },
      'hours.0.on.weekdays',
    ],
    [
      'a weekday 0',
      { hours: [{ season: null, on: { by: 'weekday', weekdays: [0] }, open: [] }] },
      'hours.0.on.weekdays.0',
    ],
    ['a longest below the shortest', { shortest: 60, longest: 30 }, 'longest'],
    ['a most below the least days ahead', { aheadLeast: 15, aheadMost: 14 }, 'aheadMost'],
    [
      'a series that looks less far than a single booking',
      { aheadMost: 14, aheadMostInSeries: 7 },
      'aheadMostInSeries',
    ],
    ['a no-show before late', { checkIn: { lateAfter: 20, noShowAfter: 10 } }, 'checkIn.noShowAfter'],
    [
      'a limit of hours without a period',
      {
        limits: [
          { holders: ['resident'], measure: 'minutes', per: null, most: 1, counts: 'all', reach: 'room' },
        ],
      },
      'limits.0.per',
    ],
    ['no way to be taken', { modes: [] }, 'modes'],
    ['a word nobody knows', { colour: 'red' }, ''],
  ])('refuse %s', (_what, change, path) => {
    expect(faults(change).map(([where]) => where)).toContain(path)
  })

  it('let hours run into the next day', () => {
    expect(faults({ hours: every([{ from: '08:00', until: '25:00' }]) })).toEqual([])
  })

  it('bound every list and every text', () => {
    const line = every([])[0]
    expect(faults({ hours: Array.from({ length: 41 }, () => line) }).map(([where]) => where)).toEqual([
      'hours',
    ])
    expect(faults({ printed: '规'.repeat(4001) }).map(([where]) => where)).toEqual(['printed'])
    expect(roomSchema.safeParse(room(1, {}, { name: '室'.repeat(41) })).success).toBe(false)
  })

  it('know closures and equipment only as they are written', () => {
    const day = {
      by: 'week',
      weekdays: [1],
      hours: { from: '00:00', until: '24:00' },
      starts: '2026-01-01',
      ends: null,
    }
    const shut = { id: 1, rooms: null, kind: 'other', why: '盘点', when: day }
    expect(closure.safeParse(shut).success).toBe(true)
    expect(closure.safeParse({ ...shut, why: '' }).success).toBe(false)
    expect(closure.safeParse({ ...shut, when: { ...day, starts: '2026-02-30' } }).success).toBe(false)
    const oven = { code: 'oven', name: '烤箱', pieces: 3, rooms: [1], outages: [] }
    expect(equipment.safeParse(oven).success).toBe(true)
    expect(equipment.safeParse({ ...oven, pieces: 1.5 }).success).toBe(false)
  })
})
