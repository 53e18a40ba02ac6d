/** Custody, lists, errands and renewals on a real desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cursor } from '#ground/contract/fields'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const service = () => desk.client.serviceRequests

describe('custody', () => {
  it('follows an original from the resident to the grid worker and back', async () => {
    const { id } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    const { materials } = await service().get({ id })
    const certificate = materials.find(({ name }) => name === '就业创业证')
    const materialId = certificate?.id ?? 0
    const record = (movement: 'handed-on' | 'taken-back' | 'returned', worker: boolean) =>
      service().recordCustody({
        sendId: newSendId(),
        id,
        movement,
        holder: worker ? { kind: 'worker', id: desk.workerId } : null,
        note: '',
        entries: [{ materialId, form: 'original', count: 1 }],
      })
    await record('handed-on', true)
    expect(await refusalOf(record('returned', false))).toBe('service-requests.custody-more-than-held')
    const away = (await service().get({ id })).materials.find((each) => each.id === materialId)
    expect(away?.original).toEqual({
      atCentre: 0,
      held: [{ holder: `worker:${desk.workerId}`, name: '第5网格 李强', count: 1 }],
      returned: 0,
      verified: 0,
      lodged: 0,
    })
    await record('taken-back', true)
    const { entryIds } = await record('returned', false)
    await service().reverseCustody({ sendId: newSendId(), id, entryId: entryIds[0] ?? 0 })
    const back = (await service().get({ id })).materials.find((each) => each.id === materialId)
    expect(back?.original).toMatchObject({ atCentre: 1, returned: 0 })
    expect(back?.entries.map(({ movement, reversed }) => [movement, reversed])).toEqual([
      ['received', false],
      ['handed-on', false],
      ['taken-back', false],
      ['returned', true],
      ['returned', false],
    ])
  })

  it('writes all entries of a hand-over or none', async () => {
    const { id } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    const before = await service().get({ id })
    const [first, second] = before.materials
    const handOver = service().recordCustody({
      sendId: newSendId(),
      id,
      movement: 'returned',
      holder: null,
      note: '',
      entries: [
        { materialId: first?.id ?? 0, form: 'copy', count: 1 },
        { materialId: second?.id ?? 0, form: 'original', count: 2 },
      ],
    })
    expect(await refusalOf(handOver)).toBe('service-requests.custody-more-than-held')
    expect((await service().get({ id })).materials).toEqual(before.materials)
  })

  it('does not take a material of another request', async () => {
    const mine = await openDraft(desk, '灵活就业人员社会保险补贴申请')
    const other = await openDraft(desk, '灵活就业人员社会保险补贴申请', { residentId: desk.otherId })
    const { materials } = await service().get({ id: other.id })
    const call = service().recordCustody({
      sendId: newSendId(),
      id: mine.id,
      movement: 'received',
      holder: null,
      note: '',
      entries: [{ materialId: materials[0]?.id ?? 0, form: 'copy', count: 1 }],
    })
    expect(await refusalOf(call)).toBe('service-requests.material-unknown')
  })
})

describe('the work list', () => {
  it('tells what is mine, due, overdue and waiting', async () => {
    const advice = await openDraft(desk, '社保咨询')
    await move(desk, advice.id, { action: 'accept' })
    const card = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, card.id, { action: 'accept' })
    const stopped = await openDraft(desk, '高龄津贴申请')
    const { materials } = await service().get({ id: stopped.id })
    await move(desk, stopped.id, {
      action: 'request-correction',
      materialIds: materials.map(({ id }) => id),
      remark: '',
    })
    const idsOf = async (scope: 'mine' | 'due' | 'overdue' | 'waiting' | 'all') => {
      const { rows } = await service().list({ filter: { scope }, limit: 50 })
      return rows.map(({ id }) => id)
    }
    expect(await idsOf('due')).toEqual([advice.id])
    expect(await idsOf('waiting')).toEqual([stopped.id])
    expect(await idsOf('mine')).toEqual([advice.id, card.id, stopped.id])
    expect(await service().counts({})).toMatchObject({
      open: 3,
      mine: 3,
      dueToday: 1,
      overdue: 0,
      waiting: 1,
    })
    later(desk, 1)
    expect(await idsOf('overdue')).toEqual([advice.id])
    await desk.signIn('front-desk')
    expect(await idsOf('mine')).toEqual([])
    expect(await idsOf('all')).toEqual([stopped.id, card.id, advice.id])
  })

  it('comes in pages that neither repeat nor lose a row', async () => {
    for (let count = 0; count < 7; count += 1) {
      const { id } = await openDraft(desk, count % 2 === 0 ? '社保咨询' : '生育登记')
      if (count % 3 === 0) await move(desk, id, { action: 'accept', withoutMaterials: '容缺' })
    }
    for (const scope of ['all', 'open'] as const) {
      const seen: number[] = []
      let after: Cursor | undefined
      do {
        const page = await service().list({
          filter: { scope },
          limit: 3,
          ...(after === undefined ? {} : { after }),
        })
        seen.push(...page.rows.map(({ id }) => id))
        expect(page.total).toBe(after === undefined ? 7 : undefined)
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(new Set(seen).size).toBe(7)
      expect(seen).toHaveLength(7)
    }
  })

  it('finds by part of a number or of an item, and takes % and _ for what they are', async () => {
    await openDraft(desk, '社保咨询')
    const count = async (words: string) =>
      (await service().list({ filter: { scope: 'all', words }, limit: 50 })).total
    expect([await count('0001'), await count('社保'), await count('%'), await count('_')]).toEqual([
      1, 1, 0, 0,
    ])
    // What all numbers begin with is no way to find one.
    expect(await count('-')).toBe(0)
  })

  it('finds by the name of the resident: any part of it, its initials, its pinyin', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await openDraft(desk, '社保咨询', { residentId: desk.otherId })
    const found = async (words: string) =>
      (await service().list({ filter: { scope: 'open', words }, limit: 50 })).rows.map((row) => row.id)
    for (const words of ['王桂珍', '桂珍', 'wgz', 'gz', 'guizhen', 'WangGui', '王 3栋'])
      expect(await found(words), words).toEqual([id])
    expect(await found('王 周')).toEqual([])
    // Digits are a number here, not the middle of somebody's phone.
    expect(await found('13800002204')).toEqual([])
  })

  it('finds a request under the name of the record that its own became part of', async () => {
    const { id } = await openDraft(desk, '社保咨询', { residentId: desk.otherId })
    const ids = async (words: string) =>
      (await service().list({ filter: { scope: 'open', words }, limit: 50 })).rows.map((row) => row.id)
    expect(await ids('王桂珍')).toEqual([])
    await desk.client.residents.merge({
      sendId: newSendId(),
      kept: desk.residentId,
      gone: desk.otherId,
      take: [],
    })
    expect(await ids('王桂珍')).toEqual([id])
    expect(await ids('zhouhao')).toEqual([id])
  })
})

describe('errands', () => {
  const sendOut = async (assignee: { kind: 'staff' | 'worker'; id: number }, due: string | null) => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await move(desk, id, {
      action: 'dispatch',
      errand: {
        assignee,
        kind: 'fetch-materials',
        address: '',
        matter: '取户口本',
        materials: '',
        phone: '',
        due,
      },
    })
    return id
  }

  it('that are out with me are mine to see, whatever else I may see, until they are back', async () => {
    const mediatorId = await desk.signIn('mediator')
    await desk.signIn('manager')
    const later = await sendOut({ kind: 'staff', id: mediatorId }, null)
    await sendOut({ kind: 'staff', id: mediatorId }, '2026-11-25')
    await sendOut({ kind: 'worker', id: desk.workerId }, '2026-11-24')
    await desk.signIn('mediator')
    const { errands } = await service().ownErrands({})
    expect(errands.map(({ due }) => due)).toEqual(['2026-11-25', null])
    expect(errands[0]).toMatchObject({ matter: '取户口本', residentName: '王桂珍' })
    // Where nothing else was said, the errand leads to the applicant's own door.
    expect(errands[0]?.address).toContain('501')
    expect(JSON.stringify(errands)).not.toContain('13800002204')

    await desk.signIn('manager')
    await move(desk, later, { action: 'return-errand', outcome: 'done', result: '已取回' })
    expect((await service().ownErrands({})).errands).toEqual([])
    await desk.signIn('mediator')
    expect((await service().ownErrands({})).errands).toHaveLength(1)
  })
})

describe('a duty that comes back', () => {
  it('is kept at the completion and made into a request by one call', async () => {
    const { id } = await openDraft(desk, '养老待遇领取资格认证')
    await move(desk, id, { action: 'accept', withoutMaterials: '人脸认证' })
    await move(desk, id, { action: 'complete', result: '认证通过' })
    expect((await service().renewals.list({ limit: 50 })).rows).toEqual([])
    later(desk, 340)
    const { rows } = await service().renewals.list({ limit: 50 })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      lastDone: '2026-11-23',
      due: '2027-11-23',
      time: 'next-month',
      openRequest: null,
    })
    const dutyId = rows[0]?.id ?? 0
    const started = await service().renewals.start({ sendId: newSendId(), id: dutyId })
    const again = await service().renewals.start({ sendId: newSendId(), id: dutyId })
    expect(again).toEqual(started)
    expect((await service().renewals.list({ limit: 50 })).rows[0]?.openRequest).toEqual(started)
    expect((await service().counts({})).renewals).toBe(1)
  })

  it('by birthday comes in the month of the birthday', async () => {
    const { id } = await openDraft(desk, '高龄津贴年审')
    await move(desk, id, { action: 'accept', withoutMaterials: '上门核验' })
    await move(desk, id, { action: 'complete', result: '通过' })
    const { rows } = await service().renewals.list({ time: 'later', limit: 50 })
    expect(rows[0]).toMatchObject({ due: '2027-03-20', age: 82 })
  })

  it('is put on the list by hand, taken off with a reason and put back', async () => {
    const itemId = await desk.item('养老待遇领取资格认证')
    const enrol = (item: number) =>
      service().renewals.enrol({
        sendId: newSendId(),
        residentId: desk.residentId,
        itemId: item,
        due: '2026-11-01',
      })
    expect(await refusalOf(enrol(await desk.item('社保咨询')))).toBe('service-requests.item-does-not-renew')
    const { id } = await enrol(itemId)
    expect((await service().renewals.list({ limit: 50 })).rows[0]).toMatchObject({
      time: 'missed',
      lastDone: null,
    })
    await service().renewals.setDropped({ sendId: newSendId(), id, reason: '由子女在外地认证' })
    expect((await service().renewals.list({ limit: 50 })).rows).toEqual([])
    await service().renewals.setDropped({ sendId: newSendId(), id, reason: null })
    expect((await service().renewals.list({ limit: 50 })).rows).toHaveLength(1)
  })

  it('is one for a person and an item, whichever of their records brought it, and two again once they are parted', async () => {
    const itemId = await desk.item('养老待遇领取资格认证')
    const due = async (time?: 'later') =>
      (await service().renewals.list({ ...(time === undefined ? {} : { time }), limit: 50 })).rows.map(
        (row) => row.due,
      )
    const enrol = (residentId: number, day: string) =>
      service().renewals.enrol({ sendId: newSendId(), residentId, itemId, due: day })
    await enrol(desk.residentId, '2026-11-30')
    await enrol(desk.otherId, '2026-12-10')
    const { merge } = await desk.client.residents.merge({
      ...{ sendId: newSendId(), kept: desk.residentId, gone: desk.otherId, take: [] },
    })
    // Nobody knows when it was last done: what is due first is not missed.
    expect(await due()).toEqual(['2026-11-30'])
    expect((await service().counts({})).renewals).toBe(1)
    await enrol(desk.otherId, '2026-12-05')
    expect(await due()).toEqual(['2026-12-05'])
    const { id } = await openDraft(desk, '养老待遇领取资格认证', { residentId: desk.otherId })
    await move(desk, id, { action: 'accept', withoutMaterials: '人脸认证' })
    await move(desk, id, { action: 'complete', result: '认证通过' })
    expect([await due(), await due('later')]).toEqual([[], ['2027-11-23']])
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect([await due(), await due('later')]).toEqual([['2026-12-05'], ['2027-11-23']])
  })

  it('is nobody’s who has died: they are not awaited on the day they said they would come', async () => {
    const itemId = await desk.item('养老待遇领取资格认证')
    const { id } = await service().renewals.enrol({
      ...{ sendId: newSendId(), residentId: desk.otherId, itemId, due: '2026-11-30' },
    })
    await service().renewals.noteCall({
      ...{ sendId: newSendId(), id, outcome: 'will-come', comesOn: '2026-11-23' },
    })
    const awaited = async () =>
      (await desk.client.visits.home({})).awaited.map(({ residentId }) => residentId)
    expect(await awaited()).toEqual([desk.otherId])
    await desk.client.residents.setStatus({
      ...{ sendId: newSendId(), id: desk.otherId, version: 1, since: '2026-11-20', note: '' },
      status: 'deceased',
    })
    expect(await awaited()).toEqual([])
  })
})
