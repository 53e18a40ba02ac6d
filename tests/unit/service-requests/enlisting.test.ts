/** Many are put on the list of renewals at once: by age and tag, as an import brought them, as last year's were done. */
import { beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { disclosuresOf } from '../../support/disclosures'
import { later, move, openDraft, openServingDesk, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
  return () => desk.close()
})

const renewals = () => desk.client.serviceRequests.renewals
const listed = async () =>
  (await renewals().list({ time: 'later', limit: 50 })).rows.map(({ resident, due, lastDone }) => ({
    name: resident.name,
    due,
    lastDone,
  }))

it('by age, each due on their birthday, once each, and off again in one', async () => {
  const itemId = await desk.item('养老待遇领取资格认证')
  await register(desk.client, { name: '八十的', birth: '1946-11-30' })
  await register(desk.client, { name: '闰日的', birth: '1944-02-29' })
  await register(desk.client, { name: '年轻的', birth: '1990-01-02' })
  const gone = await register(desk.client, { name: '迁走的', birth: '1940-01-02' })
  await desk.client.residents.setStatus({
    ...{ sendId: newSendId(), id: gone, version: 1, status: 'moved-out', since: '2026-11-01', note: '' },
  })
  await renewals().enrol({ sendId: newSendId(), residentId: desk.residentId, itemId, due: '2027-06-01' })
  const source = { from: 'register', ageFrom: 70 } as const
  // 王桂珍 of 1944 stands on it already; whoever turns 80 next week is 79 and counts.
  expect(await renewals().wouldEnlist({ itemId, source })).toEqual({ people: 2, known: 1 })
  const due = { on: 'birthday', year: 2027 } as const
  await expect(
    renewals().enlist({ sendId: newSendId(), itemId, source, due, people: 3 }),
  ).rejects.toMatchObject({ data: { code: 'service-requests.enlisting-changed' } })
  const { id } = await renewals().enlist({ sendId: newSendId(), itemId, source, due, people: 2 })
  expect(await listed()).toEqual([
    { name: '闰日的', due: '2027-02-28', lastDone: null },
    { name: '王桂珍', due: '2027-06-01', lastDone: null },
    { name: '八十的', due: '2027-11-30', lastDone: null },
  ])
  const { store } = desk.desk.session.requireOpen()
  expect(
    store.statement('SELECT count(*) FROM audit WHERE subject = ?').pluck().get(`renewal-enlisting:${id}`),
  ).toBe(1)
  const [first] = (await renewals().list({ time: 'later', limit: 1 })).rows
  await renewals().noteCall({ sendId: newSendId(), id: first?.id ?? 0, outcome: 'no-answer', comesOn: null })
  // Whom somebody has called meanwhile stays.
  expect(await renewals().takeBackEnlisting({ sendId: newSendId(), id })).toEqual({ removed: 1, kept: 1 })
})

it('as it was done last year, due by the rule of the item', async () => {
  const itemId = await desk.item('养老待遇领取资格认证')
  const { id } = await openDraft(desk, '养老待遇领取资格认证')
  await move(desk, id, { action: 'accept', withoutMaterials: '人脸认证' })
  await move(desk, id, { action: 'complete', result: '认证通过' })
  const { store } = desk.desk.session.requireOpen()
  // As if the item had not come back yet when it was done.
  store.statement('DELETE FROM renewal_duties').run()
  later(desk, 60)
  const source = { from: 'year', year: 2026 } as const
  expect(await renewals().wouldEnlist({ itemId, source })).toEqual({ people: 1, known: 0 })
  const due = { on: 'birthday', year: 2027 } as const
  await renewals().enlist({ sendId: newSendId(), itemId, source, due, people: 1 })
  expect(await listed()).toEqual([{ name: '王桂珍', due: '2027-11-23', lastDone: '2026-11-23' }])
})

