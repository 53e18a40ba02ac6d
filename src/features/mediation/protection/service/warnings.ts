/** Reads 告诫书 with the visits that were made, and works out who is visited next (反家庭暴力法 17). */
import { z } from 'zod'
import type { CaseReader } from '../../service/call'
import { cleanName } from '#ground/people/names'
import { rowsOf } from '#work/rows'
import { askingOf } from '../../cases/service/in-sight'
import { refuse } from '../../cases/service/refuse'
import { namesOfStaff } from '../../cases/service/rows'
import { visitedPeople } from '../../contract/words'
import { atRiskOf } from '../../parties/service/at-risk'
import { partyRowsOf } from '../../parties/service/rows'
import { visitsDue } from '../../rules'
import type { WarningCard, WarningRecord } from '../contract'
import { deskKnows } from './desk-knows'
import { caseInSight, watchedInSight } from './in-sight'
import { othersThan, watchedBy } from './keepers'
import { watchSettingsOf } from './settings'

const flagged = z.number().transform((value) => value === 1)

const warningRow = z.object({
  id: z.number(),
  /** Null is of no case, or of one that whoever asks may not see. */
  case_id: z.number().nullable(),
  of_hidden_case: flagged,
  keeper_id: z.number(),
  issuer: z.string(),
  number: z.string(),
  issued_on: z.string(),
  received_on: z.string(),
  offender: z.string(),
  offender_resident_id: z.number().nullable(),
  victim: z.string(),
  victim_resident_id: z.number().nullable(),
  facts: z.string(),
})
export type WarningRow = z.infer<typeof warningRow>

const columns = Object.keys(warningRow.shape)
  .filter((name) => name !== 'case_id' && name !== 'of_hidden_case')
  .map((name) => `w.${name}`)
  .join(', ')

/** Warnings in sight that a condition on `w` holds for, the newest first. */
const warningsWhere = (call: CaseReader, condition: string, ...parameters: readonly unknown[]) =>
  rowsOf(
    call,
    warningRow,
    `SELECT ${columns}, ${caseInSight('w', askingOf(call))} FROM mediation_warnings w
      WHERE (${condition}) AND ${watchedInSight.ofRow('w', askingOf(call))} ORDER BY w.received_on DESC, w.id DESC LIMIT 500`,
    ...parameters,
  )

/** One warning, or `not-found`; what is not in sight is not there. */
export function requireWarning(call: CaseReader, id: number): WarningRow {
  const [row] = warningsWhere(call, 'w.id = ?', id)
  if (row === undefined) throw refuse('not-found', 'warning-unknown')
  return row
}

const visitRow = z.object({
  id: z.number(),
  warning_id: z.number(),
  whom: z.enum(visitedPeople),
  on: z.string(),
  found: z.string(),
  by: z.string(),
})

const visitsOf = (call: CaseReader, ids: readonly number[]) =>
  rowsOf(
    call,
    visitRow,
    `SELECT id, warning_id, whom, on_day AS "on", found, by_whom AS by FROM mediation_warning_visits
      WHERE warning_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(ids),
  )

function cardsOf(call: CaseReader, rows: readonly WarningRow[], looksIntoCase: boolean): WarningCard[] {
  const visits = visitsOf(
    call,
    rows.map(({ id }) => id),
  )
  const names = namesOfStaff(
    call,
    rows.map(({ keeper_id }) => keeper_id),
  )
  const settings = watchSettingsOf(call).visits
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    issuer: row.issuer,
    receivedOn: row.received_on,
    offender: row.offender,
    victim: row.victim,
    keeper: names.get(row.keeper_id) ?? '',
    victimShown: looksIntoCase ? isVictimShown(call, row) : null,
    due: [
      ...visitsDue(
        { receivedOn: row.received_on },
        visits.filter(({ warning_id }) => warning_id === row.id),
        call.today,
        settings,
      ),
    ],
  }))
}

export const warningsShown = (call: CaseReader, caseId: number | null): WarningCard[] =>
  caseId === null
    ? cardsOf(call, warningsWhere(call, 'TRUE'), false)
    : cardsOf(call, warningsWhere(call, 'w.case_id = ?', caseId), true)

/** What the asking person has to see to. */
export const warningsKept = (call: CaseReader): WarningCard[] =>
  cardsOf(call, warningsWhere(call, ...watchedBy(call, 'w')), false)

/**
 * Whether papers for the others still say where the victim is, who is a party of its case: a warning alone hides nobody, since police
 * do not say that they are to be hidden; people do.
 */
function isVictimShown(call: CaseReader, { case_id, victim, victim_resident_id }: WarningRow): boolean {
  if (case_id === null) return false
  const parties = partyRowsOf(call, case_id)
  const victims = parties.filter(
    ({ name, resident_id }) =>
      (resident_id !== null && resident_id === victim_resident_id) || cleanName(name) === cleanName(victim),
  )
  const hidden = atRiskOf(call, case_id, parties)
  return victims.some(({ id }) => !hidden.has(id))
}

export function warningRecordOf(call: CaseReader, row: WarningRow): WarningRecord {
  const [card] = cardsOf(call, [row], true)
  if (card === undefined) throw refuse('not-found', 'warning-unknown')
  return {
    card,
    text: {
      caseId: row.case_id,
      issuer: row.issuer,
      number: row.number,
      issuedOn: row.issued_on,
      receivedOn: row.received_on,
      offender: { name: row.offender, residentId: row.offender_resident_id },
      victim: { name: row.victim, residentId: row.victim_resident_id },
      facts: row.facts,
    },
    deskKnows: deskKnows(call, row.victim_resident_id),
    colleagues: othersThan(call, row.keeper_id),
    visits: visitsOf(call, [row.id]).map(({ warning_id: _of, ...visit }) => visit),
  }
}
