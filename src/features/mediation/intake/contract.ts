/** The road from the door to an accepted case: what it came with put right, and who of it stood in an earlier case. */
import { z } from 'zod'
import { day, rowId, text } from '#ground/contract/fields'
import { looksAt, request, writes } from '#ground/contract/procedure'
import { openedCase } from '../cases/contract'
import { inMediation } from '../contract/file'
import { caseStates, likenesses, partyRoles } from '../contract/words'

/** What becomes of a quarrel that was taken down. */
export const intakeMoves = ['accept', 'not-accept', 'drop'] as const
export type IntakeMove = (typeof intakeMoves)[number]

export const standingRoles = [...partyRoles, 'representative', 'invited', 'victim', 'mediator'] as const

/** Somebody of this case who stands in an earlier one; nothing is decided by it. */
const met = z.strictObject({
  who: z.string(),
  earlier: rowId,
  number: z.string().nullable(),
  parties: z.array(z.string()),
  earlierName: z.string(),
  earlierRole: z.enum(standingRoles),
  because: z.enum(likenesses),
  sameMediator: z.boolean(),
  /** Applicant there, respondent here; beside each other there, against each other here. */
  roleChanged: z.boolean(),
  sidesChanged: z.boolean(),
})
export type MetShown = z.infer<typeof met>

export const intakeContract = {
  /** Of the cases that whoever asks may see: one that they may not is not there. */
  met: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(z.strictObject({ met: z.array(met).max(50) })),

  /** What it came with, said better. Once it is accepted, how it came stays. */
  change: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, opened: openedCase }))
    .output(z.strictObject({ id: rowId })),

  /** Accepted it takes its number; refused with all that stands in its way. */
  step: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, move: z.enum(intakeMoves), day, reason: text(500) }))
    .output(z.strictObject({ id: rowId, state: z.enum(caseStates), number: z.string().nullable() })),
}
