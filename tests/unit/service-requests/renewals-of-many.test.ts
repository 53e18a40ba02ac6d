/** The list of renewals, and the sheet made of it, have whoever lives here, however many died before them. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { openServingDesk, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const dueOn = async (residentId: number, due: string) =>
  desk.client.serviceRequests.renewals.enrol({
    sendId: newSendId(),
    residentId,
    itemId: await desk.item('高龄津贴年审'),
    due,
  })

it('a page of people who died leaves room for who is due after them', async () => {
  for (const name of ['一', '二', '三']) {
    const id = await register(desk.client, { name: `逝者${name}` })
    await dueOn(id, '2026-11-01')
    const died = { status: 'deceased', since: '2026-11-10', note: '' } as const
    await desk.client.residents.setStatus({ sendId: newSendId(), id, version: 1, ...died })
  }
  await dueOn(desk.residentId, '2026-11-30')
  const { rows, next } = await desk.client.serviceRequests.renewals.list({ limit: 2 })
  expect(rows.map(({ resident }) => resident.name)).toEqual(['王桂珍'])
  expect(next).toBeNull()
})

it('the sheet after the first has who did not fit on it', async () => {
  await dueOn(desk.residentId, '2026-11-29')
  await dueOn(desk.otherId, '2026-11-30')
  const first = await desk.client.serviceRequests.renewals.list({ limit: 1 })
  const { next } = first
  if (next === null) throw new Error('one sheet')
  const second = await desk.client.serviceRequests.renewals.list({ limit: 1, after: next })
  expect([...first.rows, ...second.rows].map(({ resident }) => resident.id)).toEqual([
    desk.residentId,
    desk.otherId,
  ])
  expect(second.next).toBeNull()
})
