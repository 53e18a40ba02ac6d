/** 民转刑风险: what speaks for a quarrel to escalate, how high it is held, and by when somebody is in touch again. */
import { z } from 'zod'
import { day, instant, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { riskLevels, riskSigns, tellingManners } from '../contract/words'

const judgement = {
  signs: z.array(z.enum(riskSigns)).max(riskSigns.length),
  level: z.enum(riskLevels),
  on: day,
}

const contact = {
  /** Null is somebody who is no party. */
  party: rowId.nullable(),
  on: day,
  manner: z.enum(tellingManners),
  /** When they said to be in touch again; null is the usual days. */
  next: day.nullable(),
}

export const riskContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        /** What counts now and what it rests on; null while nothing was said of it. */
        standing: z
          .strictObject({
            level: z.enum(riskLevels),
            since: day,
            from: z.enum(['judged', 'screening', 'follow-up']),
            signs: z.array(z.enum(riskSigns)),
          })
          .nullable(),
        judgements: z.array(
          z.strictObject({ id: rowId, ...judgement, note: masked('case-text'), at: instant, by: z.string() }),
        ),
        contacts: z.array(
          z.strictObject({ id: rowId, ...contact, what: masked('case-text'), at: instant, by: z.string() }),
        ),
        /** The last day by which somebody is in touch again; null where nobody has to be. */
        due: day.nullable(),
        open: z.boolean(),
      }),
    ),

  /** `conflict` `mediation.risk-…`: below what its signs speak for, or lowered without a word. */
  judge: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, ...judgement, note: text(500) }))
    .output(z.strictObject({ id: rowId, due: day.nullable() })),

  contact: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, ...contact, what: text(1000).min(1, 'required') }))
    .output(z.strictObject({ id: rowId, due: day.nullable() })),
}
