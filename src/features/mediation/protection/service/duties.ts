/** What is due about orders and warnings: for whoever watches over them, by the day it is due. */
import type { DueDuty } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { ordersKept } from './orders'
import { warningsKept } from './warnings'

const ofNobodyInTheRegister = { residentId: null, residentName: null }

/** All that is due by today; an order that ends soon asks early, before it is too late. */
export function watchDuties(call: ReadCall): readonly DueDuty[] {
  const visits = warningsKept(call).flatMap(({ id, number, victim, offender, due }) =>
    due
      .filter(({ due: day }) => day <= call.today)
      .map(({ whom, due: day }) => ({
        ...ofNobodyInTheRegister,
        kind: `warning-visit-${whom}`,
        id,
        title: whom === 'victim' ? victim : offender,
        number: number === '' ? null : number,
        due: day,
        path: `/mediation/protection/warnings/${id}`,
      })),
  )
  const orders = ordersKept(call).flatMap((order) =>
    order.due
      .filter(({ what, due: day }) => what === 'ask' || day <= call.today)
      .map(({ what, due: day }) => ({
        ...ofNobodyInTheRegister,
        kind: `order-${what}`,
        id: order.id,
        title: order.protected,
        number: order.number,
        due: day,
        path: `/mediation/protection/orders/${order.id}`,
      })),
  )
  return [...visits, ...orders]
}
