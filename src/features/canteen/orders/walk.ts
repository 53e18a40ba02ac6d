/** A walk through orders, for the tests that walk every feature. */
import type { ContractRouterClient } from '@orpc/contract'
import { addDays, weekdayOf } from '#ground/days'
import type { ScreenAddress, Walker } from '#desk/walk'
import type { canteenContract } from '../contract'

type Canteen = ContractRouterClient<typeof canteenContract>

/** A pattern from today on, changed, paused, ordered past, taken back, and a meal that was not taken. */
export async function walkOrders(
  { client: { canteen }, resident, sendId }: Walker<{ canteen: Canteen }>,
  offer: number,
): Promise<void> {
  const { orders, diners } = canteen
  const { id: residentId } = await resident()
  const { id: diner } = await diners.enrol({
    sendId: sendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: ['鱼'],
    diet: '',
    code: null,
  })
  const { cutOffs } = await orders.cutOffs({})
  await orders.setCutOffs({ sendId: sendId(), cutOffs: [...cutOffs] })
  const { today } = await orders.day({ day: null, meal: 'lunch' })
  const every = { diner, meal: 'lunch', way: 'delivered', weekdays: [0, 1, 2, 3, 4, 5, 6], offer } as const
  const daily = { ...every, weekdays: [...every.weekdays], until: null }
  const late = 'family-called'
  const { pattern } = await orders.addPattern({
    sendId: sendId(),
    ...daily,
    from: today,
    replaces: null,
    late,
  })
  const changed = await orders.addPattern({
    sendId: sendId(),
    ...daily,
    way: 'taken',
    from: addDays(today, 3),
    replaces: pattern,
    late,
  })
  await orders.endPattern({
    sendId: sendId(),
    pattern: changed.pattern,
    until: addDays(today, 20),
    late: null,
  })
  const { pause } = await orders.pause({
    sendId: sendId(),
    diner,
    meal: null,
    from: addDays(today, 5),
    until: null,
    late: null,
  })
  await orders.endPause({ sendId: sendId(), pause, until: addDays(today, 9), late: null })
  const single = { diner, day: addDays(today, 6), meal: 'lunch' } as const
  await orders.order({ sendId: sendId(), ...single, way: 'eaten', offer: null, late: null })
  await orders.cancel({ sendId: sendId(), ...single, late: null })
  await orders.notTaken({ sendId: sendId(), diner, day: today, meal: 'lunch', reason: 'with-family' })
  await orders.week({ diner, from: addDays(today, -weekdayOf(today)) })
  await orders.kitchen({ day: today, meal: 'lunch' })
}

/** An order of today, so that the lists of the day name the person. */
export async function plantOrders(
  { client: { canteen }, sendId }: Walker<{ canteen: Canteen }>,
  diner: number,
): Promise<void> {
  const { today } = await canteen.orders.day({ day: null, meal: 'lunch' })
  await canteen.orders.order({
    sendId: sendId(),
    diner,
    day: today,
    meal: 'lunch',
    way: 'delivered',
    offer: null,
    late: 'family-called',
  })
}

export const orderScreens = {
  '/canteen/orders': { at: '/canteen/orders', shows: '订餐' },
  '/canteen/orders/new': { at: '/canteen/orders/new', shows: '订一餐' },
  '/canteen/orders/:dinerId': { at: '/canteen/orders/1', shows: /一周/ },
  '/canteen/orders/kitchen': {
    at: '/canteen/orders/kitchen',
    shows: /后厨备餐单/,
    papers: ['/canteen/orders/kitchen'],
  },
} as const satisfies Readonly<Record<string, ScreenAddress>>
