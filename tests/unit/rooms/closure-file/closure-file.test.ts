/** Closures from a calendar through the desk: read apart, previewed date by date, closed together or not at all. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { newSendId } from '../../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from '../desk'
import { on } from '../house'

let desk: RoomsDesk
let room: number
beforeEach(async () => {
  desk = await openRoomsDesk()
  room = await desk.room('活动室')
})
afterEach(() => desk.close())

const lines = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:消杀',
  'DTSTART:20261208T090000',
  'DTEND:20261208T120000',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  'SUMMARY:没有日子',
  'END:VEVENT',
  'END:VCALENDAR',
]

async function read(file: Blob) {
  const steps = await desk.client.rooms.closureFile.read({ sendId: newSendId(), file })
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}
const close = (dates: Awaited<ReturnType<typeof read>>['dates'], kind: 'other' | 'repairs' = 'other') =>
  desk.client.rooms.closureFile.close({ sendId: newSendId(), rooms: [room], kind, dates, cannotWait: null })
const code = (what: string) => ({ data: { code: `rooms.${what}` } })

describe('closures from a calendar', () => {
  it('are read on a thread of their own, in UTF-8 and in GBK', async () => {
    const text = lines.join('\r\n')
    const gbk = Buffer.from(String(codePages.utils.encode(936, text, 'str')), 'latin1')
    for (const content of [text, new Uint8Array(gbk)]) {
      const found = await read(new Blob([content]))
      expect(found.dates).toEqual([
        { why: '消杀', span: on('2026-12-08 09:00-12:00') },
        { why: '消杀', span: on('2026-12-15 09:00-12:00') },
        { why: '消杀', span: on('2026-12-22 09:00-12:00') },
      ])
      expect(found.unread).toEqual([{ what: '没有日子', because: 'no-start' }])
    }
    expect(await refused(read(new Blob(['姓名,电话'])))).toMatchObject(code('calendar-unreadable'))
    expect(await refused(read(new Blob([new Uint8Array([0x50, 0x4b, 3, 4])])))).toMatchObject(
      code('calendar-unreadable'),
    )
  })

  it('tell whom each date hits and what is shut already, and then refuse what is asked on those days', async () => {
    const li = ofResident(await desk.person('李梅'))
    await desk.book(asked(room, '2026-12-15 10:00-11:00', li))
    await desk.client.rooms.close({
      sendId: newSendId(),
      closure: {
        rooms: null,
        kind: 'danger',
        why: '停电',
        when: { by: 'once', span: on('2026-12-22 00:00-24:00') },
      },
      cannotWait: null,
    })
    const { dates } = await read(new Blob([lines.join('\r\n')]))
    const preview = await desk.client.rooms.closureFile.preview({ rooms: [room], kind: 'other', dates })
    expect(preview).toEqual({
      dates: [
        { known: false, hits: 0 },
        { known: false, hits: 1 },
        { known: true, hits: 0 },
      ],
      mayBeginOn: null,
    })
    expect(await close(dates.slice(0, 2))).toMatchObject({ closed: 2 })
    const refusal = await refused(desk.book(asked(room, '2026-12-08 10:00-11:00', li)))
    expect(refusal).toMatchObject({ data: { code: 'rooms.stops-closed-for', parameters: { why: '消杀' } } })
    // A minute after it the room is open again.
    await desk.book(asked(room, '2026-12-08 12:00-13:00', li))
  })

  it('keep the seven days that repairs are announced before, all of them or none', async () => {
    const soon = { why: '补漏', span: on('2026-11-25 09:00-12:00') }
    const later = { why: '补漏', span: on('2026-12-09 09:00-12:00') }
    expect(await refused(close([later, soon], 'repairs'))).toMatchObject(code('notice-missed'))
    expect((await desk.client.rooms.house({})).closures).toEqual([])
    await close([later], 'repairs')
    expect((await desk.client.rooms.house({})).closures).toMatchObject([{ why: '补漏', kind: 'repairs' }])
  })

  it('are the manager’s', async () => {
    await desk.signIn('front-desk')
    expect(await refused(read(new Blob([lines.join('\r\n')])))).toMatchObject({ code: 'FORBIDDEN' })
  })
})
