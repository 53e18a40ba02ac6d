/** Agreements as they are stored: which one stands, its duties and hands, and when it took effect. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import {
  courtReferrals,
  setAsideWhys,
  signingManners,
  termKinds,
  type CourtReferral,
} from '../../contract/words'
import { handStands } from '../../schema/chronology'
import { signersOf as signers } from '../../schema/guards'
import type { Agreement, Signature, Term } from '../../rules'

const agreementRow = z.object({
  id: z.number(),
  caseId: z.number(),
  form: z.enum(['written', 'oral']),
  number: z.string(),
  facts: z.string(),
  dispute: z.string(),
  responsibilities: z.string(),
  reachedOn: z.string().nullable(),
  registeredOn: z.string().nullable(),
  effectOn: z.string().nullable(),
  confirmationDeclinedOn: z.string().nullable(),
  courtReferral: z.enum(courtReferrals).nullable(),
})
export type StoredAgreement = z.infer<typeof agreementRow>

const columns = `a.id, a.case_id AS caseId, a.form, a.number, a.facts, a.dispute, a.responsibilities,
  a.reached_on AS reachedOn, a.registered_on AS registeredOn, a.effect_on AS effectOn,
  a.confirmation_declined_on AS confirmationDeclinedOn,
  c.court_referral AS courtReferral`
const ofCases = 'mediation_agreements a JOIN mediation_cases c ON c.id = a.case_id'

const isTakenBack = (event: string): string =>
  `EXISTS (SELECT 1 FROM mediation_case_events e WHERE e.takes_back = ${event})`
/** The last word on it: null while it stands. */
const why = `CASE WHEN EXISTS (SELECT 1 FROM mediation_checks k WHERE k.agreement_id = a.id AND ${isTakenBack('k.event_id')})
    THEN 'taken-back' ELSE (SELECT s.why FROM mediation_set_asides s
      WHERE s.agreement_id = a.id AND NOT ${isTakenBack('s.event_id')} ORDER BY s.id DESC LIMIT 1) END`

/** SQL: the day of a step; of an effect that of what was agreed, which a hand that was put right since may have moved. */
export const dayOfStep = (event: string): string =>
  `CASE ${event}.kind WHEN 'take-effect' THEN coalesce((SELECT a.effect_on FROM mediation_agreements a
      WHERE a.case_id = ${event}.case_id AND a.form = 'written' AND a.effect_on IS NOT NULL AND a.at <= ${event}.at
      ORDER BY a.id DESC LIMIT 1), ${event}.day) ELSE ${event}.day END`

/** The agreement of a case that counts; null before the first and after one was set aside. */
export const standingAgreement = (call: HasStatements, caseId: number): StoredAgreement | null =>
  rowOf(
    call,
    agreementRow,
    `SELECT ${columns} FROM ${ofCases} WHERE a.case_id = ? AND ${why} IS NULL ORDER BY a.id DESC LIMIT 1`,
    caseId,
  )

export const agreementById = (call: HasStatements, id: number): StoredAgreement | null =>
  rowOf(call, agreementRow, `SELECT ${columns} FROM ${ofCases} WHERE a.id = ?`, id)

const earlierRow = z.object({
  id: z.number(),
  number: z.string(),
  why: z.enum([...setAsideWhys, 'taken-back']),
})

/** Those that do not count any more; their numbers are not used again. */
export const earlierAgreements = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    earlierRow,
    `SELECT a.id, a.number, ${why} AS why FROM mediation_agreements a
      WHERE a.case_id = ? AND ${why} IS NOT NULL ORDER BY a.id`,
    caseId,
  )

const termRow = z.object({ what: z.string(), kind: z.enum(termKinds), keptOn: z.string().nullable() })

export const termsOf = (
  call: HasStatements,
  agreement: number,
): readonly (Term & { readonly keptOn: string | null })[] =>
  rowsOf(
    call,
    termRow,
    'SELECT what, kind, kept_on AS keptOn FROM mediation_terms WHERE agreement_id = ? ORDER BY place',
    agreement,
  )

const dutyRow = z.object({
  id: z.number(),
  who: z.number(),
  toWhom: z.number(),
  what: z.string(),
  fen: z.number().nullable(),
  manner: z.string(),
})
const instalmentRow = z.object({ id: z.number(), due: z.string(), fen: z.number().nullable() })
export type StoredInstalment = z.infer<typeof instalmentRow>

