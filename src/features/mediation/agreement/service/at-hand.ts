/** The standing agreement of a case as the rules take it: what a check found, when it took effect, whether it is kept. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { signingManners } from '../../contract/words'
import type { CaseRow } from '../../cases/service/rows'
import {
  effectOf,
  isPerformed as allKept,
  watched,
  type Duty,
  type Effect,
  type Performance,
  type Signature,
  type Stop,
} from '../../rules'

const agreementRow = z.object({
  id: z.number(),
  form: z.enum(['written', 'oral']),
  reached_on: z.string().nullable(),
  registered_on: z.string().nullable(),
})

/** The last agreement that a case came to; null where it came to none. */
export const standingAgreement = (call: HasStatements, caseId: number) =>
  rowOf(
    call,
    agreementRow,
    'SELECT id, form, reached_on, registered_on FROM mediation_agreements WHERE case_id = ? ORDER BY id DESC LIMIT 1',
    caseId,
  )

/** What the last check before signing found; null where nobody made one. */
export function stopsOf(_call: HasStatements, _caseId: number): readonly Stop[] | null {
  return null
}

const handRow = z.object({
  of_whom: z.enum(['party', 'mediator', 'seal']),
  party_id: z.number().nullable(),
  manner: z.enum(signingManners),
  day: z.string().nullable(),
  by_what: z.enum(['letter', 'law']).nullable(),
  letter_on: z.string().nullable(),
})

type Hand = z.infer<typeof handRow>

const signature = ({ day, manner, by_what, letter_on }: Hand): Signature => ({
  on: day,
  manner,
  by: by_what === null ? null : { letter: by_what === 'law' ? 'by-law' : { on: letter_on } },
})

export function effectOfCase(call: HasStatements, row: CaseRow): Effect | null {
  const agreement = standingAgreement(call, row.id)
  if (agreement === null) return null
  const { id, form, reached_on, registered_on } = agreement
  if (form === 'oral') return effectOf({ form, reachedOn: reached_on, registeredOn: registered_on })
  const hands = rowsOf(
    call,
    handRow,
    `SELECT s.of_whom, s.party_id, s.manner, s.day, r.by_what, r.letter_on
       FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
      WHERE s.agreement_id = ? ORDER BY s.id`,
    id,
  )
  const parties = call
    .statement('SELECT id FROM mediation_parties WHERE case_id = ? ORDER BY id')
    .pluck()
    .all(row.id)
    .map(Number)
  const dayOf = (whose: 'mediator' | 'seal') => {
    const hand = hands.find(({ of_whom }) => of_whom === whose)
    return hand === undefined ? null : { on: hand.day }
  }
  return effectOf({
    form,
    parties: parties.map((party) => {
      const hand = hands.find(({ party_id }) => party_id === party)
      return { party, signature: hand === undefined ? null : signature(hand) }
    }),
    mediator: dayOf('mediator'),
    seal: dayOf('seal'),
    referral: row.court_referral,
  })
}

const dutyRow = z.object({
  id: z.number(),
  who: z.number(),
  to_whom: z.number(),
  what: z.string(),
  fen: z.number().nullable(),
  manner: z.string(),
})
const instalmentRow = z.object({
  duty_id: z.number(),
  place: z.number(),
  due: z.string(),
  fen: z.number().nullable(),
})
const performanceRow = z.object({
  duty: z.number(),
  instalment: z.number(),
  on: z.string(),
  fen: z.number().nullable(),
  way: z.enum(['hand-to-hand', 'transfer', 'done']),
})

/** The duties of an agreement with their instalments. */
export function dutiesOf(call: HasStatements, agreementId: number): readonly Duty[] {
  const instalments = rowsOf(
    call,
    instalmentRow,
    `SELECT i.duty_id, i.place, i.due, i.fen FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
      WHERE d.agreement_id = ? ORDER BY i.duty_id, i.place`,
    agreementId,
  )
  return rowsOf(
    call,
    dutyRow,
    'SELECT id, who, to_whom, what, fen, manner FROM mediation_duties WHERE agreement_id = ? ORDER BY id',
    agreementId,
  ).map(({ id, who, to_whom, what, fen, manner }) => ({
    id,
    who,
    toWhom: to_whom,
    what,
    fen,
    manner,
    instalments: instalments
      .filter(({ duty_id }) => duty_id === id)
      .map(({ due, fen: part }) => ({ due, fen: part })),
  }))
}

/** What was kept of it and not reversed. */
export const performancesOf = (call: HasStatements, agreementId: number): readonly Performance[] =>
  rowsOf(
    call,
    performanceRow,
    `SELECT d.id AS duty, i.place AS instalment, p.day AS "on", p.fen, p.way
       FROM mediation_performances p
       JOIN mediation_instalments i ON i.id = p.instalment_id JOIN mediation_duties d ON d.id = i.duty_id
      WHERE d.agreement_id = ? AND p.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM mediation_performances later WHERE later.reverses = p.id)
      ORDER BY p.id`,
    agreementId,
  )

/** Every instalment of the standing agreement is kept. */
export function isPerformed(call: HasStatements, caseId: number, today: string): boolean {
  const agreement = standingAgreement(call, caseId)
  if (agreement === null) return false
  return allKept(watched(dutiesOf(call, agreement.id), performancesOf(call, agreement.id), today))
}
