/** 到期与删除: whose time in the sealed file is over, what holds it, whom the register has forgotten and the file not yet; and the deed. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { handlesKeys, reads, request } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { givenPassword } from '#desk/session/contract'
import { inMediation } from '../contract/file'
import { caseStates } from '../contract/words'

/** What a case still owes somebody, or somebody owes by it. */
export const caseHolds = [
  'under-way',
  'performance',
  'follow-up',
  'confirmation',
  'order',
  'warning',
  'paid-this-year',
] as const
export type CaseHold = (typeof caseHolds)[number]

/** Patrols go by the month, which their id says as one number: 202603 is March 2026. */
export const retainedKinds = ['case', 'order', 'warning', 'plea', 'patrols'] as const
export type RetainedKind = (typeof retainedKinds)[number]

const what = z.strictObject({ of: z.enum(retainedKinds), id: rowId })
export type Retained = z.infer<typeof what>

const due = what.extend({
  /**
   * Of a case its number, empty where it was never accepted; of an order or a warning that of its court or of the police;
   * of patrols their month.
   */
  number: z.string(),
  /** The kind of dispute; empty of whatever is no case. */
  kind: z.string(),
  endedOn: day,
  /** Since when it may go. */
  since: day,
  people: z.array(masked('case-text')),
  holds: z.array(z.enum(caseHolds)),
})
export type DueShown = z.infer<typeof due>

const waiting = z.strictObject({
  resident: rowId,
  /** As they are called in the cases that hold them. */
  name: masked('case-text'),
  askedOn: day,
  heldBy: z.array(what.extend({ number: z.string(), state: z.enum(caseStates).nullable() })),
})
export type WaitingShown = z.infer<typeof waiting>

export const mostAtOnce = 20
export const mostShown = 200

export const retentionContract = {
  /** Those that were due first stand first. `more` says that there are others behind them. */
  due: reads('mediation.head', inMediation)
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        due: z.array(due).max(mostShown),
        more: z.boolean(),
        waiting: z.array(waiting).max(mostShown),
      }),
    ),

  /**
   * Erases them, all or none. `conflict` `mediation.not-due` where the time of one is not over or something holds it, and `invalid`
   * `session.wrong-password`.
   */
  erase: handlesKeys('mediation.head', inMediation)
    .input(request({ what: z.array(what).min(1, 'required').max(mostAtOnce), password: givenPassword }))
    .output(z.strictObject({ erased: z.number().int() })),
}
