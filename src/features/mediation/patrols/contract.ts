/** 排查: walks through the grids in search of quarrels, and what came of them. */
import { z } from 'zod'
import { day, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'

const count = z.number().int().min(0).max(1000)

export const patrolText = z
  .strictObject({
    on: day,
    where: line(60),
    by: line(60),
    disputesFound: count,
    /** Of these, how many went no further. */
    prevented: count,
    what: text(1000),
  })
  .refine(({ disputesFound, prevented }) => prevented <= disputesFound, {
    error: 'more-than-found',
    path: ['prevented'],
  })
export type PatrolText = z.infer<typeof patrolText>

export const patrolShown = z.strictObject({
  id: rowId,
  on: day,
  where: z.string(),
  by: z.string(),
  disputesFound: z.number().int(),
  prevented: z.number().int(),
  what: masked('case-text'),
  struck: z.boolean(),
})
export type PatrolShown = z.infer<typeof patrolShown>

export const patrolsContract = {
  /** The newest first; what was struck out stays readable. */
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ ...pageRequest }))
    .output(pageOf(patrolShown)),

  note: writes('mediation.cases', inMediation)
    .input(request({ patrol: patrolText }))
    .output(z.strictObject({ id: rowId })),

  /** Strikes a line out: it counts no more. */
  strike: writes('mediation.cases', inMediation)
    .input(request({ id: rowId }))
    .output(z.strictObject({ id: rowId })),
}
