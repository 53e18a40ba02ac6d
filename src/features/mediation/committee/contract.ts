/** The committee's roll: who sits on it, since when, and what the law finds wrong with it today. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { sexes } from '#ground/people/words'
import { inMediation } from '../contract/file'

export const memberText = z.strictObject({
  name: line(30),
  sex: z.enum(sexes),
  chosenOn: day,
  chair: z.boolean(),
  salaried: z.boolean(),
  /** 金花调解工作室; may be empty. */
  studio: text(40),
  /** Their account, where they sit at the desk: cases and pay are by it. */
  staffId: rowId.nullable(),
})
export type MemberText = z.infer<typeof memberText>

export const member = z.strictObject({
  id: rowId,
  name: z.string(),
  sex: z.enum(sexes),
  chosenOn: day,
  /** The first day after the term. */
  termEnds: day,
  leftOn: day.nullable(),
  chair: z.boolean(),
  salaried: z.boolean(),
  studio: z.string(),
  staffId: rowId.nullable(),
})
export type MemberShown = z.infer<typeof member>

export const committeeFault = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(['too-few', 'too-many']), members: z.number().int() }),
  z.strictObject({ code: z.literal('no-woman') }),
  z.strictObject({ code: z.literal('chairs'), chairs: z.number().int() }),
  z.strictObject({ code: z.literal('term-over'), member: rowId, since: day }),
])
export type CommitteeFaultShown = z.infer<typeof committeeFault>

export const committeeContract = {
  /** Those who sit on it first, then those who left; accounts that a member can be linked with. */
  roll: reads('mediation.cases', inMediation)
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        members: z.array(member),
        faults: z.array(committeeFault),
        accounts: z.array(z.strictObject({ id: rowId, name: z.string() })),
      }),
    ),

  /** Puts somebody on the roll, or puts the one with this id right. */
  keep: writes('mediation.head', inMediation)
    .input(request({ id: rowId.nullable(), member: memberText }))
    .output(z.strictObject({ id: rowId })),

  /** `on` is the first day without them. They stay on the roll as having left. */
  leave: writes('mediation.head', inMediation)
    .input(request({ id: rowId, on: day }))
    .output(z.strictObject({ id: rowId })),
}
