/** In whose hands a case is: who has it, who was let in, how they stand to its parties; letting in and handing over. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { looksAt, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { likenesses, relationAnswers } from '../contract/words'

const member = z.strictObject({ id: rowId, name: z.string() })

export const stayKinds = ['mediator', 'let-in'] as const

const relation = z.strictObject({
  party: rowId,
  name: z.string(),
  code: z.enum(['is-party', 'acts-for', 'declared']),
  because: z.enum(likenesses).nullable(),
  says: z.enum(relationAnswers).nullable(),
})

const stay = z.strictObject({
  id: rowId,
  staff: member,
  as: z.enum(stayKinds),
  from: day,
  until: day.nullable(),
  reason: masked('case-text'),
  /** Why they should not have it, as far as anybody knows. */
  relations: z.array(relation),
  /** The parties of whom nobody asked them; empty of a stay that is over. */
  unanswered: z.array(rowId),
  /** The parties who took them, knowing the last that was declared. */
  accepted: z.array(rowId),
  /** False where not all parties took them, knowing it (人民调解法 19, 23). */
  mayMediate: z.boolean(),
})
export type StayShown = z.infer<typeof stay>

export const handsOfCase = z.strictObject({
  stays: z.array(stay),
  /** Colleagues who could have it or be let in. */
  colleagues: z.array(member),
  /** Whether whoever asks may let in and hand over: they have it, or answer for all. */
  mine: z.boolean(),
})
export type HandsOfCase = z.infer<typeof handsOfCase>

const written = z.strictObject({ id: rowId })

export const handsContract = {
  of: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(handsOfCase),

  /** To read and write in it, or to mediate it together (人民调解法 19: 一名或者数名). */
  letIn: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, staff: rowId, as: z.enum(stayKinds).default('let-in'), reason: line(200) }))
    .output(written),

  /** Ends a stay: from tomorrow on the case is not there for them. The last mediator hands over instead: `conflict` `mediation.last-mediator`. */
  letOut: writes('mediation.cases', inMediation)
    .input(request({ stay: rowId }))
    .output(written),

  /** From one mediator to another; the old one's stay ends, and stays on record. */
  handOver: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, from: rowId, to: rowId, reason: line(200) }))
    .output(written),

  /** What a mediator says of themselves and a party; `none` says that a like name is another person's. */
  declare: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, mediator: rowId, says: z.enum(relationAnswers), note: text(200) }))
    .output(written),

  /** `none` of every party of whom nobody asked them yet, but of those of a like name: these are answered one by one. */
  unrelated: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, mediator: rowId }))
    .output(z.strictObject({ parties: z.array(rowId) })),

  /** A party takes a mediator, knowing what was declared. */
  accepted: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, mediator: rowId, day }))
    .output(written),
}
