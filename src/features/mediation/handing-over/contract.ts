/** 移送: a matter that another body has to deal with: to whom, when, with which papers, who signed for it, who was told. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { gate } from '../cases/contract'
import { inMediation } from '../contract/file'
import { otherBodies } from '../contract/words'

export const mostPapersSent = 30

const toOthers = z.strictObject({
  body: z.enum(otherBodies),
  name: line(60),
  on: day,
  why: text(1000).min(1, 'required'),
  papers: z.array(line(60)).max(mostPapersSent),
})

export const handingOverContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        /** What sending it waits for, but for what its own form asks. */
        gates: z.array(gate),
        /** Null while it is here. */
        sent: toOthers
          .extend({
            id: rowId,
            name: masked('case-text'),
            why: masked('case-text'),
            papers: z.array(masked('case-text')),
          })
          .nullable(),
        notes: z.array(
          z.strictObject({
            on: day,
            receipt: masked('case-text'),
            told: z.array(rowId),
            at: instant,
            by: z.string(),
          }),
        ),
        gaps: z.array(z.strictObject({ code: z.enum(['no-receipt', 'not-told']), party: rowId.nullable() })),
      }),
    ),

  /** Ends it here; who signs for it there and who is told may be said later. */
  send: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, sent: toOthers, receipt: text(60), told: z.array(rowId).max(40) }))
    .output(z.strictObject({ case: rowId })),

  /** Somebody there signed for it, parties were told: what is known now, beside what was. */
  note: writes('mediation.cases', inMediation)
    .input(
      request({ case: rowId, on: day, receipt: text(60), told: z.array(rowId).max(40) }).refine(
        ({ receipt, told }) => receipt !== '' || told.length > 0,
        { error: 'required', path: ['receipt'] },
      ),
    )
    .output(z.strictObject({ case: rowId })),
}
