/** Beside what is owed to diners stands the money: cash at the bank and in the safe, and what was topped up by telephone less what went back. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { giveByRule } from './gifts'

let desk: TestDesk
let diner: number
const at = (day: string) => desk.clock.setDate(Date.parse(`${day}T11:30:00+08:00`))
beforeEach(async () => {
  desk = await openTestDesk()
  await giveByRule(desk)
  at('2026-10-30')
  const residentId = await register(desk.client, { name: '王桂珍', birth: '1950-01-01' })
  const near = { registered: 'community', lives: 'community' } as const
  const card = { avoids: [], diet: '', code: null }
  diner = (await desk.client.canteen.diners.enrol({ sendId: newSendId(), residentId, ...near, ...card })).id
})
afterEach(() => desk.close())

const topUp = (fen: number, tender: 'cash' | 'wechat' | 'alipay', giftFen = 0) =>
  desk.client.canteen.balance.topUp({ sendId: newSendId(), diner, fen, giftFen, tender })
const held = () => desk.client.canteen.balance.held({})

it('is nothing on a desk that took nothing', async () => {
  expect(await held()).toEqual({
    bankedFen: 0,
    safeFen: 0,
    safeMore: false,
    byTender: [
      { tender: 'wechat', fen: 0 },
      { tender: 'alipay', fen: 0 },
    ],
  })
})

it('counts cash where it lies from the close of its day on, however long ago that was, and what came by telephone without what was taken back, also of months that are over', async () => {
  const { close, balance } = desk.client.canteen
  const { shift } = await close.openShift({ sendId: newSendId(), openingFen: 20_000 })
  await topUp(5000, 'cash')
  await topUp(3000, 'wechat', 300)
  const { entry } = await topUp(700, 'alipay')
  await close.count({ sendId: newSendId(), shift, countedFen: 25_000 })
  const { request } = await close.ask({ sendId: newSendId(), day: '2026-10-30', outsideReason: null })
  await desk.signIn('canteen')
  await close.confirm({ sendId: newSendId(), request })
  expect(await held()).toMatchObject({ bankedFen: 0, safeFen: 25_000 })
  at('2026-11-02')
  expect(await held()).toMatchObject({ bankedFen: 0, safeFen: 25_000 })
  await close.toBank({ sendId: newSendId(), shift, fen: 4000 })
  await balance.takeBack({ sendId: newSendId(), entry })
  await topUp(100, 'alipay')
  const expected = {
    bankedFen: 4000,
    safeFen: 21_000,
    byTender: [
      { tender: 'wechat', fen: 3000 },
      { tender: 'alipay', fen: 100 },
    ],
  }
  expect(await held()).toMatchObject(expected)
  at('2026-12-02')
  expect(await held()).toMatchObject(expected)
  expect((await balance.owed({})).fen).toBe(5000 + 3300 + 100)
  at('2027-12-02')
  expect(await held()).toMatchObject(expected)
})
