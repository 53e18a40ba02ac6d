/** The work list: the cases that wait for something, what for and by when; and how much of it is due. */
import { z } from 'zod'
import { day, pageOf, pageRequest } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { caseCard } from '../cases/contract'
import { inMediation } from '../contract/file'

/** In the order in which they stand where their days are the same. */
export const waits = [
  'report',
  'handing-over', // 没有人经办：调解员已离岗
  'contact',
  'reply',
  'court-papers', // 法院材料哪天签收没有记，期限起算不了
  'seal', // 委派：都已签字，确认的期限按签字日已起算
  'confirmation',
  'instalment',
  'signatures',
  'screening',
  'consents',
  'acceptance',
  'mediation',
  'follow-up',
  'performance',
  'closing',
  'archiving',
] as const
export type WaitFor = (typeof waits)[number]

/** One's own, or all that one sees. */
export const whose = ['mine', 'all'] as const
export type Whose = (typeof whose)[number]

export const waitingCase = caseCard.extend({
  waits: z.strictObject({
    for: z.enum(waits),
    due: day.nullable(),
    /** The safe day for asking a court, where something else comes before it: going there together takes time (人民调解法 33). */
    court: day.nullable(),
  }),
})
export type WaitingCase = z.infer<typeof waitingCase>

export const waitingContract = {
  /** By the day of what comes next; what has no day stands last. */
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ whose: z.enum(whose), ...pageRequest }))
    .output(pageOf(waitingCase)),

  /** Of one's own cases. */
  due: reads('mediation.cases', inMediation)
    .input(z.strictObject({}))
    .output(z.strictObject({ today: z.number().int().min(0), overdue: z.number().int().min(0) })),
}
