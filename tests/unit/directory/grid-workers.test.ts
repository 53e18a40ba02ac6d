/** Grid workers: kept by the manager, sent by the counter, and known to the log under whatever name they were kept. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byGrid, numberToCall } from '#features/directory/rules'
import { newSendId } from '../../support/desk'
import { move, openDraft, openServingDesk, refusalOf, type ServingDesk } from '../service-requests/desk'

const liQiang = { name: '李强', phone: '137 0000 1111', grid: '第5网格', active: true }

describe('what the directory believes', () => {
  it('keeps a number that can be called, as its digits, and no other', () => {
    expect(numberToCall('137 0000-1111')).toBe('13700001111')
    expect(numberToCall('１３７００００１１１１')).toBe('13700001111')
    expect(numberToCall('问李强')).toBeNull()
    expect(numberToCall('1370000')).not.toBe('13700001111')
  })

  it('puts grids in the order of their numbers', () => {
    const grids = ['第10网格', '第2网格', '第1网格'].map((grid) => ({ grid }))
    expect(byGrid(grids).map(({ grid }) => grid)).toEqual(['第1网格', '第2网格', '第10网格'])
  })
})

describe('at the desk', () => {
  let desk: ServingDesk
  beforeEach(async () => {
    desk = await openServingDesk()
  })
  afterEach(() => {
    desk.close()
  })

  const save = (change: Partial<typeof liQiang & { readonly id: number }> = {}) =>
    desk.client.directory.gridWorkers.save({ sendId: newSendId(), ...liQiang, ...change })
  const entryOf = async (id: number) =>
    (await desk.client.directory.gridWorkers.list({})).gridWorkers.find((worker) => worker.id === id)

  it('the manager adds one and puts them right; it is the same row', async () => {
    const { id } = await save()
    expect(await entryOf(id)).toEqual({ ...liQiang, id, phone: '13700001111' })
    await save({ id, grid: '第6网格', active: false })
    expect(await entryOf(id)).toMatchObject({ grid: '第6网格', active: false })
  })

  it('a grid is chosen among those of the register, while they are in use', async () => {
    const grids = async () => (await desk.client.directory.gridWorkers.list({})).grids
    const before = await grids()
    const added = { dictionary: 'grid', label: '第88网格', tone: 'plain', note: '' } as const
    const { code } = await desk.client.dictionaries.add({ sendId: newSendId(), ...added })
    expect(await grids()).toEqual([...before, '第88网格'])
    await desk.client.dictionaries.change({ ...added, sendId: newSendId(), code, active: false })
    expect(await grids()).toEqual(before)
  })

  it('a number that nobody could call is refused, and so is one who is not there', async () => {
    expect(await refusalOf(save({ phone: '没有' }))).toBe('directory.not-a-phone')
    expect(await refusalOf(save({ id: 4071 }))).toBe('directory.grid-worker-unknown')
  })

  it('the counter reads whom it can send, and changes nobody', async () => {
    await desk.signIn('front-desk')
    expect(await entryOf(desk.workerId)).toMatchObject({ name: '李强' })
    expect(await refusalOf(save({ id: desk.workerId, active: false }))).toBe('session.forbidden')
  })

  it('whoever has left is sent on nothing more', async () => {
    await save({ id: desk.workerId, active: false })
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    const errand = {
      assignee: { kind: 'worker', id: desk.workerId },
      kind: 'fetch-materials',
      address: '',
      matter: '取身份证复印件',
      materials: '',
      phone: '',
      due: null,
    } as const
    expect(await refusalOf(move(desk, id, { action: 'dispatch', errand }))).toBe(
      'service-requests.grid-worker-unknown',
    )
  })
})
