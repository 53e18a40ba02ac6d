/** The course of a request on a real desk: from the counter to the rating. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const read = (id: number) => desk.client.serviceRequests.get({ id })

describe('a request', () => {
  it('goes from the counter to the rating, with its clock, its errand and its originals', async () => {
    const { id, number } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    expect(number).toBe('帮-2026-0001')
    await move(desk, id, { action: 'accept' })
    expect((await read(id)).clock).toMatchObject({
      promised: 10,
      used: 0,
      due: '2026-12-07',
      urgency: 'on-time',
    })

    await move(desk, id, {
      action: 'dispatch',
      errand: {
        assignee: { kind: 'worker', id: desk.workerId },
        kind: 'submit-materials',
        address: '',
        matter: '送街道政务中心',
        materials: '',
        phone: '',
        due: null,
      },
    })
    expect((await read(id)).row).toMatchObject({ state: 'dispatched', errandWith: '第5网格 李强' })
    await move(desk, id, { action: 'return-errand', outcome: 'done', result: '已交窗口' })

    later(desk, 2)
    await move(desk, id, { action: 'request-correction', materialIds: [], remark: '证明未盖章' })
    later(desk, 7)
    const stopped = await read(id)
    expect(stopped.clock).toMatchObject({ phase: 'stopped', used: 2 })
    expect(stopped.row.due).toBeNull()
    await move(desk, id, { action: 'complete-correction' })
    expect((await read(id)).row).toMatchObject({ state: 'in-progress', due: '2026-12-14' })

    const refused = await refusalOf(move(desk, id, { action: 'complete', result: '已发放' }))
    expect(refused).toBe('service-requests.original-not-returned')
    const { materials } = await read(id)
    await desk.client.serviceRequests.recordCustody({
      sendId: newSendId(),
      id,
      movement: 'returned',
      holder: null,
      note: '',
      entries: materials
        .filter(({ original }) => original.atCentre > 0)
        .map(({ id: materialId, original }) => ({ materialId, form: 'original', count: original.atCentre })),
    })
    await move(desk, id, { action: 'complete', result: '已发放' })
    await move(desk, id, { action: 'deliver', recipient: '王桂珍', manner: 'at-desk' })
    expect((await read(id)).row).toMatchObject({
      state: 'delivered',
      dueIs: 'follow-up',
      endedDay: '2026-12-02',
    })
    await move(desk, id, { action: 'follow-up', rating: 'satisfied', channel: 'phone', reason: '' })
    const done = await read(id)
    expect(done.row).toMatchObject({ state: 'followed-up', rating: 'satisfied', due: null })
    expect(done.actions).toEqual([])
    expect(done.events.map(({ kind }) => kind).toReversed()).toEqual([
      'opened',
      'accept',
      'dispatch',
      'return-errand',
      'request-correction',
      'complete-correction',
      'complete',
      'deliver',
      'follow-up',
    ])
  })

  it('is not accepted without its materials, unless somebody says why', async () => {
    const { id } = await openDraft(desk, '高龄津贴申请')
    expect(await refusalOf(move(desk, id, { action: 'accept' }))).toBe('service-requests.materials-missing')
    await move(desk, id, { action: 'accept', withoutMaterials: '容缺受理，三日内补照片' })
    expect((await read(id)).events[0]).toMatchObject({ kind: 'accept', exception: '容缺受理，三日内补照片' })
  })

  it('is accepted when its originals were looked at and handed back on the spot', async () => {
    const itemId = await desk.item('养老待遇领取资格认证')
    const { text } = await desk.client.serviceRequests.items.get({ id: itemId })
    const { id } = await desk.client.serviceRequests.open({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId,
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: text.materials.flatMap(({ required, form, count }, material) =>
        required
          ? [{ material, form: form === 'copy' ? 'copy' : 'original', count, verified: form !== 'copy' }]
          : [],
      ),
      note: '',
      then: { kind: 'accept' },
    })
    const { row, materials, originalsHere } = await read(id)
    expect(row.state).toBe('accepted')
    expect(originalsHere).toBe(0)
    expect(materials.filter(({ missing }) => missing)).toEqual([])
    expect(materials.some(({ original }) => original.verified > 0)).toBe(true)
    const sheet = await desk.client.serviceRequests.paper({ id, sheet: 'custody' })
    expect(sheet.custody.map(({ movement }) => movement)).toContain('verified')
    const [seen] = materials.filter(({ original }) => original.verified > 0)
    const fromHolder = desk.client.serviceRequests.recordCustody({
      sendId: newSendId(),
      id,
      movement: 'verified',
      holder: { kind: 'worker', id: desk.workerId },
      note: '',
      entries: [{ materialId: seen?.id ?? 0, form: 'original', count: 1 }],
    })
    expect(await refusalOf(fromHolder)).toBe('service-requests.received-from-resident')
  })

  it('is not moved by someone who has not seen what happened last', async () => {
    const { id } = await openDraft(desk, '社保咨询', { complete: true })
    const { seen } = await read(id)
    const accept = { sendId: newSendId(), id, seen, step: { action: 'accept' } } as const
    await desk.client.serviceRequests.move(accept)
    expect(
      await refusalOf(
        desk.client.serviceRequests.move({
          sendId: newSendId(),
          id,
          seen,
          step: { action: 'terminate', reason: '重复' },
        }),
      ),
    ).toBe('service-requests.changed-meanwhile')
    // The same press sent twice is one.
    expect(await desk.client.serviceRequests.move(accept)).toMatchObject({ state: 'accepted' })
  })

  it('does not make a move the table does not have', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    for (const step of [
      { action: 'complete', result: '好' },
      { action: 'resume', remark: '' },
      { action: 'follow-up', rating: 'fair', channel: 'phone', reason: '' },
    ] as const) {
      expect(await refusalOf(move(desk, id, step))).toBe('service-requests.move-not-possible')
    }
    expect((await read(id)).row.state).toBe('draft')
  })

  it('is followed up again within fifteen working days after a poor rating, which has its reason', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await move(desk, id, { action: 'complete', result: '已答复' })
    await move(desk, id, { action: 'deliver', recipient: '本人', manner: 'at-desk' })
    const poor = { action: 'follow-up', rating: 'dissatisfied', channel: 'phone' } as const
    expect(await refusalOf(move(desk, id, { ...poor, reason: '' }))).toBe(
      'service-requests.poor-rating-needs-reason',
    )
    later(desk, 1)
    await move(desk, id, { ...poor, reason: '等太久' })
    expect((await read(id)).row).toMatchObject({
      dueIs: 'follow-up',
      due: '2026-12-15',
      rating: 'dissatisfied',
    })
    await move(desk, id, { action: 'follow-up', rating: 'satisfied', channel: 'phone', reason: '' })
    expect((await read(id)).row.due).toBeNull()
  })

  it('calls its errand off when it ends', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await move(desk, id, {
      action: 'dispatch',
      errand: {
        assignee: { kind: 'staff', id: desk.managerId },
        kind: 'other',
        address: '3栋',
        matter: '核实',
        materials: '',
        phone: '',
        due: null,
      },
    })
    await move(desk, id, { action: 'terminate', reason: '本人撤回' })
    const { errands, row } = await read(id)
    expect(errands[0]).toMatchObject({ outcome: 'called-off' })
    expect(row.errandWith).toBeNull()
  })

  it('shows the item as it was, after the item was edited', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    const itemId = await desk.item('社保咨询')
    const { text } = await desk.client.serviceRequests.items.get({ id: itemId })
    const edit = (from: number, name: string) =>
      desk.client.serviceRequests.items.edit({
        sendId: newSendId(),
        id: itemId,
        from,
        text: { ...text, name, promisedDays: 5 },
      })
    await edit(1, '社会保险咨询')
    expect(await refusalOf(edit(1, '又一个'))).toBe('service-requests.item-edited-meanwhile')
    const request = await read(id)
    expect(request.item).toMatchObject({ version: 1, newest: 2 })
    expect(request.item.text.name).toBe('社保咨询')
    expect(request.clock.promised).toBe(0)
    const again = await openDraft(desk, '社会保险咨询')
    expect((await read(again.id)).item.version).toBe(2)
    await desk.client.serviceRequests.items.setWithdrawn({
      sendId: newSendId(),
      id: itemId,
      withdrawn: true,
    })
    expect(await refusalOf(openDraft(desk, '社会保险咨询'))).toBe('service-requests.item-withdrawn')
  })

  it('takes its number within the year, without a gap after a refusal', async () => {
    const numbers: string[] = []
    const refuse = () =>
      desk.client.serviceRequests.open({
        sendId: newSendId(),
        residentId: 999_999,
        itemId: 1,
        mode: 'assisted',
        agent: null,
        mandate: null,
        received: [],
        note: '',
        then: { kind: 'keep' },
      })
    numbers.push((await openDraft(desk, '社保咨询')).number)
    await refusalOf(refuse())
    numbers.push((await openDraft(desk, '社保咨询')).number)
    later(desk, 60)
    await desk.client.serviceRequests.setNumberTemplate({
      sendId: newSendId(),
      template: '翰林帮{year}{seq:3}号',
    })
    numbers.push((await openDraft(desk, '社保咨询')).number)
    expect(numbers).toEqual(['帮-2026-0001', '帮-2026-0002', '翰林帮2027001号'])
    expect(
      await refusalOf(desk.client.serviceRequests.setNumberTemplate({ sendId: newSendId(), template: '帮' })),
    ).toBe('service-requests.not-a-template')
  })

  it('refuses an agent whose number or phone cannot be right', async () => {
    const itemId = await desk.item('社保咨询')
    const open = (idNumber: string, phone: string) =>
      desk.client.serviceRequests.open({
        sendId: newSendId(),
        residentId: desk.residentId,
        itemId,
        mode: 'assisted',
        agent: { name: '王磊', idNumber, phone, relation: '儿子' },
        mandate: null,
        received: [],
        note: '',
        then: { kind: 'keep' },
      })
    expect(await refusalOf(open('420106194403201528', '13800002204'))).toBe('service-requests.agent-invalid')
    expect(await refusalOf(open('420106194403201529', '12'))).toBe('service-requests.agent-invalid')
    const { id } = await open('420106194403201529', '13800002204')
    expect((await read(id)).agent).toEqual({
      name: '王磊',
      idNumber: '420****1529',
      phone: '138****2204',
      relation: '儿子',
    })
  })
})
