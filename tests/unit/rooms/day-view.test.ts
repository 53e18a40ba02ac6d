/** The day view: hours shown, what is shut and why, blocks beside each other, buffers, and the cursor of the keys. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cursorAt, cursorKeys, moveCursor, underCursor } from '#features/rooms/day/rules'
import { columnsOf, shownHours, shutStretches, wholeDay, type Shown } from '#features/rooms/rules/index'
import type { Closure } from '#features/rooms/contract/index'
import { at, house, on, room } from './house'
import { isClosedAt } from './minute-walk'
import { randomHouse, span as randomSpan } from './random-houses'

const day = '2026-03-17'
const hours = (from: string, until: string) => [
  { season: null, on: { by: 'every-day' as const }, open: [{ from, until }] },
]
const shown = (id: number, text: string, more: Partial<Shown> = {}): Shown => ({
  id,
  room: 1,
  span: on(`${day} ${text}`),
  whole: false,
  places: 1,
  pending: false,
  ...more,
})
const laidOut: Closure = {
  id: 5,
  rooms: [1],
  kind: 'own-use',
  why: '街坊议事会布置',
  when: { by: 'once', span: on(`${day} 08:30-12:00`) },
}
const inHouse = house(
  [room(1, { hours: hours('08:30', '17:20') }), room(2, { hours: hours('10:00', '21:00') })],
  {
    closures: [laidOut],
  },
)

describe('the hours shown', () => {
  it('run from the first opening to the last closing, on whole hours, and take in what is booked outside', () => {
    expect(shownHours(inHouse, day, [])).toEqual(on(`${day} 10:00-21:00`))
    expect(shownHours(inHouse, day, [shown(1, '07:30-08:00'), shown(2, '22:00-24:30')])).toEqual(
      on(`${day} 07:00-24:00`),
    )
    expect(shownHours(house([]), day, [])).toEqual(on(`${day} 08:00-18:00`))
  })
})

describe('a column', () => {
  it('tells each shut stretch with its own reason', () => {
    const stretches = shutStretches(inHouse, 1, on(`${day} 08:00-18:00`))
    expect(stretches.map(({ span, because }) => [span, because.kind])).toEqual([
      [on(`${day} 08:00-08:30`), 'hours'],
      [on(`${day} 08:30-12:00`), 'closure'],
      [on(`${day} 17:20-18:00`), 'hours'],
    ])
  })

  it('sets sessions beside each other, and seats of many in one block with their peak', () => {
    const two = columnsOf(inHouse, wholeDay(day), [
      shown(1, '12:00-14:00'),
      shown(2, '13:00-15:00', { places: 4 }),
    ])
    expect(two[0]?.blocks).toMatchObject([
      { bookings: [1], lane: 0, lanes: 2, peak: 1 },
      { bookings: [2], lane: 1, lanes: 2, peak: 4 },
    ])
    const many = [1, 2, 3, 4].map((id) => shown(id, '12:00-14:00', { places: id }))
    const later = shown(5, '13:30-16:00', { places: 9, pending: true })
    expect(columnsOf(inHouse, wholeDay(day), [...many, later])[0]?.blocks).toEqual([
      {
        span: on(`${day} 12:00-16:00`),
        bookings: [1, 2, 3, 4, 5],
        peak: 19,
        lane: 0,
        lanes: 1,
        pending: false,
      },
    ])
    // Who only touches is a block of their own.
    const touching = columnsOf(inHouse, wholeDay(day), [shown(1, '12:00-13:00'), shown(2, '13:00-14:00')])
    expect(touching[0]?.blocks).toMatchObject([{ lanes: 1 }, { lanes: 1 }])
  })

  it('hatches the time between, never under a booking', () => {
    const buffered = house([room(1, { bufferBefore: 15, bufferAfter: 30 })])
    const [column] = columnsOf(buffered, on(`${day} 08:00-18:00`), [
      shown(1, '09:00-10:00', { whole: true }),
      shown(2, '10:45-12:00', { whole: true }),
      shown(3, '17:30-17:50', { whole: true }),
    ])
    expect(column?.buffers).toEqual([
      on(`${day} 08:45-09:00`),
      on(`${day} 10:00-10:45`),
      on(`${day} 12:00-12:30`),
      on(`${day} 17:15-17:30`),
      on(`${day} 17:50-18:00`),
    ])
  })

  it('of any house is shut exactly where it is not open, and no two lanes overlap', () => {
    fc.assert(
      fc.property(randomHouse, fc.array(randomSpan, { maxLength: 8 }), (anyHouse, spans) => {
        const within = wholeDay('2026-03-16')
        const bookings = spans.map((span, index) => ({ ...shown(index + 1, '09:00-10:00'), span, room: 4 }))
        for (const { room: id, shut, blocks } of columnsOf(anyHouse, within, bookings)) {
          for (let minute = within.from; minute < within.until; minute += 5) {
            const closed = shut.some(({ span }) => span.from <= minute && minute < span.until)
            expect(closed).toBe(isClosedAt(anyHouse, id, minute))
          }
          shut.forEach(({ span }, index) =>
            expect(span.from).toBeGreaterThanOrEqual(shut[index - 1]?.span.until ?? 0),
          )
          for (const one of blocks) {
            for (const other of blocks) {
              const beside = one !== other && one.lane === other.lane
              if (beside)
                expect(one.span.from >= other.span.until || other.span.from >= one.span.until).toBe(true)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the cursor', () => {
  const bounds = { columns: 3, within: on(`${day} 08:00-18:00`), step: 30 }
  const start = cursorAt(0, at(`${day}T09:10`), 60, bounds)
  const after = (...keys: (typeof cursorKeys)[number][]) =>
    keys.reduce((cursor, key) => moveCursor(cursor, key, bounds), start)

  it('begins on a step, moves by it, and stretches at its end', () => {
    expect(start).toEqual({ column: 0, span: on(`${day} 09:00-10:00`) })
    expect(after('later', 'right')).toEqual({ column: 1, span: on(`${day} 09:30-10:30`) })
    expect(after('longer', 'longer').span).toEqual(on(`${day} 09:00-11:00`))
    expect(after('shorter', 'shorter', 'shorter').span).toEqual(on(`${day} 09:00-09:30`))
    expect(after('last').span).toEqual(on(`${day} 17:00-18:00`))
    expect(after('last', 'first').span).toEqual(on(`${day} 08:00-09:00`))
  })

  it('never leaves the screen, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cursorKeys), { maxLength: 60 }), (keys) => {
        const { column, span } = after(...keys)
        expect(column >= 0 && column < bounds.columns).toBe(true)
        expect(
          span.from >= bounds.within.from && span.until <= bounds.within.until && span.from < span.until,
        ).toBe(true)
      }),
    )
  })

  it('knows what lies under it', () => {
    const buffered = house([room(1, { hours: hours('08:30', '18:00'), bufferAfter: 30 })])
    const [column] = columnsOf(buffered, bounds.within, [shown(7, '10:00-11:00', { whole: true })])
    const under = (text: string) => column && underCursor(column, on(`${day} ${text}`))
    expect(under('10:30-11:30')).toEqual({ kind: 'bookings', bookings: [7] })
    expect(under('11:00-12:00')).toEqual({ kind: 'buffer' })
    expect(under('08:00-09:00')).toMatchObject({ kind: 'shut', because: { kind: 'hours' } })
    expect(under('12:00-13:00')).toEqual({ kind: 'free' })
  })
})
