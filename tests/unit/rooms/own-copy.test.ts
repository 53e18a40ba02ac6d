/** A person's own copy tells what rooms keep of them (个人信息保护法 art. 45): what they booked, and the sessions they came to. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HeldRow } from '#desk/personal-data/keeps'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, type RoomsDesk } from './desk'
import { at } from './house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const wordsOf = (row: HeldRow): readonly string[] =>
  row.flatMap(({ name, value }) => {
    if (value.as === 'text') return [`${name} ${value.text}`]
    if (value.as === 'day') return [`${name} ${value.day}`]
    return value.as === 'word' ? [`${name} ${value.word}`] : []
  })

/** Rows of one kind in the copy that this person is given on 10 December. */
async function toldTo(residentId: number, kind: string) {
  desk.clock.setDate((at('2026-12-10T09:00') - 8 * 60) * 60_000)
  const { requests } = desk.client.privacy
  const received = {
    residentId,
    kind: 'access',
    by: 'self',
    byName: '',
    words: '',
    received: '2026-12-10',
  } as const
  const { id } = await requests.receive({ sendId: newSendId(), ...received })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  const { kinds } = await requests.copy({ id })
  return kinds.find((one) => one.kind === kind)?.rows.map(wordsOf) ?? []
}

const plain = { name: null, birth: null, briefedOn: null, withGuardian: false, fetchedBy: '', allergens: '' }

it('the copy has the sessions of others that somebody came to, with what was written of them there', async () => {
  const room = await desk.room('烘焙小站')
  const li = await desk.person('李梅')
  const comer = { ...plain, residentId: li, briefedOn: '2026-11-01', withGuardian: true }
  await desk.book(
    asked(
      room,
      '2026-12-01 09:00-11:00',
      { kind: 'group', name: '烘焙社' },
      {
        comers: [{ ...comer, fetchedBy: '外婆', allergens: '花生' }],
      },
    ),
  )
  const [told, ...more] = await toldTo(li, 'rooms.comers')
  expect(more).toEqual([])
  expect(told).toEqual(
    expect.arrayContaining([
      'day 2026-12-01',
      'room 烘焙小站',
      'hours 09:00–11:00',
      'briefed 2026-11-01',
      'guardian rooms:held.guardian',
      'fetchedBy 外婆',
      'allergens 花生',
    ]),
  )
})

it('the copy has what somebody’s own booking was called, who answered for it and their phone', async () => {
  const room = await desk.room('议事厅')
  const li = await desk.person('李梅')
  const more = { title: '金婚', inCharge: '李强', phone: '13912345678' }
  await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li), more))
  const [told] = await toldTo(li, 'rooms.bookings')
  expect(told).toEqual(expect.arrayContaining(['title 金婚', 'inCharge 李强', 'phone 13912345678']))
})

it('the plan of an erasure counts the sessions somebody came to, and what is to come stands against it', async () => {
  const room = await desk.room('议事厅')
  const li = await desk.person('李梅')
  const comers = [{ ...plain, residentId: li }]
  for (const day of ['2026-12-01', '2026-12-20'])
    await desk.book(asked(room, `${day} 09:00-11:00`, { kind: 'group', name: '合唱团' }, { comers }))
  desk.clock.setDate((at('2026-12-10T09:00') - 8 * 60) * 60_000)
  const { requests } = desk.client.privacy
  const received = {
    residentId: li,
    kind: 'erasure',
    by: 'self',
    byName: '',
    words: '',
    received: '2026-12-10',
  } as const
  const { id } = await requests.receive({ sendId: newSendId(), ...received })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  const { plan } = await requests.get({ id })
  expect(JSON.stringify(plan)).toContain('rooms.comers')
})
