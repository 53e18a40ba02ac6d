/** What is due by today of the orders and warnings that somebody watches over. */
import type { CaseReader } from '../../service/call'
import { ordersKept } from './orders'
import { warningsKept } from './warnings'

/** Days on which something is due; an order that ends soon asks early, before it is too late. */
function daysDue(call: CaseReader): readonly string[] {
  const visits = warningsKept(call).flatMap(({ due }) => due.map(({ due: day }) => day))
  const orders = ordersKept(call).flatMap(({ due }) =>
    due.map(({ what, due: day }) => (what === 'ask' && day > call.today ? call.today : day)),
  )
  return [...visits, ...orders]
}

export function watchDue(call: CaseReader): { readonly today: number; readonly overdue: number } {
  const days = daysDue(call)
  return {
    today: days.filter((day) => day === call.today).length,
    overdue: days.filter((day) => day < call.today).length,
  }
}
