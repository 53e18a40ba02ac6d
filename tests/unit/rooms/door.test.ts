/** The door through the desk itself: let in by a slip, looked over, keys out and back, missed without a job, suspended and lifted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { pictureSaying } from '../../support/pictures'
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

/** A booking of somebody in a room of these rules, on 1 December from nine to eleven. */
async function booked(rules: Parameters<RoomsDesk['room']>[1] = {}, more = {}) {
  const room = await desk.room('烘焙小站', { checkIn, ...rules })
  const person = await desk.person('李梅')
  const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(person), more))
  return { room, person, id: booking.id }
}

describe('a slip', () => {
  it('is found by its code, and is ready on its day alone', async () => {
    const { id } = await booked()
    itIs('2026-11-30T09:00')
    const slip = (await door().get({ id })).code
    expect(await door().find({ code: slip })).toEqual({ id, day: '2026-12-01', ready: false })
    itIs('2026-12-01T08:55')
    expect(await door().find({ code: slip })).toMatchObject({ ready: true })
    await move(id, 'check-in')
    expect(await door().find({ code: slip })).toMatchObject({ ready: false })
    expect(await refused(door().find({ code: '12345' }))).toMatchObject(code('no-slip-code'))
  })

  it('of a child with nobody beside it is not ready until somebody is, nor without the safety talk', async () => {
    const comer = {
      residentId: null,
      name: '小宝',
      birth: '2018-01-01',
      withGuardian: true,
      briefedOn: '2026-11-20',
      fetchedBy: '外婆',
      allergens: '花生',
    }
    const rules = { briefing: { validDays: 180 }, guardianUnder: 14, materialsFee: 1500 }
    const { id, room } = await booked(rules, { comers: [comer] })
    itIs('2026-12-01T09:00')
    const slip = (await door().get({ id })).code
    expect(await door().find({ code: slip })).toMatchObject({ ready: true })
    expect(await door().get({ id })).toMatchObject({
      comers: [{ briefing: 'valid', guardian: 'here' }],
      materials: { people: 1, fen: 1500 },
      booking: { comers: [{ fetchedBy: '外婆', allergens: '花生' }] },
    })
    // The house rules became stricter since: the talk of eleven days ago is over.
    const { rooms } = await desk.client.rooms.house({})
    const kept = rooms.find((one) => one.id === room)
    if (kept === undefined) throw new Error('no room')
    const { version, id: _id, ...text } = kept
    await desk.client.rooms.saveRoom({
      sendId: newSendId(),
      existing: { id: room, version },
      text: { ...text, rules: { ...text.rules, briefing: { validDays: 5 } } },
    })
    expect(await door().find({ code: slip })).toMatchObject({ ready: false })
    const [one] = (await door().get({ id })).comers
    expect(one).toMatchObject({ briefing: 'over' })
    await door().vouch({ sendId: newSendId(), id, comer: one?.id ?? 0, what: 'briefing' })
    expect(await door().find({ code: slip })).toMatchObject({ ready: true })
    expect(
      await refused(door().vouch({ sendId: newSendId(), id, comer: 999, what: 'guardian' })),
    ).toMatchObject(code('comer-unknown'))
  })
})

describe('a room', () => {
  it('is looked over before and after; what is wrong is said, and the last look counts', async () => {
    const { id } = await booked({ checksBefore: ['煤气'], checksAfter: ['煤气', '门窗'] })
    itIs('2026-12-01T09:00')
    const fill = (moment: 'before' | 'after', answers: { item: string; fine: boolean; note: string }[]) =>
      door().fill({ sendId: newSendId(), id, moment, answers })
    expect(await refused(fill('before', [{ item: '门窗', fine: true, note: '' }]))).toMatchObject(
      code('checks-changed'),
    )
    expect(await refused(fill('before', [{ item: '煤气', fine: false, note: '' }]))).toMatchObject(
      code('note-needed'),
    )
    expect(await fill('before', [{ item: '煤气', fine: false, note: '阀门没关' }])).toEqual({ faults: 1 })
    const standings = async () => (await door().get({ id })).checks.map(({ standing }) => standing)
    expect(await standings()).toEqual(['faults', 'open'])
    await fill('before', [{ item: '煤气', fine: true, note: '' }])
    expect(await standings()).toEqual(['fine', 'open'])
    const [card] = (await door().today({ day: '2026-12-01' })).bookings
    expect(card).toMatchObject({ id, before: 'fine', after: 'open' })
    expect(card?.initials).toContain('lm')
  })

  it('keeps photos with the booking: opened on record, taken away for good', async () => {
    const { id } = await booked()
    const attach = () =>
      door().attach({
        sendId: newSendId(),
        id,
        moment: 'after',
        file: pictureSaying('碎了一块玻璃'),
        thumbnail: pictureSaying(''),
        pages: 1,
      })
    const { photoId } = await attach()
    expect((await door().open({ id, photoId })).kind).toBe('jpeg')
    await door().takeAway({ sendId: newSendId(), id, photoId, reason: '拍错了' })
    expect((await door().get({ id })).photos).toEqual([])
    expect(await refused(door().open({ id, photoId }))).toMatchObject(code('photo-unknown'))
  })

  it('that is left early is free for somebody else at once', async () => {
    const { id, room } = await booked()
    const wang = await desk.person('王强')
    itIs('2026-12-01T09:00')
    await move(id, 'check-in')
    itIs('2026-12-01T10:00')
    await move(id, 'leave')
    const { booking } = await desk.book(asked(room, '2026-12-01 10:00-11:00', ofResident(wang)))
    expect(booking.state).toBe('confirmed')
    const listed = async (tab: 'coming' | 'past') =>
      (await desk.client.rooms.bookings.list({ tab, limit: 20 })).rows.map((row) => row.id)
    expect([await listed('coming'), await listed('past')]).toEqual([[booking.id], [id]])
  })
})

