/** By when the mediation should be over, and what all parties together added to it. */
import { z } from 'zod'
import { day, instant, line, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { article } from '../cases/contract'

export const mostExtraDays = 90

const wish = z.strictObject({ party: rowId, on: day })

const asked = {
  case: rowId,
  days: z.number().int().min(1).max(mostExtraDays),
  wishes: z.array(wish).min(1, 'required').max(40),
}

export const timeLimitsContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        /** Null while it does not run: not accepted, or the court's papers not signed for. */
        limit: z
          .strictObject({
            from: day,
            firstDue: day,
            due: day,
            /** What more time is counted from: never moved by a rest day. */
            unmovedDue: day,
            announced: z.boolean(),
            articles: z.array(article),
          })
          .nullable(),
        extensions: z.array(
          z.strictObject({
            id: rowId,
            days: z.number().int(),
            wishes: z.array(wish),
            /** Why an earlier one was put right by it; empty of one that stands as it was asked for. */
            reason: masked('case-text'),
            at: instant,
          }),
        ),
        /** It runs, and somebody is still mediated here; wishes of before its end may be heard of after it. */
        mayExtend: z.boolean(),
      }),
    ),

  /** `conflict` `mediation.extension-…` where not all wished it, or not before it had passed. */
  extend: writes('mediation.cases', inMediation)
    .input(request(asked))
    .output(z.strictObject({ due: day })),

  /** More time that was written down wrongly, as it was agreed: the day that is due is worked out anew. */
  correct: writes('mediation.cases', inMediation)
    .input(request({ ...asked, extension: rowId, reason: line(200) }))
    .output(z.strictObject({ due: day })),
}
