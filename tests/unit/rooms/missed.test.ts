/** Whoever does not come, through the desk itself: missed without a job, warned, suspended, lifted; and who is never missed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { at, on } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const door = () => desk.client.rooms.door
const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)
const move = (id: number, what: 'cancel' | 'check-in' | 'leave') =>
  desk.client.rooms.bookings.move({ sendId: newSendId(), id, move: what, reason: '' })
const code = (what: string) => ({ data: { code: `rooms.${what}` } })
const checkIn = { lateAfter: 10, noShowAfter: 30 }

describe('whoever does not come', () => {
  const strict = { checkIn, suspension: { noShows: 3, within: 90, days: 30 } }

  async function missedThree() {
    const room = await desk.room('议事厅', strict)
    const li = await desk.person('李梅')
    const ids: number[] = []
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03'])
      ids.push((await desk.book(asked(room, `${day} 09:00-11:00`, ofResident(li)))).booking.id)
    return { room, li, ids }
  }

  it('is missed without any job, and put on record by the next write at the door', async () => {
    const { room, ids } = await missedThree()
    const other = await desk.book(asked(room, '2026-12-01 14:00-15:00', { kind: 'group', name: '合唱团' }))
    itIs('2026-12-01T14:00')
    const [first] = (await door().today({ day: '2026-12-01' })).bookings
    expect(first).toMatchObject({ id: ids[0], state: 'no-show' })
    const events = async () =>
      (await desk.client.rooms.bookings.get({ id: ids[0] ?? 0 })).events.map(({ event }) => event)
    expect(await events()).toEqual(['book'])
    await move(other.booking.id, 'check-in')
    expect(await events()).toEqual(['book', 'miss'])
  })

  it('is not whoever walks in when it has begun: they are waited for from then, and may still be let in', async () => {
    const room = await desk.room('社区书房', strict)
    const li = await desk.person('李梅')
    itIs('2026-12-01T09:50')
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    const today = async () => (await door().today({ day: '2026-12-01' })).bookings[0]
    expect(await today()).toMatchObject({ state: 'confirmed', standing: 'to-come', held: booking.span })
    itIs('2026-12-01T10:01')
    expect(await today()).toMatchObject({ state: 'confirmed', standing: 'late' })
    expect((await door().conduct({})).holders).toEqual([])
    await move(booking.id, 'check-in')
    itIs('2026-12-01T10:20')
    expect(await today()).toMatchObject({ state: 'checked-in', standing: 'here' })

    const again = await desk.book(
      asked(room, '2026-12-01 11:00-12:00', ofResident(await desk.person('王一'))),
    )
    itIs('2026-12-01T11:30')
    expect((await desk.client.rooms.bookings.get({ id: again.booking.id })).booking.state).toBe('no-show')
  })

  // 甲 is missed at 09:15 and lets go of the rest; 乙 has it from 09:20 and leaves at 09:40; at 09:50 nobody is there.
  it.each([
    { of: 'the whole room', whole: true, equipment: {} },
    { of: 'the last places with the only oven', whole: false, equipment: { oven: 1 } },
  ])(
    'comes after all to what is free again, though somebody came and went: $of',
    async ({ whole, equipment }) => {
      const room = await desk.room('社区书房', { checkIn: { lateAfter: 5, noShowAfter: 15 }, places: 1 })
      await desk.oven(room, 1)
      const [late, other] = [ofResident(await desk.person('甲')), ofResident(await desk.person('乙'))]
      const taken = { whole, equipment }
      const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', late, taken))
      itIs('2026-12-01T09:20')
      const walkIn = (await desk.book(asked(room, '2026-12-01 09:15-10:00', other, taken))).booking
      await move(walkIn.id, 'check-in')
      itIs('2026-12-01T09:30')
      expect(await refused(move(booking.id, 'check-in'))).toMatchObject(
        code(whole ? 'stops-taken' : 'stops-places'),
      )
      itIs('2026-12-01T09:40')
      await move(walkIn.id, 'leave')
      itIs('2026-12-01T09:50')
      await move(booking.id, 'check-in')
      expect((await desk.client.rooms.bookings.get({ id: booking.id })).booking.state).toBe('checked-in')
    },
  )

  it('is not whoever is moved into time that has begun: they are waited for from then', async () => {
    const room = await desk.room('社区书房', strict)
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 15:00-16:00', ofResident(li)))
    const standing = async () => (await door().today({ day: '2026-12-01' })).bookings[0]
    itIs('2026-12-01T09:50')
    const to = { room, span: on('2026-12-01 09:00-11:00'), whole: true, places: 1, equipment: {} }
    const bookings = desk.client.rooms.bookings
    await bookings.reschedule({ sendId: newSendId(), id: booking.id, to })
    expect(await standing()).toMatchObject({ state: 'confirmed', standing: 'to-come' })
    itIs('2026-12-01T10:01')
    expect(await standing()).toMatchObject({ state: 'confirmed', standing: 'late' })
    expect((await door().conduct({})).holders).toEqual([])
    itIs('2026-12-01T10:21')
    expect(await standing()).toMatchObject({ state: 'no-show' })
    expect((await door().conduct({})).holders).toHaveLength(1)
  })

  it('is nobody who found the room shut or out of use, whatever became of the closure since', async () => {
    const { room, ids } = await missedThree()
    const booking = async (at: number) =>
      (await desk.client.rooms.bookings.get({ id: ids[at] ?? 0 })).booking.state
    const close = (from: string, until: string) =>
      desk.client.rooms.close({
        sendId: newSendId(),
        closure: {
          rooms: [room],
          kind: 'danger',
          why: '水管爆裂',
          when: { by: 'once', span: { from: at(from), until: at(until) } },
        },
        cannotWait: null,
      })
    // The pipe burst during the first; it was mended sooner than said.
    itIs('2026-12-01T09:10')
    const { id } = await close('2026-12-01T09:10', '2026-12-02T20:00')
    itIs('2026-12-02T10:00')
    await desk.client.rooms.endClosure({ sendId: newSendId(), id, reason: '修好了' })
    itIs('2026-12-02T12:00')
    expect([await booking(0), await booking(1)]).toEqual(['confirmed', 'confirmed'])
    expect((await door().conduct({})).holders).toEqual([])
    // Put on record as missed, before anybody had time to write the closure down.
    itIs('2026-12-03T09:35')
    const evening = await desk.book(asked(room, '2026-12-03 09:45-10:00', { kind: 'group', name: '合唱团' }))
    await move(evening.booking.id, 'check-in')
    expect(await booking(2)).toBe('no-show')
    expect((await door().conduct({})).holders).toHaveLength(1)
    await close('2026-12-03T09:00', '2026-12-03T12:00')
    expect((await door().conduct({})).holders).toEqual([])
  })

  it('is nobody while the room is out of use', async () => {
    const { room } = await missedThree()
    itIs('2026-12-01T08:00')
    const kept = (await desk.client.rooms.house({})).rooms.find((one) => one.id === room)
    if (kept === undefined) throw new Error('no room')
    const { version, id: _id, ...text } = kept
    const existing = { id: room, version }
    await desk.client.rooms.saveRoom({ sendId: newSendId(), existing, text: { ...text, outOfUse: '装修' } })
    itIs('2026-12-04T08:00')
    expect((await door().conduct({})).holders).toEqual([])
  })

  it('is warned twice, suspended by the third from the day after, and lifted by the manager alone', async () => {
    const { room, li, ids } = await missedThree()
    itIs('2026-12-02T12:00')
    expect((await door().conduct({})).holders).toMatchObject([
      { holder: { name: '李梅' }, warnings: ['2026-12-01', '2026-12-02'], suspendedUntil: null },
    ])
    itIs('2026-12-04T08:00')
    const [holder] = (await door().conduct({})).holders
    expect(holder).toMatchObject({ suspendedUntil: '2027-01-02', last: ids[2] })
    const again = asked(room, '2026-12-10 09:00-11:00', ofResident(li))
    expect(await refused(desk.book(again))).toMatchObject(code('stops-suspended'))

    await desk.signIn('front-desk')
    const lift = (id: number) => door().lift({ sendId: newSendId(), id, reason: '住院' })
    expect(await refused(lift(holder?.last ?? 0))).toMatchObject({ code: 'FORBIDDEN' })
    await desk.signIn('manager')
    await lift(holder?.last ?? 0)
    expect((await door().conduct({})).holders).toEqual([])
    expect((await desk.book(again)).booking.state).toBe('confirmed')
    expect(await refused(lift(holder?.last ?? 0))).toMatchObject(code('not-suspended'))
  })

  // Three within 90 days bring 30 days. 1, 11 and 21 January: suspended 22 January to 20 February, served. 10 April is the
  // first of the next three. What brought a suspension is answered by it (`rules/suspensions.ts`).
  it('is not suspended twice for the same no-shows, once the first of them is long ago', async () => {
    const room = await desk.room('议事厅', strict)
    const li = ofResident(await desk.person('李梅'))
    for (const day of ['2027-01-01', '2027-01-11', '2027-01-21', '2027-04-10'])
      await desk.book(asked(room, `${day} 09:00-11:00`, li))
    itIs('2027-05-03T09:00')
    expect((await door().conduct({})).holders).toMatchObject([
      { warnings: ['2027-04-10'], suspendedUntil: null },
    ])
    expect((await desk.book(asked(room, '2027-05-04 09:00-11:00', li))).booking.state).toBe('confirmed')
  })

  // 1 January, 2 and 12 March are three (70 days): 13 March to 11 April. 13 and 21 April and 6 May are the next three.
  it('is suspended from the day after the third, whatever the day on which somebody looks', async () => {
    const room = await desk.room('议事厅', strict)
    const li = ofResident(await desk.person('李梅'))
    const days = ['2027-01-01', '2027-03-02', '2027-03-12', '2027-04-13', '2027-04-21', '2027-05-06']
    for (const day of days) await desk.book(asked(room, `${day} 09:00-11:00`, li))
    itIs('2027-05-10T09:00')
    expect((await door().conduct({})).holders).toMatchObject([{ suspendedUntil: '2027-06-05' }])
    expect(await refused(desk.book(asked(room, '2027-05-20 09:00-11:00', li)))).toMatchObject(
      code('stops-suspended'),
    )
  })

  it('is never the centre itself: nobody lets its own events in by slip', async () => {
    const room = await desk.room('议事厅', strict)
    const centre = { kind: 'centre' } as const
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03'])
      await desk.book(asked(room, `${day} 09:00-11:00`, centre))
    itIs('2026-12-04T08:00')
    expect((await desk.book(asked(room, '2026-12-10 09:00-11:00', centre))).booking.state).toBe('confirmed')
  })

  it('is suspended also by no-shows of half a year ago, where the house rules look so far back', async () => {
    const room = await desk.room('议事厅', { checkIn, suspension: { noShows: 2, within: 200, days: 60 } })
    const li = await desk.person('李梅')
    await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    await desk.book(asked(room, '2027-05-20 09:00-11:00', ofResident(li)))
    itIs('2027-05-21T09:00')
    const again = asked(room, '2027-06-01 09:00-11:00', ofResident(li))
    expect(await refused(desk.book(again))).toMatchObject(code('stops-suspended'))
  })
})
