import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Registration } from '#features/visits/contract/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register as registerResident } from '../residents/people'
import { refusalCode } from './visitors'

let desk: TestDesk
let wang: number
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
  wang = await registerResident(desk.client, { name: '王桂珍' })
})
afterEach(() => desk.close())

const comes = (then: Registration['then']['kind'], more: Partial<Registration> = {}) =>
  desk.client.visits.register({
    sendId: newSendId(),
    matter: '养老认证',
    then: then === 'answered' ? { kind: then, answer: '已认证' } : { kind: then },
    ...more,
  })
const firstItem = async () => {
  const { items } = await desk.client.serviceRequests.items.list({ withdrawn: false })
  const [item] = items
  if (item === undefined) throw new Error('a new desk has service items')
  return item
}
const becomeRequest = async (id: number, residentId?: number) => {
  const item = await firstItem()
  return desk.client.visits.becomeRequest({
    sendId: newSendId(),
    id,
    itemId: item.id,
    mode: item.modes[0] ?? 'assisted',
    ...(residentId === undefined ? {} : { residentId }),
  })
}

describe('a resident at the counter', () => {
  it('stands in one place of the line only', async () => {
    await comes('wait', { residentId: wang })
    expect(await refusalCode(comes('wait', { residentId: wang }))).toBe('visits.already-here')
    expect(await refusalCode(comes('answered', { residentId: wang }))).toBe('visits.already-here')
  })

  it('may come again when they are done', async () => {
    await comes('answered', { residentId: wang })
    expect((await comes('wait', { residentId: wang })).visit.number).toBe('A001')
  })

  it('has to be in the register', async () => {
    expect(await refusalCode(comes('wait', { residentId: wang + 1000 }))).toBe('residents.unknown')
    expect((await desk.client.visits.home({})).line).toEqual([])
  })

  it('shows with the last visit and the one that is open', async () => {
    await comes('answered', { residentId: wang })
    const { visit } = await comes('wait', { residentId: wang, matter: '医保缴费' })
    const known = await desk.client.visits.ofResident({ residentId: wang })
    expect(known).toMatchObject({ count: 2, last: { matter: '养老认证' }, open: { id: visit.id } })
    const { visits } = await desk.client.visits.timeline({ residentId: wang })
    expect(visits.map((one) => one.matter)).toEqual(['医保缴费', '养老认证'])
  })

  it('who was answered comes first in the next search', async () => {
    const other = await registerResident(desk.client, { name: '王建国' })
    await comes('answered', { residentId: other })
    const { found } = await desk.client.residents.find({ query: '王', limit: 5 })
    expect(found.map(({ card }) => card.id)).toEqual([other, wang])
  })
})

describe('two records of one person', () => {
  it('keep the visits of both after a merge, and each its own after it is taken back', async () => {
    const double = await registerResident(desk.client, { name: '王桂珍' })
    await comes('answered', { residentId: wang })
    await comes('answered', { residentId: double, matter: '医保缴费' })
    const { merge } = await desk.client.residents.merge({
      sendId: newSendId(),
      kept: wang,
      gone: double,
      take: [],
    })
    const matters = async () =>
      (await desk.client.visits.list({ residentId: wang, limit: 10 })).rows.map((visit) => visit.matter)
    expect(await matters()).toEqual(['医保缴费', '养老认证'])
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect(await matters()).toEqual(['养老认证'])
  })
})

describe('a visit that becomes a service request', () => {
  it('takes the person and the words along, in one step', async () => {
    const { visit } = await comes('serve', { residentId: wang })
    const made = await becomeRequest(visit.id)
    expect(made.visit).toMatchObject({ state: 'became-request', serviceRequestId: made.serviceRequestId })
    const request = await desk.client.serviceRequests.get({ id: made.serviceRequestId })
    expect(request).toMatchObject({ note: '养老认证', visitId: visit.id, applicant: { id: wang } })
  })

  it('needs an applicant, and keeps who it is', async () => {
    const { visit } = await comes('serve')
    expect(await refusalCode(becomeRequest(visit.id))).toBe('visits.applicant-needed')
    const made = await becomeRequest(visit.id, wang)
    expect(made.visit.resident).toEqual({ id: wang, name: '王桂珍' })
  })

  it('is not made for another than who came', async () => {
    const other = await registerResident(desk.client, { name: '王建国' })
    const { visit } = await comes('serve', { residentId: wang })
    expect(await refusalCode(becomeRequest(visit.id, other))).toBe('visits.other-resident')
  })

  it('is made once: a second try finds it done, and it is not taken back', async () => {
    const { visit } = await comes('serve', { residentId: wang })
    const { takeBack } = await becomeRequest(visit.id)
    expect(takeBack).toBeNull()
    expect(await refusalCode(becomeRequest(visit.id))).toBe('visits.is-became-request')
  })

  it('leaves nothing behind when the item is not there', async () => {
    const { visit } = await comes('wait', { residentId: wang })
    const unknown = { sendId: newSendId(), id: visit.id, itemId: 9_999, mode: 'assisted' as const }
    await refusalCode(desk.client.visits.becomeRequest(unknown))
    const { visit: after, moves } = await desk.client.visits.get({ id: visit.id })
    expect([after.state, moves.length]).toEqual(['waiting', 1])
  })

  it('keeps its applicant: that is put right on the request, not here', async () => {
    const { visit } = await comes('serve', { residentId: wang })
    await becomeRequest(visit.id)
    const amend = desk.client.visits.amend({
      sendId: newSendId(),
      id: visit.id,
      residentId: null,
      visitor: null,
      matter: '养老认证',
      category: null,
    })
    expect(await refusalCode(amend)).toBe('visits.applicant-stands-on-request')
  })
})
