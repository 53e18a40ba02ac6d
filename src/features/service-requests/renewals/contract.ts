/** Renewals: duties that come back, and whose neglect stops a pension. */
import { z } from 'zod'
import { day, instant, line, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { person } from '../requests/contract'
import { callOutcomes, renewalTimes } from '../requests/contract/words'

const renewalRow = z.strictObject({
  id: rowId,
  resident: person,
  age: z.number().int().nullable(),
  phone: masked('phone'),
  address: masked('address'),
  grid: z.string(),
  addressHidden: z.boolean(),
  itemId: rowId,
  itemName: z.string(),
  /** The day it was last done; null when it was put on the list by hand. */
  lastDone: day.nullable(),
  due: day,
  time: z.enum(renewalTimes),
  /** A request that is already open for it. */
  openRequest: z.strictObject({ id: rowId, number: z.string() }).nullable(),
  /** The last call about it. */
  call: z
    .strictObject({
      at: instant,
      by: z.string(),
      outcome: z.enum(callOutcomes),
      comesOn: day.nullable(),
    })
    .nullable(),
})
export type RenewalRow = z.infer<typeof renewalRow>

export const renewalsContract = {
  /** Missed, due this month and due next month, the earliest first. People who died or moved away are not on it. */
  list: reads('service-requests.read')
    .input(
      z.strictObject({
        time: z.enum(renewalTimes).optional(),
        itemId: rowId.optional(),
        residentId: rowId.optional(),
        ...pageRequest,
      }),
    )
    .output(pageOf(renewalRow)),

  /** Opens the request for a duty: a draft with everything the desk knows. An open one is given back. */
  start: writes('service-requests.edit')
    .input(request({ id: rowId }))
    .output(z.strictObject({ id: rowId, number: z.string() })),

  /** Someone whose duty was last done elsewhere. */
  enrol: writes('service-requests.edit')
    .input(request({ residentId: rowId, itemId: rowId, due: day }))
    .output(z.strictObject({ id: rowId })),

  /** What came of a call; `comesOn` goes with who said they would come. */
  noteCall: writes('service-requests.edit')
    .input(request({ id: rowId, outcome: z.enum(callOutcomes), comesOn: day.nullable() }))
    .output(z.strictObject({ id: rowId })),

  /** Off the list, with the reason; or on it again when `reason` is null. */
  setDropped: writes('service-requests.edit')
    .input(request({ id: rowId, reason: line(100).nullable() }))
    .output(z.strictObject({ id: rowId })),
}
