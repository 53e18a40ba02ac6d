/** 填报对照单: what the program has of a case for the fields of the upper system, and the order in which that one asks. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { looksAt, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { copyFields, difficulties, referrers, sources } from '../contract/words'
import { outcomes } from '../figures/contract/declaration'

export const copyOrder = z.array(z.enum(copyFields)).max(copyFields.length)

/** As it is kept; the page puts codes and days into words. What is not there is empty. */
export const copied = z.strictObject({
  number: z.string().nullable(),
  acceptedOn: day.nullable(),
  source: z.enum(sources),
  sourceName: z.string(),
  referrer: z.enum(referrers).nullable(),
  kind: z.string(),
  difficulty: z.enum(difficulties),
  difficultyName: z.string(),
  applicants: z.array(z.string()),
  respondents: z.array(z.string()),
  people: z.number().int(),
  moneyFen: z.number().int(),
  facts: masked('case-text'),
  mediators: z.array(z.string()),
  ended: z.strictObject({ on: day, as: z.enum(outcomes) }).nullable(),
  agreementNumber: z.string().nullable(),
  agreementTerms: z.array(masked('case-text')),
  performed: z.boolean(),
  confirmed: z.boolean(),
  /** Fields of which something of a minor is left out, so that it does not leave the file. */
  withheld: z.array(z.enum(copyFields)),
})
export type Copied = z.infer<typeof copied>

export const copySheetContract = {
  /** Of one case in sight. */
  get: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ order: copyOrder, copied })),

  /** The order is the upper system's; what it leaves out comes at the end. */
  arrange: writes('mediation.head', inMediation)
    .input(request({ order: copyOrder }))
    .output(z.strictObject({ order: copyOrder })),
}
