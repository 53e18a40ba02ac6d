/** The text of an agreement as it is put together, what a court would find in it, and the hands on it. */
import { z } from 'zod'
import { day, fen, line, rowId, text } from '#ground/contract/fields'
import { masked } from '#ground/contract/sensitive'
import { signingManners, termKinds } from '../../contract/words'

export const mostTerms = 40
export const mostDuties = 40
export const mostInstalments = 120
export const mostFen = 1_000_000_000

const amount = fen.min(1).max(mostFen)

const instalment = z.strictObject({ due: day.nullable(), fen: amount.nullable() })

/** What is not said yet is null or empty: the check names it, nobody fills it in. */
export const dutyText = z.strictObject({
  who: rowId.nullable(),
  toWhom: rowId.nullable(),
  what: text(300),
  /** In all; null where it is no money. */
  fen: amount.nullable(),
  manner: text(100),
  instalments: z.array(instalment).max(mostInstalments),
})
export type DutyText = z.infer<typeof dutyText>

const answer = z.boolean().nullable()

export const agreementText = z.strictObject({
  facts: text(6000),
  dispute: text(3000),
  responsibilities: text(3000),
  /** `keptOn`: the day on which it was kept on the spot; left out of what is owed, and of what nobody owes. */
  terms: z
    .array(z.strictObject({ what: line(600), kind: z.enum(termKinds), keptOn: day.optional() }))
    .max(mostTerms),
  duties: z.array(dutyText).max(mostDuties),
  /** 合法、不损害他人、不违背公序良俗、自愿 (民诉法解释 358); null while nobody answered. */
  answers: z.strictObject({ lawful: answer, 'nobody-elses': answer, decent: answer, free: answer }),
  /** Who reads it to a party who cannot read. */
  readTo: z.array(z.strictObject({ party: rowId, by: text(40) })).max(40),
})
export type AgreementText = z.infer<typeof agreementText>

/** A hand or the seal. Without its day it is there and does not count. */
export const hand = z
  .strictObject({
    of: z.enum(['party', 'mediator', 'seal']),
    party: rowId.nullable(),
    representative: rowId.nullable(),
    manner: z.enum(signingManners),
    day: day.nullable(),
  })
  .refine(({ of, party }) => (of === 'party') === (party !== null), { error: 'required', path: ['party'] })
  .refine(({ of, representative }) => of === 'party' || representative === null, {
    error: 'required',
    path: ['representative'],
  })
export type Hand = z.infer<typeof hand>

export const missingForEffect = z.strictObject({
  what: z.enum([
    'signature',
    'signature-day',
    'letter-day',
    'hand-in-doubt',
    'parties',
    'mediator',
    'mediator-day',
    'seal',
    'seal-day',
    'day-reached',
  ]),
  /** Whose hand or letter. */
  party: rowId.nullable(),
})

/** When it took effect or what is still missing; another day that can be defended as well. */
export const effectShown = z.strictObject({
  by: z.enum(['law', 'court', 'none']),
  on: day.nullable(),
  missing: z.array(missingForEffect),
  /** The parties' last hand on a 委派 agreement (特邀调解规定 24). */
  lastSignatureOn: day.nullable(),
})
export type EffectShown = z.infer<typeof effectShown>

export const copyShown = z.strictObject({
  /** Null is the file's own. */
  party: rowId.nullable(),
  /** The other committee of a joint case that it is for; empty of the rest. */
  committee: z.string(),
  givenOn: day.nullable(),
  takenBy: masked('case-text'),
})

export const dutyShown = z.strictObject({
  id: rowId,
  who: rowId,
  toWhom: rowId,
  what: masked('case-text'),
  fen: amount.nullable(),
  manner: masked('case-text'),
  instalments: z.array(z.strictObject({ id: rowId, due: day, fen: amount.nullable() })),
})
export type DutyShown = z.infer<typeof dutyShown>

export const agreementShown = z.strictObject({
  id: rowId,
  form: z.enum(['written', 'oral']),
  number: z.string(),
  facts: masked('case-text'),
  dispute: masked('case-text'),
  responsibilities: masked('case-text'),
  terms: z.array(
    z.strictObject({ what: masked('case-text'), kind: z.enum(termKinds), keptOn: day.nullable() }),
  ),
  duties: z.array(dutyShown),
  /** Whose hands it takes: of who had died before it was laid before the others none is waited for. */
  signers: z.array(rowId),
  hands: z.array(
    z.strictObject({
      id: rowId,
      of: z.enum(['party', 'mediator', 'seal']),
      party: rowId.nullable(),
      representative: rowId.nullable(),
      /** Who signed for them. */
      by: masked('case-text').nullable(),
      manner: z.enum(signingManners),
      day: day.nullable(),
      /** What the party was called on it, where that was put right since; null where it is the same. */
      signedAs: masked('case-text').nullable(),
      /** From when it counts: not before the letter of who signed. */
      countsFrom: day.nullable(),
    }),
  ),
  effect: effectShown,
  reachedOn: day.nullable(),
  registeredOn: day.nullable(),
  /** What somebody was given before the last hand or seal is a copy of a text and no original (人民调解法 29). */
  copies: z.array(copyShown.extend({ isGivenBeforeWhole: z.boolean() })),
  /** How many originals are printed: one for each party, one for the file, one for each other committee. */
  copiesNeeded: z.number().int(),
})
export type AgreementShown = z.infer<typeof agreementShown>
