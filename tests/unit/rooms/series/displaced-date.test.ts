/** A date of a series that the house displaced: moved it stays in its series, put back it is off the list of calls. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { openRoomsDesk, type RoomsDesk } from '../desk'
import { on } from '../house'
import { seriesOn, standsOf, weekly } from './series-desk'

let desk: RoomsDesk
let room: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('议事厅')
})
afterEach(() => desk.close())

const precedence = () => desk.client.rooms.precedence
const election = on('2026-12-08 09:00-12:00')

/** Three Tuesdays, of which the house takes the second; returns the series and who is to be called. */
async function displacedSecond() {
  const { series } = await seriesOn(desk).book(
    weekly(room, { kind: 'group', name: '合唱团' }, '2026-12-01', 3, { title: '排练' }),
  )
  const displaced = series.dates[1]?.booking?.id ?? 0
  const own = { room, span: election, places: 1, use: 'election', title: '选举' } as const
  const { booking } = await precedence().book({
    sendId: newSendId(),
    own,
    reason: '换届',
    displaces: [displaced],
  })
  const [call] = (await precedence().calls({})).calls
  return { id: series.id, call: call?.id ?? 0, election: booking.id }
}

it('that is moved stays in its series: what is done to all of it is done to this one', async () => {
  const { id, call } = await displacedSecond()
  const to = { room, span: on('2026-12-09 09:00-11:00'), whole: true, places: 1, equipment: {} }
  await precedence().move({ sendId: newSendId(), id: call, to })
  expect(standsOf(await seriesOn(desk).get(id))).toEqual([
    '12-01T09:00 confirmed',
    '12-09T09:00 confirmed',
    '12-15T09:00 confirmed',
  ])
  await seriesOn(desk).cancel(id, 0, 'all')
  expect((await desk.client.rooms.bookings.list({ tab: 'coming', limit: 9 })).rows).toMatchObject([
    { title: '选举' },
  ])
})

it('that is put back, once the house does not need the room, is called for no more', async () => {
  const { id, election: house } = await displacedSecond()
  const cancel = { sendId: newSendId(), id: house, move: 'cancel' as const, reason: '改在别处' }
  await desk.client.rooms.bookings.move(cancel)
  await seriesOn(desk).putBack(id, 1)
  expect(standsOf(await seriesOn(desk).get(id))).toContain('12-08T09:00 confirmed')
  expect((await precedence().calls({})).calls).toEqual([])
})
