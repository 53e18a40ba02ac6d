/** 代办: what the centre does for somebody, on a mandate that they signed and that still binds. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { later, move, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const read = (id: number) => desk.client.serviceRequests.get({ id })

describe('a request', () => {
  it('for 代办 is accepted on a signed mandate only', async () => {
    const itemId = await desk.item('代购药品')
    const open = (mandate: { powers: string; until: string } | null, mandateSigned: boolean) =>
      desk.client.serviceRequests.open({
        sendId: newSendId(),
        residentId: desk.residentId,
        itemId,
        mode: 'delegated',
        agent: null,
        mandate,
        received: [{ material: 0, form: 'copy', count: 1 }],
        note: '',
        then: { kind: 'accept', mandateSigned },
      })
    const mandate = { powers: '代为购药、结算', until: '2026-12-31' }
    expect(await refusalOf(open(null, true))).toBe('service-requests.mandate-not-signed')
    expect(await refusalOf(open(mandate, false))).toBe('service-requests.mandate-not-signed')
    const { id, number } = await open(mandate, true)
    expect(number).toBe('帮-2026-0001')
    expect((await read(id)).mandate).toEqual({ ...mandate, signed: true })
  })

  it('for 代办 goes on only on the mandate that was signed: with another text, term, agent or handler it is signed again', async () => {
    const itemId = await desk.item('代购药品')
    const mandate = { powers: '代为购药、结算', until: '2026-12-31' }
    const agent = { name: '王磊', idNumber: '420106194403201529', phone: '13800002204', relation: '儿子' }
    const opened = (until: string) =>
      desk.client.serviceRequests.open({
        sendId: newSendId(),
        residentId: desk.residentId,
        itemId,
        mode: 'delegated',
        agent: null,
        mandate: { ...mandate, until },
        received: [{ material: 0, form: 'copy', count: 1 }],
        note: '',
        then: { kind: 'accept', mandateSigned: true },
      })
    expect(await refusalOf(opened('2026-11-22'))).toBe('service-requests.mandate-over')
    const { id } = await opened(mandate.until)
    const isSigned = async () => (await read(id)).mandate?.signed
    const amend = (more: object = {}) =>
      desk.client.serviceRequests.amend({
        ...{ sendId: newSendId(), id, mode: 'delegated', mandate, note: '', ...more },
      })
    await amend({ note: '下周来取' })
    expect(await isSigned()).toBe(true)
    for (const change of [
      { mandate: { ...mandate, powers: '代为购药、结算、退货' } },
      { mandate: { ...mandate, until: '2027-06-30' } },
      { agent },
    ]) {
      await amend(change)
      expect(await isSigned()).toBe(false)
      for (const step of [
        { action: 'submit', to: '药店' },
        { action: 'complete', result: '已购' },
      ] as const) {
        expect(await refusalOf(move(desk, id, step))).toBe('service-requests.mandate-not-signed')
      }
      await amend({ ...change, mandateSigned: true })
      expect(await isSigned()).toBe(true)
      await amend({ agent: null, mandateSigned: true })
    }
    const clerk = await desk.signIn('front-desk')
    await desk.signIn('manager')
    for (const [handlerId, signed] of [
      [desk.managerId, true],
      [clerk, false],
    ] as const) {
      await desk.client.serviceRequests.reassign({ sendId: newSendId(), id, handlerId })
      expect(await isSigned()).toBe(signed)
    }
    expect(
      await refusalOf(amend({ mandate: { ...mandate, until: '2026-11-22' }, mandateSigned: true })),
    ).toBe('service-requests.mandate-over')
    await amend({ mandateSigned: true })
    later(desk, 60)
    // After its last day nothing is begun on it; what was done before is written down.
    expect(await refusalOf(move(desk, id, { action: 'submit', to: '药店' }))).toBe(
      'service-requests.mandate-over',
    )
    await move(desk, id, { action: 'complete', result: '已购' })
    await desk.client.serviceRequests.reassign({ sendId: newSendId(), id, handlerId: desk.managerId })
    expect(await isSigned()).toBe(true)
  })

  it('for 代办 that was handed in is completed after a hand-over too; nothing more is begun before the mandate is signed anew', async () => {
    const mandate = { powers: '代为购药、结算', until: '2026-12-31' }
    const handedOver = async (...steps: readonly Parameters<typeof move>[2][]) => {
      await desk.signIn('manager')
      const { id } = await desk.client.serviceRequests.open({
        ...{ sendId: newSendId(), residentId: desk.residentId, itemId: await desk.item('代购药品') },
        ...{ mode: 'delegated', agent: null, mandate, note: '' },
        received: [{ material: 0, form: 'copy', count: 1 }],
        then: { kind: 'accept', mandateSigned: true },
      })
      for (const step of steps) await move(desk, id, step)
      const clerk = await desk.signIn('front-desk')
      await desk.client.serviceRequests.reassign({ sendId: newSendId(), id, handlerId: clerk })
      return id
    }
    const submit = { action: 'submit', to: '药店' } as const
    const complete = { action: 'complete', result: '已购' } as const
    const done = await handedOver(submit)
    expect((await read(done)).mandate?.signed).toBe(false)
    await move(desk, done, complete)
    const begun = await handedOver()
    for (const step of [submit, complete])
      expect(await refusalOf(move(desk, begun, step))).toBe('service-requests.mandate-not-signed')
  })

  it('for 代办 goes on after the death of whoever gave the mandate with a reason only, which stays in its course', async () => {
    const { id } = await desk.client.serviceRequests.open({
      ...{ sendId: newSendId(), residentId: desk.otherId, itemId: await desk.item('代购药品') },
      ...{ mode: 'delegated', agent: null, note: '' },
      mandate: { powers: '代为购药、结算', until: '2026-12-31' },
      received: [{ material: 0, form: 'copy', count: 1 }],
      then: { kind: 'accept', mandateSigned: true },
    })
    await desk.client.residents.setStatus({
      ...{ sendId: newSendId(), id: desk.otherId, version: 1, note: '' },
      ...{ status: 'deceased', since: '2026-11-22' },
    })
    const errand = {
      assignee: { kind: 'worker', id: desk.workerId },
      kind: 'other',
      ...{ address: '', matter: '取药', materials: '', phone: '', due: null },
    } as const
    for (const step of [
      { action: 'dispatch', errand },
      { action: 'submit', to: '药店' },
    ] as const) {
      await expect(move(desk, id, step)).rejects.toMatchObject({
        data: {
          code: 'service-requests.principal-has-died',
          fields: [{ path: ['step', 'despite'], code: 'required' }],
        },
      })
    }
    await move(desk, id, { action: 'submit', to: '药店', despite: '继承人承认，继续代办' })
    expect((await read(id)).events[0]).toMatchObject({ kind: 'submit', exception: '继承人承认，继续代办' })
    await move(desk, id, { action: 'complete', result: '已购' })
  })

  it('that came from a visit is put right: done for them on a mandate, the agent kept or gone', async () => {
    const itemId = await desk.item('代购药品')
    const agent = { name: '王磊', idNumber: '420106194403201529', phone: '13800002204', relation: '儿子' }
    const { id } = await desk.client.serviceRequests.open({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId,
      mode: 'delegated',
      agent,
      mandate: null,
      received: [],
      note: '',
      then: { kind: 'keep' },
    })
    const mandate = { powers: '代为购药', until: '2026-12-31' }
    const amend = (more: { agent?: null; mode?: 'assisted' }) =>
      desk.client.serviceRequests.amend({
        sendId: newSendId(),
        id,
        mode: 'delegated',
        mandate,
        note: '',
        ...more,
      })
    await amend({})
    expect(await read(id)).toMatchObject({ agent: { name: '王磊' }, mandate: { ...mandate, signed: false } })
    await amend({ agent: null })
    expect((await read(id)).agent).toBeNull()
    expect(await refusalOf(amend({ mode: 'assisted' }))).toBe('service-requests.mode-not-offered')
    await move(desk, id, { action: 'terminate', reason: '本人撤回' })
    expect(await refusalOf(amend({}))).toBe('service-requests.already-closed')
  })
})
