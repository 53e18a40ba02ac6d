/** What a carrier brings back, stop by stop: handed to whom and when, what was tried at a shut door, or why not. */
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { accountOf } from '../../balance/service/account'
import type {
  DoorResult,
  DoorStep,
  HandedTo,
  LateReason,
  Meal,
  NotTakenReason,
  TenderAtDoor,
} from '../../contract/words'
import { refuseClosed } from '../../close/service/closed-days'
import { dinerOf } from '../../diners/service/rows'
import { keepReason, standing } from '../../orders/service/reasons'
import { missingDoorStep, nextDoorStep, whyNoDoorStep } from '../rules'
import { clockIsAhead, serviceDayAt } from '../../rules/service-day'
import type { Tender } from '../../rules/tenders'
import { canteenDoorSteps, canteenHandings } from '../../schema/delivery'
import { settingsOf } from '../../settings/service'
import { quoteOf } from '../../till/service/quote'
import { sell } from '../../till/service/sell'
import { askedAtDoor, dueNow, offerBrought, type AskedOfStop } from './due'
import { dinerAtDoor, stepsTried, stopOf } from './rows'

interface OfStop {
  readonly diner: number
  readonly day: string
  readonly meal: Meal
}

/** What was ordered to be brought and has not been; also to whoever died later that day. */
function toBring(call: Reader, { diner, day, meal }: OfStop) {
  const order = standing(call, diner, day, meal, { withDayOfDeath: true })
  if (order?.way !== 'delivered') throw new DeskError('conflict', 'canteen.no-order')
  if (order.state === 'had') throw new DeskError('conflict', 'canteen.order-had')
  return order
}

/** A carrier writes down what was, never what will be. */
function refuseClockAhead(call: WriteCall, day: string, clock: string): void {
  const now = { day: call.today, clock: clockAt(call.now) }
  const settings = settingsOf(call)
  if (day > serviceDayAt(now.day, now.clock, settings))
    throw new DeskError('conflict', 'canteen.in-the-future')
  if (clockIsAhead(day, clock, now, settings)) throw new DeskError('conflict', 'canteen.clock-ahead')
}

export interface Handing extends OfStop {
  readonly to: HandedTo
  readonly clock: string
  /** In fen. */
  readonly collectedFen: number
  readonly tender: TenderAtDoor
  readonly gave: number | null
  readonly late: LateReason | null
}

/** What was taken at the door stands as it was taken; the balance pays the rest, and what neither pays has to be asked about. */
function paidAtDoor(
  { collectedFen, tender }: Pick<Handing, 'collectedFen' | 'tender'>,
  dueFen: number,
  leftFen: number,
): readonly Tender[] {
  const fromBalance = dueFen - collectedFen
  const sums = { due: yuan(dueFen), left: yuan(leftFen), collected: yuan(collectedFen) }
  if (fromBalance < 0) throw new DeskError('conflict', 'canteen.collected-too-much', sums)
  if (fromBalance > leftFen) throw new DeskError('conflict', 'canteen.collected-too-little', sums)
  return [
    ...(fromBalance > 0 ? [{ kind: 'balance', fen: fromBalance } as const] : []),
    ...(collectedFen > 0 ? [{ kind: tender, fen: collectedFen }] : []),
  ]
}

const yuan = (fen: number): string => (fen / 100).toFixed(2)

export function due(call: Reader, { diner, day, meal, ...asked }: OfStop & AskedOfStop) {
  const kept = dinerOf(call, diner)
  return dueNow(call, kept, toBring(call, { diner, day, meal }), asked)
}

export function handOver(call: WriteCall, handing: Handing) {
  const { diner, day, meal, to, clock, gave, late } = handing
  const kept = dinerOf(call, diner)
  const order = toBring(call, { diner, day, meal })
  refuseClockAhead(call, day, clock)
  const offer = offerBrought(call, kept, order, gave)
  const asked = askedAtDoor({ ...order, person: diner }, offer, { clock, to })
  const { price } = quoteOf(call, asked)
  const tenders = paidAtDoor(handing, price.ownFen, accountOf(call, diner)?.leftFen ?? 0)
  const sold = sell(call, { ...asked, tenders, expectFen: price.ownFen, card: null, again: false, late })
  const routeId = stopOf(call, diner)?.route ?? null
  call.database.insert(canteenHandings).values({ mealId: sold.meal, handedTo: to, clock, routeId }).run()
  return { meal: sold.meal, ownFen: sold.ownFen, tenders: tenders.map(({ kind, fen }) => ({ kind, fen })) }
}

export function notHanded(call: WriteCall, { reason, ...stop }: OfStop & { reason: NotTakenReason }) {
  dinerOf(call, stop.diner)
  const order = toBring(call, stop)
  const missing = missingDoorStep(reason, stepsTried(call, stop.day, stop.meal, stop.diner))
  if (missing !== null) throw new DeskError('conflict', 'canteen.door-steps-first')
  return keepReason(
    call,
    { ...stop, diner: dinerAtDoor(call, stop.day, stop.meal, stop.diner), reason },
    order,
  )
}

export function doorStep(
  call: WriteCall,
  { diner, day, meal, step, result, clock }: OfStop & { step: DoorStep; result: DoorResult; clock: string },
) {
  dinerOf(call, diner)
  toBring(call, { diner, day, meal })
  refuseClockAhead(call, day, clock)
  refuseClosed(call, day)
  const tried = stepsTried(call, day, meal, diner)
  const refusal = whyNoDoorStep({ step, clock }, tried, settingsOf(call).dayTurns)
  if (refusal !== null) throw new DeskError('conflict', `canteen.${refusal.code}`)
  const dinerId = dinerAtDoor(call, day, meal, diner)
  call.database
    .insert(canteenDoorSteps)
    .values({ day, meal, dinerId, step, result, clock, at: call.now, staffId: call.staff.id })
    .run()
  call.record({ subject: `canteen-diner:${diner}`, change: { day, meal, step, result, clock } })
  return { nextStep: nextDoorStep([...tried, { step, result, clock }]) }
}
