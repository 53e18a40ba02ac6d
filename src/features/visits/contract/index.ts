/** What the visits feature offers: who came for what, the queue of the day, and what became of each. */
import { z } from 'zod'
import { day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { duty, matter } from '#work/duties/contract'
import { disclosed, masked, revealReason } from '#ground/contract/sensitive'
import { figuresContract } from '../figures/contract'
import { screenContract } from '../screen/contract'
import { colleague, visit } from './visit'
import { visitCategories, visitMoves, visitStates } from './words'

export * from './visit'
export * from './words'

/** How the centre helps: with them, for them, at their home. Service requests have the same three. */
export const requestModes = ['assisted', 'delegated', 'home-visit'] as const
export type RequestMode = (typeof requestModes)[number]

/** One or two capital letters: with digits in it, `A1` + `001` and `A` + `1001` would be the same number. */
export const queuePrefixForm = /^[A-Z]{1,2}$/

/** Someone in line, in the order in which they will be called. */
const inLine = visit.extend({
  skipped: z.boolean(),
  /** Estimated milliseconds until they are called; null when too little is known. */
  wait: z.number().int().min(0).nullable(),
})
export type InLineVisit = z.infer<typeof inLine>

/** A move as it was made, for the visit's own course. */
const madeMove = z.strictObject({
  id: rowId,
  move: z.enum([...visitMoves, 'amend', 'taken-back']),
  at: instant,
  by: z.string(),
})

/** How the centre runs its queue. */
export const queueSettings = z.strictObject({
  /** One or two capital letters before the number. */
  prefix: z.string().trim().toUpperCase().regex(queuePrefixForm, 'not-a-queue-prefix'),
  /** Width of the slip's paper in millimetres. */
  slipWidth: z.union([z.literal(58), z.literal(80)]),
  /** How many others a skipped person lets pass. */
  turnsAfterSkip: z.number().int().min(1).max(20),
  /** How many places serve at once. */
  counters: z.number().int().min(1).max(20),
})
export type QueueSettings = z.infer<typeof queueSettings>

/** What a write answers: where the visit stands now, and the move to take back if it was a slip (null if it can't be). */
const moved = z.strictObject({ visit, takeBack: rowId.nullable() })
export type Moved = z.infer<typeof moved>

const who = {
  /** Someone in the register… */
  residentId: rowId.optional(),
  /** …or what a person who isn't is called. Both may be left out: nobody has to say who they are to ask something. */
  visitor: line(40).optional(),
}

/** What somebody says when they come. */
const registration = z.strictObject({
  ...who,
  matter: text(200),
  category: z.enum(visitCategories).optional(),
  then: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('wait') }),
    z.strictObject({ kind: z.literal('serve') }),
    z.strictObject({ kind: z.literal('answered'), answer: text(1000) }),
  ]),
})
export type Registration = z.infer<typeof registration>

/** By what past visits are looked up. */
const visitFilter = {
  from: day.optional(),
  until: day.optional(),
  /** Words of the matter, the answer, the visitor or the number. */
  words: line(40).optional(),
  category: z.enum(visitCategories).optional(),
  handlerId: rowId.optional(),
  residentId: rowId.optional(),
  state: z.enum(visitStates).optional(),
}
export const visitSearch = z.strictObject({ ...visitFilter, ...pageRequest })
export type VisitSearch = z.infer<typeof visitSearch>

/** Days as they are chosen: up to today, or from one to another. */
export const periods = ['today', 'week', 'month', 'range', 'all'] as const
export type Period = (typeof periods)[number]

/** What the list is narrowed by on screen, and what a saved view of it keeps: this week is another week next Monday. */
export const visitChoices = z.strictObject({ period: z.enum(periods), ...visitFilter })
export type VisitChoices = z.infer<typeof visitChoices>

/** More than anybody is behind with: each feature looks for some hundreds of its own. */
export const mostDuties = 5_000

