/** Wishes that could not be met: noted in one key with the reason as it stands, counted by room, and of nobody. */
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UnsaidBooking } from '#features/rooms/bookings/contract'
import { newSendId } from '../../../support/desk'
import { takenOut } from '../../../support/taken-out'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from '../desk'
import { at, on } from '../house'

let desk: RoomsDesk
beforeEach(async () => {
  desk = await openRoomsDesk()
})
afterEach(() => desk.close())

const note = (booking: UnsaidBooking) => desk.client.rooms.unmet.note({ sendId: newSendId(), booking })
const counts = async () =>
  (await desk.client.rooms.unmet.counts({ from: '2026-11-01', to: '2026-11-30' })).rooms
const when = '2026-12-01 09:00-11:00'

describe('a wish that cannot be met', () => {
  it('is counted by what stopped it: full, closed, over a limit, against the house rules', async () => {
    const limits = [
      {
        holders: ['resident' as const],
        measure: 'bookings' as const,
        per: 'month' as const,
        most: 1,
        counts: 'all' as const,
        reach: 'room' as const,
      },
    ]
    const room = await desk.room('议事厅', { limits })
    const li = ofResident(await desk.person('李梅'))
    await desk.book(asked(room, when, li))
    await desk.client.rooms.close({
      sendId: newSendId(),
      closure: {
        rooms: [room],
        kind: 'danger',
        why: '停电',
        when: { by: 'once', span: on('2026-12-03 00:00-24:00') },
      },
      cannotWait: null,
    })
    const group = { kind: 'group', name: '合唱团' } as const
    expect(await note(asked(room, when, group, { places: 12 }))).toEqual({ because: 'full' })
    expect(await note({ ...asked(room, when, group), holder: null })).toEqual({ because: 'full' })
    expect(await note(asked(room, '2026-12-03 09:00-11:00', group))).toEqual({ because: 'closed' })
    expect(await note(asked(room, '2026-12-05 09:00-11:00', li))).toEqual({ because: 'limits' })
    const sales = asked(room, '2026-12-05 09:00-11:00', group, { purpose: 'sales' })
    expect(await note(sales)).toEqual({ because: 'rules' })
    expect(await counts()).toEqual([
      { room, noted: { full: 2, closed: 1, limits: 1, rules: 1 }, people: 16, waitedInVain: 0 },
    ])
  })

  it('is not noted of what could be had, and nobody’s name is kept with it', async () => {
    const room = await desk.room('议事厅')
    const li = ofResident(await desk.person('李梅'))
    expect(await refused(note(asked(room, when, li)))).toMatchObject({ data: { code: 'rooms.can-be-had' } })
    await desk.book(asked(room, when, { kind: 'group', name: '合唱团' }))
    await note(asked(room, when, li, { title: '家庭聚会' }))
    const { sqlite } = desk.desk.session.requireOpen().store
    const kept = JSON.stringify(sqlite.prepare('SELECT * FROM room_unmet').all())
    expect(kept).toContain('resident')
    expect(kept).not.toContain('家庭聚会')
  })

  it('that waited on the list until its time had come is told apart, also when nobody closed it', async () => {
    const room = await desk.room('议事厅')
    await desk.book(asked(room, when, { kind: 'group', name: '合唱团' }))
    const li = ofResident(await desk.person('李梅'))
    await desk.client.rooms.waitlist.join({ sendId: newSendId(), booking: asked(room, when, li) })
    expect(await counts()).toEqual([])
    desk.clock.setDate((at('2026-12-01T12:00') - 8 * 60) * 60_000)
    expect(await counts()).toMatchObject([{ room, waitedInVain: 1 }])
  })

  it('and was offered the place did not wait in vain, whether or not anybody noted that the offer ran out', async () => {
    const room = await desk.room('议事厅')
    const { booking } = await desk.book(asked(room, when, { kind: 'group', name: '合唱团' }))
    const li = ofResident(await desk.person('李梅'))
    const { waitlist, bookings } = desk.client.rooms
    const { waiting } = await waitlist.join({ sendId: newSendId(), booking: asked(room, when, li) })
    await bookings.move({ sendId: newSendId(), id: booking.id, move: 'cancel', reason: '有事' })
    await waitlist.offer({ sendId: newSendId(), id: waiting.id, minutes: 120 })
    desk.clock.setDate((at('2026-12-01T12:00') - 8 * 60) * 60_000)
    expect(await counts()).toEqual([])
  })

  it('stands in the month’s workbook on a sheet of its own', async () => {
    const room = await desk.room('议事厅')
    await desk.book(asked(room, when, { kind: 'group', name: '合唱团' }))
    await note({ ...asked(room, when, { kind: 'group', name: '象棋队' }), holder: null, places: 4 })
    const words = { title: '场地月报', 'unmet.title': '没能满足的', 'unmet.full': '满了' }
    const file = await takenOut(
      desk.client,
      desk.client.rooms.figures.export({ sendId: newSendId(), period: '2026-11', purpose: '报街道', words }),
    )
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.bytes.buffer)
    const lines: unknown[][] = []
    workbook.getWorksheet('没能满足的')?.eachRow((row) => {
      lines.push([1, 2, 3, 4, 5, 6, 7].map((at) => row.getCell(at).value))
    })
    expect(lines[0]?.[1]).toBe('满了')
    expect(lines[1]).toEqual(['议事厅', 1, 0, 0, 0, 4, 0])
  })
})
