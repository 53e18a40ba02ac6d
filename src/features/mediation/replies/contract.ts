/** What the body that referred a case gets back: an answer for every end, in time, and its papers (特邀调解规定 21, 26). */
import { z } from 'zod'
import { day, instant, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { courtReferrals, referrers } from '../contract/words'

const papers = z.number().int().min(0).max(500)

const replyShown = z.strictObject({
  on: day,
  said: masked('case-text'),
  papersReceived: papers,
  papersReturned: papers,
  receipt: masked('case-text'),
  at: instant,
  by: z.string(),
})

export const repliesContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        /** Null where nobody referred it. */
        referral: z
          .strictObject({
            referrer: z.enum(referrers),
            courtReferral: z.enum(courtReferrals).nullable(),
            letter: z.string(),
            replyDue: day.nullable(),
            daysLeft: z.number().int().nullable(),
          })
          .nullable(),
        /** The last one counts; the others stay. */
        replies: z.array(replyShown),
        gaps: z.array(
          z.strictObject({
            code: z.enum(['no-reply', 'said', 'receipt', 'papers']),
            missing: z.number().int(),
          }),
        ),
        /** It is answered once the case has ended, however it did. */
        mayReply: z.boolean(),
      }),
    ),

  reply: writes('mediation.cases', inMediation)
    .input(
      request({
        case: rowId,
        on: day,
        said: text(2000).min(1, 'required'),
        papersReceived: papers,
        papersReturned: papers,
        /** Who signed for it there; empty is not signed for yet. */
        receipt: text(100),
      }).refine(({ papersReceived, papersReturned }) => papersReturned <= papersReceived, {
        error: 'more-than-received',
        path: ['papersReturned'],
      }),
    )
    .output(z.strictObject({ case: rowId })),
}
