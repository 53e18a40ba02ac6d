/** A meal sold: what it costs is worked out once more, paid, and kept with everything that made it so. */
import { z } from 'zod'
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { accountOf, takeOut } from '../../balance/service/account'
import { isClosed } from '../../close/service/closed-days'
import {
  cardStates,
  type FreeReason,
  type LateReason,
  type TenderKind,
  type ClaimPart,
} from '../../contract/words'
import { sweptTwiceWithin } from '../../rules/reversal'
import { clockIsAhead, mayEnterFor, serviceDayAt } from '../../rules/service-day'
import { pay, type Tender, type TenderLine } from '../../rules/tenders'
import type { MealPrice } from '../../policies/contract/prices'
import type { CanteenSettings } from '../../settings/contract'
import type { PaidPart } from './earlier'
import { insertMealRow, insertSubsidy, insertTender } from './inserts'
import { groundOf, quoteOf, type Asked, type Quote } from './quote'
import { mealsWhere, tendersOf, type Snapshot, type Used } from './rows'

export interface Selling extends Asked {
  readonly tenders: readonly {
    readonly kind: TenderKind
    readonly fen: number
    readonly givenFen?: number | undefined
    readonly why?: FreeReason | undefined
  }[]
  readonly expectFen: number
  readonly card: number | null
  readonly again: boolean
  readonly late: LateReason | null
}

export interface Sold {
  readonly meal: number
  readonly ownFen: number
  readonly subsidyFen: number
  readonly changeFen: number
  readonly leftFen: number | null
  readonly sameReading: boolean
}

/** The meal that the same card has just paid: a reader that reads twice sells nothing twice. */
function justSold(call: WriteCall, { card, diner, day, meal }: Selling): Sold | null {
  if (card === null || diner === null) return null
  const [last] = mealsWhere(call, {
    where: "m.diner_id = ? AND m.day = ? AND m.meal = ? AND m.kind = 'sale'",
    parameters: [diner, day, meal],
    limit: 1,
  })
  if (last?.card_id !== card || last.taken_back_by !== null) return null
  if (Math.abs(call.now - last.at) > sweptTwiceWithin) return null
  return {
    meal: last.id,
    ownFen: last.own_fen,
    subsidyFen: last.subsidy_fen + last.delivery_subsidy_fen,
    changeFen: tendersOf(call, last.id).reduce((sum, { changeFen }) => sum + changeFen, 0),
    leftFen: accountOf(call, diner)?.leftFen ?? null,
    sameReading: true,
  }
}

const cardRow = z.object({ diner: z.number(), state: z.enum(cardStates) })

/** A card that was frozen meanwhile pays for nobody, and what is kept as evidence is the card of whoever ate. */
function refuseCard(call: WriteCall, { card, diner }: Selling): void {
  if (card === null) return
  const row = rowOf(call, cardRow, 'SELECT diner_id AS diner, state FROM canteen_cards WHERE id = ?', card)
  if (row === null || row.diner !== diner) throw new DeskError('not-found', 'canteen.card-unknown')
  if (row.state !== 'open') throw new DeskError('conflict', `canteen.card-is-${row.state}`)
}

/** What was had at another time than now is written down late, whichever day it is of. */
function refuseWrongClock(call: WriteCall, { day, late, clock }: Selling, settings: CanteenSettings): void {
  if (clock === undefined) return
  const now = { day: call.today, clock: clockAt(call.now) }
  if (clockIsAhead(day, clock, now, settings)) throw new DeskError('conflict', 'canteen.clock-ahead')
  if (late === null) throw new DeskError('conflict', 'canteen.reason-missing')
}

function refuseWrongDay(call: WriteCall, { day, late }: Selling, settings: CanteenSettings): void {
  const today = serviceDayAt(call.today, clockAt(call.now), settings)
  const refusal = mayEnterFor(day, today, isClosed(call, day), late ?? '', settings)
  if (refusal === null) return
  if (refusal.code === 'too-long-ago') {
    throw new DeskError('conflict', 'canteen.too-long-ago', { days: refusal.days })
  }
  throw new DeskError('conflict', `canteen.${refusal.code}`)
}

/**
 * What was had before the death may still be entered, and that very day what is written down afterwards or was brought; whoever moved away
 * eats on, at full price.
 */
function refuseDead({ diner }: Quote, { day, late, clock, handed }: Selling): void {
  if (diner === null || diner.standing.status !== 'deceased') return
  const { since } = diner.standing
  const isAtOnce = late === null && clock === undefined && handed === undefined
  const isAfter = since !== null && day > since
  const isThen = since === null || day === since
  if (isAfter || (isThen && isAtOnce)) throw new DeskError('conflict', 'canteen.diner-died')
}

function paid(dueFen: number, tenders: Selling['tenders'], leftFen: number): readonly TenderLine[] {
  const said = tenders.map(({ kind, fen, givenFen, why }): Tender => ({
    kind,
    fen,
    ...(givenFen === undefined ? {} : { givenFen }),
    ...(why === undefined ? {} : { why }),
  }))
  const payment = pay(dueFen, said, leftFen)
  if (payment.ok) return payment.lines
  const { refusal } = payment
  switch (refusal.code) {
    case 'not-the-sum':
      throw new DeskError('conflict', 'canteen.not-the-sum')
    case 'balance-too-small':
      throw new DeskError('conflict', 'canteen.balance-too-small')
    case 'too-little-cash':
      throw new DeskError('conflict', 'canteen.too-little-cash')
    case 'free-without-reason':
      throw new DeskError('conflict', 'canteen.free-without-reason')
    case 'kind-twice':
    case 'nothing-paid':
      throw new DeskError('invalid', `canteen.${refusal.code}`)
  }
}

