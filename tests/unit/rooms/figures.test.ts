/** The month of rooms: what was used, by how many, who walked in, who did not come, how long an answer took. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HouseRules } from '#features/rooms/contract/index'
import { ofFew } from '#work/figures/contract/index'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, type RoomsDesk } from './desk'
import { at } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)
const month = (period = '2026-12') => desk.client.rooms.figures.of({ period })
const move = (id: number, what: 'cancel' | 'check-in' | 'leave') =>
  desk.client.rooms.bookings.move({ sendId: newSendId(), id, move: what, reason: '' })
const checkIn = { lateAfter: 10, noShowAfter: 30 }
const choir = { kind: 'group', name: '合唱团' } as const

describe('the month of rooms', () => {
  it('counts a session once somebody came, with those who were ticked, for as long as they stayed', async () => {
    const room = await desk.room('议事厅', { checkIn })
    const comer = { residentId: null, birth: null, briefedOn: null, withGuardian: false }
    const named = ['甲', '乙', '丙'].map((name) => ({ ...comer, name, fetchedBy: '', allergens: '' }))
    const { booking } = await desk.book(
      asked(room, '2026-12-01 09:00-11:00', choir, { places: 8, comers: named }),
    )
    expect((await month()).total).toMatchObject({ sessions: 0, people: 0, booked: 0 })
    itIs('2026-12-01T09:00')
    await move(booking.id, 'check-in')
    expect((await month()).total).toMatchObject({ sessions: 1, people: 8 })
    const { comers } = (await desk.client.rooms.bookings.get({ id: booking.id })).booking
    for (const { id: comer } of comers.slice(0, 2))
      await desk.client.rooms.bookings.tick({ sendId: newSendId(), id: booking.id, comer, came: true })
    itIs('2026-12-01T10:00')
    await move(booking.id, 'leave')
    const figures = await month()
    expect(figures.total).toMatchObject({ sessions: 1, people: 2, minutes: 60, booked: 1 })
    expect(figures.by.room).toMatchObject([{ key: '议事厅', figures: { sessions: 1 } }])
    expect(figures.by.hour).toMatchObject([{ key: '09' }])
    expect(figures.steps.find(({ at: day }) => day === '2026-12-01')?.figures).toMatchObject({ people: 2 })
  })

  it('counts a no-show that nobody wrote down, and leads to it', async () => {
    const room = await desk.room('议事厅', { checkIn })
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    itIs('2026-12-09T09:00')
    expect((await month()).total).toMatchObject({ sessions: 0, booked: 1, noShows: 1 })
    const { rows, total } = await desk.client.rooms.figures.rows({
      period: '2026-12',
      figure: 'noShows',
      part: { division: 'holder', key: 'resident' },
      limit: 50,
    })
    expect([rows.map(({ id }) => id), total]).toEqual([[booking.id], 1])
  })

  it('says of fewer than three residents neither at what hour nor what for, and of a group what it says of itself', async () => {
    const room = await desk.room('议事厅')
    const [li, zhao] = [await desk.person('李梅'), await desk.person('赵云')]
    await desk.book(asked(room, '2026-12-01 09:00-10:00', ofResident(li)))
    await desk.book(asked(room, '2026-12-02 09:00-10:00', ofResident(zhao)))
    await desk.book(asked(room, '2026-12-03 15:00-16:00', choir))
    itIs('2026-12-09T09:00')
    const { total, by } = await month()
    expect(total.sessions).toBe(3)
    expect(by.hour.map(({ key, figures }) => [key, figures.sessions])).toEqual([
      [ofFew, 2],
      ['15', 1],
    ])
    const rows = await desk.client.rooms.figures.rows({
      ...{ period: '2026-12', figure: 'sessions', part: { division: 'hour', key: '09' }, limit: 50 },
    })
    expect(rows.total).toBe(0)
  })

  it('counts whoever walked in once it had begun, and a room that asks nobody who came', async () => {
    const room = await desk.room('社区书房')
    await desk.book(asked(room, '2026-12-01 09:00-11:00', choir))
    itIs('2026-12-01T13:10')
    await desk.book(asked(room, '2026-12-01 13:00-14:00', choir))
    expect((await month()).total).toMatchObject({ sessions: 1, walkIns: 0 })
    itIs('2026-12-01T15:00')
    expect((await month()).total).toMatchObject({ sessions: 2, walkIns: 1 })
  })

  it('tells how long a request waited, and leaves out an answer that was taken back', async () => {
    const room = await desk.room('议事厅', { approvalFor: ['group'] })
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', choir))
    const decide = (what: 'approve' | 'refuse') =>
      desk.client.rooms.bookings.decide({ sendId: newSendId(), id: booking.id, move: what, reason: '满了' })
    desk.clock.setDate(desk.clock.now() + 60 * 60_000)
    const { takeBack } = await decide('refuse')
    expect((await month()).total).toMatchObject({ asked: 1, approved: 0, refused: 1, waited: 60 })
    await desk.client.rooms.bookings.takeBack({ sendId: newSendId(), eventId: takeBack ?? 0 })
    expect((await month()).total).toMatchObject({ asked: 1, approved: 0, refused: 0, waited: 0 })
    desk.clock.setDate(desk.clock.now() + 30 * 60_000)
    await decide('approve')
    expect((await month()).total).toMatchObject({ asked: 1, approved: 1, waited: 90 })
  })

  it('does not count as used what nobody could come to: the room was shut, or out of use', async () => {
    const room = await desk.room('社区书房')
    await desk.book(asked(room, '2026-12-01 09:00-11:00', choir))
    const shut = await desk.book(asked(room, '2026-12-02 09:00-11:00', choir))
    await desk.client.rooms.close({
      sendId: newSendId(),
      closure: { rooms: [room], kind: 'danger', why: '停电', when: { by: 'once', span: shut.booking.span } },
      cannotWait: null,
    })
    const kept = await desk.book(asked(room, '2026-12-04 09:00-11:00', choir))
    const saveRoom = async (outOfUse: string | null) => {
      const { rooms } = await desk.client.rooms.house({})
      const { id, version, ...text } = rooms.find((one) => one.id === room) ?? expect.fail('no room')
      const existing = { id, version }
      await desk.client.rooms.saveRoom({ sendId: newSendId(), existing, text: { ...text, outOfUse } })
    }
    itIs('2026-12-03T09:00')
    await saveRoom('装修')
    itIs('2026-12-05T09:00')
    expect((await month()).total).toMatchObject({ sessions: 1, minutes: 120 })
    await saveRoom(null)
    expect((await month()).total).toMatchObject({ sessions: 1, cancelled: 1 })
    expect((await desk.client.rooms.bookings.get({ id: kept.booking.id })).booking.state).toBe('cancelled')
  })

  it('does not count as used what a day off or a special day turned away', async () => {
    const working = { by: 'day-kind' as const, kinds: ['working-day' as const] }
    const from = (opens: string): HouseRules['hours'] => [
      { season: null, on: working, open: [{ from: opens, until: '18:00' }] },
    ]
    const room = await desk.room('社区书房', { hours: from('08:00') })
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
      await desk.book(asked(room, `${day} 09:00-11:00`, choir))
    const { days } = await desk.client.calendar.year({ year: 2026 })
    const off = { day: '2026-12-02', kind: 'statutory-holiday' as const, name: '临时放假' }
    await desk.client.calendar.setYear({
      ...{ sendId: newSendId(), year: 2026, source: '通知', days: [...days, off] },
    })
    const specialDays = [{ day: '2026-12-03', open: [{ from: '14:00', until: '18:00' }], why: '上午大扫除' }]
    const setRules = async (change: Partial<HouseRules>) => {
      const { rooms } = await desk.client.rooms.house({})
      const { id, version, ...text } = rooms.find((one) => one.id === room) ?? expect.fail('no room')
      const rules = { ...text.rules, ...change }
      await desk.client.rooms.saveRoom({
        ...{ sendId: newSendId(), existing: { id, version }, text: { ...text, rules } },
      })
    }
    await setRules({ specialDays })
    itIs('2026-12-05T09:00')
    expect((await month()).total).toMatchObject({ sessions: 2, minutes: 240 })
    // Other hours of the week take nothing from what was used by those of then.
    await setRules({ hours: from('14:00') })
    expect((await month()).total).toMatchObject({ sessions: 2, minutes: 240 })
  })

  it('counts no offer as a booking or as asked for, and one that was taken as nobody’s answer', async () => {
    const room = await desk.room('社区书房')
    const waitlist = desk.client.rooms.waitlist
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', choir))
    const join = async (name: string) => {
      const wish = asked(room, '2026-12-01 09:00-11:00', { kind: 'group', name })
      return (await waitlist.join({ sendId: newSendId(), booking: wish })).waiting.id
    }
    const [first, second] = [await join('太极队'), await join('书法班')]
    await move(booking.id, 'cancel')
    const offer = (id: number) => waitlist.offer({ sendId: newSendId(), id, minutes: 60 })
    const answer = (id: number, said: 'accept' | 'decline') =>
      waitlist.answer({ sendId: newSendId(), id, answer: said, note: '' })
    await offer(first)
    const none = { asked: 0, approved: 0, refused: 0, waited: 0 }
    expect((await month()).total).toMatchObject({ ...none, cancelled: 1 })
    desk.clock.setDate(desk.clock.now() + 10 * 60_000)
    await answer(first, 'decline')
    await offer(second)
    desk.clock.setDate(desk.clock.now() + 10 * 60_000)
    await answer(second, 'accept')
    expect((await month()).total).toMatchObject({ ...none, cancelled: 1 })
    itIs('2026-12-02T09:00')
    expect((await month()).total).toMatchObject({ ...none, sessions: 1, cancelled: 1 })
  })

  it('has counts for the auditor, and no rows', async () => {
    await desk.signIn('auditor')
    expect((await month()).total).toMatchObject({ sessions: 0 })
    const rows = desk.client.rooms.figures.rows({ period: '2026-12', figure: 'sessions', limit: 50 })
    await expect(rows).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
