/** The guards of the file: raw SQL that goes round every rule still books nothing twice. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeReasons, type Booking, type House, type Request } from '#features/rooms/rules/index'
import { booking, books, house, longBefore, on, pieces, request, room } from './house'
import { GuardedDesk, refusalOf } from './guarded'
import { wrongs } from './minute-walk'
import { deeds, randomHouse, type Deed } from './random-houses'

const span = on('2026-03-17 09:00-10:00')

describe('raw SQL', () => {
  it('does not book a room twice, nor a touch too early, and does right after', async () => {
    const desk = await GuardedDesk.open(house([room(1)]))
    desk.book(1, request(1, span))
    expect(refusalOf(() => desk.book(2, request(1, span)))).toBe('taken')
    expect(refusalOf(() => desk.book(2, request(1, on('2026-03-17 09:59-10:30'))))).toBe('taken')
    expect(refusalOf(() => desk.book(2, request(1, on('2026-03-17 10:00-10:30'))))).toBeNull()
  })

  it('does not take more seats than there are, nor the room from who sits in it', async () => {
    const desk = await GuardedDesk.open(house([room(1, { places: 6 })]))
    const seats = (places: number) => request(1, span, { whole: false, places })
    desk.book(1, seats(4))
    expect(refusalOf(() => desk.book(2, seats(3)))).toBe('places')
    expect(refusalOf(() => desk.book(2, request(1, span)))).toBe('taken')
    expect(refusalOf(() => desk.book(2, seats(2)))).toBeNull()
    expect(refusalOf(() => desk.book(3, { ...seats(7), span: on('2026-03-18 09:00-10:00') }))).toBe(
      'too-many',
    )
    expect(refusalOf(() => desk.run('UPDATE bookings SET places = 3 WHERE id = 2'))).toBe('places')
    expect(refusalOf(() => desk.run('UPDATE bookings SET whole = 1 WHERE id = 2'))).toBe('taken')
  })

  it('keeps buffers of both sides', async () => {
    const desk = await GuardedDesk.open(house([room(1, { bufferBefore: 15, bufferAfter: 30 })]))
    desk.book(1, request(1, span))
    expect(refusalOf(() => desk.book(2, request(1, on('2026-03-17 10:44-11:00'))))).toBe('taken')
    expect(refusalOf(() => desk.book(2, request(1, on('2026-03-17 10:45-11:00'))))).toBeNull()
    expect(refusalOf(() => desk.book(3, request(1, on('2026-03-17 07:30-08:16'))))).toBe('taken')
  })

  it('does not move, revive or replace a booking onto another', async () => {
    const desk = await GuardedDesk.open(house([room(1)]))
    desk.book(1, request(1, span))
    desk.book(2, request(1, on('2026-03-17 11:00-12:00')))
    expect(refusalOf(() => desk.move(2, on('2026-03-17 09:30-10:30')))).toBe('taken')
    desk.cancel(1)
    expect(refusalOf(() => desk.move(2, on('2026-03-17 09:30-10:30')))).toBeNull()
    const revive = `UPDATE bookings SET state = 'confirmed', held_until = ends WHERE id = 1`
    expect(refusalOf(() => desk.run(revive))).toBe('taken')
    const columns = 'whole, places, holder_kind, use, purpose, state, booked_at, booked_by'
    const replace = `INSERT OR REPLACE INTO bookings (id, room_id, starts, ends, held_until, ${columns})
      SELECT 2, room_id, starts + 600, ends + 600, ends + 600, ${columns} FROM bookings WHERE id = 2`
    expect(refusalOf(() => desk.run(replace))).toBe('booking-exists')
    expect(refusalOf(() => desk.run('UPDATE bookings SET id = 9 WHERE id = 1'))).toBe('booking-exists')
  })

  it('stops nobody from cancelling or leaving when the house rules have changed since', async () => {
    const desk = await GuardedDesk.open(
      house([room(1, { places: 6 })], { equipment: [pieces('oven', 2, [1])] }),
    )
    const seats = (places: number, oven = 0) =>
      request(1, span, { whole: false, places, equipment: { oven } })
    desk.book(1, seats(3, 1))
    desk.book(2, seats(3, 1))
    desk.run(`UPDATE rooms SET rules = json_set(rules, '$.places', 2)`)
    desk.run('UPDATE room_equipment SET pieces = 0')
    desk.run('DELETE FROM equipment_rooms')
    expect(refusalOf(() => desk.leave(1, span.from + 20))).toBeNull()
    expect(refusalOf(() => desk.cancel(2))).toBeNull()
    expect(refusalOf(() => desk.book(3, seats(1)))).toBe('places')
    expect(refusalOf(() => desk.book(3, { ...seats(1), span: on('2026-03-17 09:20-10:00') }))).toBeNull()
  })

  it('knows rooms in rooms, however deep, as soon as they are told', async () => {
    const desk = await GuardedDesk.open(
      house([room(1), room(2, {}, { inside: 1 }), room(4, {}, { inside: 2 })]),
    )
    desk.book(1, request(1, span))
    expect(refusalOf(() => desk.book(2, request(4, span, { whole: false })))).toBe('taken')
    desk.run('UPDATE rooms SET inside_id = NULL WHERE id = 2')
    expect(refusalOf(() => desk.book(2, request(4, span, { whole: false })))).toBeNull()
    expect(refusalOf(() => desk.run('UPDATE rooms SET inside_id = 4 WHERE id = 2'))).toBe(
      'room-inside-itself',
    )
    desk.run('INSERT INTO room_exclusions VALUES (1, 2)')
    expect(refusalOf(() => desk.book(3, request(2, span, { whole: false })))).toBe('taken')
  })

  it('counts pieces by quarters: no more than works that day, wherever they are', async () => {
    const oven = {
      ...pieces('oven', 3, [1, 2]),
      outages: [{ pieces: 1, from: '2026-03-18', until: null, why: '检修' }],
    }
    const desk = await GuardedDesk.open(house([room(1), room(2), room(3)], { equipment: [oven] }))
    const using = (inRoom: number, hours: string, count: number) =>
      request(inRoom, on(hours), { whole: false, equipment: { oven: count } })
    desk.book(1, using(1, '2026-03-17 09:00-10:00', 2))
    desk.book(2, using(1, '2026-03-17 11:00-12:00', 2))
    expect(refusalOf(() => desk.book(3, using(2, '2026-03-17 09:00-12:00', 2)))).toBe('equipment')
    expect(refusalOf(() => desk.book(3, using(2, '2026-03-17 09:00-12:00', 1)))).toBeNull()
    expect(refusalOf(() => desk.book(4, using(1, '2026-03-18 09:00-10:00', 3)))).toBe('equipment')
    expect(refusalOf(() => desk.book(4, using(3, '2026-03-19 09:00-10:00', 1)))).toBe('no-such-equipment')
    expect(refusalOf(() => desk.book(4, using(1, '2026-03-19 09:05-10:05', 1)))).toBe('off-quarter')
    // Moved within its own time it does not count against itself.
    expect(refusalOf(() => desk.move(3, on('2026-03-17 09:15-12:00')))).toBeNull()
    expect(refusalOf(() => desk.run('UPDATE booking_equipment SET pieces = 3'))).toBe(
      'booking-equipment-stays',
    )
  })

  it('forgets what was given back: no quarter is left in use when everybody has cancelled', async () => {
    const desk = await GuardedDesk.open(house([room(1)], { equipment: [pieces('oven', 3, [1])] }))
    for (const id of [1, 2, 3]) desk.book(id, request(1, span, { whole: false, equipment: { oven: 1 } }))
    desk.leave(1, span.from + 20)
    desk.run('DELETE FROM booking_equipment WHERE booking_id = 2')
    for (const id of [1, 2, 3]) desk.cancel(id)
    expect(desk.rows('SELECT * FROM equipment_slots WHERE used <> 0')).toEqual([])
  })

  it.each([
    [
      'a booking longer than two days',
      'UPDATE bookings SET ends = starts + 2881, held_until = starts + 2881',
    ],
    ['a booking that ends before it begins', 'UPDATE bookings SET ends = starts - 1, held_until = NULL'],
    ['a booking that stands and holds nothing', 'UPDATE bookings SET held_until = NULL'],
    ['a booking that was cancelled and holds on', "UPDATE bookings SET state = 'cancelled'"],
    ['a request that waits for ever', "UPDATE bookings SET state = 'pending'"],
    ['a booking of nobody’s place', 'UPDATE bookings SET places = 0'],
    ['a group’s booking without a group', "UPDATE bookings SET holder_kind = 'group'"],
  ])('is refused %s', async (_what, sql) => {
    const desk = await GuardedDesk.open(house([room(1)]))
    desk.book(1, request(1, span))
    expect(() => desk.run(sql)).toThrow(/CHECK constraint failed/)
  })
})

/** The rules' own answer for the place alone; hours and closures are no matter of the file. */
const lets = (inHouse: House, asked: Request, kept: readonly Booking[], without: readonly number[] = []) =>
  placeReasons(inHouse, asked, books(inHouse, kept, longBefore, without).held).every(
    ({ code }) => code === 'closed',
  )

