/** What the door keeps of people goes when its time is over: with a resident's booking, and of a group while its booking stays. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { whileErasing } from '#desk/personal-data/erase'
import { withKeysOut } from '#features/rooms/service/contacts'
import { roomsKeep } from '#features/rooms/service/personal-data'
import { newSendId } from '../../support/desk'
import { pictureSaying } from '../../support/pictures'
import { asked, ofResident, openRoomsDesk, type RoomsDesk } from './desk'
import { at } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const store = () => desk.desk.session.requireOpen().store
const eraser = () => ({ now: desk.clock.now(), statement: (sql: string) => store().statement(sql) })

/** A key in somebody's hand, a list with a remark, a photo. */
async function usedAtDoor(id: number) {
  const { door } = desk.client.rooms
  await door.fill({
    sendId: newSendId(),
    id,
    moment: 'before',
    answers: [{ item: '煤气', fine: false, note: '王师傅来修' }],
  })
  await door.attach({
    sendId: newSendId(),
    id,
    moment: 'before',
    file: pictureSaying('窗'),
    thumbnail: pictureSaying(''),
    pages: 1,
  })
  const due = at('2026-12-01T11:00')
  return door.handOut({ sendId: newSendId(), id, key: '前门', takenBy: '钱敏', due })
}

const countOf = (table: string): unknown => store().statement(`SELECT count(*) FROM ${table}`).pluck().get()

describe('the door forgets', () => {
  it('who answered for a group, who came and who had the key, and keeps that the room was used', async () => {
    const room = await desk.room('议事厅', { keys: ['前门'], checksBefore: ['煤气'] })
    const comer = {
      residentId: null,
      name: '小宝',
      birth: '2018-01-01',
      briefedOn: null,
      withGuardian: false,
    }
    const { booking } = await desk.book(
      asked(
        room,
        '2026-12-01 09:00-11:00',
        { kind: 'group', name: '合唱团' },
        {
          inCharge: '钱敏',
          phone: '13912345678',
          comers: [{ ...comer, fetchedBy: '外婆', allergens: '花生' }],
        },
      ),
    )
    const { entry } = await usedAtDoor(booking.id)
    const { retention } = desk.client.privacy
    const due = async () =>
      (await retention.due({})).lines.find((line) => line.kind === 'rooms.contacts')?.count
    desk.clock.setDate((at('2028-12-15T09:00') - 8 * 60) * 60_000)
    // Somebody still has the key: their name stays.
    expect(await due()).toBe(0)
    await desk.client.rooms.door.bringBack({ sendId: newSendId(), entry, how: 'back' })
    expect(await due()).toBe(1)
    await retention.confirm({ sendId: newSendId(), kind: 'rooms.contacts' })
    expect(await due()).toBe(0)
    expect([countOf('room_photos'), countOf('room_checks'), countOf('attachments')]).toEqual([0, 0, 0])
    expect(store().statement('SELECT taken_by FROM room_key_entries').pluck().all()).toEqual([
      null,
      null,
      null,
    ])
    expect((await desk.client.rooms.bookings.get({ id: booking.id })).booking).toMatchObject({
      inCharge: null,
      phone: null,
      comers: [{ name: '', fetchedBy: '', allergens: '' }],
    })
  })

  // 个人信息保护法 19, 47: kept no longer than it is needed; that ten came is still known, who they were is not.
  it('who of the register came to a group’s session, also where nothing else was written of them', async () => {
    const room = await desk.room('议事厅')
    const li = await desk.person('李梅')
    const plain = {
      name: null,
      birth: null,
      briefedOn: null,
      withGuardian: false,
      fetchedBy: '',
      allergens: '',
    }
    const { booking } = await desk.book(
      asked(
        room,
        '2026-12-01 09:00-11:00',
        { kind: 'group', name: '合唱团' },
        { comers: [{ ...plain, residentId: li }] },
      ),
    )
    const { retention } = desk.client.privacy
    const due = async () =>
      (await retention.due({})).lines.find((line) => line.kind === 'rooms.contacts')?.count
    desk.clock.setDate((at('2028-11-30T09:00') - 8 * 60) * 60_000)
    expect(await due()).toBe(0)
    desk.clock.setDate((at('2028-12-15T09:00') - 8 * 60) * 60_000)
    expect(await due()).toBe(1)
    await retention.confirm({ sendId: newSendId(), kind: 'rooms.contacts' })
    expect(await due()).toBe(0)
    expect((await desk.client.rooms.bookings.get({ id: booking.id })).booking.comers).toMatchObject([
      { residentId: null, name: '' },
    ])
  })

  it('a resident’s booking whole, and still knows where the key is', async () => {
    const room = await desk.room('议事厅', { keys: ['前门'], checksBefore: ['煤气'] })
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    const { entry } = await usedAtDoor(booking.id)
    await desk.client.rooms.door.bringBack({ sendId: newSendId(), entry, how: 'back' })
    const call = eraser()
    store().sqlite.transaction(() =>
      whileErasing(call, 'resident', li, () => roomsKeep.erase(call, { resident: li, kept: {}, words: [] })),
    )()
    expect([countOf('bookings'), countOf('room_photos'), countOf('attachments')]).toEqual([0, 0, 0])
    const other = await desk.book(asked(room, '2026-12-02 09:00-11:00', { kind: 'centre' }))
    expect((await desk.client.rooms.door.get({ id: other.booking.id })).keys).toMatchObject([
      { place: 'here' },
    ])
  })

  it('no booking of a resident after its years while its key is out', async () => {
    const room = await desk.room('议事厅', { keys: ['前门'], checksBefore: ['煤气'] })
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    const { entry } = await usedAtDoor(booking.id)
    const { retention } = desk.client.privacy
    const due = async () =>
      (await retention.due({})).lines.find((line) => line.kind === 'rooms.bookings')?.count
    desk.clock.setDate((at('2028-12-15T09:00') - 8 * 60) * 60_000)
    expect(await due()).toBe(0)
    await retention.confirm({ sendId: newSendId(), kind: 'rooms.bookings' })
    expect((await desk.client.rooms.door.keysOut({})).keys).toHaveLength(1)
    await desk.client.rooms.door.bringBack({ sendId: newSendId(), entry, how: 'back' })
    expect(await due()).toBe(1)
  })

  it('nothing while a key is out: the person’s record is open', async () => {
    const room = await desk.room('议事厅', { keys: ['前门'], checksBefore: ['煤气'] })
    const li = await desk.person('李梅')
    const { booking } = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    const { entry } = await usedAtDoor(booking.id)
    const open = () => [...withKeysOut(store(), [booking.id])]
    expect(open()).toEqual([booking.id])
    await desk.client.rooms.door.bringBack({ sendId: newSendId(), entry, how: 'back' })
    expect(open()).toEqual([])
  })
})
