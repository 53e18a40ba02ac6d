/** Moving what stands: granted once it stays granted, another room asks anew, and what is over stays where it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { asked, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { at, on } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const stops = (code: string, parameters: object = {}) => ({
  data: { code: `rooms.stops-${code}`, parameters: expect.objectContaining(parameters) as object },
})
const decide = (id: number, what: 'approve' | 'refuse', reason = '') =>
  desk.client.rooms.bookings.decide({ sendId: newSendId(), id, move: what, reason })
/** The desk's clock stands at a minute of the wall. */
const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)

describe('what stands is moved', () => {
  const group = { kind: 'outside-group', name: '某某公司' } as const
  const outside = { approvalFor: ['outside-group' as const], pendingHours: 24 }
  const when = '2026-12-01 09:00-11:00'
  const to = (room: number, hours = when, more: object = {}) => ({
    ...{ room, span: on(hours), whole: true, places: 1, equipment: {} },
    ...more,
  })
  const movedTo = async (id: number, where: ReturnType<typeof to>) =>
    (await desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id, to: where })).booking
  const asksFor = async (id: number, where: ReturnType<typeof to>) =>
    (await desk.client.rooms.bookings.checkMove({ id, to: where })).notices.map(({ code }) => code)

  it('by the front desk into a room that asks for approval, and waits for it; taken back it stands again', async () => {
    const plain = await desk.room('活动室')
    const hall = await desk.room('议事厅', outside)
    const { booking } = await desk.book(asked(plain, when, group))
    expect(booking.state).toBe('confirmed')
    await desk.signIn('front-desk')
    expect(await asksFor(booking.id, to(hall))).toEqual(['rooms.notes-needs-approval'])
    // Asked for at 09:00 on the 23rd: held for the room's 24 hours.
    const moved = await desk.client.rooms.bookings.reschedule({
      sendId: newSendId(),
      id: booking.id,
      to: to(hall),
    })
    expect(moved.booking).toMatchObject({ room: hall, state: 'pending', holdsUntil: at('2026-11-24T09:00') })
    const back = { sendId: newSendId(), eventId: moved.takeBack ?? 0 }
    expect((await desk.client.rooms.bookings.takeBack(back)).booking).toMatchObject({
      room: plain,
      state: 'confirmed',
    })
  })

  it('by whoever approves, and stands: nothing is said of an approval either', async () => {
    const plain = await desk.room('活动室')
    const hall = await desk.room('议事厅', outside)
    const { booking } = await desk.book(asked(plain, when, group))
    expect(await asksFor(booking.id, to(hall))).toEqual([])
    expect((await movedTo(booking.id, to(hall))).state).toBe('confirmed')
  })

  it('to a like place of the room it was approved for, and stands; with more than was approved it waits', async () => {
    const hall = await desk.room('议事厅', outside)
    const { booking } = await desk.book(asked(hall, when, group))
    await decide(booking.id, 'approve')
    await desk.signIn('front-desk')
    const nextDay = to(hall, '2026-12-02 14:00-16:00')
    expect(await asksFor(booking.id, nextDay)).toEqual([])
    expect((await movedTo(booking.id, nextDay)).state).toBe('confirmed')
    expect((await movedTo(booking.id, to(hall, '2026-12-02 14:00-17:00'))).state).toBe('pending')
  })

  it('only while it is not over: what took place stays where it was', async () => {
    const hall = await desk.room('议事厅')
    const { booking } = await desk.book(asked(hall, when, group))
    itIs('2026-12-01T10:30')
    expect((await movedTo(booking.id, to(hall, '2026-12-01 10:00-12:00'))).state).toBe('confirmed')
    itIs('2026-12-01T12:00')
    expect(await refused(movedTo(booking.id, to(hall, '2026-12-02 09:00-11:00')))).toMatchObject(
      stops('over'),
    )
  })
})

describe('what is moved to another room', () => {
  const when = '2026-12-01 09:00-11:00'
  const choir = { kind: 'group', name: '童声合唱团' } as const
  const child = { residentId: null, name: '小宝', birth: '2018-01-01', fetchedBy: '', allergens: '' }
  const movedTo = (id: number, room: number) => {
    const to = { room, span: on(when), whole: true, places: 1, equipment: {} }
    return refused(desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id, to }))
  }

  it('is asked about whoever comes: a child of eight alone is not let in where a guardian is asked', async () => {
    const plain = await desk.room('活动室')
    const baking = await desk.room('烘焙小站', { guardianUnder: 14 })
    const alone = { ...child, briefedOn: null, withGuardian: false }
    const { booking } = await desk.book(asked(plain, when, choir, { comers: [alone] }))
    expect(await movedTo(booking.id, baking)).toMatchObject(stops('guardian', { who: '小宝', age: 8 }))
  })

  it('asks for the safety talk of the room it goes to: that of another room says nothing', async () => {
    const briefing = { briefing: { validDays: null } }
    const wood = await desk.room('木工坊', briefing)
    const baking = await desk.room('烘焙小站', briefing)
    const heard = { ...child, briefedOn: '2026-11-01', withGuardian: true }
    const { booking } = await desk.book(asked(wood, when, choir, { comers: [heard] }))
    expect(await movedTo(booking.id, baking)).toMatchObject(stops('briefing', { who: '小宝' }))
  })
})
