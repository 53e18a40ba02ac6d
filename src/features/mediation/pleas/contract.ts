/** 求助记录 of whoever asks for help and has no case yet: in the words as spoken, only ever added to, printable as evidence. */
import { z } from 'zod'
import { instant, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { paperPlea } from '../papers/contract/source'
import { openedCase } from '../cases/contract'
import { pleaText } from '../screening/contract'

const written = { id: rowId, writtenAt: instant, by: z.string() }

const plea = z.strictObject({
  ...written,
  saidAt: instant,
  person: z.string(),
  words: masked('case-text'),
  handler: z.string(),
  /** What became of it; null while there is no case, or where none was made of the one there was. */
  case: z.strictObject({ id: rowId, number: z.string().nullable() }).nullable(),
})
export type PleaShown = z.infer<typeof plea>

export const pleaRecord = plea.extend({ additions: z.array(plea.omit({ case: true })) })
export type PleaRecord = z.infer<typeof pleaRecord>

export const pleasContract = {
  /** Those that whoever asks took down and those of cases in sight, all for the head mediator; the newest first, those with these words where any are typed. */
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

  /**
   * Takes a quarrel down from it: whoever spoke stands in the case, which the plea belongs to from then on. `conflict`
   * `mediation.plea-has-case`.
   */
  openCase: writes('mediation.cases', inMediation)
    .input(request({ id: rowId, opened: openedCase }))
    .output(z.strictObject({ id: rowId })),

  /** What stands on the paper; each opening is on record. */
  paper: discloses('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ committee: z.string(), plea: paperPlea })),
}
