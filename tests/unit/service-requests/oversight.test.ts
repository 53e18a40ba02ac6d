/** What whoever answers for the centre has to see, whoever has it in hand. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const kinds = async () => (await desk.client.daySheet.unsettled({})).matters.map(({ kind, id }) => [kind, id])

describe('the manager’s counter', () => {
  it('shows what is overdue and who was served badly, whoever had it, until it is settled or long ago', async () => {
    await desk.signIn('front-desk')
    const late = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, late.id, { action: 'accept' })
    const badly = await openDraft(desk, '社保咨询', { complete: true, residentId: desk.otherId })
    await move(desk, badly.id, { action: 'accept' })
    await move(desk, badly.id, { action: 'complete', result: '已答复', originalsReason: '一并退还' })
    await move(desk, badly.id, { action: 'prepare-delivery' })
    await move(desk, badly.id, { action: 'deliver', recipient: '本人', manner: 'at-desk' })
    await move(desk, badly.id, {
      action: 'follow-up',
      rating: 'dissatisfied',
      channel: 'phone',
      reason: '等得太久',
    })
    await desk.signIn('manager')
    expect(await kinds()).toEqual([['poor-rating', badly.id]])
    later(desk, 30)
    await desk.signIn('manager')
    expect(await kinds()).toEqual([
      ['overdue', late.id],
      ['poor-rating', badly.id],
    ])
    await move(desk, late.id, { action: 'complete', result: '已发放', originalsReason: '一并退还' })
    later(desk, 40)
    await desk.signIn('manager')
    expect(await kinds()).toEqual([])
  })

  it('shows personal-data requests by the day they have to be answered, and the front desk sees no such list', async () => {
    await desk.signIn('manager')
    const { id } = await desk.client.privacy.requests.receive({
      sendId: newSendId(),
      residentId: desk.residentId,
      kind: 'access',
      by: 'self',
      byName: '',
      words: '',
      received: '2026-11-23',
    })
    expect(await kinds()).toEqual([[expect.any(String), id]])
    await desk.signIn('front-desk')
    await expect(desk.client.daySheet.unsettled({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
