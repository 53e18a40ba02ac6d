/** Cases: the list of those in sight, one of them as it lies on the table, and what can be done with it now. */
import { z } from 'zod'
import { day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { masked } from '#ground/contract/sensitive'
import { looksAt, reads, request, writes } from '#ground/contract/procedure'
import { inMediation } from '../contract/file'
import {
  caseMoves,
  caseStates,
  courtReferrals,
  difficulties,
  referrers,
  riskLevels,
  sources,
  statutes,
} from '../contract/words'

const member = z.strictObject({ id: rowId, name: z.string() })

/** A case as a list shows it. */
export const caseCard = z.strictObject({
  id: rowId,
  state: z.enum(caseStates),
  /** Null until it is accepted. */
  number: z.string().nullable(),
  /** The parties by name, in the order in which they stand. */
  parties: z.array(z.string()),
  kind: z.string(),
  source: z.enum(sources),
  difficulty: z.enum(difficulties),
  risk: z.enum(riskLevels),
  mediators: z.array(member),
  openedOn: day,
  acceptedOn: day.nullable(),
  /** The last day of its time; null before it is accepted. */
  due: day.nullable(),
})
export type CaseCard = z.infer<typeof caseCard>

/** What a case begins with: how it came, and what it is about. */
export const openedCase = z.strictObject({
  source: z.enum(sources),
  referrer: z.enum(referrers).nullable(),
  courtReferral: z.enum(courtReferrals).nullable(),
  /** Of a referral: the number of its letter; may be empty. */
  letter: line(80).or(z.literal('')),
  replyDue: day.nullable(),
  /** When the court's papers were signed for, and when it was accepted on-line there. */
  papersSignedForOn: day.nullable(),
  acceptedOnlineOn: day.nullable(),
  kind: line(40),
  difficulty: z.enum(difficulties),
  /** What the committee calls source and difficulty, of the words of the settings that count as them; empty is as the law does. */
  sourceName: text(40).default(''),
  difficultyName: text(40).default(''),
  people: z.number().int().min(0).max(10_000),
  moneyFen: z.number().int().min(0).max(100_000_000_000),
  narrative: text(20_000),
  /** What whoever applies asks for, until it is accepted. */
  wants: text(5000).default(''),
  /** The visit it came from. */
  visitId: rowId.nullable(),
})
export type OpenedCase = z.infer<typeof openedCase>

export const article = z.strictObject({
  statute: z.enum(statutes),
  article: z.number().int().min(1),
  item: z.number().int().min(1).optional(),
})

/** What stands in the way of a step: its code, whose it is, and the law it rests on. */
export const gate = z.strictObject({
  code: z.string(),
  parties: z.array(rowId),
  articles: z.array(article),
})
export type GateShown = z.infer<typeof gate>

/** A step that the table of states has here, with what stands in its way. */
export const step = z.strictObject({ move: z.enum(caseMoves), gates: z.array(gate) })
export type StepShown = z.infer<typeof step>

const caseEvent = z.strictObject({
  id: rowId,
  kind: z.enum([...caseMoves, 'taken-back']),
  /** The event that this one takes back; neither counts. */
  takesBack: rowId.nullable(),
  day,
  at: instant,
  by: z.string(),
  reason: masked('case-text'),
})

export const caseRecord = z.strictObject({
  card: caseCard,
  opened: openedCase,
  openedBy: z.string(),
  events: z.array(caseEvent),
  steps: z.array(step),
  /** Whether whoever asks has it, was let in, or answers for all. */
  as: z.enum(['mediator', 'let-in', 'head']),
  /** The last step, where whoever asks may take it back now: their own, of today, that nobody has acted on. */
  takeable: z.enum(caseMoves).nullable(),
})
export type CaseRecord = z.infer<typeof caseRecord>

/** Which cases a list shows: those under way, those that have ended and are not bound yet, those in the archive. */
export const caseTabs = ['open', 'ended', 'archived'] as const
export type CaseTab = (typeof caseTabs)[number]

/** 案号、协议书编号 */
export const numberSeries = ['case', 'agreement'] as const
export type NumberSeries = (typeof numberSeries)[number]
const series = z.enum(numberSeries).default('case')

/** The form of the numbers of a series, and what the first of the year would look like. */
const numberForm = z.strictObject({ template: line(60), example: z.string() })

export const casesContract = {
  numberForm: reads('mediation.cases', inMediation).input(z.strictObject({ series })).output(numberForm),

  /** The committee's own form, from the next number on; what has one keeps it. `conflict` `mediation.template-taken`. */
  setNumberForm: writes('mediation.head', inMediation)
    .input(request({ series, template: line(60) }))
    .output(numberForm),

  /** Those in sight, by the day their time ends. */
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ tab: z.enum(caseTabs), ...pageRequest }))
    .output(pageOf(caseCard)),

  get: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(caseRecord),

  /** A slip: the last step does not count any more, and stays on record with what takes it back. `conflict` `mediation.take-back-…`. */
  takeBack: writes('mediation.cases', inMediation)
    .input(request({ id: rowId }))
    .output(z.strictObject({ id: rowId, state: z.enum(caseStates) })),

  /** Takes a quarrel down; whoever does has it. It has no number before it is accepted. */
  open: writes('mediation.cases', inMediation)
    .input(request({ opened: openedCase }))
    .output(z.strictObject({ id: rowId })),
}
