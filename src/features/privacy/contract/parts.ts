/** Requests, breaches and settings as the desk shows and takes them. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { attachmentKinds } from '#vault/attachments/contract'
import { masked } from '#ground/contract/sensitive'
import {
  askers,
  askingDoubts,
  outcomes,
  peopleTold,
  requestKinds,
  requestStates,
  requestSteps,
  tellings,
} from './words'

const count = z.number().int().min(0)
/** Months; more than thirty years is not the shortest time that is needed (art. 19). */
const months = z.number().int().min(0).max(360)

/** A kind of record as its feature names it: `visits.visits`. Which there are, the features declare. */
export const recordKind = z
  .string()
  .max(80)
  .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)

export const privacySettings = z.strictObject({
  /** Working days within which a request is answered. */
  answerDays: z.number().int().min(1).max(30),
  /** Months for which a record has to stay although its person asks for its erasure; 0 for none. */
  duties: z.record(recordKind, months),
  /** Months after which a record is proposed for erasure. */
  retention: z.record(recordKind, months.min(1)),
})
export type PrivacySettings = z.infer<typeof privacySettings>

/** The fewest months that the manager may set, kind by kind, where a law sets any. */
export const leastMonths = z.strictObject({
  duties: z.record(recordKind, months),
  retention: z.record(recordKind, months),
})

export const requestRow = z.strictObject({
  id: rowId,
  number: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  /** Whose data it is about; the name stays when the record is gone. */
  person: z.strictObject({ id: rowId, name: z.string() }),
  received: day,
  due: day,
  /** False while the year's holidays are not announced. */
  announced: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  /** Who handles it: the last who did something. */
  handler: z.string(),
})
export type RequestRow = z.infer<typeof requestRow>

/** One kind of record of a person, and what an erasure would do to it today. */
export const planLine = z.strictObject({
  kind: z.string(),
  /** Records that stand in the way: something is still to be done, or an original is here. */
  open: count,
  erased: count,
  kept: count,
  /** The last day of those that stay. */
  until: day.nullable(),
})
export const erasurePlan = z.strictObject({
  lines: z.array(planLine),
  blocked: z.boolean(),
  /** Rows that stay; an erasure names the number it was shown. */
  kept: count,
  /** Name and number stay, locked, because something stays that is told apart by them. */
  identityStays: z.boolean(),
})
export type ErasurePlan = z.infer<typeof erasurePlan>

export const requestRecord = z.strictObject({
  row: requestRow,
  by: z.enum(askers),
  /** Who asks, what they want and why it was decided so are typed: somebody may have written a number into each. */
  byName: masked('typed-number'),
  words: masked('typed-number'),
  reason: masked('typed-number'),
  steps: z.array(z.enum(requestSteps)),
  events: z.array(
    z.strictObject({
      id: rowId,
      at: instant,
      by: z.string(),
      step: z.string(),
      text: masked('typed-number'),
      /** What an erasure took and left. */
      lines: z.array(planLine),
    }),
  ),
  /** How the record of the person stands: there, locked, or gone. */
  standing: z.enum(['there', 'locked', 'gone']),
  /** For erasure and withdrawal, while the record is there. */
  plan: erasurePlan.nullable(),
  /** Nobody is to be led to the person: their copy goes to somebody else only by `release`. */
  isProtected: z.boolean(),
  /** For access: how often the copy was handed out. */
  copies: count,
  /** For correction: changes of the record since the request came. */
  changes: count,
  consentWithdrawn: z.boolean(),
})
export type RequestRecord = z.infer<typeof requestRecord>

export const received = {
  residentId: rowId,
  kind: z.enum(requestKinds),
  by: z.enum(askers),
  /** Who asks, where it is not the person. */
  byName: z.union([z.literal(''), line(60)]),
  /** In the words of whoever asks. */
  words: text(500),
  received: day,
  /** Why it is taken although something speaks against whoever asks; asked for by `privacy.asker-needs-reason`. */
  despite: line(300).optional(),
}

/** Whether a request may be taken of whoever comes: as it is, with a reason, or not at all. */
export const mayAsk = z.discriminatedUnion('says', [
  z.strictObject({ says: z.literal('fine'), why: z.null() }),
  z.strictObject({ says: z.enum(['reason', 'refused']), why: z.enum(askingDoubts) }),
])

const plainValue = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('text'), text: z.string() }),
  z.strictObject({ as: z.literal('day'), day: z.string() }),
  z.strictObject({ as: z.literal('instant'), at: instant }),
  z.strictObject({ as: z.literal('word'), word: z.string() }),
])
export const heldValue = z.discriminatedUnion('as', [
  ...plainValue.options,
  z.strictObject({
    as: z.literal('several'),
    each: z.array(z.array(plainValue).readonly()).readonly(),
  }),
])
export const heldKind = z.strictObject({
  kind: z.string(),
  rows: z.array(z.array(z.strictObject({ name: z.string(), value: heldValue }))),
  /** Months for which it is kept; null while the centre serves the person. */
  months: z.number().int().nullable(),
})
export type HeldKind = z.infer<typeof heldKind>

/** The person's own copy. */
export const ownCopy = z.strictObject({
  number: z.string(),
  name: z.string(),
  subDistrict: z.string(),
  community: z.string(),
  kinds: z.array(heldKind),
  /** Photos, scans and PDFs: each is fetched by its own call. */
  files: z.array(z.strictObject({ id: rowId, kind: z.enum(attachmentKinds), title: z.string() })),
  /** Who saw or received it, as far as the log tells, the latest first. */
  seen: z.array(
    z.strictObject({ at: instant, procedure: z.string(), fields: z.array(z.string()), reason: z.string() }),
  ),
  /** Working days within which the next question is answered. */
  answerDays: z.number().int(),
  madeAt: instant,
  madeBy: z.string(),
})
export type OwnCopy = z.infer<typeof ownCopy>

export const breachInput = z.strictObject({
  found: day,
  what: line(200),
  /** Which data it concerns: names, numbers, phones. */
  data: line(200),
  people: z.number().int().min(0).max(10_000_000),
  cause: text(500),
  harm: text(500),
  measures: text(1000),
  /** To whom it was reported; empty while it was not. */
  authority: z.union([z.literal(''), line(100)]),
  reported: day.nullable(),
  told: z.enum(peopleTold),
  toldDay: day.nullable(),
  /** How they were told, or why they need not be (art. 57). */
  toldNote: text(300),
})
export const breachRow = breachInput.extend({ id: rowId, by: z.string(), at: instant })
export type BreachRow = z.infer<typeof breachRow>

export const dueLine = z.strictObject({
  kind: recordKind,
  count,
  /** Months after which it is proposed; null where the duty to keep it decides. */
  months: z.number().int().nullable(),
})
export type DueLine = z.infer<typeof dueLine>

export const exportRow = z.strictObject({
  id: rowId,
  at: instant,
  by: z.string(),
  procedure: z.string(),
  fields: z.array(z.string()),
  /** How many rows the file had; null where the log of that time doesn't say. */
  rows: z.number().int().min(0).nullable(),
  reason: z.string(),
  note: masked('typed-number'),
})
export type ExportRow = z.infer<typeof exportRow>

export const telling = { day, how: z.enum(tellings) }
