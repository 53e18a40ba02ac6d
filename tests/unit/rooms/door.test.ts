/** The door through the desk itself: let in by a slip, looked over, keys out and back, missed without a job, suspended and lifted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { pictureSaying } from '../../support/pictures'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { at } from './house'

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
    const vouch = (comer: number, what: 'briefing' | 'guardian', holds: boolean, was: string | null = null) =>
      door().vouch({ sendId: newSendId(), id, comer, what, holds, was })
    const bao = one?.id ?? 0
    await vouch(bao, 'briefing', true)
    expect(await door().find({ code: slip })).toMatchObject({ ready: true })
    expect(await refused(vouch(999, 'guardian', true))).toMatchObject(code('comer-unknown'))
    // Said by a slip: the talk of before is on record again, and nobody is with the child.
    await vouch(bao, 'briefing', false, '2026-11-20')
    await vouch(bao, 'guardian', false)
    expect(await door().get({ id })).toMatchObject({
      comers: [{ briefing: 'over', guardian: 'missing' }],
      booking: { comers: [{ briefedOn: '2026-11-20', withGuardian: false }] },
    })
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
