/** 查看原文 on the day sheet counts fields that somebody revealed; papers with whole numbers on them are work, and counted apart. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openServingDesk, type ServingDesk } from '../service-requests/desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const sheet = async () => {
  const { shown, papers } = await desk.client.daySheet.print({ sendId: newSendId(), day: '2026-11-23' })
  return { shown, papers }
}

it('a reveal is one, a mandate that is opened is none', async () => {
  expect(await sheet()).toEqual({ shown: 0, papers: 0 })
  const reason = { code: 'reach-person', note: '' } as const
  await desk.client.residents.reveal({ id: desk.residentId, field: { kind: 'phone', at: 0 }, reason })
  await desk.client.residents.reveal({ id: desk.residentId, field: { kind: 'id-number' }, reason })
  const { id } = await desk.client.serviceRequests.open({
    sendId: newSendId(),
    residentId: desk.residentId,
    itemId: await desk.item('代购药品'),
    mode: 'delegated',
    agent: null,
    mandate: { powers: '代为购药', until: '2026-12-31' },
    received: [],
    note: '',
    then: { kind: 'keep' },
  })
  await desk.client.serviceRequests.paperInFull({ id, sheet: 'mandate' })
  expect(await sheet()).toEqual({ shown: 2, papers: 1 })
})
