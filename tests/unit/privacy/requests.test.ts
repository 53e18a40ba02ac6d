/** The rights of the person over the wire: asked at the counter, answered by the manager, on record. */
import { beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register, somebody } from '../residents/people'
import { later, refusalOf, type ServingDesk } from '../service-requests/desk'
import { askingDesk } from './asking-desk'
import { bringCanary } from './canary'

const asking = askingDesk()
const { receive, step, get, begun, auditOf } = asking
let desk: ServingDesk
beforeEach(() => {
  desk = asking.desk
})

describe('a change of the calendar', () => {
  it('moves the legal answer day of what is still to be answered, and of nothing else', async () => {
    await desk.signIn('manager')
    const open = await receive(desk.residentId, 'access')
    const answered = await begun(desk.residentId, 'explanation')
    await step(answered, { step: 'refuse', text: '没有这项处理' })
    await step(answered, { step: 'tell', day: '2026-11-23', how: 'at-desk' })
    expect(open.due).toBe('2026-12-14')
    // A working day within the period, 1 December, turns out to be off: the answer is due a day later.
    const year = await desk.client.calendar.year({ year: 2026 })
    const off = { day: '2026-12-01', kind: 'bridging-day-off', name: '停电' } as const
    const days = [...year.days, off].toSorted((one, other) => (one.day < other.day ? -1 : 1))
    await desk.client.calendar.setYear({ sendId: newSendId(), year: 2026, source: '通知', days })
    expect((await get(open.id)).row.due).toBe('2026-12-15')
    expect((await get(answered)).row.due).toBe('2026-12-14')
  })
})

describe('a change of the calendar after the period was changed', () => {
  const saveCalendar = async () => {
    const { days } = await desk.client.calendar.year({ year: 2026 })
    const year = { year: 2026, source: '通知', days: [...days] }
    await desk.client.calendar.setYear({ sendId: newSendId(), ...year })
  }
  const setPeriod = async (answerDays: number) => {
    const { settings } = await desk.client.privacy.settings({})
    await desk.client.privacy.saveSettings({ sendId: newSendId(), settings: { ...settings, answerDays } })
  }

  it('keeps the answer day that stands on the receipt', async () => {
    await desk.signIn('manager')
    const { id, due } = await receive(desk.residentId, 'access')
    await setPeriod(30)
    await saveCalendar()
    expect((await get(id)).row.due).toBe(due)
  })

  it('keeps it also of what was taken before the period was written down with each request', async () => {
    await desk.signIn('manager')
    const { id, due } = await receive(desk.residentId, 'access')
    asking.store().statement('UPDATE privacy_requests SET answer_days = NULL').run()
    await setPeriod(5)
    await saveCalendar()
    expect((await get(id)).row.due).toBe(due)
  })
})

describe('the day somebody was told', () => {
  it('is not before the day it was decided: a late answer cannot be dated into its time', async () => {
    const id = await begun(desk.residentId, 'explanation')
    later(desk, 40)
    await desk.signIn('manager')
    await step(id, { step: 'grant', text: '当面说明了' })
    const tell = (day: string) => refusalOf(step(id, { step: 'tell', day, how: 'at-desk' }))
    expect(await tell('2026-12-10')).toBe('privacy.told-before-decided')
    expect(await tell('2027-01-01')).toBe('privacy.told-before-decided')
    await step(id, { step: 'tell', day: '2027-01-02', how: 'at-desk' })
  })
})

describe('a request', () => {
  it('is taken by the front desk with a number and a day, and answered by the manager', async () => {
    await desk.signIn('front-desk')
    const { id, number, due, announced } = await receive(desk.residentId, 'access')
    expect(number).toBe('信-2026-0001')
    // Fifteen working days after the day it came, none of them a holiday.
    expect(due).toBe('2026-12-14')
    expect(announced).toBe(true)
    expect(await refusalOf(step(id, { step: 'begin' }))).toBe('session.forbidden')
    await desk.signIn('manager')
    await step(id, { step: 'begin' })
    expect((await get(id)).row).toMatchObject({ state: 'in-progress', person: { name: '王桂珍' } })
  })

  it('is one at a time of a kind, names who asks, and does not come tomorrow', async () => {
    await receive(desk.residentId, 'access')
    expect(await refusalOf(receive(desk.residentId, 'access'))).toBe('privacy.already-asked')
    await receive(desk.residentId, 'correction')
    expect(await refusalOf(receive(desk.otherId, 'access', { by: 'guardian' }))).toBe(
      'privacy.asker-not-named',
    )
    expect(await refusalOf(receive(desk.otherId, 'access', { received: '2026-11-24' }))).toBe(
      'privacy.received-in-the-future',
    )
  })

  it('is one at a time of a person, whichever of their records it was taken under', async () => {
    const twin = await register(desk.client, { name: '王桂珍' })
    await receive(desk.residentId, 'access')
    await desk.client.residents.merge({
      sendId: newSendId(),
      kept: twin,
      gone: desk.residentId,
      take: [],
    })
    for (const id of [twin, desk.residentId])
      expect(await refusalOf(receive(id, 'access'))).toBe('privacy.already-asked')
  })

  it('is counted as late after its day', async () => {
    await receive(desk.residentId, 'access')
    later(desk, 30)
    await desk.signIn('manager')
    expect(await desk.client.privacy.requests.counts({})).toEqual({ open: 1, today: 0, overdue: 1 })
  })
})

