/** A claim from its draft to its payment, and the way back from each, for the tests that walk every feature. */
import type { ContractRouterClient } from '@orpc/contract'
import type { z } from 'zod'
import { addDays, monthOf } from '#ground/days'
import type { ScreenAddress, Walker } from '#desk/walk'
import type { canteenContract } from '../contract'
import type { policy } from '../policies/contract/policies'

type Canteen = ContractRouterClient<typeof canteenContract>
type Walking = Walker<{ canteen: Canteen }>

/** Two yuan for whoever eats here. */
const twoYuan: z.input<typeof policy> = {
  kind: 'subsidy',
  code: 'walked-claim',
  name: '普惠助餐',
  basis: '民发〔2026〕2号',
  from: '2020-01-01',
  until: null,
  priority: 200,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
  conditions: [],
  classes: [
    {
      code: 'all',
      name: '就餐人',
      who: [],
      amount: { kind: 'fixed', fen: 200 },
      division: { kind: 'fixed', parts: [{ funder: '区', fen: null, conditions: [], otherwise: 'lost' }] },
    },
  ],
  bestOf: null,
  choose: 'best',
  limits: [],
  budgets: [],
  delivery: [],
  running: [],
}

/** A lunch of the month before, entered late; returns the month. */
async function lunchOfLastMonth(
  { client: { canteen }, resident, sendId }: Walking,
  offer: number,
): Promise<string> {
  const { settings, menu, diners, till, policies } = canteen
  await settings.save({ sendId: sendId(), settings: { ...(await settings.get({})), enteredLate: 31 } })
  await policies.add({ sendId: sendId(), policy: twoYuan })
  const { today } = await till.state({ day: null, meal: null })
  const day = addDays(`${monthOf(today)}-01`, -1)
  await menu.setBoard({ sendId: sendId(), day, meal: 'lunch', entries: [{ offer, substitute: null }] })
  const { id: residentId } = await resident()
  const near = { registered: 'community', lives: 'community' } as const
  const { id: diner } = await diners.enrol({
    sendId: sendId(),
    residentId,
    ...near,
    avoids: [],
    diet: '',
    code: 'A3001',
  })
  const sitting = { day, meal: 'lunch', way: 'eaten', eater: 'diner', diner } as const
  const choice = [{ offer, count: 1 }]
  const { price } = await till.quote({ ...sitting, choice })
  await till.sell({
    sendId: sendId(),
    ...sitting,
    choice,
    tenders: [{ kind: 'cash', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: 'forgotten',
  })
  return monthOf(day)
}

export async function walkClaims(walker: Walking, offer: number): Promise<void> {
  const { client, say, sendId, finish } = walker
  const { claims } = client.canteen
  const month = await lunchOfLastMonth(walker, offer)
  const reason = say.text.slice(0, 200)
  await claims.unclaimed({})
  const dropped = await claims.make({ sendId: sendId(), span: 'quarter', month })
  await claims.drop({ sendId: sendId(), id: dropped.id })
  const { id } = await claims.make({ sendId: sendId(), span: 'month', month })
  await claims.check({ sendId: sendId(), id })
  await claims.reopen({ sendId: sendId(), id, reason })
  await claims.check({ sendId: sendId(), id })
  await claims.draw({ sendId: sendId(), id, count: 1 })
  const { calls } = await claims.calls({ id })
  for (const { id: call } of calls) await claims.noteCall({ sendId: sendId(), call, result: 'confirmed' })
  await claims.submit({ sendId: sendId(), id })
  const pay = (slip: string) =>
    claims.notePayment({
      sendId: sendId(),
      id,
      funder: '区',
      day: `${month}-01`,
      slip,
      fen: 100,
      deductedFen: 100,
      sentBackFen: 0,
      reason,
    })
  const { payment } = await pay('ICBC-1')
  await claims.takeBackPayment({ sendId: sendId(), payment })
  await claims.sendBack({ sendId: sendId(), id, reason })
  await claims.reopen({ sendId: sendId(), id, reason })
  await claims.check({ sendId: sendId(), id })
  await claims.submit({ sendId: sendId(), id })
  await pay('ICBC-2')
  await claims.settle({ sendId: sendId(), id, reason })
  await claims.unsettle({ sendId: sendId(), id, reason })
  await claims.settle({ sendId: sendId(), id, reason })
  await claims.list({ limit: 50 })
  await claims.get({ id })
  await claims.lines({ id, corrections: false, limit: 50 })
  await claims.anomalies({ id })
  await claims.linesOnPaper({ id, part: 1 })
  await claims.people({ id })
  const { figures } = client.canteen
  await figures.of({ period: month })
  await figures.rows({ period: month, figure: 'meals', limit: 50 })
  await finish(figures.export({ sendId: sendId(), period: month, purpose: '月报', words: {} }))
  await finish(claims.export({ sendId: sendId(), id, purpose: '申领存档', words: {} }))
}

export const claimScreens: Readonly<Record<string, ScreenAddress>> = {
  '/canteen/claims': { at: '/canteen/claims', shows: '补贴申领' },
  '/canteen/figures': { at: '/canteen/figures', shows: '食堂统计' },
  '/canteen/figures/rows': { at: '/canteen/figures/rows?period=2026-11&figure=meals', shows: /11月/ },
  '/canteen/claims/new': { at: '/canteen/claims/new', shows: '新建申领' },
  '/canteen/claims/:claimId': { at: '/canteen/claims/1', shows: /年\d+月/, main: true },
  '/canteen/claims/:claimId/print': {
    at: '/canteen/claims/1/print',
    shows: /汇总表/,
    papers: ['summary', 'lines', 'people', 'anomalies'].map(
      (sheet) => `/canteen/claims/1/print?sheet=${sheet}`,
    ),
  },
}
