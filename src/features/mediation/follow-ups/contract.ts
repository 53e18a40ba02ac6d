/** 回访: each party asked after the end how it is kept, whether they are content, what danger is left. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { followUpAnswers, riskLevels, tellingManners } from '../contract/words'

const asked = {
  party: rowId,
  on: day,
  manner: z.enum(tellingManners),
  performed: z.enum(followUpAnswers),
  /** Null where nobody would say. */
  content: z.enum(['yes', 'no']).nullable(),
  risk: z.enum(riskLevels),
}

const followUpText = z.strictObject({ ...asked, said: text(1000) })
export type FollowUpText = z.infer<typeof followUpText>

export const followUpsContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        made: z.array(
          z.strictObject({
            id: rowId,
            ...asked,
            said: masked('case-text'),
            /** The one that it puts right, and why; a follow-up that was put right since counts no more. */
            corrects: rowId.nullable(),
            reason: masked('case-text'),
            isCorrected: z.boolean(),
            at: instant,
            by: z.string(),
          }),
        ),
        /** Of each party the next one; none before an end, none after the last round. */
        due: z.array(z.strictObject({ party: rowId, due: day, late: z.boolean() })),
        mayAdd: z.boolean(),
      }),
    ),

  add: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, ...followUpText.shape }))
    .output(z.strictObject({ followUp: rowId })),

  /** Another was asked, or it was said otherwise. */
  correct: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, ...followUpText.shape, followUp: rowId, reason: line(200) }))
    .output(z.strictObject({ followUp: rowId })),
}
