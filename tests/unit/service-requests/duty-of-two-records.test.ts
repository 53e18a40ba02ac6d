/** What was begun, said and decided about a duty is the person's, under whichever of their records its row stands. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { later, move, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
let itemId: number
beforeEach(async () => {
  desk = await openServingDesk()
  itemId = await desk.item('养老待遇领取资格认证')
})
afterEach(() => desk.close())

const renewals = () => desk.client.serviceRequests.renewals
const enrol = async (residentId: number, due: string) =>
  (await renewals().enrol({ sendId: newSendId(), residentId, itemId, due })).id
const merge = () =>
  desk.client.residents.merge({
    ...{ sendId: newSendId(), kept: desk.residentId, gone: desk.otherId, take: [] },
  })
const start = (id: number) => renewals().start({ sendId: newSendId(), id })
const rows = async () => (await renewals().list({ limit: 5 })).rows
const awaited = async () =>
  (await desk.client.visits.home({})).awaited.filter(({ kind }) => kind === 'promised').map(({ id }) => id)
const comes = (id: number, comesOn: string) =>
  renewals().noteCall({ sendId: newSendId(), id, outcome: 'will-come', comesOn })

it('the request that is open under the row that does not stand is the one that is gone on with', async () => {
  const [stands, sister] = [
    await enrol(desk.residentId, '2026-11-30'),
    await enrol(desk.otherId, '2026-12-10'),
  ]
  const begun = await start(sister)
  await merge()
  expect((await rows()).map(({ id, openRequest }) => [id, openRequest?.id])).toEqual([[stands, begun.id]])
  expect(await start(stands)).toEqual(begun)
})

it('and one that ended is not opened again beside it', async () => {
  const [stands, sister] = [
    await enrol(desk.residentId, '2026-11-30'),
    await enrol(desk.otherId, '2026-12-10'),
  ]
  const ended = await start(sister)
  await move(desk, ended.id, { action: 'terminate', reason: '不办了' })
  await merge()
  await start(stands)
  const { seen } = await desk.client.serviceRequests.get({ id: ended.id })
  expect(
    await refusalOf(desk.client.serviceRequests.takeBack({ sendId: newSendId(), id: ended.id, seen })),
  ).toBe('service-requests.take-back-started-anew')
})

it('a promise is kept in sight, the last word about it counts, and what was said before it was done does not', async () => {
  const [stands, sister] = [
    await enrol(desk.residentId, '2026-11-30'),
    await enrol(desk.otherId, '2026-12-10'),
  ]
  await comes(sister, '2026-11-23')
  await merge()
  expect(await awaited()).toEqual([stands])
  expect((await rows()).map(({ call }) => call?.comesOn)).toEqual(['2026-11-23'])
  desk.clock.advance(60_000)
  await comes(stands, '2026-11-25')
  expect([await awaited(), (await rows())[0]?.call?.comesOn]).toEqual([[], '2026-11-25'])
  later(desk, 2)
  expect(await awaited()).toEqual([stands])
  const { id } = await start(stands)
  await move(desk, id, { action: 'accept', withoutMaterials: '人脸认证' })
  await move(desk, id, { action: 'complete', result: '认证通过' })
  const { rows: done } = await renewals().list({ time: 'later', limit: 5 })
  expect([done.map(({ call }) => call), await awaited()]).toEqual([[null], []])
})

it('taken off for the person, each row keeps the reason it was off for before', async () => {
  const [own, sister] = [await enrol(desk.residentId, '2026-11-30'), await enrol(desk.otherId, '2026-12-10')]
  await renewals().setDropped({ sendId: newSendId(), id: sister, reason: '在外地认证' })
  const { merge: merged } = await merge()
  await renewals().setDropped({ sendId: newSendId(), id: own, reason: '已停发' })
  await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge: merged })
  const reasons = desk.desk.session
    .storeOf('desk')
    .statement('SELECT id, dropped FROM renewal_duties ORDER BY id')
    .all()
  expect(reasons).toEqual([
    { id: own, dropped: '已停发' },
    { id: sister, dropped: '在外地认证' },
  ])
})
