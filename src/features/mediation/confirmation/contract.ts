/** 司法确认: by when all parties ask which court together, with which papers, and what it said. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { article } from '../cases/contract'
import {
  askingFaults,
  confirmationCourts,
  confirmationPapers,
  rulings,
  waysAfterRejection,
} from '../contract/words'

const court = z.strictObject({
  at: z.enum(confirmationCourts),
  /** Of the court of somebody's home, whose. */
  homeOf: rowId.nullable(),
})

/** Why a court would not accept it: a term that it never confirms, or something about the application itself. */
const refusal = z.strictObject({
  why: z.enum(['term', 'not-together', 'too-late', 'wrong-court', 'no-period']),
  article: article.nullable(),
  /** From 0; of a term. */
  term: z.number().int().nullable(),
  parties: z.array(rowId),
})
export const outlookShown = z.strictObject({
  accepted: z.enum(['yes', 'part', 'no']),
  refused: z.array(refusal),
  papersMissing: z.array(z.enum(confirmationPapers)),
})
export type OutlookShown = z.infer<typeof outlookShown>

const asking = z.strictObject({
  court,
  courtName: line(60),
  appliedOn: day,
  applicants: z.array(rowId).min(1, 'required').max(40),
  papers: z.array(z.enum(confirmationPapers)),
  /** Whether a term touches property, so that its title papers are needed. */
  touchesProperty: z.boolean(),
})
export type Asking = z.infer<typeof asking>

export const confirmationContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        /** Why nobody asks a court for it today; null where they can, or where nothing is in effect. */
        applies: z.enum(askingFaults).nullable(),
        /** The safe day of what all have signed and nobody has sealed, where one reading does not wait for the seal. */
        beforeSeal: day.nullable(),
        /** Null while no agreement is in effect, or where the court's own paper ends the matter. */
        period: z
          .strictObject({
            thirtiethDay: day,
            lastDay: day,
            announced: z.boolean(),
            safeDay: day,
            counterDay: day,
            otherLastDay: day.nullable(),
          })
          .nullable(),
        /** The day on which the parties said that they ask no court for it; null while they might. */
        declinedOn: day.nullable(),
        agreement: rowId.nullable(),
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        courts: z.array(court),
        /** An oral one: a court wants it in writing, and the committee's certificate (解释 354). */
        warnings: z.array(
          z.enum(['court-wants-agreement-and-proof-of-mediation', 'not-registered', 'hand-in-doubt']),
        ),
        /** What of the agreement a court never confirms. */
        outlook: outlookShown.nullable(),
        applications: z.array(
          z.strictObject({
            id: rowId,
            court,
            courtName: masked('case-text'),
            appliedOn: day,
            applicants: z.array(rowId),
            papers: z.array(z.enum(confirmationPapers)),
            ruling: z
              .strictObject({
                ruling: z.enum(rulings),
                on: day,
                number: z.string(),
                why: masked('case-text'),
                ways: z.array(z.enum(waysAfterRejection)),
              })
              .nullable(),
          }),
        ),
      }),
    ),

  /** What the court will most likely say, before anybody goes there. */
  outlook: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId, ...asking.shape, courtName: text(60) }))
    .output(outlookShown),

  /** By when a court can be asked to give the time back, once what was in the way is gone (民事诉讼法 86). */
  restoration: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId, goneOn: day }))
    .output(z.strictObject({ until: day, announced: z.boolean() })),

  /** Asking is the parties' own choice (人民调解法 33: 可以): that they will not, or will after all. Nobody is reminded of it then. */
  decline: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, declined: z.boolean() }))
    .output(z.strictObject({ case: rowId })),

  /** Asked for: what it lacks is told and does not keep anybody from going. */
  apply: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, ...asking.shape }))
    .output(z.strictObject({ confirmation: rowId })),

  rule: writes('mediation.cases', inMediation)
    .input(
      request({
        confirmation: rowId,
        ruling: z.enum(rulings),
        on: day,
        number: text(60),
        why: text(500),
      }),
    )
    .output(z.strictObject({ confirmation: rowId })),
}