it('as it was done last year, once for whoever did it under two records, and not for who has left', async () => {
  const itemId = await desk.item('养老待遇领取资格认证')
  const left = await register(desk.client, { name: '迁走的' })
  for (const residentId of [desk.residentId, desk.otherId, left]) {
    const { id } = await openDraft(desk, '养老待遇领取资格认证', { residentId })
    await move(desk, id, { action: 'accept', withoutMaterials: '人脸认证' })
    await move(desk, id, { action: 'complete', result: '认证通过' })
    later(desk, 1)
  }
  desk.desk.session.requireOpen().store.statement('DELETE FROM renewal_duties').run()
  await desk.client.residents.merge({
    ...{ sendId: newSendId(), kept: desk.residentId, gone: desk.otherId, take: [] },
  })
  const { version } = await desk.client.residents.read({ id: left })
  await desk.client.residents.setStatus({
    ...{ sendId: newSendId(), id: left, version, status: 'moved-out', since: '2026-11-23', note: '' },
  })
  later(desk, 60)
  const source = { from: 'year', year: 2026 } as const
  expect(await renewals().wouldEnlist({ itemId, source })).toEqual({ people: 1, known: 0 })
  const due = { on: 'day', day: '2027-11-01' } as const
  await renewals().enlist({ sendId: newSendId(), itemId, source, due, people: 1 })
  expect(await listed()).toEqual([{ name: '王桂珍', due: '2027-11-24', lastDone: '2026-11-24' }])
})

const protect = async (id: number) => {
  const { version } = await desk.client.residents.read({ id })
  const paper = { basis: 'own-request', since: '2026-11-01', until: null } as const
  await desk.client.residents.protect({ sendId: newSendId(), id, version, ...paper })
}

describe('a protected person has no duty that goes by their birthday', () => {
  const people = [
    { name: '甲乙', birth: '1944-05-17' },
    { name: '丙丁', birth: '1944-09-02' },
  ]
  const registered = () => Promise.all(people.map((person) => register(desk.client, person)))
  const enlist = async (itemId: number) => {
    const source = { from: 'register', ageFrom: 81 } as const
    const { people: count } = await renewals().wouldEnlist({ itemId, source })
    const due = { on: 'birthday', year: 2027 } as const
    await renewals().enlist({ sendId: newSendId(), itemId, source, due, people: count })
  }
  /** Of both, who differ in their birthday alone. */
  const due = async (ids: readonly number[]) => {
    const all = await Promise.all(
      ids.map((residentId) => renewals().list({ residentId, time: 'later', limit: 50 })),
    )
    return all.map(({ rows }) => rows.map((row) => row.due))
  }

  it('enlisted with others whose duty does', async () => {
    const itemId = await desk.item('养老待遇领取资格认证')
    const ids = await registered()
    for (const id of ids) await protect(id)
    await enlist(itemId)
    expect(await due(ids)).toEqual([['2027-01-31'], ['2027-01-31']])
  })

  it('protected when they stood on the list', async () => {
    const itemId = await desk.item('养老待遇领取资格认证')
    const ids = await registered()
    await enlist(itemId)
    expect(await due(ids)).toEqual([['2027-05-17'], ['2027-09-02']])
    for (const id of ids) await protect(id)
    expect(await due(ids)).toEqual([['2027-01-31'], ['2027-01-31']])
  })

  it('once it was done', async () => {
    await protect(desk.residentId)
    const { id } = await openDraft(desk, '养老待遇领取资格认证')
    await move(desk, id, { action: 'accept', withoutMaterials: '人脸认证' })
    await move(desk, id, { action: 'complete', result: '认证通过' })
    expect(await due([desk.residentId])).toEqual([['2027-11-23']])
  })
})

it('and the sheet beside the telephone has each number in full, on record under its owner', async () => {
  const itemId = await desk.item('养老待遇领取资格认证')
  const duty = await renewals().enrol({
    ...{ sendId: newSendId(), residentId: desk.residentId, itemId, due: '2026-11-30' },
  })
  expect(await renewals().contact(duty)).toEqual({ phones: '13800002204' })
  // Who is protected is on record as such: their telephone is asked for under a name of its own.
  await protect(desk.residentId)
  expect(await renewals().contact(duty)).toEqual({ phones: '13800002204' })
  const subject = `resident:${desk.residentId}`
  expect(
    disclosuresOf(desk)
      .filter(({ procedure }) => procedure === 'serviceRequests.renewals.contact')
      .map((row) => [row.subject, row.fields]),
  ).toEqual([
    [subject, ['name', 'phone']],
    [subject, ['name', 'protected-phone']],
  ])
})