describe('a key', () => {
  const give = (id: number, takenBy = '李梅') =>
    door().handOut({ sendId: newSendId(), id, key: '前门', takenBy, due: at('2026-12-01T11:00') })
  const bring = (entry: number, how: 'back' | 'lost' = 'back') =>
    door().bringBack({ sendId: newSendId(), entry, how })

  it('is in one hand, and goes out again when it is back', async () => {
    const { id } = await booked({ keys: ['前门'] })
    const { entry } = await give(id)
    expect(await refused(give(id, '王强'))).toMatchObject(code('key-is-out'))
    expect((await door().keysOut({})).keys).toMatchObject([{ key: '前门', takenBy: '李梅', overdue: false }])
    await bring(entry)
    expect(await refused(bring(entry))).toMatchObject(code('key-moved-since'))
    await give(id, '王强')
    expect((await door().get({ id })).keys).toMatchObject([{ place: 'out', out: { takenBy: '王强' } }])
  })

  it('that is not back by its time is a duty of whoever sits at the desk, and stays one after days off', async () => {
    const { id } = await booked({ keys: ['前门'] })
    await give(id)
    const due = async () =>
      (await desk.client.visits.home({})).duties.filter(({ feature }) => feature === 'rooms')
    expect(await due()).toEqual([])
    itIs('2026-12-05T09:00')
    expect(await due()).toMatchObject([
      {
        kind: 'key',
        title: '烘焙小站 前门',
        residentName: '李梅',
        due: '2026-12-01',
        path: `/rooms/door/${id}`,
      },
    ])
  })

  it('is not handed out to be back by a time that is over', async () => {
    const { id } = await booked({ keys: ['前门'] })
    itIs('2026-12-01T11:00')
    expect(await refused(give(id))).toMatchObject(code('key-due-over'))
    const due = at('2026-12-02T09:00')
    await door().handOut({ sendId: newSendId(), id, key: '前门', takenBy: '李梅', due })
    expect((await door().keysOut({})).keys).toMatchObject([{ due, overdue: false }])
  })

  it('handed out by a slip is taken back within minutes, and only while nothing happened since', async () => {
    const { id } = await booked({ keys: ['前门'] })
    const { entry } = await give(id)
    const undo = (of: number) => door().takeBackKey({ sendId: newSendId(), entry: of })
    await undo(entry)
    expect((await door().get({ id })).keys).toMatchObject([{ place: 'here' }])
    const { entry: again } = await give(id)
    await bring(again)
    expect(await refused(undo(again))).toMatchObject(code('key-moved-since'))
  })

  it('that is lost is gone, and the next of its name is a new one', async () => {
    const { id } = await booked({ keys: ['前门'] })
    const { entry } = await give(id)
    await bring(entry, 'lost')
    expect((await door().get({ id })).keys).toMatchObject([{ place: 'lost', out: null }])
    expect((await door().keysOut({})).keys).toEqual([])
    await give(id)
    expect((await door().get({ id })).keys).toMatchObject([{ place: 'out' }])
  })

  it('cannot be in two hands even for whoever goes round the service', async () => {
    const { id, room } = await booked({ keys: ['前门'] })
    await give(id)
    const { sqlite } = desk.desk.session.requireOpen().store
    const out = sqlite.prepare(
      `INSERT INTO room_key_entries (room_id, key_name, movement, booking_id, pieces, at, staff_id)
       VALUES (?, '前门', 'out', ?, 1, 0, 1)`,
    )
    expect(() => out.run(room, id)).toThrow('no lot falls below zero')
  })
})

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