export interface StoredDuty extends z.infer<typeof dutyRow> {
  readonly instalments: readonly StoredInstalment[]
}

export const dutiesOf = (call: HasStatements, agreement: number): readonly StoredDuty[] =>
  rowsOf(
    call,
    dutyRow,
    'SELECT id, who, to_whom AS toWhom, what, fen, manner FROM mediation_duties WHERE agreement_id = ? ORDER BY id',
    agreement,
  ).map((duty) => ({
    ...duty,
    instalments: rowsOf(
      call,
      instalmentRow,
      'SELECT id, due, fen FROM mediation_instalments WHERE duty_id = ? ORDER BY place',
      duty.id,
    ),
  }))

const handRow = z.object({
  id: z.number(),
  of: z.enum(['party', 'mediator', 'seal']),
  party: z.number().nullable(),
  representative: z.number().nullable(),
  by: z.string().nullable(),
  byWhat: z.enum(['letter', 'law']).nullable(),
  letterOn: z.string().nullable(),
  manner: z.enum(signingManners),
  day: z.string().nullable(),
  signedAs: z.string().nullable(),
})
export type StoredHand = z.infer<typeof handRow>

export const handsOf = (call: HasStatements, agreement: number): readonly StoredHand[] =>
  rowsOf(
    call,
    handRow,
    `SELECT s.id, s.of_whom AS "of", s.party_id AS party,
            s.representative_id AS representative, r.name AS by, r.by_what AS byWhat, r.letter_on AS letterOn, s.manner, s.day,
            CASE WHEN s.signed_as <> p.name THEN s.signed_as END AS signedAs
       FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
       LEFT JOIN mediation_parties p ON p.id = s.party_id
      WHERE s.agreement_id = ? AND ${handStands('s')} ORDER BY s.id`,
    agreement,
  )

/** The day of the last hand or seal on a paper. */
export const lastHandOn = (hands: readonly StoredHand[]): string =>
  hands.reduce((last, { day }) => (day !== null && day > last ? day : last), '')

export const signatureOf = (
  { id, day, manner, byWhat, letterOn }: StoredHand,
  inDoubt: readonly number[],
): Signature => ({
  on: day,
  manner,
  by: byWhat === null ? null : { letter: byWhat === 'law' ? 'by-law' : { on: letterOn } },
  ...(inDoubt.includes(id) ? { isInDoubt: true as const } : {}),
})

/** An agreement as the rules look at it, with the hands that are on the paper and which of them do not count. */
export function asAgreement(
  { form, reachedOn, registeredOn, courtReferral }: StoredAgreement,
  parties: readonly number[],
  hands: readonly StoredHand[],
  inDoubt: readonly number[],
): Agreement {
  if (form === 'oral') return { form, reachedOn, registeredOn }
  const markOf = (of: 'mediator' | 'seal') => {
    const mark = hands.find((hand) => hand.of === of)
    return mark === undefined ? null : { on: mark.day }
  }
  return {
    form,
    parties: parties.map((party) => {
      const own = hands.find((hand) => hand.of === 'party' && hand.party === party)
      return { party, signature: own === undefined ? null : signatureOf(own, inDoubt) }
    }),
    mediator: markOf('mediator'),
    seal: markOf('seal'),
    referral: courtReferral satisfies CourtReferral | null,
  }
}

/** The day on which the text was laid before the parties; null where that is not on record. */
export function laidOn(call: HasStatements, agreement: number): string | null {
  const day = call
    .statement(
      `SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id WHERE k.agreement_id = ?`,
    )
    .pluck()
    .get(agreement)
  return typeof day === 'string' ? day : null
}

/** Whose hands it takes: of who had died before the text was laid before the parties, none is waited for. */
export const signersOf = (
  call: HasStatements,
  { id, caseId }: Pick<StoredAgreement, 'id' | 'caseId'>,
): readonly number[] =>
  call
    .statement(`SELECT p.id ${signers('@id', '@caseId')} ORDER BY p.id`)
    .pluck()
    .all({ id, caseId })
    .map(Number)
