/** What a carrier collects at a door: what the meal costs whoever eats it, less what their balance pays. */
import { DeskError } from '#ground/contract/errors'
import type { Reader } from '#desk/rpc/call'
import { idsOfHousehold } from '#features/residents/index'
import { accountOf } from '../../balance/service/account'
import type { KeptDiner } from '../../diners/service/rows'
import { ordersBetween, type KeptOrder } from '../../orders/service/outcomes'
import { dinersOf, kitchenOf, lineOf, servedTo } from '../../orders/service/shown'
import type { Served } from '../../rules/menu'
import { middleOfSitting } from '../../rules/service-day'
import { balanceThen } from '../../rules/tenders'
import { settingsOf } from '../../settings/service'
import { quoteOf, type Asked } from '../../till/service/quote'
import { stopOf } from './rows'

/** What is cooked for an order; refuses what is not on the board. */
function servedAt(call: Reader, diner: KeptDiner, order: KeptOrder): Served {
  const kitchen = kitchenOf(call, order.day, order.day)
  const line = lineOf(kitchen, order)
  if (line === null) throw new DeskError('conflict', 'canteen.not-on-the-board')
  return servedTo(kitchen, line, dinersOf(call, [{ person: diner.id }]).get(diner.id) ?? diner)
}

/**
 * What was brought for an order: what stands in for it, or what they were given where the kitchen had to decide. Nobody is written down as
 * having got what they must not eat because nothing else was said.
 */
export function offerBrought(call: Reader, diner: KeptDiner, order: KeptOrder, gave: number | null): number {
  const served = servedAt(call, diner, order)
  if (served.kind !== 'no-substitute') return served.offer
  if (gave === null) {
    throw new DeskError('conflict', 'canteen.gave-missing', {}, [{ path: ['gave'], code: 'required' }])
  }
  return gave
}

/** Before it is known what they get, the sheet has the price of what was ordered. */
function offerReckoned(call: Reader, diner: KeptDiner, order: KeptOrder): number {
  const served = servedAt(call, diner, order)
  return served.kind === 'no-substitute' ? served.for : served.offer
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
  return whereKnown(() => {
    const { price } = quoteOf(call, {
      ...{ day, meal, way: 'delivered', eater: 'diner', diner: diner.id },
      choice: [{ offer: offerReckoned(call, diner, order), count: 1 }],
      ...(clock === null ? {} : { clock }),
      feeIsBorne: settings.oneFeeAHousehold && comesAfterHousehold(call, diner, order),
    })
    const left = accountOf(call, diner.id)?.leftFen ?? 0
    return balanceThen(price.ownFen, left, 'cash')
      .filter(({ kind }) => kind !== 'balance')
      .reduce((sum, { fen }) => sum + fen, 0)
  })
}

/** As a stop is sold; `clock` as the carrier wrote it down. */
export const askedAtDoor = (
  { person: diner, day, meal }: KeptOrder,
  offer: number,
  handed: NonNullable<Asked['handed']>,
): Asked => ({
  ...{ day, meal, way: 'delivered', eater: 'diner', diner, handed },
  choice: [{ offer, count: 1 }],
})

/** Whether money went into or out of somebody's balance since a day began, but for what their meals took. */
const balanceMoved = (call: Reader, diner: number, day: string): boolean =>
  call
    .statement(
      `SELECT 1 FROM canteen_accounts a JOIN canteen_entries e ON e.account_id = a.id
        WHERE a.diner_id = ? AND e.day >= ? AND e.kind <> 'spend' LIMIT 1`,
    )
    .get(diner, day) !== undefined

/** What may be asked of a stop before it is entered. */
export interface AskedOfStop {
  /** `HH:MM`; null while none is typed. */
  readonly clock: string | null
  readonly gave: number | null
}

/** What the entry of a stop would be paid with now, and what has to be said for it. */
export function dueNow(call: Reader, diner: KeptDiner, order: KeptOrder, { clock, gave }: AskedOfStop) {
  const { day, meal } = order
  const board = kitchenOf(call, day, day).boards.filter((line) => line.meal === meal)
  const isDecided = board.length > 0 && servedAt(call, diner, order).kind === 'no-substitute'
  const at = clock ?? middleOfSitting(meal, settingsOf(call))
  const reckoned = () => {
    if (at === null || (isDecided && gave === null)) return null
    const offer = offerBrought(call, diner, order, gave)
    const handed = { clock: at, to: 'self' } as const
    const { price } = quoteOf(call, askedAtDoor({ ...order, person: diner.id }, offer, handed))
    const left = accountOf(call, diner.id)?.leftFen ?? 0
    const balanceFen = Math.min(price.ownFen, Math.max(0, left))
    return { ownFen: price.ownFen, balanceFen, doorFen: price.ownFen - balanceFen }
  }
  return {
    due: board.length === 0 ? null : whereKnown(reckoned),
    balanceMoved: balanceMoved(call, diner.id, day),
    choices: isDecided ? board.map(({ offer, name }) => ({ offer, name })) : [],
  }
}

/** Null where something is missing for it, a price or a board. */
function whereKnown<Known>(work: () => Known): Known | null {
  try {
    return work()
  } catch (error) {
    // Without a board or a price the sheet is printed all the same, and the sum is written down by hand.
    if (error instanceof DeskError) return null
    throw error
  }
}
