/** 调查记录 and 保证书、悔过书: who was asked and said what; what somebody put their hand to. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { pledgeKinds } from '../contract/words'

export const noteText = z.strictObject({
  on: day,
  place: text(60),
  /** Who was asked. */
  asked: line(60),
  words: text(6000).min(1, 'required'),
})

export const notesContract = {
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        notes: z.array(
          z.strictObject({
            id: rowId,
            on: day,
            place: masked('case-text'),
            asked: masked('case-text'),
            words: masked('case-text'),
            corrects: rowId.nullable(),
            reason: masked('case-text'),
            isCorrected: z.boolean(),
            at: instant,
            by: z.string(),
          }),
        ),
        pledges: z.array(
          z.strictObject({
            id: rowId,
            kind: z.enum(pledgeKinds),
            party: rowId,
            on: day.nullable(),
            words: masked('case-text'),
            at: instant,
            by: z.string(),
          }),
        ),
        mayAdd: z.boolean(),
      }),
    ),

  add: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, note: noteText }))
    .output(z.strictObject({ note: rowId })),

  correct: writes('mediation.cases', inMediation)
    .input(request({ note: rowId, reason: line(200), text: noteText }))
    .output(z.strictObject({ note: rowId })),

  pledge: writes('mediation.cases', inMediation)
    .input(
      request({
        case: rowId,
        kind: z.enum(pledgeKinds),
        party: rowId,
        /** Null where the paper bears none. */
        on: day.nullable(),
        words: text(3000).min(1, 'required'),
      }),
    )
    .output(z.strictObject({ pledge: rowId })),
}
