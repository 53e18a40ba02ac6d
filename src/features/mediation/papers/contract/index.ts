/** Papers: which a case has, what stands on one for whom, that it was made, and whom its texts lead to. */
import { z } from 'zod'
import { day, instant, rowId, text } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed } from '#ground/contract/sensitive'
import { inMediation } from '../../contract/file'
import { paperSource } from './source'
import { papers, recipients, withholdings } from './words'

/** Whom a paper is for: one party, or one of the others. */
export const paperFor = z.union([
  z.strictObject({ is: z.enum(recipients) }),
  z.strictObject({ is: z.literal('party'), party: rowId }),
])
export type PaperFor = z.infer<typeof paperFor>

const asked = {
  id: rowId,
  paper: z.enum(papers),
  /** What it tells of besides the case; null for papers of the case itself. */
  about: rowId.nullable(),
  for: paperFor,
}

/** A paper there is something to make of. */
export const paperOffer = z.strictObject({
  paper: z.enum(papers),
  about: rowId.nullable(),
  for: paperFor,
  /** Whose it is, or of which day. */
  of: z.string(),
  day: day.nullable(),
})
export type PaperOffer = z.infer<typeof paperOffer>

const made = z.strictObject({
  id: rowId,
  paper: z.enum(papers),
  about: rowId.nullable(),
  for: paperFor,
  at: instant,
  by: z.string(),
  /** Somebody was protected since: what it shows may not be shown to whom it is for. */
  reprint: z.boolean(),
})

/** Somebody at risk, or a minor: whom a text may lead to. A child who is no party has an id below zero. */
const hidden = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  because: z.enum(['at-risk', 'minor']),
})

const textOfCase = z.strictObject({
  text: z.string(),
  digest: z.string(),
  said: disclosed(),
  /** Null where nobody looked it through since it was written. */
  leadsTo: z.array(z.number().int()).nullable(),
})
export type TextOfCase = z.infer<typeof textOfCase>

export const papersContract = {
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        offers: z.array(paperOffer),
        made: z.array(made),
        hidden: z.array(hidden),
        /** Texts that wait for somebody to look them through; none where nobody is hidden. */
        unread: z.number().int(),
      }),
    ),

  /** What stands on a paper for whom it is; each opening is on record, since numbers stand on it in full. */
  get: discloses('mediation.cases', inMediation)
    .input(z.strictObject(asked))
    .output(z.strictObject({ source: paperSource, withheld: z.array(z.enum(withholdings)) })),

  /** A paper goes to the printer or into a file. */
  printed: writes('mediation.cases', inMediation)
    .input(request({ ...asked, onto: z.enum(['paper', 'file']) }))
    .output(z.strictObject({ id: rowId })),

  /** The texts of a case, to look through whom they lead to. */
  texts: discloses('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ texts: z.array(textOfCase), hidden: z.array(hidden) })),

  /** Says whom a text leads to, as it reads now. `mediation.text-changed` where it was changed meanwhile. */
  readThrough: writes('mediation.cases', inMediation)
    .input(
      request({
        id: rowId,
        text: z.string().max(60),
        digest: z.string().max(64),
        leadsTo: z.array(z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)).max(60),
      }),
    )
    .output(z.strictObject({})),

  /** 情况说明. */
  account: writes('mediation.cases', inMediation)
    .input(request({ id: rowId, on: day, said: text(20_000) }))
    .output(z.strictObject({ id: rowId })),
}
