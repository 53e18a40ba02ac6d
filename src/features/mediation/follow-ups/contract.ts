/** 回访: each party asked after the end how it is kept, whether they are content, what danger is left. */
import { z } from 'zod'
import { day, instant, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { followUpAnswers, riskLevels, tellingManners } from '../contract/words'

const followUp = {
  party: rowId,
  on: day,
  manner: z.enum(tellingManners),
  performed: z.enum(followUpAnswers),
  /** Null where nobody would say. */
  content: z.enum(['yes', 'no']).nullable(),
  risk: z.enum(riskLevels),
}

export const followUpsContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        made: z.array(
          z.strictObject({ id: rowId, ...followUp, said: masked('case-text'), at: instant, by: z.string() }),
        ),
        /** Of each party the next one; none before an end, none after the last round. */
        due: z.array(z.strictObject({ party: rowId, due: day, late: z.boolean() })),
        mayAdd: z.boolean(),
      }),
    ),

  add: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, ...followUp, said: text(1000) }))
    .output(z.strictObject({ followUp: rowId })),
}