const onQuarters = ({ span: { from, until }, equipment }: Request) =>
  Object.keys(equipment).length === 0 || (from % 15 === 0 && until % 15 === 0)

/** Does the deeds with raw SQL, and says where the file and the rules did not agree. */
function liveThrough(desk: GuardedDesk, inHouse: House, done: readonly Deed[]) {
  let kept: Booking[] = []
  const disagreed: unknown[] = []
  const agree = (deed: Deed, ruled: boolean, work: () => void) => {
    const refused = refusalOf(work)
    if ((refused === null) !== ruled) disagreed.push({ deed, ruled, refused })
    return refused === null
  }
  const book = (deed: Deed, asked: Request) => {
    const id = kept.length + 1
    const ruled = lets(inHouse, asked, kept) && onQuarters(asked)
    if (agree(deed, ruled, () => desk.book(id, asked))) kept.push(booking(id, asked.room, asked.span, asked))
  }
  for (const deed of done) {
    if (deed.deed === 'book') book(deed, deed.request)
    if (deed.deed === 'series') for (const each of deed.spans) book(deed, { ...deed.request, span: each })
    if (deed.deed !== 'cancel' && deed.deed !== 'move') continue
    const chosen = kept[deed.which % Math.max(1, kept.length)]
    if (chosen?.state !== 'confirmed') continue
    if (deed.deed === 'cancel') {
      desk.cancel(chosen.id)
      kept = kept.map((one) => (one === chosen ? { ...one, state: 'cancelled' } : one))
      continue
    }
    const moved: Request = { ...chosen, span: deed.span, purpose: 'other', comers: [], suspendedUntil: null }
    const ruled = lets(inHouse, moved, kept, [chosen.id]) && onQuarters(moved)
    if (agree(deed, ruled, () => desk.move(chosen.id, deed.span))) {
      kept = kept.map((one) => (one === chosen ? { ...one, span: deed.span } : one))
    }
  }
  return { kept, disagreed }
}

describe('the guards and the rules', () => {
  it('agree on every booking and every move, and a walk over minutes finds nothing wrong', async () => {
    await fc.assert(
      fc.asyncProperty(randomHouse, deeds, async (inHouse, done) => {
        const desk = await GuardedDesk.open(inHouse)
        const { kept, disagreed } = liveThrough(desk, inHouse, done)
        expect(disagreed).toEqual([])
        const { held } = books(inHouse, kept)
        expect(wrongs(inHouse, held).filter((wrong) => !wrong.includes('shut'))).toEqual([])
        desk.sqlite.close()
      }),
      { numRuns: 120 },
    )
  })
})
