/** Erasure at a person's request, and consent that was withdrawn: what goes, what stays locked and until when. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { somebody } from '../residents/people'
import { refusalOf, type ServingDesk } from '../service-requests/desk'
import { askingDesk } from './asking-desk'
import { bringCanary } from './canary'

const asking = askingDesk()
const { get, store, begun, erase, periods, auditOf, bytesFound } = asking
let desk: ServingDesk
beforeEach(() => {
  desk = asking.desk
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
