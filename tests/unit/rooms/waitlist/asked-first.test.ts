/** The list is asked first, whoever frees the place and by whatever way a newcomer comes; and what the file refuses. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { asked, refused } from '../desk'
import { on } from '../house'
import { code, openWaitlistDesk, when, type WaitlistDesk } from './waitlist-desk'

let at1: WaitlistDesk
beforeEach(async () => {
  at1 = await openWaitlistDesk()
})
afterEach(() => at1.desk.close())

const walkIn = () => refused(at1.desk.book(at1.wish(3)))

describe('whoever frees the place, the list is asked first', () => {
  it('pretix#1163, planner#184: the desk cancels, and a walk-in a minute later does not walk past', async () => {
    const { desk, wish, join, cancel } = at1
    const { booking } = await desk.book(wish(0))
    await join(wish(1))
    await cancel(booking.id)
    expect(await walkIn()).toMatchObject(code('stops-waitlist'))
    const { reasons } = await desk.client.rooms.bookings.check({ booking: wish(3), without: null })
    expect(reasons.map((reason) => reason.code)).toEqual(['rooms.stops-waitlist'])
    // Who is first on it may have it at once.
    expect(await refused(desk.book(wish(1)))).toBeNull()
  })

  it('pretix#1163: who cancelled is not called for what they just gave back', async () => {
    const { desk, room, wish, whom, join, cancel, toCall } = at1
    const long = '2026-12-05 14:00-17:00'
    const { booking } = await desk.book(asked(room, when, whom(0)))
    const { booking: after } = await desk.book(asked(room, '2026-12-05 16:00-17:00', whom(1)))
    await join(asked(room, long, whom(1)))
    await join(wish(2))
    await cancel(after.id)
    await cancel(booking.id)
    expect(await toCall()).toEqual(['赵敏'])
    const { rows } = await desk.client.rooms.waitlist.list({})
    expect(rows[0]?.because).toMatchObject([{ code: 'rooms.stops-gave-up' }])
  })

  it('somebody moves away', async () => {
    const { desk, room, wish, join, toCall } = at1
    const { booking } = await desk.book(wish(0))
    await join(wish(1))
    const to = { room, span: on('2026-12-06 14:00-16:00'), whole: true, places: 1, equipment: {} }
    await desk.client.rooms.bookings.reschedule({ sendId: newSendId(), id: booking.id, to })
    expect(await toCall()).toEqual(['王强'])
    expect(await walkIn()).toMatchObject(code('stops-waitlist'))
  })

  it('a request’s hold runs out, and it is not approved past the list', async () => {
    const { desk, join, wish, toCall, itIs } = at1
    const strict = await desk.room('议事厅', { approvalFor: ['group'], pendingHours: 2 })
    const { booking } = await desk.book(asked(strict, when, { kind: 'group', name: '合唱团' }))
    await join(asked(strict, when, wish(1).holder))
    itIs('2026-11-25T12:00')
    expect(await toCall()).toEqual(['王强'])
    const approve = { sendId: newSendId(), id: booking.id, move: 'approve' as const, reason: '' }
    expect(await refused(desk.client.rooms.bookings.decide(approve))).toMatchObject(
      code('stops-waitlist-holds'),
    )
  })

  it('they leave early or never come, and what is left of the day is asked about', async () => {
    const { desk, whom, join, toCall, itIs } = at1
    const checked = await desk.room('活动室', { checkIn: { lateAfter: 10, noShowAfter: 15 }, aheadLeast: 0 })
    await desk.book(asked(checked, '2026-12-05 09:00-13:00', whom(0)))
    await join(asked(checked, '2026-12-05 10:00-12:00', whom(1)))
    itIs('2026-12-05T09:10')
    expect(await toCall()).toEqual([])
    itIs('2026-12-05T09:15')
    expect(await toCall()).toEqual(['王强'])
  })

  it('JEM-Project#1926: one place comes free and one of two who wait gets it', async () => {
    const { desk, wish, join, cancel, toCall } = at1
    const { booking } = await desk.book(wish(0))
    await join(wish(1))
    await join(wish(2))
    await cancel(booking.id)
    expect(await toCall()).toEqual(['王强'])
  })

  it('a series does not walk past it either', async () => {
    const { desk, wish, join, cancel } = at1
    const { booking } = await desk.book(wish(0))
    await join(wish(1))
    await cancel(booking.id)
    const { span: _span, ...text } = wish(3)
    const hours = { from: '14:00', until: '16:00' }
    const { dates } = await desk.client.rooms.series.preview({
      series: {
        ...text,
        pattern: {
          starts: '2026-11-28',
          lines: [{ every: 'week', weeks: 1, weekday: 6, hours }],
          ends: { by: 'times', times: 2 },
        },
        choices: [],
      },
    })
    expect(dates.map(({ plan }) => plan)).toEqual(['keep', 'stopped'])
    expect(dates[1]?.reasons).toMatchObject([{ code: 'rooms.stops-waitlist-holds' }])
  })

  it('a slip is taken back before anybody was called, and not once the place is offered', async () => {
    const { desk, wish, join, cancel, toCall, offer } = at1
    const { booking } = await desk.book(wish(0))
    const wang = await join(wish(1))
    const back = (eventId: number | null) =>
      desk.client.rooms.bookings.takeBack({ sendId: newSendId(), eventId: eventId ?? 0 })
    await back((await cancel(booking.id)).takeBack)
    expect(await toCall()).toEqual([])
    const { takeBack } = await cancel(booking.id)
    await offer(wang)
    expect(await refused(back(takeBack))).toMatchObject(code('stops-taken-pending'))
  })
})
