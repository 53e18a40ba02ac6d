/** The centre's own use through the desk: whom it displaces is named before, called after, and offered another place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { house as features } from '#centre/house'
import type { OwnUse } from '#features/rooms/precedence/contract'
import { newSendId } from '../../../support/desk'
import { GuardedDesk, refusalOf } from '../guarded'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from '../desk'
import { at, house, on, request, room as ruled } from '../house'

let desk: RoomsDesk
let room: number
let other: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('议事厅')
  other = await desk.room('活动室')
})
afterEach(() => desk.close())

const code = (what: string) => ({ data: { code: `rooms.${what}` } })
const election = (use: OwnUse['use'] = 'election'): OwnUse => ({
  room,
  span: on('2026-12-05 09:00-12:00'),
  places: 1,
  use,
  title: '居委会选举',
})
const precedence = () => desk.client.rooms.precedence
const take = (own: OwnUse, displaces: readonly number[]) =>
  precedence().book({ sendId: newSendId(), own, reason: '居委会换届选举', displaces: [...displaces] })
const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)
const like9 = { span: on('2026-12-05 09:00-10:00'), whole: true, places: 1, equipment: {} }
/** Who is to be called first goes there. */
async function moveFirst(to: typeof like9 & { readonly room: number }) {
  const [one] = (await precedence().calls({})).calls
  return precedence().move({ sendId: newSendId(), id: one?.id ?? 0, to })
}
const classAt = async (when: string, name = '书法班') =>
  (await desk.book(asked(room, when, { kind: 'group', name }, { title: name, phone: '13800000001' }))).booking

