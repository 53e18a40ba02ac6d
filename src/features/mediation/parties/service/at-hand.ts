/** Who stands in a case and what they said to it, as the rules take them. */
import { z } from 'zod'
import type { CaseReader } from '../../service/call'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { stateIn } from '../../cases/service/state-in'
import { concernedOf, relationsOf } from '../../hands/service/relations'
import { hasEnded, standingConsents, type Consent, type Invited } from '../../rules'

const partyRow = z.object({
  id: z.number(),
  name: z.string(),
  id_number: z.string(),
  phone: z.string(),
  birth: z.string().nullable(),
  rights_told_on: z.string().nullable(),
  died_on: z.string().nullable(),
  side: z.number(),
})

export const partiesOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    partyRow,
    'SELECT id, name, id_number, phone, birth, rights_told_on, died_on, side FROM mediation_parties WHERE case_id = ? ORDER BY id',
    caseId,
  )

const consentRow = z.object({
  party: z.number(),
  mediation: z.enum(['consents', 'refuses']).nullable(),
  mediator: z.enum(['chosen', 'accepted', 'refuses']).nullable(),
  doors: z.enum(['open', 'closed']).nullable(),
  on: z.string(),
})

const sinceRow = z.object({ since: z.string().nullable() })
const underWay = stateIn((state) => !hasEnded(state))

/** The day on which the last of those who have the case now came to it, where others had it before; of a case that is over nobody asks. */
const mediatorsSince = (call: HasStatements, caseId: number, on: string): string | null =>
  rowOf(
    call,
    sinceRow,
    `SELECT max(s.from_day) AS since FROM mediation_stays s JOIN mediation_cases c ON c.id = s.case_id
      WHERE s.case_id = ? AND s.from_day <= ? AND s.as_what = 'mediator' AND s.until_day IS NULL AND ${underWay}
        AND s.from_day > (SELECT min(f.from_day) FROM mediation_stays f WHERE f.case_id = s.case_id AND f.as_what = 'mediator')`,
    caseId,
    on,
  )?.since ?? null

/** What each party says now, or had said by a day: the last of its day, whenever it was written down. */
export const consentsOf = (call: HasStatements, caseId: number, on = '9999-12-31'): readonly Consent[] =>
  standingConsents(
    rowsOf(
      call,
      consentRow,
      `SELECT c.party_id AS party, c.mediation, c.mediator, c.doors, c.day AS "on"
         FROM mediation_consents c JOIN mediation_parties p ON p.id = c.party_id
        WHERE p.case_id = ? AND c.day <= ? ORDER BY c.day, c.id`,
      caseId,
      on,
    ),
    mediatorsSince(call, caseId, on),
  )

const guestRow = z.object({
  id: z.number(),
  name: z.string(),
  as_what: z.enum(['relative', 'neighbour', 'colleague', 'expert', 'social-body']),
  party: z.number().nullable(),
})

/** Who is asked to come, or was on a day: also on that on which they were told not to. */
export function invitedOf(call: HasStatements, caseId: number, on = '9999-12-31'): readonly Invited[] {
  const rows = rowsOf(
    call,
    guestRow,
    `SELECT g.id, g.name, g.as_what, c.party_id AS party
       FROM mediation_guests g LEFT JOIN mediation_guest_consents c ON c.guest_id = g.id
      WHERE g.case_id = @case AND (g.not_coming_since IS NULL OR g.not_coming_since >= @on) ORDER BY g.id, c.id`,
    { case: caseId, on },
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
  const acceptedByAll = parties.every(
    ({ id, died_on }) =>
      died_on !== null ||
      consents.some(
        ({ party, mediator }) => party === id && (mediator === 'chosen' || mediator === 'accepted'),
      ),
  )
  const concerned = concernedOf(call, caseId, parties)
  const nameOf = call.beside('desk').statement('SELECT name FROM staff WHERE id = ?').pluck()
  return mediatorsOf(call, caseId).every(
    (id) =>
      relationsOf(call, caseId, { id, name: String(nameOf.get(id)) }, concerned, acceptedByAll).mayMediate,
  )
}
