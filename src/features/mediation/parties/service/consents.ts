/** What a party said to mediation, mediator and doors (人民调解法 17, 23): each time is a row, the last of its day counts. */
import { z } from 'zod'
import type { CaseWriter } from '../../service/call'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import type { consentWords } from '../contract'
import { refuse } from '../../cases/service/refuse'

const dayRow = z.object({ party: z.number(), day: z.string() })

/** By party, the day on which they said something last. */
export const lastConsentDays = (call: HasStatements, caseId: number): ReadonlyMap<number, string> =>
  new Map(
    rowsOf(
      call,
      dayRow,
      `SELECT c.party_id AS party, c.day FROM mediation_consents c JOIN mediation_parties p ON p.id = c.party_id
        WHERE p.case_id = ? ORDER BY c.day, c.id`,
      caseId,
    ).map(({ party, day }) => [party, day]),
  )

/** Nothing said is nothing to write down; nobody says it tomorrow. */
export function noteConsent(
  call: CaseWriter,
  party: number,
  { mediation, mediator, doors }: z.infer<typeof consentWords>,
  day: string,
): number {
  if (mediation === null && mediator === null && doors === null) throw refuse('invalid', 'nothing-said')
  if (day > call.today) throw refuse('invalid', 'later-than-today')
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO mediation_consents (party_id, mediation, mediator, doors, day, at, staff_id)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(party, mediation, mediator, doors, day, call.now, call.staff.id)
  return Number(lastInsertRowid)
}
