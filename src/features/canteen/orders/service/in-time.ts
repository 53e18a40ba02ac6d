/**
 * Whether what is said about orders may still be said. The orders before and after are held against each other, and each meal that comes or
 * goes has to be in time for its cut-off, or let in with a reason; of a meal that is over nothing is said any more.
 */
import { addDays } from '#ground/days'
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { meals, type LateOrderReason } from '../../contract/words'
import { refuseClosed } from '../../close/service/closed-days'
import { whyTooLate, type Order } from '../../rules/orders'
import type { SittingOfDay } from '../../rules/periods'
import { sittingIsOver } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { cutOffsOf } from './cut-offs'
import { ofSitting, reasonsSaidIn } from './outcomes'
import { ordersIn, planOf, type Span } from './plan'

export type Late = LateOrderReason | null

/** As far ahead as a cut-off can lie, and the day itself. */
const daysJudged = 8

const ordersOfSpan = (call: WriteCall, span: Span): ReadonlyMap<string, Order> => {
  const plan = planOf(call, span)
  const days = Array.from({ length: daysJudged }, (_, at) => addDays(span.from, at))
  return new Map(
    days.flatMap((day) =>
      meals.flatMap((meal) => ordersIn(plan, day, meal).map((order) => [`${day} ${meal}`, order] as const)),
    ),
  )
}

/**
 * Of a sitting that is over, of a closed day, or of which it was said why nothing was taken, no word comes afterwards: whoever is asked
 * after would not be any more without a result, and who did not come would never have been expected.
 */
export function refuseSettled(call: WriteCall, diner: number, sittings: readonly SittingOfDay[]): void {
  const [settings, now] = [settingsOf(call), { day: call.today, clock: clockAt(call.now) }]
  const span = { from: call.today, until: addDays(call.today, daysJudged - 1), diner }
  const reasonAt = ofSitting(call, reasonsSaidIn(call, span))
  for (const { day, meal } of sittings) {
    refuseClosed(call, day)
    if (sittingIsOver({ day, meal }, now, settings)) throw new DeskError('conflict', 'canteen.sitting-over')
    if (reasonAt({ day, meal, person: diner }) !== undefined) {
      throw new DeskError('conflict', 'canteen.order-settled')
    }
  }
}

/**
 * Does what changes a diner's orders, and refuses it where a meal would come or go that is settled, or after its cut-off without a
 * reason.
 */
export function inTime<Result>(
  call: WriteCall,
  diner: number,
  late: Late,
  change: () => Result,
): { readonly result: Result; readonly wasLate: boolean } {
  const span = { from: call.today, until: addDays(call.today, daysJudged - 1), diner }
  const before = ordersOfSpan(call, span)
  const result = change()
  const after = ordersOfSpan(call, span)
  const now = { day: call.today, clock: clockAt(call.now) }
  const cutOffs = cutOffsOf(call)
  const touched = [...before, ...after].filter(([key]) => {
    const [one, other] = [before.get(key), after.get(key)]
    return one?.way !== other?.way || one?.offer !== other?.offer
  })
  refuseSettled(
    call,
    diner,
    touched.map(([, order]) => order),
  )
  const refusals = touched.flatMap(([, order]) => whyTooLate(order, now, cutOffs, '') ?? [])
  const [first] = refusals
  if (first === undefined) return { result, wasLate: false }
  if (first.code === 'in-the-past') throw new DeskError('conflict', 'canteen.order-in-the-past')
  if (late === null) {
    const cutOff = { day: first.day, clock: first.clock }
    throw new DeskError('conflict', 'canteen.after-cut-off', cutOff, [{ path: ['late'], code: 'required' }])
  }
  return { result, wasLate: true }
}
