/** Money after an end: what a closed account still owes, cards that open nothing, and what was begun before it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClosingReason, TenderKind } from '#features/canteen/contract/words'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { refusalOf } from './ordering'
import { fiveYuanFrom60 } from './selling'
import { giveByRule } from './gifts'

let desk: TestDesk
let set: number
let days = 0
const dayAt = (at: number) => `2026-11-${String(2 + at).padStart(2, '0')}`
beforeEach(async () => {
  desk = await openTestDesk()
  await giveByRule(desk)
  const { canteen } = desk.client
  desk.clock.setDate(Date.parse('2026-11-02T03:30:00Z'))
  await canteen.policies.add({ sendId: newSendId(), policy: fiveYuanFrom60 })
  const offer = { id: null, name: '一荤两素', dishes: [], fen: 1700, from: '2026-01-01' }
  set = (await canteen.menu.keepOffer({ sendId: newSendId(), ...offer })).id
  days = 0
  for (let at = 0; at < 20; at += 1) {
    const entries = [{ offer: set, substitute: null }]
    await canteen.menu.setBoard({ sendId: newSendId(), day: dayAt(at), meal: 'lunch', entries })
  }
})
afterEach(() => desk.close())

/** 100.00 paid in and 20.00 given. */
async function enrol(code: string | null = null): Promise<number> {
  const residentId = await register(desk.client, { name: '王桂珍', birth: '1940-01-01' })
  const { id: diner } = await desk.client.canteen.diners.enrol({
    sendId: newSendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code,
  })
  const money = { fen: 10_000, giftFen: 2000, tender: 'cash' } as const
  await desk.client.canteen.balance.topUp({ sendId: newSendId(), diner, ...money })
  return diner
}

/** 12.00 of a lunch of 17.00, a day later each time. */
async function lunch(diner: number, kind: TenderKind = 'balance', card: number | null = null) {
  const day = dayAt(days)
  desk.clock.setDate(Date.parse(`${day}T03:30:00Z`))
  days += 1
  return desk.client.canteen.till.sell({
    sendId: newSendId(),
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer: set, count: 1 }],
    tenders: [{ kind, fen: 1200 }],
    expectFen: 1200,
    card,
    again: false,
    late: null,
  })
}
const close = (diner: number, reason: ClosingReason) =>
  desk.client.canteen.balance.close({ sendId: newSendId(), diner, reason, tender: 'cash', note: '女儿王丽' })
const takeBack = (meal: number) =>
  desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: 'wrong-person' })
const cashOf = ({ back }: Awaited<ReturnType<typeof takeBack>>): number =>
  back.find(({ kind }) => kind === 'cash')?.fen ?? 0
const owedInAll = async () => (await desk.client.canteen.balance.owed({})).fen

