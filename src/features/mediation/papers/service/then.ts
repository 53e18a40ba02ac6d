/** Who stood there when what a paper tells of was done: whoever has come since, or goes by another day in the register. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import { mediatorNames, namesOfMediators } from '../../dossier/service/at-hand'
import { handStands } from '../../schema/chronology'
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
          `SELECT s.party_id AS party, s.representative_id AS representative FROM mediation_signatures s
            WHERE s.agreement_id = ? AND s.of_whom = 'party' AND s.representative_id IS NOT NULL AND ${handStands('s')}
            ORDER BY s.id`,
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

const handRowOfMediator = z.object({ on: z.string().nullable(), at: z.number(), wrote: z.number() })

/** What was written down of a day, by whom: whoever came later that day was not there. */
interface Written {
  readonly on: string
  /** UTC milliseconds, of the first record. */
  readonly at: number
  readonly by: readonly number[]
}

/** Of the day that stands, written down when it was first. */
function mediatorsHand(call: CaseReader, agreement: number | null): Written | null {
  const hands = rowsOf(
    call,
    handRowOfMediator,
    `SELECT day AS "on", at, staff_id AS wrote FROM mediation_signatures
      WHERE agreement_id = ? AND of_whom = 'mediator' ORDER BY id`,
    agreement,
  )
  const on = hands.at(-1)?.on ?? null
  return on === null ? null : { on, at: hands[0]?.at ?? 0, by: hands.map(({ wrote }) => wrote) }
}

/** Who mediated what was agreed: whoever had the case when the mediator's hand was put to it, else on the day of its effect. */
export function mediatorsOfAgreement(
  call: CaseReader,
  caseId: number,
  agreement: number | null,
  on: string | null,
): readonly string[] {
  const hand = mediatorsHand(call, agreement)
  if (hand !== null) return mediatorsThen(call, caseId, hand)
  return on === null ? mediatorNames(call, caseId) : mediatorsOn(call, caseId, on)
}

const recordRow = z.object({ at: z.number(), wrote: z.number() })

/** Who mediated at a sitting. */
export function mediatorsOfSession(call: CaseReader, caseId: number, session: number, on: string) {
  const records = rowsOf(
    call,
    recordRow,
    `WITH RECURSIVE record(id, corrects, staff_id, at) AS (
       SELECT id, corrects, staff_id, at FROM mediation_sessions WHERE id = @session
       UNION SELECT s.id, s.corrects, s.staff_id, s.at FROM mediation_sessions s JOIN record r ON s.id = r.corrects)
     SELECT at, staff_id AS wrote FROM record ORDER BY id`,
    { session },
  )
  const by = records.map(({ wrote }) => wrote)
  return mediatorsThen(call, caseId, { on, at: records[0]?.at ?? 0, by })
}

const idRow = z.object({ id: z.number() })

/**
 * Who mediated what was written down of a day. A stay ends on the day before the case is handed over: whoever wrote of that morning
 * was there too, and whoever took it over when that was written was not yet.
 */
function mediatorsThen(call: CaseReader, caseId: number, { on, at, by }: Written): readonly string[] {
  const wrote = rowsOf(
    call,
    idRow,
    `SELECT DISTINCT staff_id AS id FROM mediation_stays
      WHERE case_id = @case AND as_what = 'mediator' AND until_day IN (@on, date(@on, '-1 day'))
        AND staff_id IN (SELECT value FROM json_each(@by))`,
    { case: caseId, on, by: JSON.stringify(by) },
  ).map(({ id }) => id)
  return mediatorsOn(call, caseId, on, { wrote, at: wrote.length === 0 ? null : at })
}

/**
 * Who had it on a day and who else is named; of a day before anybody had it those who had it first. `at`: who came that day after this
 * is left out.
 */
function mediatorsOn(
  call: CaseReader,
  caseId: number,
  day: string,
  { wrote, at }: { readonly wrote: readonly number[]; readonly at: number | null } = { wrote: [], at: null },
): readonly string[] {
  const ids = rowsOf(
    call,
    idRow,
    `SELECT staff_id AS id FROM mediation_stays s WHERE case_id = @case AND as_what = 'mediator'
        AND from_day <= max(@day, (SELECT min(f.from_day) FROM mediation_stays f WHERE f.case_id = s.case_id AND f.as_what = 'mediator'))
        AND (until_day IS NULL OR until_day >= @day)
        AND (@at IS NULL OR s.at IS NULL OR s.at <= @at OR s.from_day < @day) ORDER BY s.id`,
    { case: caseId, day, at },
  ).map(({ id }) => id)
  const all = [...new Set([...wrote, ...ids])]
  return all.length === 0 ? mediatorNames(call, caseId) : namesOfMediators(call, all)
}
