/** Nothing becomes nobody's when somebody leaves, and whoever answers for the centre sees what went wrong. */
import { beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import {
  later,
  move,
  openDraft,
  openServingDesk,
  refusalOf,
  type ServingDesk,
} from '../service-requests/desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
  return () => desk.close()
})

describe('who leaves', () => {
  it('hands over what is open with its papers, to somebody who may handle it', async () => {
    const clerk = await desk.signIn('front-desk')
    const { id } = await openDraft(desk, '高龄津贴年审', { complete: true })
    const closed = await openDraft(desk, '养老待遇领取资格认证')
    await move(desk, closed.id, { action: 'refuse', reason: '不在受理范围' }).catch(() => undefined)
    await desk.client.privacy.requests.receive({
      ...{ sendId: newSendId(), residentId: desk.residentId, kind: 'access', by: 'self' },
      ...{ byName: '', words: '', received: '2026-11-23' },
    })
    const cook = await desk.signIn('canteen')
    await desk.signIn('manager')
    const { staff } = desk.client
    const { open } = await staff.inHands({ id: clerk })
    expect(open).toBeGreaterThanOrEqual(2)
    expect(
      await refusalOf(staff.deactivate({ sendId: newSendId(), changeOfKeys: 'later', id: clerk })),
    ).toContain('hands-not-empty')
    expect(
      await refusalOf(
        staff.deactivate({ sendId: newSendId(), changeOfKeys: 'later', id: clerk, handTo: cook }),
      ),
    ).toContain('may-not-handle')
    await staff.deactivate({ sendId: newSendId(), changeOfKeys: 'later', id: clerk, handTo: desk.managerId })
    expect(await staff.inHands({ id: clerk })).toEqual({ open: 0 })
    const request = await desk.client.serviceRequests.get({ id })
    expect(request.row.handler.id).toBe(desk.managerId)
    expect(request.events.map(({ kind }) => kind)).toContain('reassigned')
    // Nobody is asked where nothing is open.
    await staff.deactivate({ sendId: newSendId(), changeOfKeys: 'later', id: cook })
  })

  it('hands over a result that waits to be fetched, and does so too when they go on to other work', async () => {
    const clerk = await desk.signIn('front-desk')
    const { id } = await openDraft(desk, '高龄津贴年审', { complete: true })
    await move(desk, id, { action: 'accept' })
    await move(desk, id, { action: 'complete', result: '通过' })
    const { staff, serviceRequests } = desk.client
    const handlerOf = async () => (await serviceRequests.get({ id })).row.handler.id
    await desk.signIn('manager')
    expect(await staff.inHands({ id: clerk })).toEqual({ open: 1 })
    const change = (more: object) =>
      staff.change({ ...{ sendId: newSendId(), id: clerk, name: '周敏', roles: ['canteen'] }, ...more })
    expect(await refusalOf(change({}))).toContain('hands-not-empty')
    expect(await refusalOf(change({ handTo: clerk }))).toContain('may-not-handle')
    // Nobody is asked who goes on with it while they may go on themselves.
    await change({ roles: ['front-desk', 'canteen'] })
    expect(await handlerOf()).toBe(clerk)
    await move(desk, id, { action: 'prepare-delivery' })
    await change({ handTo: desk.managerId })
    expect(await handlerOf()).toBe(desk.managerId)
    expect(await staff.inHands({ id: clerk })).toEqual({ open: 0 })
  })

  it('brings back what they carry first, and gets nothing that they cannot handle', async () => {
    const { id, number } = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, id, { action: 'accept' })
    const cook = await desk.signIn('canteen')
    await desk.signIn('manager')
    const { staff, serviceRequests } = desk.client
    const { colleagues, handlers } = await serviceRequests.choices({})
    expect(colleagues.map((one) => one.id)).toContain(cook)
    expect(handlers.map((one) => one.id)).toEqual([desk.managerId])
    expect(await refusalOf(serviceRequests.reassign({ sendId: newSendId(), id, handlerId: cook }))).toBe(
      'service-requests.may-not-handle',
    )
    const errand = {
      assignee: { kind: 'staff', id: cook },
      kind: 'submit-materials',
      ...{ address: '', matter: '送街道', materials: '', phone: '', due: null },
    } as const
    await move(desk, id, { action: 'dispatch', errand })
    const [material] = (await serviceRequests.get({ id })).materials.filter(
      ({ original }) => original.atCentre > 0,
    )
    const hand = (movement: 'handed-on' | 'taken-back') =>
      serviceRequests.recordCustody({
        ...{ sendId: newSendId(), id, movement, holder: { kind: 'staff', id: cook }, note: '' },
        entries: [{ materialId: material?.id ?? 0, form: 'original', count: 1 }],
      })
    await hand('handed-on')
    expect(await staff.inHands({ id: cook })).toEqual({ open: 1 })
    const leave = () =>
      staff.deactivate({ sendId: newSendId(), changeOfKeys: 'later', id: cook, handTo: desk.managerId })
    const refused = {
      data: { code: 'service-requests.carries-still', parameters: { count: 1, numbers: number } },
    }
    await expect(leave()).rejects.toMatchObject(refused)
    await move(desk, id, { action: 'return-errand', outcome: 'not-done', result: '未送' })
    await expect(leave()).rejects.toMatchObject(refused)
    await hand('taken-back')
    expect(await staff.inHands({ id: cook })).toEqual({ open: 0 })
    await leave()
  })

  it('is renamed and given other work whatever is left in their hands from before, and it goes where it is sent', async () => {
    const clerk = await desk.signIn('front-desk')
    const { id } = await openDraft(desk, '高龄津贴年审', { complete: true })
    await desk.signIn('manager')
    const { staff, serviceRequests } = desk.client
    // As a desk of before asked nobody.
    desk.desk.session
      .storeOf('desk')
      .statement('UPDATE staff SET roles = ? WHERE id = ?')
      .run('["canteen"]', clerk)
    const change = (more: object) =>
      staff.change({ ...{ sendId: newSendId(), id: clerk, name: '周敏', roles: ['canteen'] }, ...more })
    await change({ name: '周敏敏' })
    await change({ roles: ['canteen', 'auditor'] })
    expect(await staff.inHands({ id: clerk })).toEqual({ open: 1 })
    await change({ handTo: desk.managerId })
    expect((await serviceRequests.get({ id })).row.handler.id).toBe(desk.managerId)
  })
})

describe('whoever answers for the centre', () => {
  it('sees what is overdue with a colleague, who was served badly, and what the law asks an answer to', async () => {
    await desk.signIn('front-desk')
    const late = await openDraft(desk, '高龄津贴年审', { complete: true })
    await move(desk, late.id, { action: 'accept' })
    const poor = await openDraft(desk, '养老待遇领取资格认证', { residentId: desk.otherId })
    await move(desk, poor.id, { action: 'accept', withoutMaterials: '人脸认证' })
    await move(desk, poor.id, { action: 'complete', result: '通过' })
    await move(desk, poor.id, { action: 'deliver', recipient: '本人', manner: 'at-desk' })
    const rating = { action: 'follow-up', rating: 'dissatisfied', channel: 'phone' } as const
    await move(desk, poor.id, { ...rating, reason: '等得太久' })
    await desk.signIn('manager')
    later(desk, 40)
    const { matters } = await desk.client.daySheet.unsettled({})
    expect(matters.map(({ kind, number }) => [kind, number])).toEqual([
      ['overdue', late.number],
      ['poor-rating', poor.number],
    ])
  })
})