describe('a meal taken back after its account was closed', () => {
  it.each([
    // By hand: 36.00 eaten of 100.00 paid and 20.00 given.
    ['diner-leaves', 6400, [1200, 1200, 1200]],
    // 108.00 eaten: nothing is left of 100.00. Without a meal 96.00, so 4.00; then 12.00 each.
    ['diner-leaves', 0, [400, ...Array.from({ length: 8 }, () => 1200)]],
    // 36 × 5/6 = 30; without a meal 24 × 5/6 = 20, then 10, then nothing.
    ['canteen-closes', 7000, [1000, 1000, 1000]],
  ] as const)('%s: what the end would have paid out more is given in cash', async (reason, refund, more) => {
    const diner = await enrol()
    const meals: number[] = []
    for (const _ of more) meals.push((await lunch(diner)).meal)
    // Later than the seven days of regret.
    desk.clock.setDate(Date.parse('2026-11-12T03:30:00Z'))
    expect((await close(diner, reason)).refundFen).toBe(refund)
    const given: number[] = []
    for (const meal of meals) {
      const back = await takeBack(meal)
      given.push(cashOf(back))
      const { tenders } = await desk.client.canteen.till.meal({ id: back.meal })
      expect(tenders.reduce((sum, { fen }) => sum + fen, 0)).toBe(-1200)
      expect(tenders.map(({ kind }) => kind)).not.toContain('balance')
    }
    expect(given).toEqual(more)
    expect(refund + more.reduce((sum, fen) => sum + fen, 0)).toBe(10_000)
    expect(await owedInAll()).toBe(0)
  })

  it('within seven days nothing is owed any more: all of it was given back', async () => {
    const diner = await enrol()
    const { meal } = await lunch(diner)
    expect((await close(diner, 'within-seven-days')).refundFen).toBe(10_000)
    expect(cashOf(await takeBack(meal))).toBe(0)
  })

  it('goes to the new account of nobody: who came back has what they paid in since', async () => {
    const diner = await enrol()
    const { meal } = await lunch(diner)
    desk.clock.setDate(Date.parse('2026-11-12T03:30:00Z'))
    await close(diner, 'diner-leaves')
    const money = { fen: 5000, giftFen: 0, tender: 'cash' } as const
    await desk.client.canteen.balance.topUp({ sendId: newSendId(), diner, ...money })
    await takeBack(meal)
    expect((await desk.client.canteen.balance.get({ diner })).account?.leftFen).toBe(5000)
  })
})

describe('what was begun before an end', () => {
  it('is settled first: an account with an adjustment that waits is not closed', async () => {
    const diner = await enrol()
    const asked = { kind: 'principal', fen: 300, reason: '漏记' } as const
    const { id } = await desk.client.canteen.balance.askAdjustment({ sendId: newSendId(), diner, ...asked })
    expect(await refusalOf(close(diner, 'diner-leaves'))).toBe('canteen.adjustment-waits')
    await desk.signIn('canteen')
    await desk.client.canteen.balance.decideAdjustment({ sendId: newSendId(), id, agreed: true })
    await desk.signIn('manager')
    expect((await close(diner, 'diner-leaves')).refundFen).toBe(10_300)
  })

  it('the seven days begin with the payment that stood, not with one that was a slip', async () => {
    const residentId = await register(desk.client, { name: '李秀英', birth: '1940-01-01' })
    const told = { registered: 'community', lives: 'community', avoids: [], diet: '', code: null } as const
    const { id: diner } = await desk.client.canteen.diners.enrol({
      sendId: newSendId(),
      residentId,
      ...told,
      avoids: [],
    })
    const money = { diner, fen: 10_000, giftFen: 0, tender: 'cash' } as const
    const slip = await desk.client.canteen.balance.topUp({ sendId: newSendId(), ...money })
    await desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry: slip.entry })
    desk.clock.setDate(Date.parse('2026-11-12T03:30:00Z'))
    await desk.client.canteen.balance.topUp({ sendId: newSendId(), ...money })
    const { account } = await desk.client.canteen.balance.get({ diner })
    expect(account?.refunds.map(({ reason }) => reason)).toContain('within-seven-days')
  })
})

describe('a card', () => {
  it('that was frozen after it had found somebody sells nothing, and neither does somebody else’s', async () => {
    const diner = await enrol('C00001')
    const { card } = await desk.client.canteen.till.find({ query: 'C00001' })
    if (card === null) throw new Error('no card')
    await desk.client.canteen.diners.moveCard({ sendId: newSendId(), card: card.id, to: 'frozen' })
    expect(await refusalOf(lunch(diner, 'balance', card.id))).toBe('canteen.card-is-frozen')
    const { card: next } = await desk.client.canteen.diners.issueCard({
      sendId: newSendId(),
      id: diner,
      code: 'C00002',
    })
    expect(await refusalOf(lunch(diner, 'balance', card.id))).toBe('canteen.card-is-replaced')
    // The balance is the diner's and comes with the new card.
    expect((await lunch(diner, 'balance', next)).leftFen).toBe(10_800)
    const other = await enrol()
    expect(await refusalOf(lunch(other, 'balance', next))).toBe('canteen.card-unknown')
  })
})
