/** 调解记录: rights told, sittings with what each party said, and the pages they initialled. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { gate } from '../cases/contract'
import { holdingConditions } from '../screening/contract/words'

export const mostPages = 60
const mostParties = 40

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-clock')

const present = z.strictObject({
  party: rowId,
  /** As it was said; empty where nothing is written. */
  words: text(4000),
  /** Who read the record to a party who cannot read. */
  readBy: text(40),
})

export const sessionText = z.strictObject({
  on: day,
  clock,
  place: line(60),
  doors: z.enum(['open', 'closed']),
  present: z.array(present).min(1, 'nobody-there').max(mostParties),
  /** Whoever acted for a party, guests, who read it aloud. */
  others: z.array(line(40)).max(20),
  childPresent: z.boolean(),
  rightsTold: z.boolean(),
  result: text(4000),
  /** Why both sides sat together although one of them wanted to sit apart (反家庭暴力法 13). */
  togetherBecause: text(200).default(''),
})
export type SessionText = z.input<typeof sessionText>

const initial = z.strictObject({ party: rowId, page: z.number().int().min(1).max(mostPages) })

/** What a record lacks: `nothing-said` and the like name the party. */
const sessionGap = z.strictObject({
  code: z.enum([
    'on',
    'place',
    'result',
    'rights-not-told',
    'nobody-there',
    'child-in-the-room',
    'nothing-said',
    'not-read',
    'not-apart',
    'uninvited',
    'untold-then',
    'refused-then',
    'page-not-initialled',
  ]),
  party: rowId.nullable(),
  /** Of somebody who is no party. */
  name: masked('case-text').optional(),
  page: z.number().int().nullable(),
})

export const sessionShown = z.strictObject({
  id: rowId,
  on: day,
  clock,
  place: masked('case-text'),
  doors: z.enum(['open', 'closed']),
  present: z.array(
    z.strictObject({
      party: rowId,
      name: z.string(),
      words: masked('case-text'),
      readBy: masked('case-text'),
    }),
  ),
  others: z.array(masked('case-text')),
  childPresent: z.boolean(),
  rightsTold: z.boolean(),
  result: masked('case-text'),
  togetherBecause: masked('case-text'),
  /** Null while nobody said how many pages the paper came to. */
  pages: z.number().int().nullable(),
  initialled: z.array(initial),
  gaps: z.array(sessionGap),
  /** The record that this one puts right, and why. */
  corrects: rowId.nullable(),
  reason: masked('case-text'),
  /** Whether a later record takes its place. */
  isCorrected: z.boolean(),
  at: instant,
  by: z.string(),
})
export type SessionShown = z.infer<typeof sessionShown>

export const sessionsContract = {
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        sessions: z.array(sessionShown).max(500),
        /** What holding one waits for; empty where one can be held. */
        gates: z.array(gate),
        /** Open only where every party wants it so (人民调解法 23). */
        doors: z.enum(['open', 'closed']),
        /** Who mediates and was not asked how they stand to each party (人民调解法 19, 23). */
        unanswered: z.array(z.strictObject({ mediator: rowId, name: z.string() })),
        /** How it has to be held where violence was told of. */
        conditions: z.array(z.enum(holdingConditions)),
        parties: z.array(
          z.strictObject({
            id: rowId,
            name: z.string(),
            cannotRead: z.boolean(),
            /** The first day. */
            rightsToldOn: day.nullable(),
            diedOn: day.nullable(),
            /** Told again, also at a further sitting. */
            toldAgainOn: z.array(day),
          }),
        ),
      }),
    ),

  /** 权利义务告知: to each party with its day (人民调解法 23); told again, both days stay and the first is the one that counts. */
  tellRights: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, parties: z.array(rowId).min(1).max(mostParties), on: day }))
    .output(z.strictObject({ case: rowId })),

  /**
   * The first sitting begins the mediation. `conflict` `mediation.gate-…` where something has to be there before,
   * `mediation.doors-closed` where it was open and a party wants it closed.
   */
  hold: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, session: sessionText }))
    .output(z.strictObject({ session: rowId })),

  /** A record beside the one that was wrong; both stay. */
  correct: writes('mediation.cases', inMediation)
    .input(request({ session: rowId, reason: line(200), text: sessionText }))
    .output(z.strictObject({ session: rowId })),

  /** How many pages the paper came to, and who initialled which. */
  initial: writes('mediation.cases', inMediation)
    .input(
      request({
        session: rowId,
        pages: z.number().int().min(1).max(mostPages),
        initialled: z.array(initial).max(mostPages * mostParties),
      }),
    )
    .output(z.strictObject({ session: rowId })),
}
