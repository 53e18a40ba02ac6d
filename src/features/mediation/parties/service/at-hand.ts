/** Who stands in a case and what they said to it, as the rules take them. */
import { z } from 'zod'
import type { CaseReader } from '../../service/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { relationsOf } from '../../hands/service/relations'
import type { Consent, Invited } from '../../rules'

const partyRow = z.object({
  id: z.number(),
  name: z.string(),
  id_number: z.string(),
  phone: z.string(),
  birth: z.string().nullable(),
  rights_told_on: z.string().nullable(),
})

export const partiesOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    partyRow,
    'SELECT id, name, id_number, phone, birth, rights_told_on FROM mediation_parties WHERE case_id = ? ORDER BY id',
    caseId,
  )

const consentRow = z.object({
  party: z.number(),
  mediation: z.enum(['consents', 'refuses']).nullable(),
  mediator: z.enum(['chosen', 'accepted', 'refuses']).nullable(),
  doors: z.enum(['open', 'closed']).nullable(),
})

/** What each party says now: the last of what they said to each question. */
export function consentsOf(call: HasStatements, caseId: number): readonly Consent[] {
  const said = rowsOf(
    call,
    consentRow,
    `SELECT c.party_id AS party, c.mediation, c.mediator, c.doors
       FROM mediation_consents c JOIN mediation_parties p ON p.id = c.party_id WHERE p.case_id = ? ORDER BY c.id`,
    caseId,
  )
  return [...new Set(said.map(({ party }) => party))].map((party) =>
    said
      .filter((one) => one.party === party)
      .reduce<Consent>(
        (now, { mediation, mediator, doors }) => ({
          party,
          mediation: mediation ?? now.mediation,
          mediator: mediator ?? now.mediator,
          doors: doors ?? now.doors,
        }),
        { party, mediation: null, mediator: null, doors: null },
      ),
  )
}

const guestRow = z.object({
  id: z.number(),
  name: z.string(),
  as_what: z.enum(['relative', 'neighbour', 'colleague', 'expert', 'social-body']),
  party: z.number().nullable(),
})

export function invitedOf(call: HasStatements, caseId: number): readonly Invited[] {
  const rows = rowsOf(
    call,
    guestRow,
    `SELECT g.id, g.name, g.as_what, c.party_id AS party
       FROM mediation_guests g LEFT JOIN mediation_guest_consents c ON c.guest_id = g.id
      WHERE g.case_id = ? ORDER BY g.id, c.id`,
    caseId,
  )
  return [...new Map(rows.map((row) => [row.id, row])).values()].map(({ id, name, as_what }) => ({
    name,
    as: as_what,
    agreedBy: rows.flatMap((row) => (row.id === id && row.party !== null ? [row.party] : [])),
  }))
}

/** Whose the case is today. */
export const mediatorsOf = (
  call: Pick<CaseReader, 'statement' | 'today'>,
  caseId: number,
): readonly number[] =>
  call
    .statement(
      `SELECT DISTINCT staff_id FROM mediation_stays WHERE case_id = @case AND as_what = 'mediator'
          AND from_day <= @today AND (until_day IS NULL OR until_day >= @today) ORDER BY staff_id`,
    )
    .pluck()
    .all({ case: caseId, today: call.today })
    .map(Number)

/** Whether all who have the case may: nobody who is a party, or whom not all parties accepted. */
export function mayMediateCase(call: CaseReader, caseId: number): boolean {
  const parties = partiesOf(call, caseId)
  const consents = consentsOf(call, caseId)
  const acceptedByAll = parties.every(({ id }) =>
    consents.some(
      ({ party, mediator }) => party === id && (mediator === 'chosen' || mediator === 'accepted'),
    ),
  )
  const concerned = parties.map(({ id, name, id_number, phone, birth }) => ({
    id,
    name,
    idNumber: id_number,
    phones: phone === '' ? [] : [phone],
    birth,
  }))
  const nameOf = call.beside('desk').statement('SELECT name FROM staff WHERE id = ?').pluck()
  return mediatorsOf(call, caseId).every(
    (id) =>
      relationsOf(call, caseId, { id, name: String(nameOf.get(id)) }, concerned, acceptedByAll).mayMediate,
  )
}
