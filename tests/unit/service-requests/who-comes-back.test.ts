/** Who comes back is seen: what is open with them, due or not, and whom the desk expects today. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { matterOf } from '#features/service-requests/course/rules/matters'
import { states } from '#features/service-requests/requests/contract/words'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const service = () => desk.client.serviceRequests
const known = () => desk.client.visits.ofResident({ residentId: desk.residentId })
const home = () => desk.client.visits.home({})

/** Completed, and ready to be fetched. */
async function readyToFetch(item: string, residentId = desk.residentId): Promise<number> {
  const { id } = await openDraft(desk, item, { complete: true, residentId })
  await move(desk, id, { action: 'accept' })
  await move(desk, id, { action: 'complete', result: '已办好', originalsReason: '一并退还' })
  await move(desk, id, { action: 'prepare-delivery' })
  return id
}

describe('whoever comes back', () => {
  it('is seen with their results, what they were told to bring, drafts and renewals, in this order', async () => {
    await openDraft(desk, '老年人优待证办理')
    const told = await openDraft(desk, '工会入会申请')
    const { materials } = await service().get({ id: told.id })
    await move(desk, told.id, {
      action: 'request-correction',
      materialIds: materials.map(({ id }) => id),
      remark: '',
    })
    const ready = await readyToFetch('社保咨询')
    const { id: dutyId } = await service().renewals.enrol({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId: await desk.item('高龄津贴年审'),
      due: '2026-11-30',
    })
    const { duties } = await known()
    expect(duties.map(({ kind }) => kind)).toEqual(['ready', 'correction', 'draft', 'renewal'])
    expect(duties[0]).toMatchObject({ id: ready, path: `/service-requests/${ready}`, due: null })
    // A renewal leads to a form: nothing has a number before it is taken in.
    expect(duties[3]?.path).toContain(`renewal=${dutyId}`)
    expect(duties[3]?.number).toBeNull()
  })

  it('for what was delivered or ended is not kept waiting by it', async () => {
    const id = await readyToFetch('社保咨询')
    await move(desk, id, { action: 'deliver', recipient: '本人', manner: 'at-desk' })
    expect((await known()).duties).toEqual([])
  })

  it('is asked how it was from the day it is due, whoever looked before, and no longer once they said', async () => {
    const clerk = await desk.signIn('front-desk')
    await desk.signIn('manager')
    const asked = async () =>
      (await home()).duties.filter(({ kind }) => kind === 'follow-up').map(({ id }) => id)
    const first = await readyToFetch('社保咨询')
    const second = await readyToFetch('社保咨询', desk.otherId)
    const deliver = { action: 'deliver', recipient: '本人', manner: 'at-desk' } as const
    await move(desk, first, deliver)
    later(desk, 30)
    expect(await asked()).toEqual([first])
    await move(desk, second, deliver)
    expect(await asked()).toEqual([first])
    later(desk, 30)
    expect(await asked()).toEqual([first, second])
    await move(desk, first, { action: 'follow-up', rating: 'satisfied', channel: 'phone', reason: '' })
    expect(await asked()).toEqual([second])
    await service().reassign({ sendId: newSendId(), id: second, handlerId: clerk })
    expect(await asked()).toEqual([])
  })

  it('every state is something to whoever stands there', () => {
    expect(states.map(matterOf)).not.toContain(undefined)
  })
})

describe('before a key is pressed', () => {
  it('the counter shows what is ready, who was told what is missing, and who said they would come today', async () => {
    const ready = await readyToFetch('社保咨询')
    const { id } = await service().renewals.enrol({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId: await desk.item('高龄津贴年审'),
      due: '2026-12-20',
    })
    const [today, tomorrow] = ['2026-11-23', '2026-11-24']
    await service().renewals.noteCall({ sendId: newSendId(), id, outcome: 'will-come', comesOn: tomorrow })
    expect((await home()).awaited.map((one) => [one.kind, one.id])).toEqual([['ready', ready]])
    await service().renewals.noteCall({ sendId: newSendId(), id, outcome: 'will-come', comesOn: today })
    expect((await home()).awaited.map((one) => one.kind)).toEqual(['promised', 'ready'])
    expect((await home()).awaited[0]?.residentName).toBe('王桂珍')
  })

  it('the counter shows who was served last, the latest first', async () => {
    for (const matter of ['问路', '问社保']) {
      await desk.client.visits.register({
        sendId: newSendId(),
        matter,
        then: { kind: 'answered', answer: '' },
      })
      desk.clock.advance(60_000)
    }
    expect((await home()).lastServed.map(({ matter }) => matter)).toEqual(['问社保', '问路'])
  })
})

describe('a call about a renewal', () => {
  it('is noted with what came of it, and a promise names a day from today', async () => {
    const { id } = await service().renewals.enrol({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId: await desk.item('高龄津贴年审'),
      due: '2026-12-20',
    })
    const note = (outcome: 'reached' | 'no-answer' | 'will-come', comesOn: string | null) =>
      service().renewals.noteCall({ sendId: newSendId(), id, outcome, comesOn })
    const last = async () => (await service().renewals.list({ limit: 5 })).rows[0]?.call
    expect(await last()).toBeNull()
    await note('no-answer', null)
    expect(await last()).toMatchObject({ outcome: 'no-answer', comesOn: null })
    for (const refused of [
      note('will-come', null),
      note('reached', '2026-11-25'),
      note('will-come', '2026-11-22'),
    ])
      expect(await refusalOf(refused)).toBe('service-requests.call-names-a-day')
    await note('will-come', '2026-11-25')
    expect(await last()).toMatchObject({ outcome: 'will-come', comesOn: '2026-11-25' })
  })

  it('is done with the duty: what comes back next year was not called about', async () => {
    const itemId = await desk.item('高龄津贴年审')
    const enrolled = await service().renewals.enrol({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId,
      due: '2026-11-30',
    })
    await service().renewals.noteCall({
      sendId: newSendId(),
      id: enrolled.id,
      outcome: 'will-come',
      comesOn: '2026-11-24',
    })
    const { id } = await openDraft(desk, '高龄津贴年审', { complete: true })
    await move(desk, id, { action: 'accept' })
    await move(desk, id, { action: 'complete', result: '通过' })
    const { rows } = await service().renewals.list({ time: 'later', limit: 5 })
    expect(rows[0]).toMatchObject({ id: enrolled.id, call: null })
  })
})
