/** What leaves the rooms: calendars that any program reads and that name no resident, numbers in full on record. */
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarText } from '#features/rooms/papers/calendar-text'
import { newSendId } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { on } from './house'

/** The events of a calendar as another program reads them. */
const eventsOf = (text: string) =>
  ICAL.Component.fromString(text)
    .getAllSubcomponents('vevent')
    .map((one) => {
      const event = new ICAL.Event(one)
      return {
        uid: event.uid,
        summary: event.summary,
        location: event.location,
        from: event.startDate.toJSDate().toISOString(),
        until: event.endDate.toJSDate().toISOString(),
      }
    })

describe('a calendar', () => {
  const event = { id: 7, span: on('2026-12-01 22:00-24:30'), location: '议事厅', now: 0 }

  it('has Shanghai’s wall clock in UTC, past midnight too, and comes back as it went', () => {
    expect(eventsOf(calendarText([{ ...event, summary: '合唱' }]))).toEqual([
      {
        uid: 'booking-7@linli-desk',
        summary: '合唱',
        location: '议事厅',
        from: '2026-12-01T14:00:00.000Z',
        until: '2026-12-01T16:30:00.000Z',
      },
    ])
  })

  it('escapes what the standard reads as its own, and folds what is longer than a line', () => {
    const summary = '甲, 乙; 丙\\丁\n' + '很长的名字'.repeat(20)
    const text = calendarText([{ ...event, summary }])
    expect(eventsOf(text)[0]?.summary).toBe(summary)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('without events is still a calendar', () => {
    expect(eventsOf(calendarText([]))).toEqual([])
  })
})

describe('what leaves the rooms', () => {
  let desk: RoomsDesk
  beforeEach(async () => {
    desk = await openRoomsDesk()
  })
  afterEach(() => desk.close())

  it('is of a room what is to come, with groups by name and of residents only that they have it', async () => {
    const room = await desk.room('议事厅')
    const li = await desk.person('李梅')
    await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    await desk.book(asked(room, '2026-12-02 09:00-11:00', { kind: 'group', name: '合唱团' }))
    const { booking } = await desk.book(asked(room, '2026-12-03 09:00-11:00', { kind: 'centre' }))
    await desk.client.rooms.bookings.move({
      sendId: newSendId(),
      id: booking.id,
      move: 'cancel',
      reason: '',
    })
    const { text, events } = await desk.client.rooms.papers.roomCalendar({ room })
    expect(events).toBe(2)
    expect(eventsOf(text).map(({ summary }) => summary)).toEqual(['议事厅', '合唱团'])
    expect(text).not.toContain('李梅')
  })

  it('is of a group the form with its numbers in full, and there is none of a resident', async () => {
    const room = await desk.room('议事厅')
    const li = await desk.person('李梅')
    const group = await desk.book(
      asked(
        room,
        '2026-12-02 09:00-11:00',
        { kind: 'group', name: '合唱团' },
        { inCharge: '钱敏', phone: '13912345678' },
      ),
    )
    const { papers } = desk.client.rooms
    expect(await papers.application({ id: group.booking.id })).toEqual({
      inCharge: '钱敏',
      phone: '13912345678',
    })
    const own = await desk.book(asked(room, '2026-12-01 09:00-11:00', ofResident(li)))
    expect(await refused(papers.application({ id: own.booking.id }))).toMatchObject({
      data: { code: 'rooms.no-group' },
    })
    expect(
      await refused(
        papers.printed({ sendId: newSendId(), id: own.booking.id, sheet: 'application', onto: 'paper' }),
      ),
    ).toMatchObject({ data: { code: 'rooms.no-group' } })
  })
})
