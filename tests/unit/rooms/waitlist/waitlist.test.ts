/** The waitlist through the desk: who is called, in order, and what becomes of an offer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../../support/desk'
import { asked, refused } from '../desk'
import { minuteOfInstant } from '#features/rooms/rules/index'
import { code, openWaitlistDesk, when, type WaitlistDesk } from './waitlist-desk'

let at1: WaitlistDesk
beforeEach(async () => {
  at1 = await openWaitlistDesk()
})
afterEach(() => at1.desk.close())

describe('the waitlist', () => {
  it('is for what is taken: what is free is booked, and what no waiting changes is refused', async () => {
    const { desk, wish, join } = at1
    expect(await refused(join(wish(0)))).toMatchObject(code('wish-is-free'))
    await desk.book(wish(0))
    await join(wish(1))
    expect(await refused(join(wish(1)))).toMatchObject(code('already-waiting'))
    expect(await refused(join(wish(2, { purpose: 'sales' })))).toMatchObject(code('stops-purpose'))
  })

  it('calls the first who fits, holds the place while they think, and makes it theirs', async () => {
    const { desk, wish, join, cancel, toCall, offer, answer } = at1
    const { booking } = await desk.book(wish(0))
    const wang = await join(wish(1))
    const zhao = await join(wish(2))
    expect(await toCall()).toEqual([])
    await cancel(booking.id)
    expect(await toCall()).toEqual(['王强'])
    expect(await refused(offer(zhao))).toMatchObject(code('stops-waitlist-holds'))
    const { waiting } = await offer(wang)
    expect(waiting.state).toBe('offered')
    expect((waiting.offeredUntil ?? 0) - minuteOfInstant(desk.clock.now())).toBe(120)
    expect(await refused(desk.book(wish(3)))).toMatchObject(code('stops-waitlist'))
    const { waiting: taken } = await answer(wang, 'accept')
    const { booking: theirs } = await desk.client.rooms.bookings.get({ id: taken.bookingId ?? 0 })
    expect(theirs).toMatchObject({ state: 'confirmed', holder: { name: '王强' } })
    expect(await toCall()).toEqual([])
  })

  it('who declined is not asked again, and the next is', async () => {
    const { desk, wish, join, cancel, toCall, offer, answer } = at1
    const { booking } = await desk.book(wish(0))
    const wang = await join(wish(1))
    await join(wish(2))
    await cancel(booking.id)
    await offer(wang)
    await answer(wang, 'decline')
    expect(await toCall()).toEqual(['赵敏'])
    expect(await refused(offer(wang))).toMatchObject(code('waiting-is-declined'))
  })

  it('an offer that ran out over days off is as good as declined, with nobody having watched', async () => {
    const { desk, wish, join, cancel, toCall, offer, answer, itIs } = at1
    const { booking } = await desk.book(wish(0))
    const wang = await join(wish(1))
    await join(wish(2))
    await cancel(booking.id)
    await offer(wang, 600)
    itIs('2026-11-30T09:00')
    expect(await toCall()).toEqual(['赵敏'])
    expect(await refused(answer(wang, 'accept'))).toMatchObject(code('waiting-is-declined'))
    itIs('2026-12-05T14:00')
    expect((await desk.client.rooms.waitlist.list({})).rows).toEqual([])
  })

  it('passes over who does not fit, with the reason, and keeps their place', async () => {
    const { desk, whom, join, cancel, toCall } = at1
    const seats = await desk.room('书房', { modes: ['places'], places: 6 })
    const with6 = (index: number, places: number) => asked(seats, when, whom(index), { whole: false, places })
    const { booking } = await desk.book(with6(0, 4))
    const { booking: other } = await desk.book(with6(3, 2))
    await join(with6(1, 5))
    await join(with6(2, 2))
    await cancel(other.id)
    const { rows } = await desk.client.rooms.waitlist.list({})
    expect(rows.map(({ holder, toCall: next }) => [holder.name, next])).toEqual([
      ['王强', false],
      ['赵敏', true],
    ])
    expect(rows[0]?.because).toMatchObject([{ code: 'rooms.stops-places', parameters: { free: 2 } }])
    await cancel(booking.id)
    expect(await toCall()).toEqual(['王强'])
  })

  it('passes over who has reached their limit: the second is called', async () => {
    const { desk, whom, join, cancel, toCall } = at1
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
    const limited = await desk.room('活动室', { limits })
    const there = (index: number, time: string) => asked(limited, time, whom(index))
    const { booking } = await desk.book(there(0, when))
    await desk.book(there(1, '2026-12-06 14:00-16:00'))
    await join(there(1, when))
    await join(there(2, when))
    await cancel(booking.id)
    expect(await toCall()).toEqual(['赵敏'])
  })

  it('passes over who has as many still to come as they may, however near they are', async () => {
    const { desk, whom, join, cancel, toCall } = at1
    const open = {
      holders: ['resident'],
      measure: 'open',
      per: null,
      most: 1,
      counts: 'all',
      reach: 'room',
    } as const
    const limited = await desk.room('议事厅', { limits: [{ ...open, holders: ['resident'] }] })
    const { booking } = await desk.book(asked(limited, when, whom(0)))
    await join(asked(limited, when, whom(1)))
    await join(asked(limited, when, whom(2)))
    // Before the time they wait for: still to come all the same.
    await desk.book(asked(limited, '2026-11-28 09:00-10:00', whom(1)))
    await cancel(booking.id)
    expect(await toCall()).toEqual(['赵敏'])
  })

  it('does not give what was kept for somebody who was suspended before they answered', async () => {
    const { desk, whom, join, cancel, offer, answer, toCall, itIs } = at1
    const strict = await desk.room('议事厅', {
      checkIn: { lateAfter: 10, noShowAfter: 15 },
      suspension: { noShows: 2, within: 90, days: 30 },
    })
    const there = (who: number, hours = when) => asked(strict, hours, whom(who))
    const taken = (await desk.book(there(0))).booking
    for (const day of ['2026-12-01', '2026-12-02']) await desk.book(there(1, `${day} 09:00-10:00`))
    const id = await join(there(1))
    await join(there(2))
    await cancel(taken.id)
    // On the morning of the second day the place is kept; at a quarter past nine the second no-show is on record.
    itIs('2026-12-02T08:30')
    await offer(id, 60 * 30)
    itIs('2026-12-03T08:00')
    expect(await refused(answer(id, 'accept'))).toMatchObject(code('stops-suspended'))
    await answer(id, 'decline')
    expect(await toCall()).toEqual(['赵敏'])
  })

  it('does not offer a place to who was suspended while they waited', async () => {
    const { desk, whom, join, cancel, offer, toCall, itIs } = at1
    const strict = await desk.room('议事厅', {
      checkIn: { lateAfter: 10, noShowAfter: 15 },
      suspension: { noShows: 1, within: 90, days: 30 },
    })
    const there = (who: number, hours = when) => asked(strict, hours, whom(who))
    const taken = (await desk.book(there(0))).booking
    await desk.book(there(1, '2026-12-01 09:00-10:00'))
    const id = await join(there(1))
    await join(there(2))
    itIs('2026-12-02T08:30')
    await cancel(taken.id)
    expect(await toCall()).toEqual(['赵敏'])
    expect(await refused(offer(id))).toMatchObject(code('stops-suspended'))
  })

  it('keeps who would come, and they come: what a child may not eat is known when the place is theirs', async () => {
    const { desk, room, join, offer, answer, cancel } = at1
    const { booking } = await desk.book(asked(room, when, { kind: 'centre' }))
    const child = { residentId: null, name: '小宝', birth: '2018-01-01', briefedOn: null, withGuardian: true }
    const li = await desk.person('李大')
    const known = { ...child, residentId: li, name: null, birth: null, fetchedBy: '', allergens: '虾' }
    const comers = [{ ...child, fetchedBy: '外婆', allergens: '花生' }, known]
    const choir = { kind: 'group', name: '童声合唱团' } as const
    const id = await join(asked(room, when, choir, { comers }))
    await cancel(booking.id)
    const { waiting } = await offer(id)
    await answer(id, 'accept')
    const { booking: theirs } = await desk.client.rooms.bookings.get({ id: waiting.bookingId ?? 0 })
    expect(theirs.comers).toMatchObject([
      { name: '小宝', fetchedBy: '外婆', allergens: '花生', withGuardian: true },
      { name: '李大', allergens: '虾' },
    ])
    // They stand in the booking now, and nowhere beside it.
    const { sqlite } = desk.desk.session.requireOpen().store
    expect(sqlite.prepare('SELECT count(*) FROM room_waiting_comers').pluck().get()).toBe(0)
  })

  it('lets the manager decide about whoever took an offer where that is the rule', async () => {
    const { desk, join, cancel, offer, answer, wish } = at1
    const strict = await desk.room('议事厅', { approvalFor: ['group'] })
    const { booking } = await desk.book(asked(strict, when, wish(0).holder))
    const group = await join(asked(strict, when, { kind: 'group', name: '合唱团' }))
    await cancel(booking.id)
    const { waiting: offered } = await offer(group)
    const pending = () => desk.client.rooms.bookings.list({ tab: 'pending', limit: 9 })
    expect((await pending()).rows).toEqual([])
    const move = {
      sendId: newSendId(),
      id: offered.bookingId ?? 0,
      move: 'approve' as const,
      reason: '',
    }
    expect(await refused(desk.client.rooms.bookings.decide(move))).toMatchObject(code('booking-is-offer'))
    await answer(group, 'accept')
    expect((await pending()).rows.map(({ state }) => state)).toEqual(['pending'])
  })
})
