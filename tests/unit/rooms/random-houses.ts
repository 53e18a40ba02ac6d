/** Random houses, requests and changes for the property tests: small, so that they collide. */
import fc from 'fast-check'
import type { Closure, Equipment, Room } from '#features/rooms/contract/index'
import type { Holder, House, Request, Span } from '#features/rooms/rules/index'
import { at, group, house, pieces, request, resident, room } from './house'

export const firstDay = '2026-03-16'
const start = at(`${firstDay}T00:00`)

/** Two windows a day, one past midnight. */
const open = [
  { from: '08:00', until: '11:00' },
  { from: '22:00', until: '25:00' },
]

/** In five-minute steps, mostly inside the open windows of two days. */
export const span: fc.Arbitrary<Span> = fc
  .record({
    day: fc.integer({ min: 0, max: 1 }),
    window: fc.constantFrom(8 * 60, 22 * 60),
    from: fc.integer({ min: -2, max: 36 }),
    steps: fc.integer({ min: 1, max: 14 }),
  })
  .map(({ day, window, from, steps }) => {
    const begin = start + day * 1440 + window + from * 5
    return { from: begin, until: begin + steps * 5 }
  })

const buffers = fc.record({
  bufferBefore: fc.constantFrom(0, 0, 5, 10),
  bufferAfter: fc.constantFrom(0, 0, 5, 15),
  buffersMayLieOutsideHours: fc.boolean(),
})

const limits = [
  {
    holders: ['resident' as const],
    measure: 'bookings' as const,
    per: 'day' as const,
    most: 2,
    counts: 'all' as const,
    reach: 'house' as const,
  },
  {
    holders: ['resident' as const],
    measure: 'bookings' as const,
    per: 'week' as const,
    most: 3,
    counts: 'all' as const,
    reach: 'house' as const,
  },
]

const closure: fc.Arbitrary<Closure['when']> = fc.oneof(
  span.map((shut) => ({ by: 'once' as const, span: shut })),
  fc.constantFrom(1, 2).map((weekday) => ({
    by: 'week' as const,
    weekdays: [weekday],
    hours: { from: '23:30', until: '24:15' },
    starts: firstDay,
    ends: null,
  })),
)

const ovens = fc.record({ pieces: fc.integer({ min: 0, max: 3 }), out: fc.integer({ min: 0, max: 2 }) })

/** A hall with seats, a corner inside it, a noisy room that the corner cannot bear, and one apart. */
export const randomHouse: fc.Arbitrary<House> = fc
  .record({
    buffers: fc.tuple(buffers, buffers, buffers, buffers),
    closures: fc.array(fc.record({ room: fc.integer({ min: 1, max: 4 }), when: closure }), { maxLength: 2 }),
    ovens,
  })
  .map(({ buffers: [hall, corner, noisy, apart], closures, ovens: { pieces: count, out } }) => {
    const hours = [{ season: null, on: { by: 'every-day' as const }, open }]
    const rooms: Room[] = [
      room(1, { ...hall, hours, places: 6, limits }),
      room(2, { ...corner, hours, places: 3, limits }, { inside: 1 }),
      room(3, { ...noisy, hours, places: 6, limits }, { excludes: [2] }),
      room(4, { ...apart, hours, places: 4, limits }),
    ]
    const oven: Equipment = {
      ...pieces('oven', count, [1, 4]),
      outages: out === 0 ? [] : [{ pieces: out, from: '2026-03-17', until: '2026-03-17', why: '检修' }],
    }
    return house(rooms, {
      equipment: [oven],
      closures: closures.map(({ room: shut, when }, index) => ({
        id: index + 1,
        rooms: [shut],
        kind: 'other' as const,
        why: '布置',
        when,
      })),
    })
  })

const holder: fc.Arbitrary<Holder> = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map(resident),
  fc.integer({ min: 11, max: 12 }).map(group),
)

export const randomRequest: fc.Arbitrary<Request> = fc
  .record({
    room: fc.integer({ min: 1, max: 4 }),
    span,
    whole: fc.boolean(),
    places: fc.integer({ min: 1, max: 3 }),
    oven: fc.constantFrom(0, 0, 1, 2),
    holder,
  })
  .map(({ room: id, oven, ...asked }) =>
    request(id, asked.span, { ...asked, equipment: oven > 0 && (id === 1 || id === 4) ? { oven } : {} }),
  )

/** What happens at a desk in a day. */
export type Deed =
  | { readonly deed: 'book'; readonly request: Request }
  | { readonly deed: 'cancel'; readonly which: number }
  | { readonly deed: 'move'; readonly which: number; readonly span: Span }
  | { readonly deed: 'series'; readonly request: Request; readonly spans: readonly Span[] }

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: randomRequest.map((one) => ({ deed: 'book' as const, request: one })) },
    { weight: 1, arbitrary: fc.nat(20).map((which) => ({ deed: 'cancel' as const, which })) },
    {
      weight: 2,
      arbitrary: fc.record({ deed: fc.constant('move' as const), which: fc.nat(20), span }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        deed: fc.constant('series' as const),
        request: randomRequest,
        spans: fc.array(span, { minLength: 2, maxLength: 4 }),
      }),
    },
  ),
  { minLength: 5, maxLength: 25 },
)
