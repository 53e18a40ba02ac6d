/** A day that is still being written: a form says that it is none yet, and goes on standing. */
import { describe, expect, it } from 'vitest'
import { closureText } from '#features/rooms/contract/index'
import { closureField, closureOf, newClosure } from '#features/rooms/settings/ui/closure-values'
import { spanOfValues, type BookingValues } from '#features/rooms/bookings/ui/values'
import { notRepeated } from '#features/rooms/series/ui/repeat'
import { isPattern, patternOfValues } from '#features/rooms/series/ui/repeat-values'

/** What the field of a day gives the form, key by key: what was typed so far, or the day it is by now. */
const written = [
  '2026-12-31',
  '20261231',
  '２０２６年１２月３１日',
  '2026-13-01',
  '2026-02-30',
  '0-0',
  '9999-12-31',
  '明天',
]
const keyByKey = written.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)))

const closure = { ...newClosure, why: '粉刷', from: '2026-01-01' }

const booking: BookingValues = {
  ...notRepeated,
  mode: 'whole',
  places: 1,
  equipment: {},
  holder: 'resident',
  purpose: 'meeting',
  comers: [],
  hours: '9:00-11:00',
}

describe('a day typed key by key', () => {
  it('never breaks the form of a closure, and no closure is made of it before it is a day', () => {
    const days = [
      '2026-12-31',
      '20261231',
      '2026-12-3',
      '2026-02-3',
      '２０２６年１２月３',
      '２０２６年１２月３１',
      '２０２６年１２月３１日',
    ]
    for (const until of keyByKey) {
      const faults = closureText.safeParse(closureOf({ ...closure, until })).error?.issues ?? []
      const [fault] = faults.map(({ path, message }) => [closureField(path.join('.')), message])
      expect(fault, until).toEqual(days.includes(until) ? undefined : ['until', 'not-a-day'])
    }
    for (const from of keyByKey) closureOf({ ...closure, from })
    const whole = closureOf({ ...closure, until: '2026-12-31' }).when
    expect(whole.by === 'once' && (whole.span.until - whole.span.from) / 1440).toBe(365)
    for (const by of ['week', 'month', 'calendar'] as const) {
      for (const until of keyByKey) closureOf({ ...closure, by, until })
    }
  })

  it('never breaks the form of a booking or a series, and a series has no dates before it is a day', () => {
    for (const day of keyByKey) {
      spanOfValues({ ...booking, day })
      for (const repeat of ['weekly', 'fortnightly', 'monthly'] as const) {
        for (const inMonth of ['nth', 'last'] as const) {
          const { lines } = patternOfValues({ ...booking, day, repeat, inMonth })
          if (lines.length === 0) expect(isPattern({ ...booking, day, repeat, inMonth }), day).toBe(false)
        }
      }
    }
    for (const lastDay of keyByKey) {
      isPattern({ ...booking, day: '2026-12-01', repeat: 'weekly', endsBy: 'day', lastDay })
    }
  })
})
