/** A good call of each procedure of food safety, and its screens. */
import type { ContractRouterClient } from '@orpc/contract'
import { addDays } from '#ground/days'
import type { Walker } from '#desk/walk'
import type { canteenContract } from '../contract/index'

type Canteen = ContractRouterClient<typeof canteenContract>

/** A dish with its sample, a fridge, somebody who cooks, a purchase and a control; a line struck out, the month's book. */
export async function walkSafety({
  client: { canteen },
  say: { text },
  sendId,
}: Walker<{ readonly canteen: Pick<Canteen, 'safety' | 'menu'> }>): Promise<void> {
  const { safety, menu } = canteen
  const { id: dish } = await menu.keepDish({ sendId: sendId(), id: null, name: '清炒菜薹', contains: [] })
  const { settings, day } = await safety.today({})
  await safety.configure({ sendId: sendId(), settings: { ...settings, fridges: ['一号冰箱'] } })
  const { id: cook } = await safety.keepCook({
    sendId: sendId(),
    id: null,
    name: '赵师傅',
    issuedOn: '2026-05-01',
  })
  const { id: other } = await safety.keepCook({
    sendId: sendId(),
    id: null,
    name: '钱师傅',
    issuedOn: '2026-05-01',
  })
  await safety.note({
    sendId: sendId(),
    entries: [
      { kind: 'morning-check', cook, temperatureTenths: 365, handsClean: true, well: true },
      { kind: 'absence', cook: other },
      { kind: 'waste', sort: 'used-oil', kilograms: 12, collector: '绿洁环保公司' },
      { kind: 'training', topic: '留样与消毒', people: 3, minutes: 60 },
      { kind: 'fridge', fridge: 1, temperatureTenths: 35 },
      { kind: 'disinfection', meal: 'lunch', method: 'steam', minutes: 30 },
      { kind: 'control', control: 'daily-control', of: day, found: text.slice(0, 300), mended: '' },
      {
        kind: 'purchase',
        supplier: '江南粮油',
        licence: 'JY14201110000001',
        premises: '花山大道 1 号',
        contact: '门市部',
        goods: '大米',
        size: '25 千克',
        quantity: '4 袋',
        batch: '2026-10-20',
        shelfLifeEnds: '2027-04-20',
      },
    ],
  })
  // Written down days afterwards, so that its hours are over.
  const { records } = await safety.note({
    sendId: sendId(),
    entries: [{ kind: 'sample', meal: 'lunch', dish, grams: 130, fridge: '一号冰箱' }],
    on: addDays(day, -3),
  })
  const [sample] = records
  if (sample === undefined) throw new Error('a line was written')
  await safety.note({ sendId: sendId(), entries: [{ kind: 'disposal', sample }] })
  await safety.strike({ sendId: sendId(), record: sample })
  await safety.cookLeaves({ sendId: sendId(), id: cook })
  await safety.book({ month: day.slice(0, 7) })
}

export const safetyScreens = {
  '/canteen/safety': { at: '/canteen/safety', shows: '食品安全' },
  '/canteen/safety/book': {
    at: '/canteen/safety/book',
    shows: /食品安全台账/,
    papers: ['/canteen/safety/book'],
  },
} as const
