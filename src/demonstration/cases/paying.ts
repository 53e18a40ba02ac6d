/** 以案定补: when the judicial office has looked at a month's files, the head mediator approves what can be paid for them. */
import { startOfDay } from '#ground/clock'
import { addDays, addMonths } from '#ground/days'
import type { Clerk } from '../clerk'

type Mediation = Clerk['mediation']

const monthsPaid = 12
/** Days from the first after a month to that on which its files have been looked at. */
const lookedAtAfter = 60
const judicialOffice = '花山司法所 邓立新'

function payFor({ pay }: Mediation, month: string, approvedOn: string): void {
  for (const { card, faults } of pay.month({ month }).lines)
    if (faults.length === 0) pay.approve({ caseId: card.id, approvedBy: judicialOffice, approvedOn })
}

/** Each month of the year before today, with the moment at which it is paid for; the newest may still wait for it. */
export function paymentsOf(
  today: string,
): readonly (readonly [at: number, pay: (mediation: Mediation) => void])[] {
  const thisMonth = `${today.slice(0, 7)}-01`
  return Array.from({ length: monthsPaid }, (_, back) => {
    const next = addMonths(thisMonth, -back)
    const on = addDays(next, lookedAtAfter)
    const month = addMonths(next, -1).slice(0, 7)
    return [startOfDay(on) + 10 * 3_600_000, (mediation) => payFor(mediation, month, on)]
  })
}
