/** A grid may be called otherwise; who works in it, what was opened in it and what is narrowed to it follow. */
import { beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openDraft, openServingDesk, move, type ServingDesk } from '../service-requests/desk'
import { register } from '../residents/people'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
  return () => desk.close()
})

it('a grid with a new name keeps its requests, its workers, its figures and the views of it', async () => {
  const { client } = desk
  const [grid, other] = (await client.dictionaries.list({})).entries.filter(
    ({ dictionary }) => dictionary === 'grid',
  )
  if (grid === undefined || other === undefined) throw new Error('a desk has grids')
  for (let one = 0; one < 3; one += 1) {
    const residentId = await register(client, {
      name: `住户${one}`,
      address: { estate: '', building: '3', unit: '2', room: `50${one}`, grid: grid.code },
    })
    const { id } = await openDraft(desk, '社保咨询', { residentId, complete: true })
    await move(desk, id, { action: 'accept' })
  }
  const worker = { name: '网格员', phone: '13700002222', active: true }
  const { id: own } = await client.directory.gridWorkers.save({
    ...{ sendId: newSendId(), ...worker, grid: grid.label },
  })
  await client.views.keep({
    ...{ sendId: newSendId(), list: 'service-requests', name: '本格' },
    filter: { scope: 'open', grid: grid.label },
  })
  const { note, tone, active, code, dictionary } = grid
  await client.dictionaries.change({
    ...{ sendId: newSendId(), dictionary, code, note, tone, active, label: '桃源第一网格' },
  })
  const work = async (name: string) =>
    (await client.serviceRequests.list({ filter: { scope: 'open', grid: name }, limit: 50 })).rows.length
  expect([await work(grid.label), await work('桃源第一网格')]).toEqual([0, 3])
  const { by } = await client.serviceRequests.figures.of({ period: '2026-11' })
  expect(by.grid.map(({ key, figures }) => [key, figures.accepted])).toEqual([['桃源第一网格', 3]])
  const { gridWorkers } = await client.directory.gridWorkers.list({})
  expect(gridWorkers.find(({ id }) => id === own)?.grid).toBe('桃源第一网格')
  expect(gridWorkers.filter((one) => one.grid === '桃源第一网格')).toHaveLength(1)
  const { views } = await client.views.ofList({ list: 'service-requests' })
  expect(views.map(({ filter }) => filter)).toEqual([{ scope: 'open', grid: '桃源第一网格' }])
  const { store } = desk.desk.session.requireOpen()
  expect(store.statement('SELECT count(*) FROM audit WHERE subject = ?').pluck().get(`grid:${code}`)).toBe(1)
})
