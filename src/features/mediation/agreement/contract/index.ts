/** 协议: its text checked before anybody signs, hands and seal with their days, effect, originals; oral ones registered. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { inMediation } from '../../contract/file'
import { article, gate } from '../../cases/contract'
import { stop } from './stops'
import { courtEnds, signingManners } from '../../contract/words'
import { agreementShown, agreementText, effectShown, hand } from './text'

export * from './text'

const person = z.strictObject({
  id: rowId,
  name: z.string(),
  role: z.enum(['applicant', 'respondent', 'third-party']),
  cannotRead: z.boolean(),
  diedOn: day.nullable(),
  /** Who may sign for them. */
  representatives: z.array(z.strictObject({ id: rowId, name: z.string() })),
})

const gated = z.array(gate)

export const agreementsContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(person),
        /** The one that stands; null before the first and after one was set aside. */
        standing: agreementShown.nullable(),
        earlier: z.array(
          z.strictObject({
            id: rowId,
            number: z.string(),
            why: z.enum(['set-aside', 'renegotiate', 'ended', 'taken-back']),
          }),
        ),
        /** What each step waits for besides its own form; empty where it can be made. */
        steps: z.strictObject({
          propose: gated,
          speak: gated,
          sign: gated,
          setAside: gated,
          renegotiate: gated,
          settle: gated,
        }),
        /** Until a court is asked, or the case is closed. */
        mayCorrectHands: z.boolean(),
        /** The committees that mediate it with this one: each gets a copy. */
        others: z.array(z.string()),
        /** The file belongs to a court that has filed the matter. */
        isEntrusted: z.boolean(),
      }),
    ),

  /** What a court would find in it, before anybody signs (民诉法解释 355, 358). */
  check: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId, text: agreementText }))
    .output(
      z.strictObject({
        stops: z.array(stop),
        /** Terms that a court does not confirm; the parties may want them all the same and are told. */
        warnings: z.array(z.strictObject({ term: z.number().int(), why: article })),
      }),
    ),

  /** Lays the text before the parties: it takes its number and waits for hands. */
  propose: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, text: agreementText }))
    .output(z.strictObject({ agreement: rowId, number: z.string() })),

  /** 口头协议登记: in effect the day it was reached (人民调解法 28, 30). */
  speak: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, reachedOn: day, text: agreementText }))
    .output(z.strictObject({ agreement: rowId, number: z.string() })),

  /** Hands and seal as they are on the paper; with the last of them it takes effect. */
  sign: writes('mediation.cases', inMediation)
    .input(request({ agreement: rowId, hands: z.array(hand).min(1, 'required').max(42) }))
    .output(z.strictObject({ agreement: rowId, effect: effectShown })),

  /** A hand that was written down wrongly, as it is on the paper: the effect is worked out anew while no court was asked. */
  correctHand: writes('mediation.cases', inMediation)
    .input(
      request({
        agreement: rowId,
        hand: rowId,
        representative: rowId.nullable(),
        manner: z.enum(signingManners),
        day,
        reason: line(200),
      }),
    )
    .output(z.strictObject({ hand: rowId })),

  /** Not signed after all: back to the table. */
  setAside: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, reason: line(200) }))
    .output(z.strictObject({ case: rowId })),

  /** Changed or made anew, by all parties' wish or after a rejection (民事诉讼法 206). */
  renegotiate: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, reason: line(200) }))
    .output(z.strictObject({ case: rowId })),

  /** The court's own 调解书, or the claim withdrawn (特邀调解规定 20). */
  settleInCourt: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, by: z.enum(courtEnds), number: text(60), on: day }))
    .output(z.strictObject({ case: rowId })),

  giveCopy: writes('mediation.cases', inMediation)
    .input(
      request({
        agreement: rowId,
        /** Null is the file's own, or that of another committee. */
        party: rowId.nullable(),
        /** The other committee of a joint case that it is for; empty of the rest. */
        committee: text(60).default(''),
        givenOn: day,
        takenBy: text(40),
      })
        .refine(({ party, committee, takenBy }) => (party === null && committee === '') || takenBy !== '', {
          error: 'required',
          path: ['takenBy'],
        })
        .refine(({ party, committee }) => party === null || committee === '', {
          error: 'required',
          path: ['party'],
        }),
    )
    .output(z.strictObject({ agreement: rowId })),
}
