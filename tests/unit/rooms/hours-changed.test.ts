/** Hours, days of the calendar and places of equipment that change after somebody has booked: they are named, called, and not missed. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HouseRules, HoursLine } from '#features/rooms/contract/index'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, type RoomsDesk } from './desk'
import { at } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const checkIn = { lateAfter: 10, noShowAfter: 30 }
const suspension = { noShows: 3, within: 90, days: 30 }
const open = (from: string, until: string, on: HoursLine['on'] = { by: 'every-day' }): HoursLine[] => [
  { season: null, on, open: [{ from, until }] },
]
const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)
const stateOf = async (id: number) => (await desk.client.rooms.bookings.get({ id })).booking.state
const warned = async () => (await desk.client.rooms.door.conduct({})).holders.length

async function change(room: number, rules: Partial<HouseRules>) {
  const { rooms } = await desk.client.rooms.house({})
  const { id, version, ...text } = rooms.find((one) => one.id === room) ?? expect.fail('no room')
  return desk.client.rooms.saveRoom({
    sendId: newSendId(),
    existing: { id, version },
    text: { ...text, rules: { ...text.rules, ...rules } },
  })
}

const setHours = (room: number, hours: HoursLine[]) => change(room, { hours })

/** Days of 2026 that are off by law from now on, besides those that were announced. */
async function makeHolidays(...days: readonly string[]) {
  const known = await desk.client.calendar.year({ year: 2026 })
  const more = days.map((day) => ({ day, kind: 'statutory-holiday' as const, name: '临时放假' }))
  return desk.client.calendar.setYear({
    sendId: newSendId(),
    year: 2026,
    source: '通知',
    days: [...known.days, ...more],
  })
}

it('names whom shorter hours leave outside, and misses nobody who then found the room shut', async () => {
  const room = await desk.room('社区书房', { checkIn, suspension, hours: open('08:00', '22:00') })
  const li = ofResident(await desk.person('李梅'))
  const evening = (await desk.book(asked(room, '2026-12-01 19:00-21:00', li))).booking.id
  await desk.book(asked(room, '2026-12-02 09:00-11:00', li))
  await desk.book(asked(room, '2026-12-02 19:00-20:00', { kind: 'centre' }))
  expect(await setHours(room, open('08:00', '18:00'))).toMatchObject({ stranded: 1 })
  // Only what a change brought is counted with it.
  expect(await setHours(room, open('09:00', '18:00'))).toMatchObject({ stranded: 0 })
  const { lines } = await desk.client.rooms.callSheet.list({ of: { list: 'stranded' } })
  expect(lines.map(({ booking, because }) => [booking.id, because])).toEqual([[evening, '']])
  itIs('2026-12-01T20:00')
  expect(await stateOf(evening)).toBe('confirmed')
  expect(await warned()).toBe(0)
})

it('leaves missed what was missed by the hours of until then, also where nobody had put it on record', async () => {
  const room = await desk.room('社区书房', { checkIn, suspension, hours: open('08:00', '22:00') })
  const li = ofResident(await desk.person('李梅'))
  const { booking } = await desk.book(asked(room, '2026-12-01 19:00-21:00', li))
  itIs('2026-12-02T09:00')
  await setHours(room, open('08:00', '18:00'))
  expect(await stateOf(booking.id)).toBe('no-show')
  expect(await warned()).toBe(1)
})

it('judges nothing by a question that was asked later: who had been before the room asked who comes is not missed', async () => {
  const room = await desk.room('社区书房', { suspension })
  const li = ofResident(await desk.person('李梅'))
  const before = (await desk.book(asked(room, '2026-12-01 09:00-11:00', li))).booking.id
  const after = (await desk.book(asked(room, '2026-12-03 09:00-11:00', li))).booking.id
  itIs('2026-12-02T09:00')
  await change(room, { checkIn })
  expect(await stateOf(before)).toBe('confirmed')
  itIs('2026-12-04T09:00')
  expect(await stateOf(before)).toBe('confirmed')
  expect(await stateOf(after)).toBe('no-show')
  expect(await warned()).toBe(1)
})

it('counts whom a day off leaves outside, misses nobody on it, and leaves missed what was missed before', async () => {
  const working = { by: 'day-kind' as const, kinds: ['working-day' as const] }
  const room = await desk.room('社区书房', { checkIn, suspension, hours: open('08:00', '18:00', working) })
  const li = ofResident(await desk.person('李梅'))
  // A Tuesday and the Wednesday after.
  const missed = (await desk.book(asked(room, '2026-12-01 09:00-11:00', li))).booking.id
  const off = (await desk.book(asked(room, '2026-12-02 09:00-11:00', li))).booking.id
  itIs('2026-12-01T12:00')
  expect(await makeHolidays('2026-12-01', '2026-12-02')).toMatchObject({ stranded: 1 })
  itIs('2026-12-02T12:00')
  expect(await stateOf(missed)).toBe('no-show')
  expect(await stateOf(off)).toBe('confirmed')
  expect(await warned()).toBe(1)
})

it('counts with a change of the calendar only whom that change leaves outside, also where it lets others in again', async () => {
  const working = { by: 'day-kind' as const, kinds: ['working-day' as const] }
  const room = await desk.room('社区书房', { hours: open('08:00', '18:00', working) })
  const hall = await desk.room('议事厅')
  const li = ofResident(await desk.person('李梅'))
  const announced = (await desk.client.calendar.year({ year: 2026 })).days
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03'])
    await desk.book(asked(room, `${day} 09:00-11:00`, li))
  const { span } = (await desk.book(asked(hall, '2026-12-04 09:00-11:00', li))).booking
  await desk.client.rooms.close({
    sendId: newSendId(),
    closure: { rooms: [hall], kind: 'danger', why: '停电', when: { by: 'once', span } },
    cannotWait: null,
  })
  expect(await makeHolidays('2026-12-01')).toMatchObject({ stranded: 1 })
  // The holiday is moved: one is let in again, two are left outside.
  const off = { kind: 'statutory-holiday' as const, name: '临时放假' }
  const days = ['2026-12-02', '2026-12-03'].map((day) => ({ day, ...off }))
  const moved = { sendId: newSendId(), year: 2026, source: '通知', days: [...announced, ...days] }
  expect(await desk.client.calendar.setYear(moved)).toMatchObject({ stranded: 2 })
})

it('names whose oven is no longer where they booked it', async () => {
  const [baking, hall] = [await desk.room('烘焙小站'), await desk.room('议事厅')]
  await desk.oven(baking, 2)
  const li = ofResident(await desk.person('李梅'))
  const withOven = asked(baking, '2026-12-01 09:00-11:00', li, { equipment: { oven: 1 } })
  const { booking } = await desk.book(withOven)
  await desk.book(asked(hall, '2026-12-01 09:00-11:00', li))
  const { equipment } = await desk.client.rooms.house({})
  const { id, ...oven } = equipment[0] ?? expect.fail('no oven')
  const moved = { sendId: newSendId(), id, text: { ...oven, rooms: [hall] } }
  expect(await desk.client.rooms.saveEquipment(moved)).toMatchObject({ promisedBeyond: 1 })
  const { lines } = await desk.client.rooms.callSheet.list({ of: { list: 'equipment', id } })
  expect(lines.map((line) => [line.booking.id, line.because])).toEqual([[booking.id, '烤箱']])
})