export const visitsContract = {
  /** Everything the counter's right column shows, in one call: the queue, who is being served, today's duties. */
  home: reads('visits.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        now: instant,
        line: z.array(inLine),
        /** Called or being served, the longest first; from earlier days too, until somebody says what became of them. */
        atCounter: z.array(visit),
        /** Milliseconds someone who came now would wait; null when too little is known. */
        newcomerWait: z.number().int().min(0).nullable(),
        counts: z.strictObject({
          came: z.number().int().min(0),
          done: z.number().int().min(0),
          left: z.number().int().min(0),
        }),
        /** One's own, the most urgent first, at most 30; `dutyCount` says how many there are. */
        duties: z.array(duty),
        dutyCount: z.number().int().min(0),
        settings: queueSettings,
        /** Who was served last, today, the latest first: at most five. */
        lastServed: z.array(visit),
        /** Whom the desk expects: a result to fetch, papers to bring, a day they named. */
        awaited: z.array(matter),
      }),
    ),

  /** All of one's own duties, the most urgent first: what the counter shows the first 30 of. */
  duties: reads('visits.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ duties: z.array(duty).max(mostDuties) })),

  list: reads('visits.read').input(visitSearch).output(pageOf(visit)),

  /** Everyone who has handled a visit, for narrowing the list. */
  handlers: reads('visits.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ handlers: z.array(colleague) })),

  get: reads('visits.read')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ visit, moves: z.array(madeMove), takeBack: rowId.nullable() })),

  /** The bar under the search: what the desk knows of this person's coming, and what is due for them. */
  ofResident: looksAt('visits.read')
    .input(z.strictObject({ residentId: rowId }))
    .output(
      z.strictObject({
        /** Visits that are over or open, today's included. */
        count: z.number().int().min(0),
        last: visit.nullable(),
        /** Waiting, called or being served now. */
        open: visit.nullable(),
        /** What is open with them, due or not, what they most likely came for first. */
        duties: z.array(matter),
      }),
    ),

  /** For the resident's timeline, the latest first. */
  timeline: looksAt('visits.read')
    .input(z.strictObject({ residentId: rowId }))
    .output(z.strictObject({ visits: z.array(visit) })),

  /** What the queue slip says. */
  slip: reads('visits.read')
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        number: z.string(),
        matter: masked('typed-number'),
        takenAt: instant,
        /** People who will be called before, when it is printed. */
        ahead: z.number().int().min(0),
        wait: z.number().int().min(0).nullable(),
        /** Millimetres. */
        width: z.union([z.literal(58), z.literal(80)]),
      }),
    ),

  /** What was written, with the numbers in it, for a reason. */
  reveal: discloses('sensitive.reveal')
    .input(
      z.strictObject({ id: rowId, field: z.enum(['visitor', 'matter', 'answer']), reason: revealReason }),
    )
    .output(z.strictObject({ value: disclosed() })),

  /** Somebody came: they take a number, are served at once, or have had their answer already. */
  register: writes('visits.edit').input(request(registration.shape)).output(moved),

  /** Calls whoever's turn it is. Two counters calling at once get two people. */
  callNext: writes('visits.edit').input(request({})).output(moved),

  /** One of the moves that need nothing but the visit. */
  move: writes('visits.edit')
    .input(request({ id: rowId, move: z.enum(['call', 'recall', 'skip', 'serve', 'put-back', 'leave']) }))
    .output(moved),

  /** Answered on the spot; who was still waiting was served with it. */
  answer: writes('visits.edit')
    .input(request({ id: rowId, answer: text(1000) }))
    .output(moved),

  /** Turns the visit into a service request, with what the visit knows: one transaction for both. */
  becomeRequest: writes('visits.edit')
    .input(
      request({
        id: rowId,
        /** Needed when the visit doesn't say who came: a request has an applicant. */
        residentId: rowId.optional(),
        itemId: rowId,
        mode: z.enum(requestModes),
      }),
    )
    .output(moved.extend({ serviceRequestId: rowId })),

  /** Who it is or what for, said later or said better. */
  amend: writes('visits.edit')
    .input(
      request({
        id: rowId,
        residentId: rowId.nullable(),
        visitor: line(40).nullable(),
        matter: text(200),
        category: z.enum(visitCategories).nullable(),
      }),
    )
    .output(moved),

  /** Takes back the last move of a visit, named by its id so that it can't hit another. */
  takeBack: writes('visits.edit')
    .input(request({ moveId: rowId }))
    .output(moved),

  screen: screenContract,
  figures: figuresContract,

  settings: reads('settings.read').input(z.strictObject({})).output(queueSettings),
  saveSettings: writes('settings.manage')
    .input(request({ settings: queueSettings }))
    .output(queueSettings),
}
