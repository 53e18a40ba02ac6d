/** A canteen for the tests of orders: a desk on Monday 23 November 2026, 09:00, with two sets on the board of two weeks. */
import { addDays } from '#ground/days'
import type { Meal, Way } from '#features/canteen/contract/words'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register, type Person } from '../residents/people'
import { fiveYuanFrom60 } from './selling'

export const monday = '2026-11-23'

export interface Canteen extends TestDesk {
  /** Fish in it. */
  readonly fish: number
  /** What stands in for it. */
  readonly soft: number
}

export async function openCanteen(): Promise<Canteen> {
  const desk = await openTestDesk()
  const { canteen } = desk.client
  await canteen.policies.add({ sendId: newSendId(), policy: fiveYuanFrom60 })
  const { id: dish } = await canteen.menu.keepDish({
    sendId: newSendId(),
    id: null,
    name: '红烧鱼块',
    contains: ['鱼'],
  })
  const offer = (name: string, dishes: number[], fen: number) =>
    canteen.menu.keepOffer({ sendId: newSendId(), id: null, name, dishes, fen, from: '2026-01-01' })
  const fish = (await offer('一荤两素', [dish], 1350)).id
  const soft = (await offer('软食套餐', [], 1000)).id
  const now = desk.clock.now()
  for (let at = -42; at < 14; at += 1) {
    // Each in its time: of a meal that is over no board is written.
    desk.clock.setDate(now + Math.min(at, 0) * 86_400_000)
    await canteen.menu.setBoard({
      sendId: newSendId(),
      day: addDays(monday, at),
      meal: 'lunch',
      entries: [
        { offer: fish, substitute: soft },
        { offer: soft, substitute: null },
      ],
    })
  }
  return { ...desk, fish, soft }
}

export interface Enrolled {
  readonly id: number
  readonly residentId: number
}

/** Somebody of 86 with a hundred yuan on the card. */
export async function enrol(
  { client }: TestDesk,
  name: string,
  own: {
    readonly avoids?: readonly string[]
    readonly livesAlone?: boolean
    readonly contacts?: Person['contacts']
  } = {},
): Promise<Enrolled> {
  const residentId = await register(client, {
    name,
    birth: '1940-01-01',
    phones: [{ number: '13817542630', owner: 'self', ownerName: '' }],
    contacts: own.contacts ?? [],
  })
  if (own.livesAlone === true) {
    await client.residents.addTag({
      sendId: newSendId(),
      id: residentId,
      code: 'living-alone',
      since: null,
      until: null,
      proof: '',
    })
  }
  const { id } = await client.canteen.diners.enrol({
    sendId: newSendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [...(own.avoids ?? [])],
    diet: '',
    code: null,
  })
  await client.canteen.balance.topUp({
    sendId: newSendId(),
    diner: id,
    fen: 10_000,
    giftFen: 0,
    tender: 'cash',
  })
  return { id, residentId }
}

/** Every day of the week from a day on, unless told otherwise. */
export const everyWeek = (
  { client }: TestDesk,
  diner: number,
  own: {
    readonly weekdays?: readonly number[]
    readonly way?: Way
    readonly from?: string
    readonly replaces?: number
    readonly offer?: number
    readonly late?: 'family-called'
  } = {},
) =>
  client.canteen.orders.addPattern({
    sendId: newSendId(),
    diner,
    meal: 'lunch',
    way: own.way ?? 'delivered',
    weekdays: [...(own.weekdays ?? [0, 1, 2, 3, 4, 5, 6])],
    offer: own.offer ?? null,
    from: own.from ?? monday,
    until: null,
    replaces: own.replaces ?? null,
    late: own.late ?? null,
  })

export const orderByHand = (
  { client }: TestDesk,
  diner: number,
  day: string,
  own: { readonly way?: Way; readonly late?: 'family-called' } = {},
) =>
  client.canteen.orders.order({
    sendId: newSendId(),
    diner,
    day,
    meal: 'lunch',
    way: own.way ?? 'delivered',
    offer: null,
    late: own.late ?? null,
  })

export async function ordersOfDay({ client }: TestDesk, day: string, meal: Meal = 'lunch') {
  const { rows } = await client.canteen.orders.day({ day, meal })
  return rows
}

/** Eats what is first on the board, at the till. */
export async function eat(canteen: Canteen, diner: number, day: string, late?: 'forgotten'): Promise<number> {
  const asked = { day, meal: 'lunch', way: 'eaten', eater: 'diner', diner } as const
  const lunch = { ...asked, choice: [{ offer: canteen.fish, count: 1 }] }
  const { price } = await canteen.client.canteen.till.quote(lunch)
  const { meal } = await canteen.client.canteen.till.sell({
    sendId: newSendId(),
    ...lunch,
    tenders: [{ kind: 'cash', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: late ?? null,
  })
  return meal
}

/** Why a call was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    const told: unknown = Reflect.get(Object(error), 'data')
    return String(Reflect.get(Object(told), 'code'))
  }
  return 'not refused'
}