export const usedOf = (price: MealPrice): Used => ({
  granted: price.grants.map(({ policy, fen }) => ({ policy, fen })),
  delivery: price.delivery.map(({ policy, fen }) => ({ policy, fen })),
  running: price.running.map(({ policy, code }) => ({ policy, code })),
})

export const partsPaid = ({ grants }: MealPrice): readonly PaidPart[] =>
  grants.flatMap(({ policy, parts }) => parts.map((part) => ({ policy, ...part })))

export interface SubsidyLine {
  readonly part: ClaimPart
  readonly policy: string
  readonly category: string
  readonly funder: string
  readonly fen: number
}

export const subsidyLines = (price: MealPrice): readonly SubsidyLine[] => [
  ...price.grants.flatMap(({ policy, class: category, parts }) =>
    parts.map((one) => ({ part: 'meal' as const, policy, category: category ?? '', ...one })),
  ),
  ...price.delivery.map(({ policy, code, funder, fen }) => ({
    part: 'delivery' as const,
    policy,
    category: code,
    funder,
    fen,
  })),
  ...price.running.map(({ policy, code, funder, fen }) => ({
    part: 'running' as const,
    policy,
    category: code,
    funder,
    fen,
  })),
]

function insertMeal(
  call: WriteCall,
  selling: Selling,
  { diner, lines, price, policies, circumstances }: Quote,
): number {
  const kept: Snapshot = {
    price,
    policies: policies.map(({ id, version }) => ({ id, version })),
    circumstances,
  }
  return insertMealRow(call, {
    kind: 'sale',
    day: selling.day,
    meal: selling.meal,
    way: selling.way,
    eater: selling.eater,
    dinerId: diner?.id ?? null,
    at: call.now,
    late: selling.late,
    clock: selling.clock ?? null,
    cardId: selling.card,
    listFen: price.listFen,
    priceFen: price.priceFen,
    subsidyFen: price.subsidyFen,
    deliveryFeeFen: price.deliveryFeeFen,
    deliverySubsidyFen: price.deliverySubsidyFen,
    ownFen: price.ownFen,
    lines: JSON.stringify(lines),
    price: JSON.stringify(kept),
    used: JSON.stringify(usedOf(price)),
    staffId: call.staff.id,
  })
}

/** Each tender as it was given; what the balance pays comes out of its lots. */
function keepTenders(
  call: WriteCall,
  meal: number,
  day: string,
  lines: readonly TenderLine[],
  { diner, settings: { spendOrder } }: Quote,
): void {
  const account = diner?.account ?? null
  for (const line of lines) {
    let deed: number | null = null
    if (line.kind === 'balance') {
      deed = account === null ? null : takeOut(call, { account, kind: 'spend', day }, line.fen, spendOrder)
      if (deed === null) throw new DeskError('conflict', 'canteen.balance-too-small')
    }
    insertTender(call, { mealId: meal, ...line, deed, why: line.why ?? null })
  }
}

export function keepSubsidies(
  call: WriteCall,
  meal: number,
  day: string,
  lines: readonly SubsidyLine[],
): void {
  for (const [at, line] of lines.entries()) {
    insertSubsidy(call, { mealId: meal, line: at + 1, day, ...line })
  }
}

export function sell(call: WriteCall, selling: Selling): Sold {
  const before = justSold(call, selling)
  if (before !== null) {
    call.record({ subject: `canteen-meal:${before.meal}`, change: { sameReading: true } })
    return before
  }
  refuseCard(call, selling)
  const ground = groundOf(call, selling)
  refuseWrongDay(call, selling, ground.settings)
  refuseWrongClock(call, selling, ground.settings)
  const quote = quoteOf(call, selling, ground)
  const { price, hadAt } = quote
  refuseDead(quote, selling)
  if (hadAt !== null && !selling.again) throw new DeskError('conflict', 'canteen.sitting-had', { at: hadAt })
  if (price.ownFen !== selling.expectFen) {
    throw new DeskError('conflict', 'canteen.price-changed', { fen: (price.ownFen / 100).toFixed(2) })
  }
  return keepSale(call, selling, quote)
}

/** Keeps what was quoted: the meal, how it was paid, what each funder owes; all of it or nothing. */
export function keepSale(call: WriteCall, selling: Selling, quote: Quote): Sold {
  const { price, diner } = quote
  const tenders = paid(price.ownFen, selling.tenders, diner?.left ?? 0)
  const meal = insertMeal(call, selling, quote)
  keepTenders(call, meal, selling.day, tenders, quote)
  keepSubsidies(call, meal, selling.day, subsidyLines(price))
  call.record({ subject: `canteen-meal:${meal}`, change: { ...selling, ownFen: price.ownFen } })
  return {
    meal,
    ownFen: price.ownFen,
    subsidyFen: price.subsidyFen + price.deliverySubsidyFen,
    changeFen: tenders.reduce((sum, { changeFen }) => sum + changeFen, 0),
    leftFen: diner === null ? null : (accountOf(call, diner.id)?.leftFen ?? null),
    sameReading: false,
  }
}
