/** The rights of the person over the wire: asked at the counter, answered by the manager, on record. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { takenOut } from '../../support/taken-out'
import { somebody } from '../residents/people'
import { later, openServingDesk, refusalOf, type ServingDesk } from '../service-requests/desk'
import { bringCanary, canaries } from './canary'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => {
  desk.close()
})

type Received = Parameters<ServingDesk['client']['privacy']['requests']['receive']>[0]
type Step = Parameters<ServingDesk['client']['privacy']['requests']['step']>[0]['step']

const receive = (residentId: number, kind: Received['kind'], more: Partial<Received> = {}) =>
  desk.client.privacy.requests.receive({
    sendId: newSendId(),
    residentId,
    kind,
    by: 'self',
    byName: '',
    words: '',
    received: '2026-11-23',
    ...more,
  })
const step = (id: number, taken: Step) =>
  desk.client.privacy.requests.step({ sendId: newSendId(), id, step: taken })
const begun = async (residentId: number, kind: Received['kind']): Promise<number> => {
  const { id } = await receive(residentId, kind)
  await step(id, { step: 'begin' })
  return id
}
const get = (id: number) => desk.client.privacy.requests.get({ id })
const erase = async (id: number, kept?: number) =>
  desk.client.privacy.requests.erase({
    sendId: newSendId(),
    id,
    kept: kept ?? (await get(id)).plan?.kept ?? 0,
  })
const periods = async (months: number) => {
  const { settings } = await desk.client.privacy.settings({})
  const duties = Object.fromEntries(Object.keys(settings.duties).map((kind) => [kind, months]))
  await desk.client.privacy.saveSettings({ sendId: newSendId(), settings: { ...settings, duties } })
}
const store = () => desk.desk.session.requireOpen().store
const auditOf = (procedure: string) =>
  store().statement('SELECT outcome, subject FROM audit WHERE procedure = ? ORDER BY sequence').all(procedure)
const bytesFound = () => {
  const bytes = store().sqlite.serialize()
  return canaries.filter((word) => bytes.includes(Buffer.from(word)))
}

describe('a change of the calendar', () => {
  it('moves the legal answer day of what is still to be answered, and of nothing else', async () => {
    await desk.signIn('manager')
    const open = await receive(desk.residentId, 'access')
    const answered = await begun(desk.residentId, 'explanation')
    await step(answered, { step: 'refuse', text: '没有这项处理' })
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

describe('erasure', () => {
  it('leaves nothing readable but the name under which it was asked for, when nothing has to stay', async () => {
    await periods(0)
    const { id: person } = await bringCanary(desk)
    const id = await begun(person, 'erasure')
    desk.clock.setDate(desk.clock.now() + 3_600_000)
    await desk.signIn('manager')
    expect((await get(id)).plan).toMatchObject({ blocked: false, identityStays: false })
    expect(await erase(id)).toEqual({ id, state: 'granted' })
    expect(bytesFound()).toEqual(['欧阳桂芬'])
    expect((await get(id)).standing).toBe('gone')
    expect(existsSync(join(desk.dataDir, 'erasures.json'))).toBe(true)
    expect(readFileSync(join(desk.dataDir, 'erasures.json'), 'utf8')).toContain(`"id": ${person}`)
    expect(auditOf('privacy.requests.erase')).toEqual([{ outcome: 'done', subject: `privacy-request:${id}` }])
  })

  it('locks what has to stay until its day, and erases the rest at once', async () => {
    const { id: person, sendId } = await bringCanary(desk)
    const id = await begun(person, 'erasure')
    desk.clock.setDate(desk.clock.now() + 3_600_000)
    await desk.signIn('manager')
    const { plan } = await get(id)
    expect(plan?.lines).toEqual(
      expect.arrayContaining([
        { kind: 'service-requests.requests', open: 0, erased: 0, kept: 1, until: '2029-11-23' },
        { kind: 'visits.visits', open: 0, erased: 1, kept: 0, until: null },
      ]),
    )
    expect(await erase(id)).toEqual({ id, state: 'partly' })
    expect(bytesFound()).not.toContain('来问高龄津贴怎么领')
    expect(await refusalOf(desk.client.residents.read({ id: person }))).toBe('residents.unknown')
    expect(await refusalOf(desk.client.serviceRequests.get({ id: sendId }))).toBe('service-requests.unknown')
    expect((await desk.client.privacy.locked.list({})).people).toEqual([
      expect.objectContaining({ id: person, name: '欧阳桂芬', erased: true, until: '2029-11-23' }),
    ])
    const unlock = desk.client.privacy.locked.unlock({
      sendId: newSendId(),
      id: person,
      text: '误操作',
    })
    expect(await refusalOf(unlock)).toBe('privacy.erased')
    expect((await get(id)).events.at(-1)?.lines).toHaveLength(plan?.lines.length ?? 0)
  })

  it('waits for what is open', async () => {
    const { id: person } = await bringCanary(desk, { ended: false })
    const id = await begun(person, 'erasure')
    expect((await get(id)).plan?.blocked).toBe(true)
    expect(await refusalOf(erase(id))).toBe('privacy.something-open')
    const lock = desk.client.privacy.requests.lock({ sendId: newSendId(), id, text: '依法保存' })
    expect(await refusalOf(lock)).toBe('privacy.something-open')
    expect((await desk.client.residents.read({ id: person })).card.name).toBe('欧阳桂芬')
    expect(existsSync(join(desk.dataDir, 'erasures.json'))).toBe(false)
  })

  it('does not take more or less than was shown', async () => {
    const { id: person } = await bringCanary(desk)
    const id = await begun(person, 'erasure')
    expect(await refusalOf(erase(id, 0))).toBe('privacy.plan-changed')
  })

  it('sent twice is done once', async () => {
    await periods(0)
    const id = await begun(desk.otherId, 'erasure')
    const input = { sendId: newSendId(), id, kept: (await get(id)).plan?.kept ?? 0 }
    const first = await desk.client.privacy.requests.erase(input)
    expect(await desk.client.privacy.requests.erase(input)).toEqual(first)
    expect(auditOf('privacy.requests.erase')).toHaveLength(1)
  })

  it('takes both records of somebody who stood in the register twice', async () => {
    await periods(0)
    const { id: kept } = await bringCanary(desk)
    const { id: gone } = await desk.client.residents.register({
      sendId: newSendId(),
      person: somebody({ name: '欧阳桂芬', remark: '听力不好要大声' }),
      relation: '',
      tags: [],
      consent: null,
    })
    await desk.client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })
    const id = await begun(kept, 'erasure')
    desk.clock.setDate(desk.clock.now() + 3_600_000)
    await desk.signIn('manager')
    await erase(id)
    expect(bytesFound()).toEqual(['欧阳桂芬'])
    expect(store().sqlite.pragma('foreign_key_check')).toEqual([])
  })
})

describe('withdrawn consent', () => {
  it('is proposed until it was answered, by a lock where the record stays', async () => {
    await desk.client.residents.recordConsent({
      sendId: newSendId(),
      id: desk.residentId,
      kind: 'withdrawn',
      consent: { noticeVersion: '1', day: '2026-11-23', by: 'self', guardianName: '', guardianRelation: '' },
    })
    const withdrawn = () => desk.client.privacy.consents.list({ kind: 'withdrawn', limit: 10 })
    expect((await withdrawn()).rows).toMatchObject([{ person: { id: desk.residentId }, request: null }])
    const id = await begun(desk.residentId, 'withdrawal')
    expect((await withdrawn()).rows).toMatchObject([{ request: { id } }])
    expect((await get(id)).consentWithdrawn).toBe(true)
    await desk.client.privacy.requests.lock({ sendId: newSendId(), id, text: '补贴档案依法保存' })
    expect((await withdrawn()).rows).toEqual([])
    expect(await refusalOf(desk.client.residents.read({ id: desk.residentId }))).toBe('residents.unknown')

    await desk.client.privacy.locked.unlock({
      sendId: newSendId(),
      id: desk.residentId,
      text: '本人要求继续服务',
    })
    expect((await desk.client.residents.read({ id: desk.residentId })).card.name).toBe('王桂珍')
    const { found } = await desk.client.residents.find({ query: '王桂珍', limit: 3 })
    expect(found.map(({ card }) => card.id)).toEqual([desk.residentId])
  })

  it('of who came again under a new record does not bring back the old one beside it', async () => {
    const id = await begun(desk.residentId, 'withdrawal')
    await desk.client.privacy.requests.lock({ sendId: newSendId(), id, text: '依法保存' })
    await desk.client.residents.register({
      sendId: newSendId(),
      person: somebody({ idKind: 'resident-id', idNumber: '420106194403201529' }),
      relation: '',
      tags: [],
      consent: null,
    })
    const unlock = desk.client.privacy.locked.unlock({
      sendId: newSendId(),
      id: desk.residentId,
      text: '误操作',
    })
    expect(await refusalOf(unlock)).toBe('residents.locked-number-taken')
  })
})

describe('retention', () => {
  const due = async () =>
    Object.fromEntries(
      (await desk.client.privacy.retention.due({})).lines.map(({ kind, count }) => [kind, count]),
    )
  const confirm = async (kind: Parameters<typeof desk.client.privacy.retention.confirm>[0]['kind']) =>
    (await desk.client.privacy.retention.confirm({ sendId: newSendId(), kind })).count

  it('proposes what was kept long enough, and erases nothing by itself', async () => {
    await bringCanary(desk)
    const { visit } = await desk.client.visits.register({
      sendId: newSendId(),
      visitor: '路过的人',
      matter: '问路',
      then: { kind: 'answered', answer: '右转' },
    })
    later(desk, 365 * 2 + 2)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'visits.visits': 2, 'service-requests.requests': 0 })
    expect((await desk.client.visits.get({ id: visit.id })).visit.visitor).toBe('路过的人')
    expect(await confirm('visits.visits')).toBe(2)
    expect(await due()).toMatchObject({ 'visits.visits': 0 })
    expect((await desk.client.visits.get({ id: visit.id })).visit).toMatchObject({
      visitor: null,
      matter: '',
      answer: '',
      state: 'answered',
    })
    for (const word of ['来问高龄津贴怎么领', '已告知带身份证', '路过的人']) {
      expect(store().sqlite.serialize().includes(Buffer.from(word)), word).toBe(false)
    }
    expect(auditOf('privacy.retention.confirm')).toEqual([
      { outcome: 'done', subject: 'retention:visits.visits' },
    ])
  })

  it('erases finished requests with everything that hangs on them, after their years', async () => {
    const { sendId } = await bringCanary(desk)
    later(desk, 365 * 5 + 5)
    await desk.signIn('manager')
    expect(await confirm('service-requests.requests')).toBe(1)
    expect(await refusalOf(desk.client.serviceRequests.get({ id: sendId }))).toBe('service-requests.unknown')
    expect(bytesFound()).not.toContain('打过两次电话没人接')
  })

  it('erases for good whoever was locked once nothing of theirs has to stay', async () => {
    const { id: person } = await bringCanary(desk)
    const id = await begun(person, 'erasure')
    await erase(id)
    expect(await due()).toMatchObject({ 'residents.locked': 0 })
    later(desk, 365 * 3 + 3)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'residents.locked': 1 })
    expect(await confirm('residents.locked')).toBe(1)
    expect((await desk.client.privacy.locked.list({})).people).toEqual([])
    expect((await get(id)).standing).toBe('gone')
    expect(bytesFound()).toEqual(['欧阳桂芬'])
  })

  it('erases who died or moved away long ago', async () => {
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id: desk.otherId,
      version: 1,
      status: 'moved-out',
      since: '2026-11-01',
      note: '',
    })
    later(desk, 365 * 5 + 5)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'residents.gone': 1 })
    expect(await confirm('residents.gone')).toBe(1)
    expect(await refusalOf(desk.client.residents.read({ id: desk.otherId }))).toBe('residents.unknown')
  })

  it('refuses periods under which something would go that has to stay', async () => {
    const { settings } = await desk.client.privacy.settings({})
    const short = { ...settings.retention, 'service-requests.requests': 1 }
    const save = desk.client.privacy.saveSettings({
      sendId: newSendId(),
      settings: { ...settings, retention: short },
    })
    expect(await refusalOf(save)).toBe('privacy.shorter-than-duty')
  })
})

describe('registers', () => {
  const breach = {
    found: '2026-11-20',
    what: '名册打印件遗失',
    data: '姓名、电话',
    people: 40,
    cause: '',
    harm: '',
    measures: '',
    authority: '',
    reported: null,
    told: 'not-yet' as const,
    toldDay: null,
    toldNote: '',
  }
  const keep = (changes: Partial<typeof breach> | object, id?: number) =>
    desk.client.privacy.breaches.keep({
      sendId: newSendId(),
      ...(id === undefined ? {} : { id }),
      breach: { ...breach, ...changes },
    })

  it('keep a breach and what becomes known of it, and no day that cannot be', async () => {
    const { id } = await keep({})
    await keep({ authority: '街道办', reported: '2026-11-21', told: 'not-needed', toldNote: '已追回' }, id)
    expect((await desk.client.privacy.breaches.list({})).breaches).toMatchObject([
      { id, authority: '街道办', told: 'not-needed' },
    ])
    expect(await refusalOf(keep({ found: '2026-12-01' }))).toBe('privacy.breach-in-the-future')
    expect(await refusalOf(keep({ told: 'told', toldDay: '2026-11-19' }))).toBe('privacy.breach-before-found')
    expect(await refusalOf(keep({ told: 'not-needed' }))).toBe('privacy.breach-not-told-why')
    expect(await refusalOf(keep({ authority: '街道办' }))).toBe('privacy.breach-report-incomplete')
    expect(await refusalOf(keep({}, 99))).toBe('privacy.breach-unknown')
  })

  it('list the files that left the desk, their own export included, without a formula in it', async () => {
    await keep({ what: '=HYPERLINK("http://x")' })
    const file = await takenOut(
      desk.client,
      desk.client.privacy.exportRegister({
        sendId: newSendId(),
        register: 'breaches',
        purpose: '年度审计',
        words: { title: '事件登记' },
      }),
    )
    expect(file.rows).toBe(1)
    const zip = await JSZip.loadAsync(file.bytes)
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
    expect(sheet).toContain('HYPERLINK')
    expect(sheet).not.toContain('<f>')
    expect((await desk.client.privacy.exports.list({ limit: 5 })).rows).toMatchObject([
      { procedure: 'privacy.exportRegister', by: '沈玉', note: '年度审计' },
    ])
  })
})
