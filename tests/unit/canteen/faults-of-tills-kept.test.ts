/** Faults that other tills had, named by the report they were found in, held at a real desk: what a void takes back, and what it leaves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { fiveYuanFrom60 } from './selling'
import { giveByRule } from './gifts'

const day = '2026-11-23'

let desk: TestDesk
let offers: readonly number[]
beforeEach(async () => {
  desk = await openTestDesk()
  await giveByRule(desk)
  // Monday 23 November 2026, 11:30.
  desk.clock.setDate(Date.parse('2026-11-23T03:30:00Z'))
  const { menu, policies } = desk.client.canteen
  await policies.add({ sendId: newSendId(), policy: fiveYuanFrom60 })
  const kept: number[] = []
  for (const fen of [1500, 1000, 1350]) {
    const set = { id: null, name: `${fen} 分`, dishes: [], fen, from: '2026-01-01' }
    kept.push((await menu.keepOffer({ sendId: newSendId(), ...set })).id)
  }
  offers = kept
  const entries = offers.map((offer) => ({ offer, substitute: null }))
  await menu.setBoard({ sendId: newSendId(), day, meal: 'lunch', entries })
})
afterEach(() => desk.close())

async function enrol(birth: string): Promise<number> {
  const residentId = await register(desk.client, { name: '王桂珍', birth })
  const near = { registered: 'community', lives: 'community' } as const
  const card = { avoids: [], diet: '', code: null }
  return (await desk.client.canteen.diners.enrol({ sendId: newSendId(), residentId, ...near, ...card })).id
}

type Tenders = Parameters<TestDesk['client']['canteen']['till']['sell']>[0]['tenders']

async function sell(diner: number, which: readonly number[], tenders: Tenders): Promise<number> {
  const { meal } = await desk.client.canteen.till.sell({
    sendId: newSendId(),
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: which.flatMap((at) => (offers[at] === undefined ? [] : [{ offer: offers[at], count: 1 }])),
    tenders,
    expectFen: tenders.reduce((sum, { fen }) => sum + fen, 0),
    card: null,
    again: false,
    late: null,
  })
  return meal
}

/** After the minute in which nobody asks why. */
async function voided(meal: number) {
  desk.clock.advance(120_000)
  const back = await desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: 'wrong-choice' })
  expect(back.kind).toBe('void')
  return back
}

const left = async (diner: number) => (await desk.client.canteen.balance.get({ diner })).account
const topUp = (diner: number, fen: number, giftFen: number) =>
  desk.client.canteen.balance.topUp({ sendId: newSendId(), diner, fen, giftFen, tender: 'wechat' })

describe('a sale that is voided', () => {
  it('NexoPOS#427: of two lines, 15 and 10, is nothing in the counts, on the X sheet, in the figures and in the claim', async () => {
    const { till, close, figures, claims } = desk.client.canteen
    const meal = await sell(await enrol('1940-01-01'), [0, 1], [{ kind: 'wechat', fen: 2000 }])
    const { meal: back } = await voided(meal)
    const rows = await till.meals({ day, limit: 50 })
    expect(rows.rows.map(({ lines }) => lines.map(({ fen }) => fen))).toEqual([
      [-1500, -1000],
      [1500, 1000],
    ])
    expect((await till.meal({ id: back })).tenders).toMatchObject([{ kind: 'wechat', fen: -2000 }])
    const { counts } = await till.state({ day, meal: 'lunch' })
    expect(counts).toEqual({ eaten: 0, taken: 0, delivered: 0, others: 0, subsidised: 0 })
    const sheet = await close.sheet({ sendId: newSendId(), day })
    expect(sheet.tenders).toEqual([{ kind: 'wechat', soldFen: 2000, givenBackFen: -2000 }])
    expect(sheet.funders.filter(({ fen }) => fen !== 0)).toEqual([])
    const { total } = await figures.of({ period: '2026-11' })
    expect([total.meals, total.subsidy, total.own]).toEqual([0, 0, 0])
    desk.clock.setDate(Date.parse('2026-12-02T03:30:00Z'))
    const { id } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
    expect(await claims.get({ id })).toMatchObject({ lines: 0, fen: 0, summary: [] })
    await expect(till.takeBack({ sendId: newSendId(), meal, reason: 'wrong-choice' })).rejects.toMatchObject({
      data: { code: 'canteen.meal-taken-back' },
    })
  })

  it('odoo#161564: gives each tender what it gave: 8.00 to the balance, 5.50 in cash out of the drawer', async () => {
    const { till, close } = desk.client.canteen
    const { shift } = await close.openShift({ sendId: newSendId(), openingFen: 20_000 })
    const diner = await enrol('1980-01-01')
    await topUp(diner, 800, 0)
    const meal = await sell(
      diner,
      [2],
      [
        { kind: 'balance', fen: 800 },
        { kind: 'cash', fen: 550, givenFen: 1000 },
      ],
    )
    const { meal: back } = await voided(meal)
    const { tenders } = await till.meal({ id: back })
    expect(tenders.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['balance', -800],
      ['cash', -550],
    ])
    expect((await left(diner))?.leftFen).toBe(800)
    expect(await close.count({ sendId: newSendId(), shift, countedFen: 20_000 })).toEqual({
      expectedFen: 20_000,
      differenceFen: 0,
    })
  })

  it('woo-wallet#56: gives back to the balance what came from it, to the lots it came from', async () => {
    const diner = await enrol('1980-01-01')
    await topUp(diner, 500, 400)
    const meal = await sell(
      diner,
      [2],
      [
        { kind: 'balance', fen: 800 },
        { kind: 'wechat', fen: 550 },
      ],
    )
    expect(await left(diner)).toMatchObject({ leftFen: 100, principalFen: 0, giftFen: 100 })
    await voided(meal)
    expect(await left(diner)).toMatchObject({ leftFen: 900, principalFen: 500, giftFen: 400 })
  })
})
