/** Why an ordered meal was not taken, as it is said at the desk and on a round. */
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import type { Meal, NotTakenReason } from '../../contract/words'
import { refuseClosed, serviceToday } from '../../close/service/closed-days'
import { dinerOf } from '../../diners/service/rows'
import { tellsWhere } from '../../rules/care'
import { whyTooLate } from '../../rules/orders'
import { sittingIsOver } from '../../rules/service-day'
import { canteenNotTaken, canteenOrders } from '../../schema/orders'
import { settingsOf } from '../../settings/service'
import { cutOffsOf } from './cut-offs'
import { ordersBetween, type KeptOrder } from './outcomes'
import type { Span } from './plan'

/** The order of one person for one sitting, as it stands; `of` as in a span of days. */
export const standing = (
  call: Reader,
  diner: number,
  day: string,
  meal: Meal,
  of: Pick<Span, 'withDayOfDeath'> = {},
) => ordersBetween(call, { from: day, until: day, diner, ...of }).find((order) => order.meal === meal)

interface Reason {
  readonly diner: number
  readonly day: string
  readonly meal: Meal
  readonly reason: NotTakenReason
}

/** Said in time, that they do not come takes the meal back: nothing is cooked. Later it was cooked, and stays ordered. */
function isCalledOff(call: WriteCall, { reason }: Reason, { day, meal, way, state }: KeptOrder): boolean {
  const now = { day: call.today, clock: clockAt(call.now) }
  const cutOffs = cutOffsOf(call).filter((one) => one.meal === meal && one.way === way)
  return (
    state === 'open' &&
    tellsWhere(reason) &&
    cutOffs.length > 0 &&
    whyTooLate({ day, meal, way }, now, cutOffs, '') === null &&
    !sittingIsOver({ day, meal }, now, settingsOf(call))
  )
}

/** Writes down why an ordered meal was not taken; of a day to come nobody knows it, and nobody would be asked after. */
export function keepReason(call: WriteCall, said: Reason, order: KeptOrder) {
  const { diner, day, meal, reason } = said
  if (day > serviceToday(call)) throw new DeskError('conflict', 'canteen.in-the-future')
  refuseClosed(call, day)
  const row = { day, meal, dinerId: diner, at: call.now, staffId: call.staff.id }
  const cancelled = isCalledOff(call, said, order)
  if (cancelled) {
    const taken = { way: order.way, offerId: order.offer, cancelled, late: null }
    call.database
      .insert(canteenOrders)
      .values({ ...row, ...taken })
      .run()
  } else {
    call.database
      .insert(canteenNotTaken)
      .values({ ...row, reason })
      .run()
  }
  call.record({
    subject: `canteen-diner:${diner}`,
    change: { day, meal, reason, ...(cancelled ? { cancelled } : {}) },
  })
  return { diner }
}

export function notTaken(call: WriteCall, said: Reason) {
  dinerOf(call, said.diner)
  const kept = standing(call, said.diner, said.day, said.meal)
  if (kept === undefined) throw new DeskError('conflict', 'canteen.no-order')
  if (kept.state === 'had') throw new DeskError('conflict', 'canteen.order-had')
  return keepReason(call, said, kept)
}
