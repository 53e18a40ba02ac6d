/** An account that ends: each payment with its gift is reckoned by itself, by the rule the centre has promised. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ClosingReason, RefundRule } from '#features/canteen/contract/words'
import type { CanteenSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
let diner: number
let residentId: number
let day = 1
const client = () => at.desk.client.canteen
beforeEach(async () => {
  // A policy for nobody here: everything is paid by the diner.
  at = await openClaimDesk({ ...claimedPolicy, conditions: [{ kind: 'age', from: 100, until: null }] })
  ;({ diner, residentId } = await at.enrol())
  // Whoever takes the money may give as much as was ever given here.
  await settle({ gifts: [{ paidFen: 10_000, giftFen: 10_000 }] })
  day = 1
})
afterEach(() => at.desk.close())

const nextDay = () => `2026-09-${String(day++).padStart(2, '0')}`
async function topUp(fen: number, giftFen: number): Promise<void> {
  at.go(nextDay())
  await client().balance.topUp({ sendId: newSendId(), diner, fen, giftFen, tender: 'cash' })
}
async function eat(fen: number): Promise<number> {
  const today = nextDay()
  at.go(today)
  const told = { sendId: newSendId(), id: null, name: `${today} 的饭`, dishes: [], fen, from: today }
  const { id: offer } = await client().menu.keepOffer(told)
  const entries = [{ offer, substitute: null }]
  await client().menu.setBoard({ sendId: newSendId(), day: today, meal: 'lunch', entries })
  const { meal } = await client().till.sell({
    sendId: newSendId(),
    day: today,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer, count: 1 }],
    tenders: [{ kind: 'balance', fen }],
    expectFen: fen,
    card: null,
    again: false,
    late: null,
  })
  return meal
}
const refunds = async () => {
  const { account } = await client().balance.get({ diner })
  return new Map((account?.refunds ?? []).map(({ reason, fen }) => [reason, fen]))
}
const close = (reason: ClosingReason) =>
  client().balance.close({ sendId: newSendId(), diner, reason, tender: 'cash', note: '儿子，户口簿' })
const settle = async (change: Partial<CanteenSettings>) =>
  client().settings.save({
    sendId: newSendId(),
    settings: { ...(await client().settings.get({})), ...change },
  })
const promise = (refundRule: RefundRule) => settle({ refundRule })
const keptBack = () =>
  at.desk.desk.session
    .requireOpen()
    .store.sqlite.prepare(
      "SELECT l.kind, e.fen FROM canteen_entries e JOIN canteen_lots l ON l.id = e.lot_id WHERE e.kind = 'forfeited'",
    )
    .all()

it('gifts that were eaten with payments long used up are not taken out of what was paid in since', async () => {
  for (let time = 0; time < 3; time += 1) {
    await topUp(10_000, 1000)
    await eat(5500)
    await eat(5500)
  }
  await topUp(2000, 0)
  at.go('2026-09-28')
  expect((await close('diner-leaves')).refundFen).toBe(2000)
  expect(keptBack()).toEqual([])
})

it.each([
  ['paid 100 + 100 and eaten, then 100', [10_000, 10_000], [10_000, 0]],
  ['paid 100 and eaten, then 100 + 100', [10_000, 0], [10_000, 10_000]],
] as const)('%s: 100 untouched are 100, whatever ends it', async (_, [fen, giftFen], [then, thenGift]) => {
  await topUp(fen, giftFen)
  for (let eaten = 0; eaten < fen + giftFen; eaten += 10_000) await eat(10_000)
  await topUp(then, thenGift)
  at.go('2026-09-28')
  for (const reason of ['diner-leaves', 'health-changed', 'canteen-closes', 'force-majeure'] as const)
    expect((await refunds()).get(reason)).toBe(10_000)
})

it('an heir has what was paid in and not touched', async () => {
  await topUp(10_000, 1000)
  await eat(11_000)
  await topUp(1000, 0)
  at.go('2026-09-29')
  await at.status(residentId, 'deceased', '2026-09-28')
  expect((await close('diner-died')).refundFen).toBe(1000)
})

it('changed health is reckoned in proportion, and leaving at list price', async () => {
  await topUp(10_000, 2000)
  await eat(3600)
  at.go('2026-09-28')
  expect(await refunds()).toEqual(
    new Map([
      ['diner-leaves', 6400],
      ['health-changed', 7000],
      ['canteen-closes', 7000],
      ['canteen-breaks-terms', 7000],
      ['force-majeure', 7000],
    ]),
  )
})

it('a canteen that promises all that is left keeps no principal back, though the gift was eaten first', async () => {
  const settings = await client().settings.get({})
  expect(settings.refundRule).toBe('interpretation')
  await client().settings.save({ sendId: newSendId(), settings: { ...settings, spendOrder: 'gift-first' } })
  await topUp(10_000, 2000)
  await eat(2000)
  at.go('2026-09-28')
  // By art. 19 the gift that was eaten counts at list price; by art. 18 nobody has touched the principal.
  expect((await refunds()).get('diner-leaves')).toBe(8000)
  expect((await refunds()).get('canteen-closes')).toBe(10_000)
  await promise('all-principal')
  expect((await refunds()).get('diner-leaves')).toBe(10_000)
})

it('a meal taken back after the end is reckoned by the rule the account was closed by', async () => {
  await promise('all-principal')
  const settings = await client().settings.get({})
  await client().settings.save({ sendId: newSendId(), settings: { ...settings, spendOrder: 'gift-first' } })
  await topUp(10_000, 2000)
  const meal = await eat(2000)
  at.go('2026-09-28')
  expect((await close('diner-leaves')).refundFen).toBe(10_000)
  await promise('interpretation')
  // All was paid out: by the interpretation 20.00 more would be owed.
  const { back } = await client().till.takeBack({ sendId: newSendId(), meal, reason: 'wrong-person' })
  expect(back).toEqual([{ kind: 'free', fen: 2000 }])
})
