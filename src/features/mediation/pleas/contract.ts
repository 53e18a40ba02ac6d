/** 求助记录 of whoever asked for help and has no case: in the words as spoken, only ever added to, printable as evidence. */
import { z } from 'zod'
import { instant, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { paperPlea } from '../papers/contract/source'
import { pleaText } from '../screening/contract'

const written = { id: rowId, writtenAt: instant, by: z.string() }

const plea = z.strictObject({
  ...written,
  saidAt: instant,
  person: z.string(),
  words: masked('case-text'),
  handler: z.string(),
})
export type PleaShown = z.infer<typeof plea>

export const pleaRecord = plea.extend({ additions: z.array(plea) })
export type PleaRecord = z.infer<typeof pleaRecord>

export const pleasContract = {
  /** Those that whoever asks took down, all for the head mediator; the newest first, those with these words where any are typed. */
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ words: z.string().trim().max(60).optional(), ...pageRequest }))
    .output(pageOf(plea)),

  get: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(pleaRecord),

  /** The first words, or what is added to them. `not-found` `mediation.plea-unknown`. */
  keep: writes('mediation.cases', inMediation)
    .input(request({ plea: pleaText }))
    .output(z.strictObject({ id: rowId })),

  /** What stands on the paper; each opening is on record. */
  paper: discloses('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ community: z.string(), plea: paperPlea })),
}
