/** A room that is put out of use, and in use again: what was missed before stays missed, and nobody is missed who could not come in. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, type RoomsDesk } from './desk'
import { at } from './house'

let desk: RoomsDesk
let room: number
let ids: number[]
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('议事厅', {
    checkIn: { lateAfter: 10, noShowAfter: 30 },
    suspension: { noShows: 3, within: 90, days: 30 },
  })
  const li = ofResident(await desk.person('李梅'))
  ids = []
  // A Friday, the Monday and the Tuesday after.
  for (const day of ['2026-12-04', '2026-12-07', '2026-12-08'])
    ids.push((await desk.book(asked(room, `${day} 09:00-11:00`, li))).booking.id)
})
afterEach(() => desk.close())

const itIs = (text: string) => desk.clock.setDate((at(text) - 8 * 60) * 60_000)
const states = () =>
  Promise.all(
    ids.map(async (id) => {
      const { booking, events } = await desk.client.rooms.bookings.get({ id })
      return [booking.state, ...events.map(({ event }) => event)]
    }),
  )

async function change(to: Record<string, unknown>): Promise<void> {
  const { rooms } = await desk.client.rooms.house({})
  const kept = rooms.find((one) => one.id === room) ?? expect.fail('the room is not there')
  const { version, id, ...text } = kept
  await desk.client.rooms.saveRoom({
    sendId: newSendId(),
    existing: { id, version },
    text: { ...text, ...to },
  })
}

it('keeps what was missed before, also where nobody had put it on record', async () => {
  itIs('2026-12-07T08:00')
  await change({ outOfUse: '装修' })
  itIs('2026-12-07T12:00')
  expect(await states()).toEqual([
    ['no-show', 'book', 'miss'],
    ['confirmed', 'book'],
    ['confirmed', 'book'],
  ])
  expect((await desk.client.rooms.door.conduct({})).holders).toMatchObject([{ warnings: ['2026-12-04'] }])
})

it('cancels what passed meanwhile once it is in use again, and leaves what is still to come', async () => {
  itIs('2026-12-07T08:00')
  await change({ outOfUse: '装修' })
  itIs('2026-12-07T12:00')
  await change({ outOfUse: null })
  expect(await states()).toEqual([
    ['no-show', 'book', 'miss'],
    ['cancelled', 'book', 'cancel'],
    ['confirmed', 'book'],
  ])
  const { events } = await desk.client.rooms.bookings.get({ id: ids[1] ?? 0 })
  expect(events.at(-1)).toMatchObject({ reason: '装修' })
  expect((await desk.client.rooms.door.conduct({})).holders).toMatchObject([{ warnings: ['2026-12-04'] }])
})

it('keeps what was missed by rules that are others since', async () => {
  const { rooms } = await desk.client.rooms.house({})
  const rules = rooms.find((one) => one.id === room)?.rules
  itIs('2026-12-05T08:00')
  await change({ rules: { ...rules, checkIn: null } })
  expect((await states())[0]).toEqual(['no-show', 'book', 'miss'])
})
