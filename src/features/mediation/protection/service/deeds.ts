/** Single deeds of an order, by their ids: what the court was asked, what was seen. */
import { z } from 'zod'
import { rowOf } from '#work/rows'
import { refuse } from '../../cases/service/refuse'
import { askedOfCourt } from '../../contract/words'
import type { CaseReader } from '../../service/call'

const flag = z.number().transform((value) => value === 1)

const asking = z.object({
  id: z.number(),
  orderId: z.number(),
  what: z.enum(askedOfCourt),
  on: z.string(),
  byApplicant: flag,
})
export type Asking = z.infer<typeof asking>

const sighting = z.object({ id: z.number(), orderId: z.number(), on: z.string(), kept: flag })

export function requireAsking(call: CaseReader, id: number): Asking {
  const row = rowOf(
    call,
    asking,
    `SELECT id, order_id AS orderId, what, on_day AS "on", by_applicant AS byApplicant
       FROM mediation_order_askings WHERE id = ?`,
    id,
  )
  if (row === null) throw refuse('not-found', 'order-unknown')
  return row
}

export function requireSighting(call: CaseReader, id: number): z.infer<typeof sighting> {
  const row = rowOf(
    call,
    sighting,
    'SELECT id, order_id AS orderId, on_day AS "on", kept FROM mediation_order_sightings WHERE id = ?',
    id,
  )
  if (row === null) throw refuse('not-found', 'order-unknown')
  return row
}
