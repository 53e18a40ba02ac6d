/** A walk through deliveries, for the tests that walk every feature. */
import type { ContractRouterClient } from '@orpc/contract'
import type { ScreenAddress, Walker } from '#desk/walk'
import type { canteenContract } from '../contract'

type Canteen = ContractRouterClient<typeof canteenContract>
type CanteenWalker = Walker<{ canteen: Canteen }>

async function someDiner({ client: { canteen }, resident, sendId }: CanteenWalker): Promise<number> {
  const { id: residentId } = await resident()
  const { id } = await canteen.diners.enrol({
    sendId: sendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code: null,
  })
  return id
}

/** A round of two: one meal handed over, one door that stayed shut. */
export async function walkDelivery(walker: CanteenWalker): Promise<void> {
  const { client, sendId, say } = walker
  const { delivery, orders } = client.canteen
  const [opens, shut] = [await someDiner(walker), await someDiner(walker)]
  const { day } = await delivery.run({ day: null, meal: 'lunch' })
  for (const diner of [opens, shut]) {
    await orders.order({
      sendId: sendId(),
      diner,
      day,
      meal: 'lunch',
      way: 'delivered',
      offer: null,
      late: 'visitor',
    })
  }
  const { id: route } = await delivery.keepRoute({
    sendId: sendId(),
    id: null,
    name: '东线',
    carrier: say.name.slice(0, 30),
    stops: [opens, shut].map((diner) => ({
      diner,
      landmark: say.text.slice(0, 60),
      keyNote: say.text.slice(0, 60),
    })),
  })
  await delivery.routes({})
  const at = { day, meal: 'lunch' } as const
  await delivery.stopInFull({ diner: opens, ...at })
  await delivery.sheetPrinted({ sendId: sendId(), route, ...at, onto: 'paper' })
  const { due } = await delivery.due({ diner: opens, ...at, clock: '04:00', gave: null })
  await delivery.handOver({
    sendId: sendId(),
    diner: opens,
    ...at,
    to: 'family',
    clock: '04:00',
    collectedFen: due?.doorFen ?? 0,
    tender: 'cash',
    late: null,
  })
  for (const step of ['wait', 'ring', 'neighbour', 'emergency-contact'] as const) {
    await delivery.doorStep({
      sendId: sendId(),
      diner: shut,
      ...at,
      step,
      result: 'no-answer',
      clock: '04:00',
    })
  }
  await delivery.notHanded({ sendId: sendId(), diner: shut, ...at, reason: 'door-not-opened' })
}

/** A round with the person on it, and a number typed wherever one may stand. */
export async function plantDelivery(
  { client: { canteen }, sendId }: CanteenWalker,
  diner: number,
  at: number,
): Promise<void> {
  await canteen.delivery.keepRoute({
    sendId: sendId(),
    id: null,
    name: `线路 ${at}`,
    carrier: '小陈',
    stops: [{ diner, landmark: `门卫 1562759166${at}`, keyNote: `锁匠 1562759167${at}` }],
  })
}

export const deliveryScreens = {
  '/canteen/delivery': { at: '/canteen/delivery', shows: '送餐' },
  '/canteen/delivery/routes/new': { at: '/canteen/delivery/routes/new', shows: '新增线路' },
  '/canteen/delivery/routes/:routeId': { at: '/canteen/delivery/routes/1', shows: /线/ },
  '/canteen/delivery/sheet': {
    at: '/canteen/delivery/sheet',
    shows: /送餐单/,
    papers: ['/canteen/delivery/sheet'],
  },
} as const satisfies Readonly<Record<string, ScreenAddress>>
