/** What was kept long enough is proposed, and erased when the manager confirms it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { later, refusalOf, type ServingDesk } from '../service-requests/desk'
import { askingDesk } from './asking-desk'
import { bringCanary } from './canary'
import { register } from '../residents/people'

const asking = askingDesk()
const { get, store, begun, erase, auditOf, bytesFound } = asking
let desk: ServingDesk
beforeEach(() => {
  desk = asking.desk
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

  it('leaves who moved away long ago and still comes, or whose move was learnt of lately', async () => {
    const comes = await register(desk.client, { name: '搬走了还来的' })
    const learnt = await register(desk.client, { name: '刚知道搬走的' })
    const moveAway = (id: number, since: string) =>
      desk.client.residents.setStatus({
        ...{ sendId: newSendId(), id, version: 1, status: 'moved-out', since, note: '' },
      })
    await moveAway(comes, '2026-11-01')
    later(desk, 365 * 5)
    await desk.signIn('front-desk')
    await moveAway(learnt, '2026-11-01')
    await desk.client.visits.register({
      ...{ sendId: newSendId(), residentId: comes, matter: '社保咨询' },
      then: { kind: 'answered', answer: '已答复' },
    })
    later(desk, 5)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'residents.gone': 0 })
    later(desk, 365 * 5 + 5)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'residents.gone': 2 })
  })

  it('erases who died or moved away on a day that nobody knows, counted from when it was learnt', async () => {
    const came = await register(desk.client, { name: '名册上迁出的' })
    const { store } = desk.desk.session.requireOpen()
    // As a register brings them that has no column for the day.
    store.statement("UPDATE residents SET status = 'moved-out' WHERE id = ?").run(came)
    later(desk, 365 * 3)
    await desk.client.residents.setStatus({
      ...{ sendId: newSendId(), id: desk.otherId, version: 1, since: '2026-11-23', note: '' },
      status: 'deceased',
    })
    store.statement('UPDATE residents SET status_since = NULL WHERE id = ?').run(desk.otherId)
    later(desk, 365 * 2 + 5)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'residents.gone': 1 })
    await confirm('residents.gone')
    expect(await refusalOf(desk.client.residents.read({ id: came }))).toBe('residents.unknown')
    later(desk, 365 * 3 + 5)
    await desk.signIn('manager')
    expect(await due()).toMatchObject({ 'residents.gone': 1 })
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
