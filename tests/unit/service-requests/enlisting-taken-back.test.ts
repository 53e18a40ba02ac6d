/** An enlisting that is taken back takes nothing along that was done since: a renewal that is lost stops a pension. */
import { beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

const itemName = '养老待遇领取资格认证'
let desk: ServingDesk
let itemId: number
beforeEach(async () => {
  desk = await openServingDesk()
  itemId = await desk.item(itemName)
  return () => desk.close()
})

const renewals = () => desk.client.serviceRequests.renewals
const names = async () =>
  (await renewals().list({ time: 'later', limit: 50 })).rows.map(({ resident }) => resident.name)
const takeBack = (id: number) => renewals().takeBackEnlisting({ sendId: newSendId(), id })

/** 王桂珍 and one other person over seventy. */
async function enlistTwo() {
  await register(desk.client, { name: '八十的', birth: '1946-11-30' })
  const source = { from: 'register', ageFrom: 70 } as const
  const due = { on: 'birthday', year: 2027 } as const
  return renewals().enlist({ sendId: newSendId(), itemId, source, due, people: 2 })
}

it('whoever has been renewed since stays, with the day it comes back', async () => {
  const { id } = await enlistTwo()
  const done = await openDraft(desk, itemName)
  await move(desk, done.id, { action: 'accept', withoutMaterials: '人脸认证' })
  await move(desk, done.id, { action: 'complete', result: '认证通过' })
  expect(await takeBack(id)).toEqual({ removed: 1, kept: 0 })
  expect(await names()).toEqual(['王桂珍'])
})

it('whoever was given another day by hand stays', async () => {
  const { id } = await enlistTwo()
  await renewals().enrol({ sendId: newSendId(), residentId: desk.residentId, itemId, due: '2027-06-01' })
  await takeBack(id)
  expect(await names()).toEqual(['王桂珍'])
})

it('on a later day it is too late for all of them', async () => {
  const { id } = await enlistTwo()
  later(desk, 1)
  expect(await refusalOf(takeBack(id))).toBe('service-requests.enlisting-too-late')
  expect(await names()).toHaveLength(2)
})
