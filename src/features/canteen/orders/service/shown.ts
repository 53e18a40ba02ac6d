/** Orders as they are shown: what is cooked for whom by the board of the day, and what stands in for what they must not eat. */
import type { Reader } from '#desk/rpc/call'
import { residentsById, shownTo } from '#features/residents/index'
import { ageHere } from '../../diners/service/age'
import { ways, type Meal } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { dinersById, type KeptDiner } from '../../diners/service/rows'
import type { BoardLine } from '../../menu/contract'
import { boardsBetween, dishes, offers } from '../../menu/service/rows'
import { servedFor, type Dish, type Offer, type Served } from '../../rules/menu'
import type { Order } from '../../rules/orders'
import type { OrderOfDay, OrderRow } from '../contract'
import { ordersBetween, type KeptOrder } from './outcomes'

export interface Kitchen {
  readonly boards: readonly BoardLine[]
  readonly offers: readonly Offer[]
  readonly dishes: readonly Dish[]
}

export const kitchenOf = (call: Reader, from: string, until: string): Kitchen => ({
  boards: boardsBetween(call, from, until),
  offers: offers(call),
  dishes: dishes(call),
})

export const boardOfSitting = ({ boards }: Kitchen, day: string, meal: Meal): readonly BoardLine[] =>
  boards.filter((line) => line.day === day && line.meal === meal)

/** What they ordered, where it is on the board; else the first, as at the till. */
export function lineOf(kitchen: Kitchen, { day, meal, offer }: Order): BoardLine | null {
  const board = boardOfSitting(kitchen, day, meal)
  return board.find((line) => line.offer === offer) ?? board[0] ?? null
}

export const nameOfOffer = ({ offers: all }: Pick<Kitchen, 'offers'>, id: number): string =>
  all.find((offer) => offer.id === id)?.name ?? ''

export const servedTo = (kitchen: Kitchen, line: BoardLine, { avoids }: Pick<KeptDiner, 'avoids'>): Served =>
  servedFor(line, kitchen.offers, kitchen.dishes, avoids)

/** What it says beside a dish that somebody must not eat; null where they get what was ordered. */
export function insteadOf(kitchen: Kitchen, served: Served): OrderOfDay['instead'] {
  if (served.kind === 'as-ordered') return null
  return {
    because: [...served.because],
    gets: served.kind === 'substitute' ? nameOfOffer(kitchen, served.offer) : null,
  }
}

export function orderOfDay(kitchen: Kitchen, order: KeptOrder, diner: KeptDiner): OrderOfDay {
  const line = lineOf(kitchen, order)
  const { day, meal, way, by, offer, state, had, reason } = order
  return {
    day,
    meal,
    way,
    by,
    offer,
    what: line?.name ?? '',
    instead: line === null ? null : insteadOf(kitchen, servedTo(kitchen, line, diner)),
    state,
    had,
    reason,
  }
}

/** Diners of orders by their ids, with what was said of any card of the person; whoever is not in sight is missing. */
export function dinersOf(
  call: Reader,
  orders: readonly Pick<Order, 'person'>[],
): ReadonlyMap<number, KeptDiner> {
  const { all } = onePerson(call)
  const asked = [...new Set(orders.map(({ person }) => person))]
  const kept = new Map(dinersById(call, [...new Set(asked.flatMap(all))]).map((diner) => [diner.id, diner]))
  return new Map(
    asked.flatMap((id) => {
      const [diner, ...others] = all(id).flatMap((one) => kept.get(one) ?? [])
      return diner?.id === id ? [[id, withWhatIsSaidOf(diner, others)] as const] : []
    }),
  )
}

/** What they must not eat stands on one card and is cooked for the other. */
const withWhatIsSaidOf = (diner: KeptDiner, others: readonly KeptDiner[]): KeptDiner => ({
  ...diner,
  avoids: [...new Set([diner, ...others].flatMap(({ avoids }) => avoids))],
  diet: [...new Set([diner, ...others].map(({ diet }) => diet).filter((diet) => diet !== ''))].join('；'),
})

/** Rows with the person behind them, by way and name. */
export function orderRows(call: Reader, kitchen: Kitchen, orders: readonly KeptOrder[]): OrderRow[] {
  const diners = dinersOf(call, orders)
  const people = residentsById(
    call,
    orders.map(({ resident }) => resident),
  )
  const text = shownTo(call.staff.roles)
  const rows = orders.flatMap((order): OrderRow[] => {
    const diner = diners.get(order.person)
    const card = people.get(order.resident)
    if (diner === undefined || card === undefined) return []
    return [
      {
        ...orderOfDay(kitchen, order, diner),
        diner: diner.id,
        name: card.name,
        age: ageHere(call, card),
        address: card.address,
        avoids: diner.avoids,
        diet: text.text(diner.diet),
      },
    ]
  })
  const place = ({ way }: OrderRow): number => ways.indexOf(way)
  return rows.toSorted(
    (one, other) => place(one) - place(other) || one.name.localeCompare(other.name, 'zh-CN'),
  )
}

/** What the kitchen made for them of a line; null where it has no price. */
function cookedFor(kitchen: Kitchen, line: BoardLine, diner: KeptDiner | undefined): number | null {
  const served = diner === undefined ? null : servedTo(kitchen, line, diner)
  const { offer, fen } = served?.kind === 'substitute' && line.standIn !== null ? line.standIn : line
  return fen === null ? null : offer
}

/** What somebody ordered of a sitting and has not had, for whoever stands at the till with them. */
export function orderedOf(call: Reader, diner: number, day: string, meal: Meal) {
  const order = ordersBetween(call, { from: day, until: day, diner }).find(
    (one) => one.meal === meal && one.state !== 'had',
  )
  if (order === undefined) return null
  const kitchen = kitchenOf(call, day, day)
  const line = lineOf(kitchen, order)
  return {
    way: order.way,
    by: order.by,
    what: line?.name ?? '',
    /** What the till presets, sold out or not: it was cooked for them. Nothing where it was never on the board. */
    offer: line === null ? null : cookedFor(kitchen, line, dinersOf(call, [order]).get(order.person)),
  }
}