describe('access', () => {
  it('hands out everything held on the person and nothing of anybody else, on record under its number', async () => {
    const { id: person } = await bringCanary(desk)
    // Somebody behind the same door, with a number that must not stand on another's sheet.
    await desk.client.residents.register({
      sendId: newSendId(),
      person: somebody({
        name: '同住的人',
        address: { estate: '', building: '9', unit: '1', room: '901', grid: '' },
        phones: [{ number: '13966660000', owner: 'self', ownerName: '' }],
        remark: '别人的备注',
      }),
      relation: '',
      tags: [],
      consent: null,
    })
    const id = await begun(person, 'access')
    expect(await refusalOf(step(id, { step: 'grant', text: '' }))).toBe('privacy.copy-not-handed-out')
    const copy = await desk.client.privacy.requests.copy({ id })
    const text = JSON.stringify(copy)
    for (const word of [
      '欧阳桂芬',
      '13877770002',
      '欧阳小妹',
      '低保证号7788',
      '已告知带身份证',
      '津贴已到账',
    ]) {
      expect(text).toContain(word)
    }
    expect(text).toContain('同住的人')
    expect(text).not.toContain('13966660000')
    expect(text).not.toContain('别人的备注')
    expect(text).not.toContain('王桂珍')
    expect(auditOf('privacy.requests.copy')).toEqual([
      { outcome: 'disclosed', subject: `resident:${person}` },
    ])
    // The copy says itself that it was handed out, from the second time on.
    expect((await desk.client.privacy.requests.copy({ id })).seen[0]).toMatchObject({
      procedure: 'privacy.requests.copy',
      reason: 'own-copy',
    })
    await step(id, { step: 'grant', text: '' })
    await step(id, { step: 'tell', day: '2026-11-23', how: 'at-desk' })
    expect((await get(id)).row).toMatchObject({ state: 'told', outcome: 'granted' })
  })

  it('is unanswered until the person was told, whatever was decided: counted, due, and in somebody’s hands', async () => {
    const id = await begun(desk.residentId, 'access')
    await desk.client.privacy.requests.copy({ id })
    await step(id, { step: 'grant', text: '' })
    later(desk, 22)
    const { requests } = desk.client.privacy
    expect(await requests.counts({})).toEqual({ open: 1, today: 0, overdue: 1 })
    const asked = async () =>
      (await desk.client.daySheet.unsettled({})).matters
        .filter(({ kind }) => kind === 'asked')
        .map(({ id: one }) => one)
    expect(await asked()).toEqual([id])
    expect(await desk.client.staff.inHands({ id: desk.managerId })).toEqual({ open: 1 })
    await step(id, { step: 'tell', day: '2026-12-15', how: 'at-desk' })
    expect(await requests.counts({})).toEqual({ open: 0, today: 0, overdue: 0 })
    expect(await asked()).toEqual([])
  })

  it('keeps the answer day that the person was given when the period changes: it holds for what is received from then on', async () => {
    await desk.signIn('manager')
    const given = await receive(desk.residentId, 'access')
    const { settings } = await desk.client.privacy.settings({})
    const set = (answerDays: number) =>
      desk.client.privacy.saveSettings({ sendId: newSendId(), settings: { ...settings, answerDays } })
    await set(30)
    expect((await get(given.id)).row.due).toBe(given.due)
    await set(10)
    expect((await get(given.id)).row.due).toBe(given.due)
    expect((await receive(desk.otherId, 'access')).due < given.due).toBe(true)
  })

  it('brings the scans of the person’s own papers, each on record, and nobody else’s', async () => {
    const { id: person } = await bringCanary(desk)
    const id = await begun(person, 'access')
    const { files } = await desk.client.privacy.requests.copy({ id })
    expect(files.map(({ kind }) => kind)).toEqual(['jpeg'])
    expect(files[0]?.title).toContain('照片背面写名字')
    const file = files[0]?.id ?? 0
    const { content } = await desk.client.privacy.requests.copyFile({ id, file })
    expect(await content.text()).toContain('证上的字')
    expect(auditOf('privacy.requests.copyFile')).toEqual([
      { outcome: 'disclosed', subject: `resident:${person}` },
    ])
    const another = await begun(desk.residentId, 'access')
    expect(await refusalOf(desk.client.privacy.requests.copyFile({ id: another, file }))).toBe(
      'privacy.file-unknown',
    )
  })

  it('cannot be had under a request for something else', async () => {
    const id = await begun(desk.residentId, 'correction')
    expect(await refusalOf(desk.client.privacy.requests.copy({ id }))).toBe('privacy.not-an-access')
  })
})

describe('correction', () => {
  it('is done when the record was changed, or refused with a reason', async () => {
    const id = await begun(desk.residentId, 'correction')
    expect(await refusalOf(step(id, { step: 'grant', text: '' }))).toBe('privacy.nothing-corrected')
    desk.clock.setDate(desk.clock.now() + 60_000)
    await desk.client.residents.setRelation({
      sendId: newSendId(),
      id: desk.residentId,
      version: 1,
      relation: 'head',
    })
    expect((await get(id)).changes).toBe(1)
    await step(id, { step: 'grant', text: '' })
    const other = await begun(desk.otherId, 'correction')
    await step(other, { step: 'refuse', text: '与身份证不符' })
    expect(await get(other)).toMatchObject({ reason: '与身份证不符', row: { outcome: 'refused' } })
  })
})
