/** What an order and what is asked about it have to hold before it is written, as typed refusals of what the rules find. */
import { refuse } from '../../cases/service/refuse'
import type { OrderMeasure } from '../../contract/words'
import { courtAskingFault, extendOrder, mayAskOnBehalf, orderFaults } from '../../rules'
import type { CaseReader } from '../../service/call'
import type { OrderText } from '../contract'
import type { Asking } from './deeds'
import { termOf, type OrderRow } from './orders'

/** 反家庭暴力法 29, 30 and, where the committee asked, 23 with 法释〔2022〕17号 2. */
export function requireOrderText(call: Pick<CaseReader, 'today'>, order: OrderText, endsOn: string): void {
  if (order.madeOn > call.today) throw refuse('invalid', 'order-not-made-yet')
  const [fault] = orderFaults({ ...order, endsOn })
  if (fault?.code === 'too-long') throw refuse('invalid', 'order-too-long', { day: fault.longestEnd })
  if (fault !== undefined) throw refuse('invalid', `order-${fault.code}`)
  if (order.askedBy === 'committee' && !mayAskOnBehalf(order)) throw refuse('conflict', 'order-not-on-behalf')
}

/** Before it ends, while it stands, and for whoever asked for the order (30). */
export function requireCourtMay(
  term: { readonly endsOn: string; readonly liftedOn: string | null },
  asking: { readonly on: string; readonly byApplicant: boolean },
): void {
  const fault = courtAskingFault(term, asking)
  if (fault === null) return
  const day = fault === 'lifted' ? term.liftedOn : fault === 'too-late' ? term.endsOn : null
  throw refuse('conflict', `order-${fault}`, day === null ? {} : { day })
}

/** A ruling is given once; one that gives more time names a later last day, six months at most; one that changes it names what stands then. */
export function requireGranted(
  row: OrderRow,
  askings: Parameters<typeof termOf>[1],
  asked: Asking,
  {
    granted,
    until,
    measures = [],
  }: {
    readonly granted: boolean
    readonly until: string | null
    readonly measures?: readonly OrderMeasure[] | undefined
  },
): void {
  if (askings.some(({ id, ruled_on }) => id === asked.id && ruled_on !== null))
    throw refuse('conflict', 'order-ruled')
  const changes = granted && asked.what === 'change'
  if (changes && measures.length === 0) throw refuse('invalid', 'order-no-measure')
  if (!changes && measures.length > 0) throw refuse('invalid', 'order-measures-not-asked')
  if (!granted || asked.what !== 'extend') {
    if (until !== null) throw refuse('invalid', 'order-until-not-asked')
    return
  }
  if (until === null) throw refuse('invalid', 'order-until-missing')
  const { endsOn } = termOf(row, askings)
  const extended = extendOrder(
    { madeOn: row.made_on, endsOn, measures: row.measures },
    { on: asked.on, byApplicant: asked.byApplicant, until },
  )
  if (extended.ok) return
  const { fault } = extended
  throw refuse(
    'invalid',
    `order-${fault.code}`,
    fault.code === 'too-long' ? { day: fault.longestEnd } : { day: endsOn },
  )
}