describe('an election', () => {
  it('names whom it displaces, the soonest first, and where each could go', async () => {
    const late = await classAt('2026-12-05 11:00-12:00', '合唱团')
    const early = await classAt('2026-12-05 09:00-10:00')
    const { displaced, reasons } = await precedence().preview({ own: election() })
    expect(reasons).toEqual([])
    expect(displaced.map(({ booking }) => booking.id)).toEqual([early.id, late.id])
    expect(displaced[0]?.elsewhere.map((slot) => slot.room)).toEqual([other])
    expect(displaced[0]?.slots.length).toBeGreaterThan(0)
  })

  it('takes the room, displaces with the reason, and leaves a list of calls', async () => {
    const { id } = await classAt('2026-12-05 09:00-10:00')
    const { booking } = await take(election(), [id])
    expect(booking).toMatchObject({ use: 'election', state: 'confirmed' })
    const { booking: displaced, events } = await desk.client.rooms.bookings.get({ id })
    expect(displaced.state).toBe('displaced')
    expect(events.at(-1)).toMatchObject({ event: 'displace', reason: '居委会换届选举' })
    const { calls } = await precedence().calls({})
    expect(calls).toMatchObject([{ booking: { id }, by: { title: '居委会选举' }, result: null }])
    expect(calls[0]?.phone).not.toBe('13800000001')
  })

  it('indico#4129: displaces nobody unseen: who has booked since is named first', async () => {
    const { id } = await classAt('2026-12-05 09:00-10:00')
    await classAt('2026-12-05 10:00-11:00', '合唱团')
    expect(await refused(take(election(), [id]))).toMatchObject(code('displaces-others'))
    expect((await desk.client.rooms.bookings.get({ id })).booking.state).toBe('confirmed')
  })

  it('goes before somebody whom nobody may see too: their call waits until they may be seen', async () => {
    const li = await desk.person('李梅')
    const { id } = (await desk.book(asked(room, '2026-12-05 09:00-10:00', ofResident(li)))).booking
    const lock = (locked: boolean) => {
      const { store } = desk.desk.session.requireOpen()
      const statement = (sql: string) => store.statement(sql)
      features.locking.setLocked({ now: desk.clock.now(), statement }, li, locked)
    }
    lock(true)
    const { displaced } = await precedence().preview({ own: election() })
    expect(displaced).toMatchObject([
      { booking: { id, title: '', holder: { name: null } }, byOthers: true, slots: [], elsewhere: [] },
    ])
    expect(await take(election(), [id])).toMatchObject({ displaced: 1 })
    expect((await precedence().calls({})).calls).toEqual([])
    lock(false)
    expect((await precedence().calls({})).calls).toMatchObject([{ booking: { id, state: 'displaced' } }])
  })

  it('moves who was displaced to another room, checked like any booking, and is done with them', async () => {
    const { id } = await classAt('2026-12-05 09:00-10:00')
    await take(election(), [id])
    const [one] = (await precedence().calls({})).calls
    const to = (where: number) => ({
      room: where,
      span: on('2026-12-05 09:00-10:00'),
      whole: true,
      places: 1,
      equipment: {},
    })
    const move = (where: number) =>
      precedence().move({ sendId: newSendId(), id: one?.id ?? 0, to: to(where) })
    expect(await refused(move(room))).toMatchObject(code('stops-taken'))
    expect((await move(other)).calls).toEqual([])
    const { rows } = await desk.client.rooms.bookings.list({ tab: 'coming', limit: 9 })
    expect(rows.map((row) => [row.room, row.title])).toEqual([
      [room, '居委会选举'],
      [other, '书法班'],
    ])
    expect(await refused(move(other))).toMatchObject(code('call-settled'))
  })

  it('leaves granted what was granted: who is moved to a like place of the room is not asked to wait again', async () => {
    const strict = await desk.room('会议室', { approvalFor: ['group'] })
    const group = { kind: 'group', name: '书法班' } as const
    const { booking } = await desk.book(asked(strict, '2026-12-05 09:00-10:00', group))
    const approve = { sendId: newSendId(), id: booking.id, move: 'approve' as const, reason: '' }
    await desk.client.rooms.bookings.decide(approve)
    await take({ ...election(), room: strict }, [booking.id])
    await desk.signIn('front-desk')
    const like = { ...like9, room: strict, span: on('2026-12-05 14:00-15:00') }
    expect(await moveFirst(like)).toMatchObject({ calls: [], requested: false })
  })

  it('says so where who is moved has to be approved: in another room nobody has granted it', async () => {
    const { id } = await classAt('2026-12-05 09:00-10:00')
    const strict = await desk.room('会议室', { approvalFor: ['group'] })
    await take(election(), [id])
    await desk.signIn('front-desk')
    expect(await moveFirst({ ...like9, room: strict })).toMatchObject({ calls: [], requested: true })
  })

  it('moves with who comes: what a child may not eat and who fetches it are known where it goes', async () => {
    const child = { residentId: null, name: '小宝', birth: '2018-01-01', briefedOn: null, withGuardian: true }
    const bao = { ...child, fetchedBy: '外婆', allergens: '花生' }
    const li = await desk.person('李梅')
    const mei = { ...bao, residentId: li, name: null, birth: null, fetchedBy: '', allergens: '虾' }
    const { booking } = await desk.book(
      asked(room, '2026-12-05 09:00-10:00', { kind: 'group', name: '书法班' }, { comers: [bao, mei] }),
    )
    await take(election(), [booking.id])
    const [one] = (await precedence().calls({})).calls
    const to = { room: other, span: booking.span, whole: true, places: 1, equipment: {} }
    await precedence().move({ sendId: newSendId(), id: one?.id ?? 0, to })
    const { rows } = await desk.client.rooms.bookings.list({ tab: 'coming', limit: 9 })
    const moved = rows.find((row) => row.room === other)
    expect((await desk.client.rooms.bookings.get({ id: moved?.id ?? 0 })).booking.comers).toMatchObject([
      { name: '小宝', fetchedBy: '外婆', allergens: '花生', withGuardian: true },
      { name: '李梅', allergens: '虾' },
    ])
  })

  // A day ahead is asked of who books; whom the house turns out this morning has not chosen the day.
  it('finds another place today for who is displaced today, where the rooms are booked a day ahead', async () => {
    const dayAhead = { aheadLeast: 1 }
    const hall = await desk.room('多功能厅', dayAhead)
    const side = await desk.room('茶室', dayAhead)
    const when = '2026-12-05 14:00-15:00'
    const group = { kind: 'group', name: '书法班' } as const
    const { booking } = await desk.book(asked(hall, when, group))
    desk.clock.setDate(Date.parse('2026-12-05T08:00:00+08:00'))
    const own = { ...election(), room: hall, span: on('2026-12-05 13:00-16:00') }
    const rooms = (slots: readonly { readonly room: number }[] = []) => slots.map((slot) => slot.room)
    const { displaced } = await precedence().preview({ own })
    expect(rooms(displaced[0]?.elsewhere)).toContain(side)
    await take(own, [booking.id])
    const [one] = (await precedence().calls({})).calls
    expect(rooms(one?.elsewhere)).toContain(side)
    // The nearest hour of the hall itself: right after the election.
    expect(one?.slots[0]?.span).toEqual(on('2026-12-05 16:00-17:00'))
    const to = { room: side, span: on(when), whole: true, places: 1, equipment: {} }
    expect((await precedence().move({ sendId: newSendId(), id: one?.id ?? 0, to })).calls).toEqual([])
    // What is over is no place, whoever is looking.
    expect(one?.slots.every(({ span }) => span.from >= on('2026-12-05 08:00-09:00').from)).toBe(true)
  })

  it('notes who was not reached and keeps them on the list, until they give up', async () => {
    const { id } = await classAt('2026-12-05 09:00-10:00')
    await take(election(), [id])
    const [one] = (await precedence().calls({})).calls
    const note = (result: 'not-reached' | 'gives-up') =>
      precedence().note({ sendId: newSendId(), id: one?.id ?? 0, result, note: '' })
    expect((await note('not-reached')).calls).toMatchObject([{ result: 'not-reached' }])
    expect((await note('gives-up')).calls).toEqual([])
    const reopen = () => precedence().reopen({ sendId: newSendId(), id: one?.id ?? 0 })
    expect((await reopen()).calls).toMatchObject([{ id: one?.id, result: null }])
    expect(await refused(reopen())).toMatchObject(code('call-not-given-up'))
  })

  it('does not displace another election, and an emergency does', async () => {
    const { booking } = await take(election(), [])
    expect(await refused(take(election(), []))).toMatchObject(code('stops-taken'))
    await take(election('emergency'), [booking.id])
  })

  it('takes a room that others have by places only', async () => {
    const baking = await desk.room('烘焙小站', { modes: ['places'] })
    const li = ofResident(await desk.person('李梅'))
    const seats = asked(baking, '2026-12-05 09:00-10:00', li, { whole: false, places: 2 })
    const { booking } = await desk.book(seats)
    const own = { ...election('emergency'), room: baking }
    expect((await precedence().preview({ own })).reasons).toEqual([])
    expect((await take(own, [booking.id])).booking).toMatchObject({ room: baking, whole: true })
  })

  it('rewrites nothing that is over: a past time is not taken, and who came yesterday stays', async () => {
    const { id } = await classAt('2026-12-05 09:00-10:00')
    itIs('2026-12-05T09:00')
    await desk.client.rooms.bookings.move({ sendId: newSendId(), id, move: 'check-in', reason: '' })
    itIs('2026-12-06T09:00')
    expect((await precedence().preview({ own: election() })).displaced).toEqual([])
    expect(await refused(take(election(), []))).toMatchObject(code('stops-over'))
    expect((await desk.client.rooms.bookings.get({ id })).booking.state).toBe('checked-in')
  })

  it('begins after whoever left early, and is told until when they were there', async () => {
    const { id } = await classAt('2026-12-05 09:00-11:00')
    const move = (what: 'check-in' | 'leave') =>
      desk.client.rooms.bookings.move({ sendId: newSendId(), id, move: what, reason: '' })
    itIs('2026-12-05T09:00')
    await move('check-in')
    itIs('2026-12-05T09:30')
    await move('leave')
    const { reasons } = await precedence().preview({ own: election() })
    expect(reasons).toMatchObject([{ code: 'rooms.stops-taken', parameters: { until: '09:30' } }])
    const after = { ...election(), span: on('2026-12-05 09:30-12:00') }
    expect(await take(after, [])).toMatchObject({ displaced: 0 })
  })

  it('keeps its room to the end although nobody is let in: it waits for no one', async () => {
    const { rooms } = await desk.client.rooms.house({})
    const { version, id: _id, ...text } = rooms.find(({ id }) => id === room) ?? expect.fail('no room')
    await desk.client.rooms.saveRoom({
      sendId: newSendId(),
      existing: { id: room, version },
      text: { ...text, rules: { ...text.rules, checkIn: { lateAfter: 10, noShowAfter: 30 } } },
    })
    const { booking } = await take(election(), [])
    itIs('2026-12-05T10:00')
    const now = await desk.client.rooms.bookings.get({ id: booking.id })
    expect(now.booking).toMatchObject({ state: 'confirmed', standing: 'to-come', held: booking.span })
    const li = ofResident(await desk.person('李梅'))
    expect(await refused(desk.book(asked(room, '2026-12-05 10:00-11:00', li)))).toMatchObject(
      code('stops-taken'),
    )
  })

  it('goes before the waitlist, which goes on waiting', async () => {
    const li = ofResident(await desk.person('李梅'))
    const { id } = await classAt('2026-12-05 09:00-10:00')
    await desk.client.rooms.waitlist.join({
      sendId: newSendId(),
      booking: asked(room, '2026-12-05 09:00-10:00', li),
    })
    await take(election(), [id])
    expect((await desk.client.rooms.waitlist.list({})).toCall).toBe(0)
  })
})

describe('raw SQL', () => {
  it('lets nobody but the house displace, and only what has lost its place', async () => {
    const file = await GuardedDesk.open(house([ruled(1)]))
    file.book(1, request(1, on('2026-12-05 09:00-10:00')))
    file.book(2, request(1, on('2026-12-05 10:00-11:00')))
    const displace = () =>
      file.run('INSERT INTO room_displacements (booking_id, by_booking_id, settled) VALUES (1, 2, 0)')
    expect(refusalOf(displace)).toBe('displaces-not')
    file.run("UPDATE bookings SET state = 'displaced', held_until = NULL WHERE id = 1")
    expect(refusalOf(displace)).toBe('displaces-not')
    file.run("UPDATE bookings SET use = 'election' WHERE id = 2")
    expect(refusalOf(displace)).toBeNull()
  })
})
