/** Rooms inside rooms and rooms that exclude each other; equipment that several share, with outages. */
import { describe, expect, it } from 'vitest'
import { promisedBeyond, workingOn, type Booking } from '#features/rooms/rules/index'
import { ask, at, booking, books, codes, house, longBefore, on, pieces, request, room } from './house'

const span = on('2026-03-17 09:00-10:00')
const inHouse = house([
  room(1),
  room(2, {}, { inside: 1 }),
  room(3, {}, { excludes: [2] }),
  room(4, {}, { inside: 2 }),
])
const beside = (taken: Booking, wanted: number, whole = true) =>
  codes(ask(inHouse, request(wanted, span, { whole }), [taken]))

describe('rooms in rooms', () => {
  it('the hall taken whole takes its corner, and what lies in that', () => {
    expect(beside(booking(1, 1, span), 2)).toEqual(['taken'])
    expect(beside(booking(1, 1, span), 4, false)).toEqual(['taken'])
    expect(beside(booking(1, 4, span, { whole: false }), 1)).toEqual(['taken'])
  })

  it('seats of the hall leave the corner alone', () => {
    expect(beside(booking(1, 1, span, { whole: false }), 2)).toEqual([])
    expect(beside(booking(1, 2, span), 1, false)).toEqual([])
  })

  it('rooms that exclude each other do so in both directions, seats or whole', () => {
    expect(beside(booking(1, 3, span, { whole: false }), 2, false)).toEqual(['taken'])
    expect(beside(booking(1, 2, span, { whole: false }), 3, false)).toEqual(['taken'])
    // What lies in the corner is not excluded with it, nor is the hall around.
    expect(beside(booking(1, 3, span), 1)).toEqual([])
  })

  it('each room keeps its own time to clear and make ready', () => {
    const buffered = house([room(1, { bufferBefore: 20 }), room(2, { bufferAfter: 10 }, { inside: 1 })])
    const corner = booking(1, 2, on('2026-03-17 08:00-09:00'))
    expect(codes(ask(buffered, request(1, on('2026-03-17 09:29-10:30')), [corner]))).toEqual(['buffer'])
    expect(codes(ask(buffered, request(1, on('2026-03-17 09:30-10:30')), [corner]))).toEqual([])
  })

  it('a room taken whole has no seats left, and no more people than it takes', () => {
    expect(codes(ask(inHouse, request(1, span, { places: 25 })))).toEqual(['too-many'])
    const seatsOnly = house([room(1, { modes: ['places'] })])
    expect(codes(ask(seatsOnly, request(1, span)))).toEqual(['mode'])
  })
})

describe('equipment', () => {
  const projectors = { ...pieces('projector', 2, [1, 3]), outages: [] }
  const withProjectors = (
    outages:
      typeof projectors.outages | { pieces: number; from: string; until: string | null; why: string }[],
  ) => house([room(1), room(2), room(3)], { equipment: [{ ...projectors, outages }] })
  const using = (id: number, inRoom: number, hours: string, count = 1) =>
    booking(id, inRoom, on(`2026-03-17 ${hours}`), { equipment: { projector: count } })
  const wanting = (inRoom: number, hours: string, count: number) =>
    request(inRoom, on(`2026-03-17 ${hours}`), { equipment: { projector: count } })

  it('is shared between rooms: what one has the other lacks', () => {
    const taken = [using(1, 3, '09:30-10:30')]
    expect(ask(withProjectors([]), wanting(1, '09:00-11:00', 2), taken).reasons).toEqual([
      { code: 'equipment', equipment: 'projector', at: at('2026-03-17T09:30'), free: 1, wanted: 2, out: 0 },
    ])
    expect(codes(ask(withProjectors([]), wanting(1, '10:30-11:30', 2), taken))).toEqual([])
  })

  it('is not had where it does not belong', () => {
    expect(codes(ask(withProjectors([]), wanting(2, '09:00-10:00', 1)))).toEqual(['no-such-equipment'])
    expect(codes(ask(inHouse, request(1, span, { equipment: { kiln: 1 } })))).toEqual(['no-such-equipment'])
  })

  it('out of order counts as out on its days, from midnight to midnight', () => {
    const out = withProjectors([{ pieces: 1, from: '2026-03-18', until: '2026-03-19', why: '灯泡' }])
    const overnight = request(1, on('2026-03-17 23:00-25:00'), { equipment: { projector: 2 } })
    expect(ask(out, overnight).reasons).toMatchObject([
      { code: 'equipment', at: at('2026-03-18T00:00'), free: 1, out: 1 },
    ])
    const projector = out.equipment.get('projector') ?? projectors
    expect(
      ['2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20'].map((day) => workingOn(projector, day)),
    ).toEqual([2, 1, 1, 2])
  })

  it('that breaks down names the bookings that were promised more than works', () => {
    const broken = { ...projectors, outages: [{ pieces: 1, from: '2026-03-17', until: null, why: '灯泡' }] }
    const { held } = books(withProjectors([]), [using(1, 1, '09:00-10:00'), using(2, 1, '11:00-12:00', 2)])
    expect(promisedBeyond(broken, held, longBefore).map(({ who }) => who)).toEqual([
      { is: 'booking', booking: 2 },
    ])
  })
})
