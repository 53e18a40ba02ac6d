/** A season's plan at the desk: what each standing group has, its quota over all of its series, and who looks like another. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeriesText } from '#features/rooms/series/contract'
import { openRoomsDesk, type RoomsDesk } from '../desk'
import { seriesOn, weekly } from '../series/series-desk'

let desk: RoomsDesk
let hall: number
let studio: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  hall = await desk.room('议事厅')
  studio = await desk.room('活动室')
})
afterEach(() => desk.close())

const group = (name: string) => ({ kind: 'group' as const, name })
const keep = async (
  room: number,
  name: string,
  more: Partial<SeriesText> & { readonly hours?: string } = {},
) => (await seriesOn(desk).book(weekly(room, group(name), '2026-12-01', 4, more))).series.id
const plan = () => desk.client.rooms.season.plan({ from: '2026-10-01', to: '2026-12-31' })

describe('a season’s plan', () => {
  it('has every standing group with its series and the week in which it has most', async () => {
    const choir = await keep(hall, '合唱团')
    await keep(studio, '合唱团', { hours: '14:00-15:00' })
    await keep(studio, '太极队')
    const { groups, alike } = await plan()
    expect(groups.map(({ name, mostMinutes, quota, overIn }) => [name, mostMinutes, quota, overIn])).toEqual([
      ['合唱团', 180, null, null],
      ['太极队', 120, null, null],
    ])
    expect(groups[0]?.series).toMatchObject([
      { id: choir, room: hall, dates: 4, pending: 0 },
      { room: studio, dates: 4 },
    ])
    expect(alike).toEqual([])
    expect((await desk.client.rooms.season.plan({ from: '2027-01-01', to: '2027-03-31' })).groups).toEqual([])
  })

  it('tells the first week in which all series of a group together are over what a room lets it have', async () => {
    await keep(hall, '合唱团')
    await keep(studio, '合唱团', { hours: '14:00-15:00' })
    const { rooms } = await desk.client.rooms.house({})
    const one = rooms.find(({ id }) => id === hall)
    if (one === undefined) throw new Error('no hall')
    const { id, version, ...text } = one
    const limit = {
      holders: ['group' as const],
      measure: 'minutes' as const,
      per: 'week' as const,
      most: 150,
    }
    const rules = { ...text.rules, limits: [{ ...limit, counts: 'all' as const, reach: 'house' as const }] }
    await desk.client.rooms.saveRoom({
      sendId: crypto.randomUUID(),
      existing: { id, version },
      text: { ...text, rules },
    })
    expect((await plan()).groups).toMatchObject([{ name: '合唱团', quota: 150, overIn: '2026-11-30' }])
  })

  it('tells hidden duplicates: one name written twice, one person behind two groups, two rooms at one time', async () => {
    const zhou = { inCharge: '周敏', phone: '13800000001' }
    const first = await keep(hall, '晨光合唱队', zhou)
    const twice = await keep(studio, '晨光 合唱队', { hours: '14:00-15:00' })
    const behind = await keep(studio, '夕阳红', { hours: '16:00-17:00', ...zhou })
    const beside = await keep(studio, '晨光合唱队', { hours: '10:00-12:00' })
    expect((await plan()).alike).toEqual([
      { one: first, other: twice, because: 'same-name' },
      { one: first, other: behind, because: 'same-person' },
      { one: first, other: beside, because: 'same-group-same-time' },
      { one: twice, other: beside, because: 'same-name' },
    ])
  })
})
