/** Bookings through the desk itself: refused with the reason and the hour, held, approved, moved, taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { minutesOfDay, startOfDay, textOfMinute, type Span } from '#features/rooms/rules/index'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { at, on } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const stops = (code: string, parameters: object = {}) => ({
  data: { code: `rooms.stops-${code}`, parameters: expect.objectContaining(parameters) as object },
})
const check = (booking: ReturnType<typeof asked>, without: number | null = null) =>
  desk.client.rooms.bookings.check({ booking, without })
const move = (id: number, what: 'cancel' | 'check-in' | 'leave', reason = '') =>
  desk.client.rooms.bookings.move({ sendId: newSendId(), id, move: what, reason })
const decide = (id: number, what: 'approve' | 'refuse', reason = '') =>
  desk.client.rooms.bookings.decide({ sendId: newSendId(), id, move: what, reason })
const get = (id: number) => desk.client.rooms.bookings.get({ id })
const shown = (slots: readonly { readonly span: Span }[]) =>
  slots.map(({ span }) => textOfMinute(span.from).slice(5))
/** The desk's clock stands at a minute of the wall. */
const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)

describe('a booking', () => {
  it('that cannot be had is refused with who is there, until when, and the three nearest free times', async () => {
    const room = await desk.room('议事厅')
    const li = await desk.person('李梅')
    const wang = await desk.person('王强')
    await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li), { title: '合唱排练' }))
    const rival = asked(room, '2026-12-01 10:00-12:00', ofResident(wang))
    expect(await refused(desk.book(rival))).toMatchObject(
      stops('taken', { at: '10:00', until: '11:00', who: '合唱排练' }),
    )
    const answer = await check(rival)
    expect(answer.reasons.map(({ code }) => code)).toEqual(['rooms.stops-taken'])
    // Nearest first; of two equally near the later.
    expect(shown(answer.slots)).toEqual(['12-01T11:00', '12-01T13:00', '12-01T07:00'])
  })

  it('counts ovens by the moment: two at 9–10 and 11–12 leave one for 9–12', async () => {
    const room = await desk.room('烘焙小站', { modes: ['places'], places: 12 })
    await desk.oven(room, 3)
    const people = await Promise.all(['甲', '乙', '丙'].map((name) => desk.person(name)))
    const [first = 0, second = 0, third = 0] = people
    const seats = (when: string, who: number, oven: number) =>
      asked(room, when, ofResident(who), { whole: false, places: 2, equipment: { oven } })
    await desk.book(seats('2026-12-01 09:00-10:00', first, 2))
    await desk.book(seats('2026-12-01 11:00-12:00', second, 2))
    expect(await refused(desk.book(seats('2026-12-01 09:00-12:00', third, 2)))).toMatchObject(
      stops('equipment', { at: '09:00', free: 1, wanted: 2, name: '烤箱' }),
    )
    expect((await desk.book(seats('2026-12-01 09:00-12:00', third, 1))).booking.state).toBe('confirmed')
  })

  it('sent twice is booked once', async () => {
    const room = await desk.room('议事厅')
    const booking = asked(room, '2026-12-01 09:00-11:00', ofResident(await desk.person('李梅')))
    const sendId = newSendId()
    const once = await desk.client.rooms.bookings.book({ sendId, booking })
    const twice = await desk.client.rooms.bookings.book({ sendId, booking })
    expect(twice.booking.id).toBe(once.booking.id)
    expect((await desk.client.rooms.bookings.list({ tab: 'coming', limit: 50 })).rows).toHaveLength(1)
  })

  it('for sales is never let in, whoever asks', async () => {
    const room = await desk.room('议事厅')
    const sales = asked(room, '2026-12-01 09:00-11:00', { kind: 'centre' }, { purpose: 'sales' })
    expect(await refused(desk.book(sales))).toMatchObject(stops('purpose'))
  })

  it('on a closed day is refused by every way in: booked, moved, approved', async () => {
    const room = await desk.room('议事厅', { approvalFor: ['group'] })
    const group = { kind: 'group', name: '合唱团' } as const
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', group))
    const span = { from: at('2026-12-01T00:00'), until: at('2026-12-03T00:00') }
    await desk.client.rooms.close({
      sendId: newSendId(),
      closure: { rooms: null, kind: 'danger', why: '停电', when: { by: 'once', span } },
      cannotWait: null,
    })
    const closed = stops('closed-for', { at: '09:00', why: '停电' })
    expect(await refused(desk.book(asked(room, '2026-12-02 09:00-11:00', group)))).toMatchObject(closed)
    const to = { room, span: on('2026-12-02 09:00-11:00'), whole: true, places: 1, equipment: {} }
    const moving = desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id: booking.id, to })
    expect(await refused(moving)).toMatchObject(closed)
    expect(await refused(decide(booking.id, 'approve'))).toMatchObject(closed)
  })

  it('moved within its month does not count against its own limit', async () => {
    const limit = { holders: ['resident' as const], measure: 'bookings' as const, per: 'month' as const }
    const room = await desk.room('社区书房', {
      limits: [{ ...limit, most: 2, counts: 'all', reach: 'room' }],
    })
    const li = ofResident(await desk.person('李梅'))
    const { booking } = await desk.book(asked(room, '2026-12-10 09:00-11:00', li))
    await desk.book(asked(room, '2026-12-11 09:00-11:00', li))
    expect(await refused(desk.book(asked(room, '2026-12-12 09:00-11:00', li)))).toMatchObject(
      stops('limit-bookings-month', { most: 2, reached: 3 }),
    )
    const to = { room, span: on('2026-12-24 09:00-11:00'), whole: true, places: 1, equipment: {} }
    const moved = await desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id: booking.id, to })
    expect(moved.booking.span).toEqual(to.span)
    // Where it was is free again.
    expect((await check(asked(room, '2026-12-10 09:00-11:00', { kind: 'centre' }))).reasons).toEqual([])
  })

  it('moves to another room that fits, and the file gives back what it had', async () => {
    const one = await desk.room('议事厅')
    const other = await desk.room('活动室')
    const li = ofResident(await desk.person('李梅'))
    const { booking } = await desk.book(asked(one, '2026-12-01 09:00-11:00', li))
    const answer = await check(asked(one, '2026-12-01 09:00-11:00', { kind: 'centre' }))
    expect(answer.elsewhere.map(({ room }) => room)).toEqual([other])
    const to = { room: other, span: booking.span, whole: true, places: 1, equipment: {} }
    await desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id: booking.id, to })
    await desk.book(asked(one, '2026-12-01 09:00-11:00', { kind: 'centre' }))
    expect((await get(booking.id)).events.map(({ event }) => event)).toEqual(['book', 'reschedule'])
  })
})

