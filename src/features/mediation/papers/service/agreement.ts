/** An agreement as its papers tell it: text, terms, duties with their parts; no hand and no day of a hand. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import { signersOf, standingAgreement, termsOf } from '../../agreement/service/stored'
import type { CaseReader } from '../../service/call'
import type { PaperAgreement, PaperDuty } from '../contract/source'
import type { Telling } from './telling'

const agreementRow = z.object({
  id: z.number(),
  form: z.enum(['written', 'oral']),
  number: z.string(),
  facts: z.string(),
  dispute: z.string(),
  responsibilities: z.string(),
  reached_on: z.string().nullable(),
  registered_on: z.string().nullable(),
  effect_on: z.string().nullable(),
})

const dutyRow = z.object({
  id: z.number(),
  who: z.number(),
  who_name: z.string(),
  to_whom: z.number(),
  to_whom_name: z.string(),
  what: z.string(),
  fen: z.number().nullable(),
  manner: z.string(),
})
const instalmentRow = z.object({ duty_id: z.number(), due: z.string(), fen: z.number().nullable() })

/** What parties are called on a paper, where it is not what they are called now. */
export type Called = ReadonlyMap<number, string>

const signedRow = z.object({ party: z.number(), name: z.string() })

/** What each party was called on what they signed: a name that is put right later does not change what was signed. */
export const calledWhenSigned = (call: CaseReader, agreementId: number | null): Called =>
  new Map(
    rowsOf(
      call,
      signedRow,
      `SELECT party_id AS party, signed_as AS name FROM mediation_signatures
        WHERE agreement_id = ? AND party_id IS NOT NULL AND signed_as IS NOT NULL ORDER BY id`,
      agreementId,
    ).map(({ party, name }) => [party, name]),
  )

/** The one asked for; of papers of the case itself the one that stands, by which a report on closing goes. */
export function agreementFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  { id, called }: { readonly id: number | null; readonly called: Called },
): PaperAgreement | null {
  const row = rowOf(
    call,
    agreementRow,
    `SELECT id, form, number, facts, dispute, responsibilities, reached_on, registered_on, effect_on
       FROM mediation_agreements WHERE case_id = @case AND id = @id`,
    { case: caseId, id: id ?? standingAgreement(call, caseId)?.id ?? null },
  )
  if (row === null) return null
  const tell = (text: string) => telling.story(`agreement:${row.id}`, text)
  return {
    form: row.form,
    number: row.number,
    signers: [...signersOf(call, { id: row.id, caseId })],
    facts: tell(row.facts),
    dispute: tell(row.dispute),
    responsibilities: tell(row.responsibilities),
    terms: termsOf(call, row.id).map(({ what, keptOn }) => ({ text: tell(what), keptOn })),
    duties: dutiesOf(call, row.id, telling, { tell, called }),
    readTo: readToOf(call, row.id, telling, called),
    reachedOn: row.reached_on,
    registeredOn: row.registered_on,
    effectOn: row.effect_on,
    court: telling.typed({ of: 'agreement', id: row.id }, courtOf(call, row.id)),
  }
}

const readRow = z.object({ party: z.number(), name: z.string(), by: z.string() })

/** As it was checked before it was laid before the parties. */
const readToOf = (
  call: CaseReader,
  agreementId: number,
  telling: Telling,
  called: Called,
): PaperAgreement['readTo'] =>
  rowsOf(
    call,
    readRow,
    `SELECT p.id AS party, p.name, json_extract(j.value, '$.by') AS "by" FROM mediation_checks k
       JOIN json_each(k.read_to) j JOIN mediation_parties p ON p.id = json_extract(j.value, '$.party')
      WHERE k.agreement_id = ? ORDER BY p.id`,
    agreementId,
  ).map(({ party, name, by }) => ({
    who: telling.of(party, 'name', called.get(party) ?? name),
    by: telling.typed({ of: 'agreement', id: agreementId }, by),
  }))

/** The court that was asked last to confirm it; empty where none was. */
const courtOf = (call: CaseReader, agreementId: number): string =>
  rowOf(
    call,
    z.object({ court: z.string() }),
    'SELECT court FROM mediation_confirmations WHERE agreement_id = ? ORDER BY id DESC LIMIT 1',
    agreementId,
  )?.court ?? ''

function dutiesOf(
  call: CaseReader,
  agreementId: number,
  telling: Telling,
  { tell, called }: { readonly tell: (text: string) => PaperDuty['what']; readonly called: Called },
): PaperDuty[] {
  const instalments = rowsOf(
    call,
    instalmentRow,
    `SELECT i.duty_id, i.due, i.fen FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
      WHERE d.agreement_id = ? ORDER BY i.duty_id, i.place`,
    agreementId,
  )
  return rowsOf(
    call,
    dutyRow,
    `SELECT d.id, d.who, w.name AS who_name, d.to_whom, t.name AS to_whom_name, d.what, d.fen, d.manner
       FROM mediation_duties d JOIN mediation_parties w ON w.id = d.who JOIN mediation_parties t ON t.id = d.to_whom
      WHERE d.agreement_id = ? ORDER BY d.id`,
    agreementId,
  ).map((duty) => ({
    who: telling.of(duty.who, 'name', called.get(duty.who) ?? duty.who_name),
    toWhom: telling.of(duty.to_whom, 'name', called.get(duty.to_whom) ?? duty.to_whom_name),
    what: tell(duty.what),
    fen: duty.fen,
    manner: tell(duty.manner),
    instalments: instalments
      .filter(({ duty_id }) => duty_id === duty.id)
      .map(({ due, fen }) => ({ due, fen })),
  }))
}
