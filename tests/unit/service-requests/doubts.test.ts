/** What speaks against taking a request in is asked about, and answered with a reason that stays on record. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doubtsAbout, type Applicant } from '#features/service-requests/course/rules/doubts'
import { newSendId } from '../../support/desk'
import { move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

const anyone: Applicant = { status: 'living', age: 70, tags: [], sameItemOpen: false }
const forAnyone = { fromAge: null, untilAge: null, tags: [] }

describe('whoever applies', () => {
  it('is doubted by nothing where the item asks nothing and the record says nothing', () => {
    expect(doubtsAbout(anyone, forAnyone)).toEqual([])
    // A birth that nobody knows is no doubt.
    expect(doubtsAbout({ ...anyone, age: null }, { ...forAnyone, fromAge: 80 })).toEqual([])
  })

  it('is asked about who has died or moved out, is outside the age, or has none of the tags', () => {
    const old = { fromAge: 80, untilAge: 90, tags: ['disability', 'severely-disabled'] }
    expect(doubtsAbout({ ...anyone, status: 'deceased', age: 79 }, old)).toEqual([
      'deceased',
      'too-young',
      'not-of-these',
    ])
    expect(doubtsAbout({ ...anyone, status: 'moved-out', age: 91, tags: ['disability'] }, old)).toEqual([
      'moved-out',
      'too-old',
    ])
    expect(doubtsAbout({ ...anyone, age: 80, tags: ['severely-disabled'] }, old)).toEqual([])
    expect(doubtsAbout({ ...anyone, age: 90, tags: ['disability'], sameItemOpen: true }, old)).toEqual([
      'same-item-open',
    ])
  })
})

describe('a request', () => {
  let desk: ServingDesk
  beforeEach(async () => {
    desk = await openServingDesk()
  })
  afterEach(() => desk.close())
  const service = () => desk.client.serviceRequests

  it('is not taken in beside an open one of the same item without a reason', async () => {
    const first = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, first.id, { action: 'accept' })
    const second = await openDraft(desk, '老年人优待证办理', { complete: true })
    const { seen, doubts: asked } = await service().get({ id: second.id })
    expect(asked).toEqual(['same-item-open'])
    const accept = { sendId: newSendId(), id: second.id, seen, step: { action: 'accept' } } as const
    expect(await refusalOf(service().move(accept))).toBe('service-requests.doubts-unanswered')
    const itemId = await desk.item('老年人优待证办理')
    const { others } = await service().doubts({ residentId: desk.residentId, itemId })
    expect(others.map(({ number }) => number)).toEqual([second.number, first.number])
    await move(desk, second.id, { action: 'accept', despite: '补办一张' })
    const { events, doubts } = await service().get({ id: second.id })
    expect(events.find(({ kind }) => kind === 'accept')?.exception).toBe('补办一张')
    // It is in: nothing is asked any more.
    expect(doubts).toEqual([])
  })

  it('is not held up by one that has ended', async () => {
    const first = await openDraft(desk, '老年人优待证办理', { complete: true })
    await move(desk, first.id, { action: 'terminate', reason: '本人撤回', originalsReason: '当面退还' })
    const second = await openDraft(desk, '老年人优待证办理', { complete: true })
    expect((await service().get({ id: second.id })).doubts).toEqual([])
  })

  it('of somebody too young for the item is opened with a reason in one press', async () => {
    const itemId = await desk.item('老年人优待证办理')
    const { text, newest } = await service().items.get({ id: itemId })
    const older = { ...text, forWhom: { fromAge: 100, untilAge: null, tags: [] } }
    await service().items.edit({ sendId: newSendId(), id: itemId, from: newest, text: older })
    const asked = {
      residentId: desk.residentId,
      itemId,
      mode: 'assisted' as const,
      agent: null,
      mandate: null,
      received: [],
      note: '',
    }
    const accept = { kind: 'accept', withoutMaterials: '三个工作日内补交' } as const
    expect(await refusalOf(service().open({ ...asked, sendId: newSendId(), then: accept }))).toBe(
      'service-requests.doubts-unanswered',
    )
    expect((await service().doubts({ residentId: desk.residentId, itemId })).forWhom.fromAge).toBe(100)
    const despite = '按当地规定可以受理'
    const { state } = await service().open({ ...asked, sendId: newSendId(), then: { ...accept, despite } })
    expect(state).toBe('accepted')
  })
})