describe('a request that has to be approved', () => {
  const group = { kind: 'outside-group', name: '某某幼儿园' } as const
  const outside = { approvalFor: ['outside-group' as const], pendingHours: 24 }

  it('holds its slot until its hour, and its rival is told that it waits', async () => {
    const room = await desk.room('议事厅', outside)
    const when = '2026-12-01 09:00-11:00'
    const { booking } = await desk.book(asked(room, when, group, { title: '参观' }))
    expect(booking).toMatchObject({ state: 'pending', holdsUntil: at('2026-11-24T09:00') })
    const rival = asked(room, when, ofResident(await desk.person('王强')))
    expect(await refused(desk.book(rival))).toMatchObject(stops('taken-pending', { who: '参观' }))
    // Nothing ran meanwhile: the hour alone sets the slot free, and the rival's own booking puts that on record.
    itIs('2026-11-24T09:00')
    await desk.book(rival)
    expect((await get(booking.id)).events.map(({ event }) => event)).toEqual(['book', 'expire'])
    expect(await refused(decide(booking.id, 'approve'))).toMatchObject(stops('taken', { at: '09:00' }))
  })

  it('is approved while it holds, also after its hold when nobody came between; its rivals are named before', async () => {
    const room = await desk.room('议事厅', outside)
    const first = await desk.book(asked(room, '2026-12-01 09:00-11:00', group))
    itIs('2026-11-25T09:00')
    const rival = { kind: 'outside-group', name: '某某公司' } as const
    const second = await desk.book(asked(room, '2026-12-01 10:00-12:00', rival))
    itIs('2026-11-27T09:00')
    const { approval } = await get(first.booking.id)
    expect(approval?.reasons).toEqual([])
    expect(approval?.rivals.map(({ id }) => id)).toEqual([second.booking.id])
    await decide(first.booking.id, 'approve')
    expect((await get(first.booking.id)).booking.state).toBe('confirmed')
    expect(await refused(decide(second.booking.id, 'approve'))).toMatchObject(stops('taken'))
  })

  it('waits without holding anything once its hold ran out, is moved so, and is over with the minute it was for', async () => {
    const room = await desk.room('议事厅', outside)
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', group))
    const standing = async () => (await get(booking.id)).booking.standing
    const to = (when: string) => ({ room, span: on(when), whole: true, places: 1, equipment: {} })
    const movedTo = (when: string) =>
      desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id: booking.id, to: to(when) })
    expect(await standing()).toBe('waiting')
    itIs('2026-11-25T09:00')
    expect(await standing()).toBe('unheld')
    await movedTo('2026-12-01 14:00-15:00')
    expect((await get(booking.id)).booking).toMatchObject({
      state: 'expired',
      standing: 'unheld',
      held: null,
    })
    // It holds nothing at its new time either: whoever is quicker has it.
    await desk.book(asked(room, '2026-12-01 14:00-15:00', ofResident(await desk.person('王强'))))
    itIs('2026-12-01T14:00')
    expect(await standing()).toBe('ended')
    expect(await refused(movedTo('2026-12-03 14:00-15:00'))).toMatchObject({
      data: { code: 'rooms.booking-is-expired' },
    })
  })

  it('that is granted when its time has begun is waited for from then; over, it can no longer be granted', async () => {
    const checkIn = { lateAfter: 10, noShowAfter: 30 }
    const room = await desk.room('议事厅', { ...outside, checkIn })
    const late = await desk.book(asked(room, '2026-12-01 09:00-11:00', group))
    const over = await desk.book(asked(room, '2026-12-01 12:00-13:00', group))
    itIs('2026-12-01T09:50')
    await decide(late.booking.id, 'approve')
    expect((await get(late.booking.id)).booking).toMatchObject({ state: 'confirmed', standing: 'to-come' })
    itIs('2026-12-01T10:20')
    expect((await get(late.booking.id)).booking.state).toBe('no-show')
    itIs('2026-12-01T12:59')
    expect((await get(over.booking.id)).moves).toEqual(['approve', 'refuse', 'cancel'])
    itIs('2026-12-01T13:00')
    expect((await get(over.booking.id)).moves).toEqual(['refuse', 'cancel'])
    expect(await refused(decide(over.booking.id, 'approve'))).toMatchObject({
      data: { code: 'rooms.booking-is-expired' },
    })
  })

  it('is refused with a reason only, and by nobody but the manager', async () => {
    const room = await desk.room('议事厅', outside)
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', group))
    expect(await refused(decide(booking.id, 'refuse'))).toMatchObject({
      data: { code: 'rooms.reason-needed' },
    })
    await decide(booking.id, 'refuse', '与选举冲突')
    expect(await get(booking.id)).toMatchObject({ booking: { state: 'refused', held: null }, moves: [] })
    await desk.signIn('front-desk')
    expect(await refused(decide(booking.id, 'approve'))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('who comes', () => {
  const person = { residentId: null, birth: '1960-01-01', briefedOn: null, fetchedBy: '', allergens: '' }
  const named = (name: string) => ({ ...person, name, withGuardian: false })
  const choir = { kind: 'group', name: '合唱团' } as const

  it('is never more than the places that are taken, also when fewer are wanted later', async () => {
    const room = await desk.room('烘焙小站', { guardianUnder: 14 })
    const comers = ['甲', '乙', '丙'].map(named)
    const text = (places: number) => asked(room, '2026-12-01 09:00-11:00', choir, { places, comers })
    const tooMany = stops('too-many-comers', { named: 3, places: 2 })
    expect(await refused(desk.book(text(2)))).toMatchObject(tooMany)
    const { booking } = await desk.book(text(3))
    const to = { room, span: on('2026-12-01 09:00-11:00'), whole: true, places: 2, equipment: {} }
    const fewer = desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id: booking.id, to })
    expect(await refused(fewer)).toMatchObject(tooMany)
  })

  it('is ticked one by one: what another desk ticked meanwhile stays', async () => {
    const room = await desk.room('烘焙小站', { guardianUnder: 14 })
    const comers = ['甲', '乙'].map(named)
    const made = await desk.book(asked(room, '2026-12-01 09:00-11:00', choir, { places: 2, comers }))
    const { id } = made.booking
    const now = async () => (await get(id)).booking.comers
    const tick = (comer: number, came: boolean) =>
      desk.client.rooms.bookings.tick({ sendId: newSendId(), id, comer, came })
    // Both desks looked before either had ticked.
    const [first, second] = await now()
    await tick(first?.id ?? 0, true)
    await tick(second?.id ?? 0, true)
    expect((await now()).map(({ came }) => came)).toEqual([true, true])
    await tick(first?.id ?? 0, false)
    expect((await now()).map(({ came }) => came)).toEqual([false, true])
    expect(await refused(tick(999, true))).toMatchObject({ data: { code: 'rooms.comer-unknown' } })
  })

  it('and has no name is counted beside the answer', async () => {
    const room = await desk.room('烘焙小站', { guardianUnder: 14 })
    const booking = asked(room, '2026-12-01 09:00-11:00', choir, { places: 20, comers: [named('甲')] })
    const { reasons, notices } = await desk.client.rooms.bookings.check({ booking, without: null })
    expect([reasons, notices]).toEqual([[], [{ code: 'rooms.notes-unnamed', parameters: { count: 19 } }]])
  })
})

describe('the course of a booking', () => {
  it('is taken back while nobody has the place, and not once somebody does', async () => {
    const room = await desk.room('议事厅')
    const when = '2026-12-01 09:00-11:00'
    const { booking } = await desk.book(asked(room, when, ofResident(await desk.person('李梅'))))
    const back = (eventId: number | null) =>
      desk.client.rooms.bookings.takeBack({ sendId: newSendId(), eventId: eventId ?? 0 })
    const once = await move(booking.id, 'cancel', '不来了')
    expect((await back(once.takeBack)).booking.state).toBe('confirmed')
    const again = await move(booking.id, 'cancel')
    await desk.book(asked(room, when, { kind: 'centre' }, { title: '街坊议事会' }))
    expect(await refused(back(again.takeBack))).toMatchObject(stops('taken', { who: '街坊议事会' }))
    expect((await get(booking.id)).booking.state).toBe('cancelled')
  })

  it('goes from arriving to leaving, and who leaves early frees the rest', async () => {
    const room = await desk.room('议事厅')
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-12:00', ofResident(li)))
    expect(await refused(move(booking.id, 'check-in'))).toMatchObject({
      data: { code: 'rooms.not-its-time' },
    })
    itIs('2026-12-01T08:55')
    await move(booking.id, 'check-in')
    itIs('2026-12-01T10:00')
    expect((await move(booking.id, 'leave')).booking.held).toEqual(on('2026-12-01 09:00-10:00'))
    await desk.book(asked(room, '2026-12-01 10:00-12:00', { kind: 'centre' }))
  })

  it('makes a no-show of who did not come, with nothing running: asked after, the rest is free', async () => {
    const checkIn = { lateAfter: 10, noShowAfter: 15 }
    const room = await desk.room('议事厅', { checkIn })
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 14:00-16:00', ofResident(li)))
    itIs('2026-12-01T15:00')
    expect((await get(booking.id)).booking).toMatchObject({ state: 'no-show', standing: 'ended' })
    await desk.book(asked(room, '2026-12-01 15:00-16:00', { kind: 'centre' }, { title: '街坊议事会' }))
    expect(await refused(move(booking.id, 'check-in'))).toMatchObject(stops('taken', { at: '15:00' }))
  })

  it('suspends who did not come three times, from the day after the last', async () => {
    const room = await desk.room('议事厅', {
      checkIn: { lateAfter: 10, noShowAfter: 15 },
      suspension: { noShows: 3, within: 90, days: 30 },
    })
    const li = ofResident(await desk.person('李梅'))
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26'])
      await desk.book(asked(room, `${day} 14:00-16:00`, li))
    itIs('2026-11-26T20:00')
    await desk.book(asked(room, '2026-11-28 14:00-16:00', li))
    itIs('2026-11-27T09:00')
    expect(await refused(desk.book(asked(room, '2026-11-30 14:00-16:00', li)))).toMatchObject(
      stops('suspended', { day: '2026-12-26' }),
    )
  })
})

describe('by time first', () => {
  it('finds every room with its free time, and says why there is none', async () => {
    const hall = await desk.room('议事厅', { places: 30 })
    const baking = await desk.room('烘焙小站', { modes: ['places'], places: 12 })
    await desk.oven(baking, 2)
    await desk.book(asked(baking, '2026-11-28 13:00-15:00', { kind: 'centre' }, { whole: false, places: 6 }))
    const { rooms } = await desk.client.rooms.bookings.find({
      wish: {
        day: '2026-11-28',
        from: 12 * 60,
        until: 18 * 60,
        length: 120,
        people: 12,
        whole: false,
        equipment: { oven: 1 },
      },
    })
    expect(rooms.find(({ room }) => room === baking)?.free).toEqual([on('2026-11-28 15:00-18:00')])
    expect(rooms.find(({ room }) => room === hall)).toMatchObject({
      free: [],
      because: { code: 'rooms.stops-no-such-equipment' },
    })
  })
})

describe('fifty clients on one slot', () => {
  it('at once, for fifty slots: exactly one wins each, and no two are in one place', async () => {
    const room = await desk.room('议事厅')
    const people = await Promise.all(Array.from({ length: 50 }, (_, index) => desk.person(`居民${index}`)))
    const first = startOfDay('2026-12-01')
    for (let slot = 0; slot < 50; slot += 1) {
      const from = first + Math.floor(slot / 10) * minutesOfDay + (slot % 10) * 60
      const answers = await Promise.all(
        people.map((who) =>
          refused(
            desk.book({
              ...asked(room, '2026-12-01 00:00-01:00', ofResident(who)),
              span: { from, until: from + 60 },
            }),
          ),
        ),
      )
      expect(answers.filter((answer) => answer === null)).toHaveLength(1)
      expect(answers.find((answer) => answer !== null)).toMatchObject(stops('taken'))
    }
    const { sqlite } = desk.desk.session.requireOpen().store
    const held = sqlite.prepare('SELECT count(*) FROM bookings WHERE held_until IS NOT NULL').pluck().get()
    expect(held).toBe(50)
  })
})
