/** Whoever stands at the desk for a request was there: the visit is kept with it, once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openServingDesk, type ServingDesk } from '../service-requests/desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const visits = async () => (await desk.client.visits.list({ limit: 10 })).rows

const open = async (more: { readonly atCounter: boolean; readonly visitId?: number }) =>
  desk.client.serviceRequests.open({
    sendId: newSendId(),
    residentId: desk.residentId,
    itemId: await desk.item('社保咨询'),
    mode: 'assisted',
    agent: null,
    mandate: null,
    received: [],
    note: '',
    then: { kind: 'keep' },
    ...more,
  })

describe('a request that is opened at the counter', () => {
  it('makes the visit, which counts among those who came', async () => {
    const { id } = await open({ atCounter: true })
    expect(await visits()).toEqual([
      expect.objectContaining({
        state: 'became-request',
        serviceRequestId: id,
        matter: '社保咨询',
        number: null,
      }),
    ])
    expect((await desk.client.visits.home({})).counts).toMatchObject({ came: 1, done: 1 })
    expect((await desk.client.serviceRequests.get({ id })).visitId).toBe((await visits())[0]?.id)
  })

  it('takes the visit that they wait or are served for, and makes no second', async () => {
    const { visit } = await desk.client.visits.register({
      sendId: newSendId(),
      residentId: desk.residentId,
      matter: '问社保',
      then: { kind: 'wait' },
    })
    const { id } = await open({ atCounter: true })
    expect(await visits()).toEqual([
      expect.objectContaining({
        id: visit.id,
        state: 'became-request',
        serviceRequestId: id,
        matter: '问社保',
      }),
    ])
  })

  it('on the telephone makes none', async () => {
    const { id } = await open({ atCounter: false })
    expect(await visits()).toEqual([])
    expect((await desk.client.serviceRequests.get({ id })).visitId).toBeNull()
  })
})
