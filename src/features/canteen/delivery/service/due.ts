/** What a carrier collects at a door: what the meal costs whoever eats it, less what their balance pays. */
import { DeskError } from '#ground/contract/errors'
import type { Reader } from '#desk/rpc/call'
import { idsOfHousehold } from '#features/residents/index'
import { accountOf } from '../../balance/service/account'
import type { KeptDiner } from '../../diners/service/rows'
import { ordersBetween, type KeptOrder } from '../../orders/service/outcomes'
import { dinersOf, kitchenOf, lineOf, servedTo } from '../../orders/service/shown'
import { middleOfSitting } from '../../rules/service-day'
import { balanceThen } from '../../rules/tenders'
import { settingsOf } from '../../settings/service'
import { quoteOf } from '../../till/service/quote'
import { stopOf } from './rows'

/** What is brought for an order, or what stands in for it; refuses what is not on the board. */
export function offerBrought(call: Reader, diner: KeptDiner, order: KeptOrder): number {
  const kitchen = kitchenOf(call, order.day, order.day)
  const line = lineOf(kitchen, order)
  if (line === null) throw new DeskError('conflict', 'canteen.not-on-the-board')
  const served = servedTo(kitchen, line, dinersOf(call, [{ person: diner.id }]).get(diner.id) ?? diner)
  return served.kind === 'substitute' ? served.offer : line.offer
}

/** Where somebody is in the order in which doors are come to; whoever is on no round comes last. */
function placeOf(call: Reader, diner: number): readonly [number, number] {
  const stop = stopOf(call, diner)
  return stop === undefined ? [Number.MAX_SAFE_INTEGER, diner] : [stop.route, stop.position]
}

/** Whether somebody of the household is brought theirs before: who is come to first pays the fee for all. */
function comesAfterHousehold(call: Reader, { id, resident }: KeptDiner, { day, meal }: KeptOrder): boolean {
  const household = new Set(idsOfHousehold(call, [resident]))
  const [route, position] = placeOf(call, id)
  return ordersBetween(call, { from: day, until: day }).some((other) => {
    const isBrought = other.meal === meal && other.way === 'delivered' && other.state === 'open'
    if (!isBrought || other.person === id || !household.has(other.resident)) return false
    const [theirRoute, theirPosition] = placeOf(call, other.person)
    return theirRoute < route || (theirRoute === route && theirPosition < position)
  })
}

/** In fen; null where nothing is to be brought any more, or nobody can say yet what it costs. */
export function dueAtDoor(call: Reader, diner: KeptDiner, order: KeptOrder): number | null {
  if (order.state !== 'open') return null
  const { day, meal } = order
  const settings = settingsOf(call)
  const clock = middleOfSitting(meal, settings)
  try {
    const { price } = quoteOf(call, {
      ...{ day, meal, way: 'delivered', eater: 'diner', diner: diner.id },
      choice: [{ offer: offerBrought(call, diner, order), count: 1 }],
      ...(clock === null ? {} : { clock }),
      feeIsBorne: settings.oneFeeAHousehold && comesAfterHousehold(call, diner, order),
    })
    const left = accountOf(call, diner.id)?.leftFen ?? 0
    return balanceThen(price.ownFen, left, 'cash')
      .filter(({ kind }) => kind !== 'balance')
      .reduce((sum, { fen }) => sum + fen, 0)
  } catch (error) {
    // Without a board or a price the sheet is printed all the same, and the sum is written down by hand.
    if (error instanceof DeskError) return null
    throw error
  }
}
