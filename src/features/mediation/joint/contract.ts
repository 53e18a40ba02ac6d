/** 并案 and 联合调解: several disputes of the same people handled in one, and committees that sit at a case together. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { caseStates } from '../contract/words'
import { gate } from '../cases/contract'
import { inMediation } from '../contract/file'

const other = z.strictObject({
  id: rowId,
  number: z.string().nullable(),
  state: z.enum(caseStates),
  kind: z.string(),
  parties: z.array(z.string()),
})
export type OtherCase = z.infer<typeof other>

export const mostCommittees = 9

const committee = z.strictObject({
  name: line(60),
  /** Under which number it has the case; may be empty. */
  number: text(60),
  /** Whom to call there; may be empty. */
  contact: text(60),
  leads: z.boolean(),
  mediators: z.array(line(40)).max(12),
})
export type Committee = z.infer<typeof committee>

export const jointContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        committees: z.array(committee),
        /** The case that took this one in, and those that it took in itself. */
        into: other.nullable(),
        joined: z.array(other),
        /** Cases under way of the same people, in sight. */
        candidates: z.array(other),
        gates: z.array(gate),
        mayJoin: z.boolean(),
        open: z.boolean(),
      }),
    ),

  /** All of them, in their order; none is a case that this committee has alone. `conflict` `mediation.joint-…`. */
  saveCommittees: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, committees: z.array(committee).max(mostCommittees) }))
    .output(z.strictObject({ id: rowId })),

  /** From this day on it is handled in the other; whoever saw one sees both. */
  join: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, into: rowId, day, reason: line(200) }))
    .output(z.strictObject({ id: rowId })),
}
