/** What is asked by name before a case goes on, the reports that the answers command, help that was offered, pleas for help. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { looksAt, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { article } from '../cases/contract'
import { inMediation } from '../contract/file'
import {
  fullOrLess,
  harmsToMinors,
  helpOffers,
  matterBars,
  reportBodies,
  sufferedFrom,
  violenceForms,
} from '../contract/words'
import { dangers, holdingConditions, protectedPeople } from './contract/words'

export const sufferedForms = [...violenceForms, ...harmsToMinors] as const
const bars = z.array(z.enum(matterBars)).max(matterBars.length)
const vulnerable = z.array(z.enum(protectedPeople)).max(protectedPeople.length)
const danger = z.array(z.enum(dangers)).max(dangers.length)

/** Of whom it is suspected. `continues` names one of the screening that is corrected. */
export const suspicionText = z
  .strictObject({
    continues: rowId.nullable(),
    name: line(40),
    /** Null of one that goes on, as it was written; or where nobody knows it. */
    birth: day.nullable(),
    /** About how old they are, where nobody knows the day of birth. */
    aboutAge: z.number().int().min(0).max(120).nullable().default(null),
    /** Asked of an adult; of a minor nobody asks. */
    capacity: z.enum(fullOrLess).nullable(),
    from: z.enum(sufferedFrom),
    forms: z.array(z.enum(sufferedForms)).min(1, 'required').max(sufferedForms.length),
    discoveredAt: instant,
  })
  .refine(({ continues, birth, aboutAge }) => continues !== null || birth !== null || aboutAge !== null, {
    error: 'required',
    path: ['birth'],
  })
export type SuspicionText = z.infer<typeof suspicionText>

export const screeningText = z.strictObject({
  /** The screening that it corrects, and why; the first corrects none. */
  corrects: rowId.nullable(),
  reason: text(500),
  suspicions: z.array(suspicionText).max(10),
  offence: z.enum(['unlikely', 'possible']),
  bars,
  vulnerable,
  danger,
})
export type ScreeningText = z.infer<typeof screeningText>

const shownSuspicion = z.strictObject({
  id: rowId,
  continues: rowId.nullable(),
  name: z.string(),
  birth: masked('birth'),
  age: z.number().int(),
  /** The age was told, and nobody knows the day of birth. */
  isAbout: z.boolean(),
  capacity: z.enum(fullOrLess).nullable(),
  from: z.enum(sufferedFrom),
  forms: z.array(z.enum(sufferedForms)),
  discoveredAt: instant,
  /** Help that is offered to an adult of full capacity, with the answer; null is not offered yet. */
  help: z.array(
    z.strictObject({ offer: z.enum(helpOffers), answer: z.enum(['wanted', 'not-wanted']).nullable() }),
  ),
})
export type SuspicionShown = z.infer<typeof shownSuspicion>

const shownScreening = z.strictObject({
  id: rowId,
  corrects: rowId.nullable(),
  reason: masked('case-text'),
  suspicions: z.array(shownSuspicion),
  offence: z.enum(['unlikely', 'possible']),
  bars,
  /** Null of before these were asked. */
  vulnerable: vulnerable.nullable(),
  danger: danger.nullable(),
  at: instant,
  by: z.string(),
})
export type ScreeningShown = z.infer<typeof shownScreening>

export const reportText = z.strictObject({
  /** Null is the possible offence of the quarrel itself. */
  suspicion: rowId.nullable(),
  source: z.enum(['committee', 'another-body']),
  discoveredAt: instant,
  toldAt: instant,
  to: z.enum(reportBodies),
  /** Who reported; on no paper (反家庭暴力法 14). */
  by: line(40),
  what: text(2000).pipe(z.string().min(1, 'required')),
  receipt: line(200),
})
export type ReportText = z.infer<typeof reportText>

const shownReport = reportText.extend({ id: rowId, minutes: z.number().int().nullable() })

const owed = z.strictObject({
  suspicion: rowId.nullable(),
  to: z.array(z.enum(reportBodies)),
  when: z.enum(['at-once', 'promptly']),
  articles: z.array(article),
})
export type OwedShown = z.infer<typeof owed>

export const pleaText = z.strictObject({
  saidAt: instant,
  person: line(60),
  /** As spoken. */
  words: text(5000).pipe(z.string().min(1, 'required')),
  handler: line(40),
  addsTo: rowId.nullable(),
})
export type PleaText = z.infer<typeof pleaText>
const shownPlea = pleaText.extend({
  id: rowId,
  writtenAt: instant,
  by: z.string(),
  /** Taken down before there was a case, and the register still has it. */
  before: z.boolean(),
})

export const screeningOfCase = z.strictObject({
  /** The first first; the last counts. */
  screenings: z.array(shownScreening),
  reports: z.array(shownReport),
  /** What waits for whom: nothing goes on before. */
  owed: z.array(owed),
  conditions: z.array(z.enum(holdingConditions)),
  pleas: z.array(shownPlea),
  open: z.boolean(),
})
export type ScreeningOfCase = z.infer<typeof screeningOfCase>

const written = z.strictObject({ id: rowId })

export const screeningContract = {
  of: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(screeningOfCase),

  /** The first, or one that corrects the standing one: both stay. */
  screen: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, screening: screeningText }))
    .output(z.strictObject({ id: rowId, owed: z.array(owed) })),

  /** A whole report; one that lacks anything is none. */
  report: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, report: reportText }))
    .output(z.strictObject({ id: rowId, owed: z.array(owed) })),

  help: writes('mediation.cases', inMediation)
    .input(request({ suspicion: rowId, offer: z.enum(helpOffers), answer: z.enum(['wanted', 'not-wanted']) }))
    .output(written),

  /** 求助记录: only ever added to. */
  plea: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, plea: pleaText }))
    .output(written),
}
