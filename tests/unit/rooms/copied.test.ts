/** A copy of a booking has whom to call and who comes, though the page never had them in full; and only for the same holder. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AskedHolder, BookingText } from '#features/rooms/bookings/contract'
import { newSendId } from '../../support/desk'
import { asked, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { weekly } from './series/series-desk'

const choir: AskedHolder = { kind: 'group', name: '合唱队' }
const comers: BookingText['comers'] = [
  {
    residentId: null,
    name: '小明',
    birth: '2018-05-01',
    briefedOn: null,
    withGuardian: true,
    fetchedBy: '外婆 13900000001',
    allergens: '花生',
  },
]

let desk: RoomsDesk
let room: number
let first: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('活动室')
  const { booking } = await desk.book(
    asked(room, '2026-12-01 09:00-11:00', choir, {
      title: '排练 找13800008000',
      inCharge: '张国强',
      phone: '13800008000',
      comers,
    }),
  )
  first = booking.id
})
afterEach(() => desk.close())

const bookings = () => desk.client.rooms.bookings
/** What the page knows of it: the title as it is shown, nobody to call. */
const shownTitle = async () => (await bookings().get({ id: first })).booking.title
const copy = async (text: BookingText) =>
  (await bookings().book({ sendId: newSendId(), booking: text, copyOf: first })).booking.id
const inFull = async (id: number) => {
  const { inCharge, phone } = await desk.client.rooms.papers.application({ id })
  const { booking } = await bookings().get({ id })
  return { inCharge, phone, comers: booking.comers.map(({ name, withGuardian }) => [name, withGuardian]) }
}
const asBefore = { inCharge: '张国强', phone: '13800008000', comers: [['小明', true]] }

describe('a copy', () => {
  it('is called under the same number, with the same people coming', async () => {
    const title = await shownTitle()
    expect(title).not.toContain('13800008000')
    const id = await copy(asked(room, '2026-12-08 09:00-11:00', choir, { title }))
    expect(await inFull(id)).toEqual(asBefore)
    const reason = { code: 'verify-identity', note: '' } as const
    expect(await bookings().reveal({ id, field: 'title', reason })).toEqual({ value: '排练 找13800008000' })
  })

  it('has what was written anew as it was written', async () => {
    const id = await copy(
      asked(room, '2026-12-08 09:00-11:00', choir, { inCharge: '李红', phone: '13700007000' }),
    )
    expect(await inFull(id)).toEqual({ ...asBefore, inCharge: '李红', phone: '13700007000' })
  })

  it('for another group, or for a group of that name from outside, takes nobody over', async () => {
    const nobody = { inCharge: null, phone: null, comers: [] }
    const others: readonly AskedHolder[] = [
      { kind: 'group', name: '书法社' },
      { kind: 'outside-group', name: '合唱队' },
    ]
    for (const [at, holder] of others.entries()) {
      const id = await copy(asked(room, `2026-12-0${8 + at} 09:00-11:00`, holder))
      expect(await inFull(id)).toEqual(nobody)
    }
  })

  it('that repeats is so on each of its dates', async () => {
    const { series } = await desk.client.rooms.series.book({
      sendId: newSendId(),
      series: weekly(room, choir, '2026-12-08', 2),
      copyOf: first,
    })
    for (const { booking } of series.dates) expect(await inFull(booking?.id ?? 0)).toEqual(asBefore)
  })

  it('that has to wait is called under the same number when its turn comes', async () => {
    await desk.book(asked(room, '2026-12-08 09:00-11:00', { kind: 'group', name: '书法社' }))
    const { waiting } = await desk.client.rooms.waitlist.join({
      sendId: newSendId(),
      booking: asked(room, '2026-12-08 09:00-11:00', choir),
      copyOf: first,
    })
    expect(waiting.inCharge).toBe('张国强')
    const reason = { code: 'verify-identity', note: '' } as const
    expect(await desk.client.rooms.waitlist.reveal({ id: waiting.id, field: 'phone', reason })).toEqual({
      value: '13800008000',
    })
  })

  it('of a booking that is not there is refused', async () => {
    const text = asked(room, '2026-12-08 09:00-11:00', choir)
    expect(
      await refused(bookings().book({ sendId: newSendId(), booking: text, copyOf: first + 100 })),
    ).toMatchObject({ data: { code: 'rooms.booking-unknown' } })
  })
})
