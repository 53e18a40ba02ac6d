/** Rooms, equipment and closures as the manager keeps them, through the desk itself; and the guards in its real file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guards } from '#features/rooms/schema/index'
import type { ClosureText, RoomText } from '#features/rooms/contract/index'
import { addDays } from '#ground/days'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { at, on, rules } from './house'
import { refusalOf } from './guarded'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  await desk.client.session.signIn({ account: 'manager', password: testPassword })
})
afterAll(() => desk.close())

const text = (name: string, more: Partial<RoomText> = {}): RoomText => ({
  name,
  inside: null,
  excludes: [],
  outOfUse: null,
  rules: rules({ step: 15 }),
  ...more,
})
const add = (room: RoomText) =>
  desk.client.rooms.saveRoom({ sendId: newSendId(), existing: null, text: room })
const change = ({ id, version }: { id: number; version: number }, room: RoomText) =>
  desk.client.rooms.saveRoom({ sendId: newSendId(), existing: { id, version }, text: room })
const house = () => desk.client.rooms.house({})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

describe('rooms', () => {
  it('are kept with their rules, read back as they were written, and changed by version', async () => {
    const saved = await add(text('社区书房', { rules: rules({ step: 15, places: 24, keys: ['前门'] }) }))
    const { rooms } = await house()
    expect(rooms.find(({ id }) => id === saved.id)).toMatchObject({
      name: '社区书房',
      version: 1,
      rules: { places: 24, keys: ['前门'] },
    })
    expect(await change(saved, text('社区书房', { outOfUse: '水管维修' }))).toEqual({
      id: saved.id,
      version: 2,
      stranded: 0,
    })
    expect(await codeOf(change(saved, text('书房')))).toMatchObject({
      data: { code: 'rooms.room-changed-since', parameters: { name: '社区书房' } },
    })
  })

  it('lie in each other without a circle, and exclude each other from both sides', async () => {
    const hall = await add(text('多功能厅'))
    const corner = await add(text('一角', { inside: hall.id }))
    const drum = await add(text('鼓房', { excludes: [hall.id] }))
    const { rooms } = await house()
    expect(rooms.find(({ id }) => id === hall.id)?.excludes).toEqual([drum.id])
    expect(await codeOf(change(hall, text('多功能厅', { inside: corner.id })))).toMatchObject({
      data: { code: 'rooms.room-inside-itself' },
    })
    expect(
      await codeOf(change(corner, text('一角', { inside: hall.id, excludes: [hall.id] }))),
    ).toMatchObject({
      data: { code: 'rooms.room-excludes-its-own' },
    })
    expect(await codeOf(add(text('x', { inside: 999 })))).toMatchObject({
      data: { code: 'rooms.room-unknown' },
    })
  })

  it('with equipment begin and end on quarters', async () => {
    const free = await add(text('烘焙小站', { rules: rules({ step: 5 }) }))
    const oven = { code: 'oven', name: '烤箱', pieces: 3, rooms: [free.id], outages: [] }
    const save = (equipment: typeof oven) =>
      desk.client.rooms.saveEquipment({ sendId: newSendId(), id: null, text: equipment })
    expect(await codeOf(save(oven))).toMatchObject({ data: { code: 'rooms.step-not-a-quarter' } })
    const quarters = await change(free, text('烘焙小站', { rules: rules({ step: 30 }) }))
    expect(await save(oven)).toMatchObject({ promisedBeyond: 0 })
    expect(await codeOf(save(oven))).toMatchObject({ data: { code: 'rooms.equipment-code-taken' } })
    expect(await codeOf(change(quarters, text('烘焙小站', { rules: rules({ step: 5 }) })))).toMatchObject({
      data: { code: 'rooms.step-not-a-quarter' },
    })
  })

  it('tell their hours day by day, with why they are shut', async () => {
    const weekend = { season: null, on: { by: 'day-kind' as const, kinds: ['day-off' as const] } }
    const science = await add(
      text('科技馆', {
        rules: rules({ hours: [{ ...weekend, open: [{ from: '10:00', until: '17:00' }] }] }),
      }),
    )
    const { days } = await desk.client.rooms.hours({ room: science.id, from: '2026-11-27', days: 2 })
    expect(days.map(({ day, open }) => [day, open])).toEqual([
      ['2026-11-27', []],
      ['2026-11-28', [on('2026-11-28 10:00-17:00')]],
    ])
    const later = await desk.client.rooms.hours({ room: science.id, from: '2027-12-31', days: 1 })
    expect(later.days[0]?.certain).toBe(false)
  })
})

describe('closures', () => {
  const repairs = (from: string, more: Partial<ClosureText> = {}): ClosureText => ({
    rooms: null,
    kind: 'repairs',
    why: '电路检修',
    when: { by: 'once', span: { from: at(`${from}T00:00`), until: at(`${from}T24:00`) } },
    ...more,
  })
  const today = '2026-11-23'
  const close = (closure: ClosureText, cannotWait: string | null = null) =>
    desk.client.rooms.close({ sendId: newSendId(), closure, cannotWait })

  it('for repairs keep seven days, unless it is on record why they cannot wait', async () => {
    const tomorrow = repairs(addDays(today, 1))
    expect(await desk.client.rooms.previewClosure({ closure: tomorrow })).toMatchObject({
      mayBeginOn: '2026-11-30',
      hits: [],
    })
    expect(await codeOf(close(tomorrow))).toMatchObject({
      data: { code: 'rooms.notice-missed', parameters: { day: '2026-11-30' } },
    })
    expect((await close(tomorrow, '水管爆裂')).id).toBeGreaterThan(0)
    expect((await close(repairs('2026-11-30'))).id).toBeGreaterThan(0)
  })

  it('list whom they hit, and taken back shut nothing any more', async () => {
    const { id: room } = await add(text('议事厅'))
    const { from, until } = on('2026-12-07 09:00-10:00')
    sqlite()
      .prepare(
        `INSERT INTO bookings (room_id, starts, ends, held_until, whole, places, holder_kind, use, purpose, state,
           booked_at, booked_by) VALUES (?, ?, ?, ?, 1, 8, 'centre', 'ordinary', 'meeting', 'confirmed', 0, ?)`,
      )
      .run(room, from, until, until, desk.managerId)
    const closure = repairs('2026-12-07', { rooms: [room] })
    const { hits } = await desk.client.rooms.previewClosure({ closure })
    expect(hits).toMatchObject([{ room, span: { from, until } }])
    const { id } = await close(closure)
    const openOn = async () =>
      (await desk.client.rooms.hours({ room, from: '2026-12-07', days: 1 })).days[0]?.open.length
    expect(await openOn()).toBe(0)
    await desk.client.rooms.endClosure({ sendId: newSendId(), id, reason: '提前完工' })
    expect(await openOn()).toBe(1)
    expect(
      await codeOf(desk.client.rooms.endClosure({ sendId: newSendId(), id, reason: '再撤' })),
    ).toMatchObject({
      data: { code: 'rooms.closure-unknown' },
    })
  })

  it('by a holiday of a year not announced fall on its days by law, and say that others may come', async () => {
    const allDay = { from: '00:00', until: '24:00' }
    const named = { by: 'calendar' as const, kinds: ['day-off' as const], named: '春节', hours: allDay }
    const spring = repairs(today, { kind: 'holiday', when: { ...named, starts: today, ends: null } })
    const { falls, yearsNotAnnounced } = await desk.client.rooms.previewClosure({ closure: spring })
    // The eve and the three days; what bridges them is not known yet.
    expect(falls).toHaveLength(4)
    expect(yearsNotAnnounced).toEqual([2027])
    expect((await close(spring)).id).toBeGreaterThan(0)
  })

  it('that never fall are refused', async () => {
    const past = repairs('2026-11-01', { kind: 'other' })
    expect(await codeOf(close(past))).toMatchObject({ data: { code: 'rooms.closure-never-falls' } })
  })
})

describe('the file of a desk', () => {
  it('has the guards as the schema has them', () => {
    const kept = sqlite()
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
      .all()
      .map(({ sql }) => sql)
    expect(guards.filter((guard) => !kept.includes(guard.replace(/;$/, '')))).toEqual([])
  })

  it('refuses a second booking by raw SQL, whoever writes it', async () => {
    const { id: room } = await add(text('活动室'))
    const { from, until } = on('2026-12-08 09:00-10:00')
    const book = sqlite().prepare(
      `INSERT INTO bookings (room_id, starts, ends, held_until, whole, places, holder_kind, use, purpose, state,
         booked_at, booked_by) VALUES (?, ?, ?, ?, 1, 8, 'centre', 'ordinary', 'meeting', 'confirmed', 0, ?)`,
    )
    book.run(room, from, until, until, desk.managerId)
    expect(refusalOf(() => book.run(room, from + 30, until + 30, until + 30, desk.managerId))).toBe('taken')
  })
})
