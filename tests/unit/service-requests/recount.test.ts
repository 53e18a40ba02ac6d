/** A calendar that is put right moves what is due, and judges nobody again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayAt } from '#ground/clock'
import { addDays } from '#ground/days'
import { recordStatements } from '../../bench/statements'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const service = () => desk.client.serviceRequests

describe('the calendar', () => {
  it('of a year that is put in makes due days certain and moves them', async () => {
    later(desk, 37)
    const { id } = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, id, { action: 'accept' })
    const before = await service().get({ id })
    expect(before.row).toMatchObject({ announced: false, due: '2027-01-14' })
    expect((await desk.client.calendar.year({ year: 2027 })).source).toBeNull()
    const { recounted } = await desk.client.calendar.setYear({
      sendId: newSendId(),
      year: 2027,
      source: '2027年部分节假日安排的通知',
      days: [
        { day: '2027-01-01', kind: 'statutory-holiday', name: '元旦' },
        { day: '2027-01-04', kind: 'bridging-day-off', name: '元旦' },
      ],
    })
    expect(recounted).toBe(1)
    expect((await service().get({ id })).row).toMatchObject({ announced: true, due: '2027-01-15' })
    const wrong = desk.client.calendar.setYear({
      sendId: newSendId(),
      year: 2027,
      source: '通知',
      days: [{ day: '2028-01-01', kind: 'statutory-holiday', name: '元旦' }],
    })
    expect(await refusalOf(wrong)).toBe('calendar.day-of-another-year')
  })

  it('moves nothing whose count ended before its first changed day, and everything after', async () => {
    const { id } = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, id, { action: 'accept' })
    const { due } = (await service().get({ id })).row
    if (due === null) throw new Error('a request that was taken in is due')
    const off = (day: string) =>
      desk.client.calendar.setYear({
        sendId: newSendId(),
        year: Number(day.slice(0, 4)),
        source: '通知',
        days: [{ day, kind: 'bridging-day-off', name: '放假' }],
      })
    expect(await off('2027-01-04')).toMatchObject({ recounted: 0 })
    expect((await service().get({ id })).row.due).toBe(due)
    // Of its own year, and of the very last day it went through.
    expect(await off(due)).toMatchObject({ recounted: 1 })
    expect((await service().get({ id })).row.due).toBe(addDays(due, 1))
  })

  it('judges nobody again: what was completed in time stays so when it is delivered', async () => {
    const { id } = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, id, { action: 'accept' })
    const { due } = (await service().get({ id })).row
    if (due === null) throw new Error('a request that was taken in is due')
    while (addDays(dayAt(desk.clock.now()), 1) <= due) later(desk, 1)
    await move(desk, id, { action: 'complete', result: '已发放', originalsReason: '一并退还' })
    const onTime = () =>
      desk.desk.session
        .storeOf('desk')
        .statement('SELECT on_time FROM service_requests WHERE id = ?')
        .pluck()
        .get(id)
    expect(onTime()).toBe(1)
    // A Saturday before the due day turns out to have been a working day.
    await desk.client.calendar.setYear({
      ...{ sendId: newSendId(), year: 2026, source: '更正' },
      days: [{ day: '2026-11-28', kind: 'make-up-working-day', name: '补班' }],
    })
    await move(desk, id, { action: 'prepare-delivery' })
    await move(desk, id, {
      action: 'deliver',
      recipient: '本人',
      manner: 'at-desk',
      originalsReason: '一并退还',
    })
    expect(onTime()).toBe(1)
  })

  it('is held against all courses in two statements, however many requests are under way', async () => {
    const recorder = recordStatements(desk.desk.session.requireOpen().store.sqlite)
    later(desk, 37)
    for (let at = 0; at < 3; at += 1) {
      const { id } = await openDraft(desk, '老年人优待证办理', { complete: true })
      await move(desk, id, { action: 'accept' })
    }
    recorder.begin()
    const { recounted } = await desk.client.calendar.setYear({
      sendId: newSendId(),
      year: 2027,
      source: '通知',
      days: [{ day: '2027-01-01', kind: 'statutory-holiday', name: '元旦' }],
    })
    expect(recounted).toBe(3)
    expect(recorder.end().filter(({ sql }) => sql.includes('request_events'))).toHaveLength(2)
  })
})
