/** Finding a case by any two characters of what was written in it, and by kind, state, mediator and the day it came. */
import { z } from 'zod'
import { day, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { caseCard } from '../cases/contract'
import { inMediation } from '../contract/file'
import { caseStates, narrativeSources } from '../contract/words'

/** What a search is narrowed by; all of it together. */
export const caseFilter = z.strictObject({
  /** Words of two characters or more, apart by spaces; each has to be somewhere in the case. */
  words: z.string().trim().max(60).optional(),
  kind: z.string().max(40).optional(),
  state: z.enum(caseStates).optional(),
  mediator: rowId.optional(),
  from: day.optional(),
  until: day.optional(),
})
export type CaseFilter = z.infer<typeof caseFilter>

/** Where it was found, and what stands around it; `at` and `length` mark the word in it. */
const place = z.strictObject({
  source: z.enum(narrativeSources),
  text: masked('case-text'),
  at: z.number().int(),
  length: z.number().int(),
})

export const foundCase = z.strictObject({ card: caseCard, places: z.array(place).max(1) })
export type FoundCase = z.infer<typeof foundCase>

export const searchContract = {
  /** Those in sight that all of it holds for, the newest first. */
  find: reads('mediation.cases', inMediation)
    .input(z.strictObject({ filter: caseFilter, ...pageRequest }))
    .output(pageOf(foundCase)),

  /** What can be chosen: kinds that cases in sight have, and whoever has them. */
  choices: reads('mediation.cases', inMediation)
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        kinds: z.array(z.string()),
        mediators: z.array(z.strictObject({ id: rowId, name: z.string() })),
      }),
    ),
}
