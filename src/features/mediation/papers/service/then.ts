/** Who stood there when what a paper tells of was done: whoever has come since, or goes by another day in the register. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import { mediatorNames, namesOfMediators } from '../../dossier/service/at-hand'
import type { CaseReader } from '../../service/call'
import type { ActingRow } from './people'

const handRow = z.object({ party: z.number(), representative: z.number() })

/** By the hands on an agreement: for each party for whom others signed, who did. */
export const handsByOthers = (
  call: CaseReader,
  agreement: number | null,
): ReadonlyMap<number, readonly number[]> =>
  new Map(
    [
      ...Map.groupBy(
        rowsOf(
          call,
          handRow,
          `SELECT party_id AS party, representative_id AS representative FROM mediation_signatures
            WHERE agreement_id = ? AND of_whom = 'party' AND representative_id IS NOT NULL ORDER BY id`,
          agreement,
        ),
        ({ party }) => party,
      ),
    ].map(([party, hands]) => [party, hands.map(({ representative }) => representative)]),
  )

/**
 * Whether somebody acted for a party on a day; null is today. By law they did so before somebody wrote it down: the day from which they are
 * in the register says nothing of them.
 */
export const actedOn = (
  { by_what: by, from_on: from, until_on: until }: ActingRow,
  day: string | null,
): boolean =>
  day === null
    ? until === null
    : (by === 'law' || from === null || from <= day) && (until === null || until >= day)

const handDay = (call: CaseReader, agreement: number | null): string | null => {
  const day = call
    .statement(`SELECT day FROM mediation_signatures WHERE agreement_id = ? AND of_whom = 'mediator'`)
    .pluck()
    .get(agreement)
  return typeof day === 'string' ? day : null
}

/** Who mediated what was agreed: whoever had the case when the mediator's hand was put to it, else on the day of its effect. */
export const mediatorsOfAgreement = (
  call: CaseReader,
  caseId: number,
  agreement: number | null,
  on: string | null,
) => mediatorsOn(call, caseId, handDay(call, agreement) ?? on, [])

const idRow = z.object({ id: z.number() })

/**
 * Who mediated at a sitting. A stay ends on the day before the case is handed over: whoever wrote the record of a sitting of that
 * morning was there too.
 */
export function mediatorsOfSession(call: CaseReader, caseId: number, session: number, on: string) {
  const wrote = rowsOf(
    call,
    idRow,
    `WITH RECURSIVE record(id, corrects, staff_id) AS (
       SELECT id, corrects, staff_id FROM mediation_sessions WHERE id = @session
       UNION SELECT s.id, s.corrects, s.staff_id FROM mediation_sessions s JOIN record r ON s.id = r.corrects)
     SELECT DISTINCT r.staff_id AS id FROM record r JOIN mediation_stays s ON s.staff_id = r.staff_id
      WHERE s.case_id = @case AND s.as_what = 'mediator' AND s.until_day IN (@on, date(@on, '-1 day'))`,
    { session, case: caseId, on },
  ).map(({ id }) => id)
  return mediatorsOn(call, caseId, on, wrote)
}

/** Who had it on a day and who else is named; of a day before anybody had it those who had it first, of no day those of today. */
function mediatorsOn(
  call: CaseReader,
  caseId: number,
  day: string | null,
  beside: readonly number[],
): readonly string[] {
  if (day === null) return mediatorNames(call, caseId)
  const ids = rowsOf(
    call,
    idRow,
    `SELECT staff_id AS id FROM mediation_stays s WHERE case_id = @case AND as_what = 'mediator'
        AND from_day <= max(@day, (SELECT min(f.from_day) FROM mediation_stays f WHERE f.case_id = s.case_id AND f.as_what = 'mediator'))
        AND (until_day IS NULL OR until_day >= @day) ORDER BY s.id`,
    { case: caseId, day },
  ).map(({ id }) => id)
  const all = [...new Set([...beside, ...ids])]
  return all.length === 0 ? mediatorNames(call, caseId) : namesOfMediators(call, all)
}
