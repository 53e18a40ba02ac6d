/** Reads cases from their table, and gives them the names of their parties and of those who have them. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { CaseReader } from '../../service/call'
import { rowsOf } from '#work/rows'
import {
  caseStates,
  courtReferrals,
  difficulties,
  referrers,
  riskLevels,
  sources,
} from '../../contract/words'
import type { CaseCard } from '../contract'
import { askingOf, casesInSight } from './in-sight'
import { hasOrHad } from './had'
import { refuse } from './refuse'

export const caseRow = z.object({
  id: z.number(),
  state: z.enum(caseStates),
  before_closing: z.enum(caseStates).nullable(),
  number: z.string().nullable(),
  source: z.enum(sources),
  referrer: z.enum(referrers).nullable(),
  court_referral: z.enum(courtReferrals).nullable(),
  letter: z.string(),
  reply_due: z.string().nullable(),
  papers_signed_for_on: z.string().nullable(),
  accepted_online_on: z.string().nullable(),
  kind: z.string(),
  difficulty: z.enum(difficulties),
  source_name: z.string(),
  difficulty_name: z.string(),
  people: z.number(),
  money_fen: z.number(),
  narrative: z.string(),
  wants: z.string(),
  risk: z.enum(riskLevels),
  accepted_on: z.string().nullable(),
  due: z.string().nullable(),
  usual_time: z.string().nullable(),
  visit_id: z.number().nullable(),
  opened_at: z.number(),
  opened_by: z.number(),
  erased_on: z.string().nullable(),
})
export type CaseRow = z.infer<typeof caseRow>

const columnsOf = (row: z.ZodObject): string =>
  Object.keys(row.shape)
    .map((name) => `c.${name}`)
    .join(', ')
const columns = columnsOf(caseRow)

/** What of a case a list shows. */
export const cardRow = caseRow.pick({
  id: true,
  state: true,
  number: true,
  kind: true,
  source: true,
  difficulty: true,
  risk: true,
  opened_at: true,
  accepted_on: true,
  due: true,
})
export type CardRow = z.infer<typeof cardRow>
/** Its columns, of `c`. */
export const cardColumns = columnsOf(cardRow)

/** Cases in sight that a condition on `c` holds for. */
export const casesWhere = (
  call: CaseReader,
  condition: string,
  order: string,
  ...parameters: readonly unknown[]
): readonly CaseRow[] =>
  rowsOf(
    call,
    caseRow,
    `SELECT ${columns} FROM mediation_cases c
      WHERE (${condition}) AND ${casesInSight.ofRow('c', askingOf(call))} ${order}`,
    ...parameters,
  )

/** One case, or `not-found`; what is not in sight is not there, and of one that was erased only figures are left. */
export function requireCase(call: CaseReader, id: number): CaseRow {
  const [row] = casesWhere(call, 'c.id = ?', '', id)
  if (row === undefined) throw refuse('not-found', 'not-found')
  if (row.erased_on !== null) throw refuse('not-found', 'case-erased', { day: row.erased_on })
  return row
}

const idsAndNames = z.array(z.object({ id: z.number(), name: z.string() }))

/** Names of colleagues, who stand in the desk's own file; those who left as well. */
export function namesOfStaff(
  call: Pick<CaseReader, 'beside'>,
  ids: readonly number[],
): ReadonlyMap<number, string> {
  const rows = call
    .beside('desk')
    .statement('SELECT id, name FROM staff WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify([...new Set(ids)]))
  return new Map(idsAndNames.parse(rows).map(({ id, name }) => [id, name]))
}

const partyName = z.object({ case_id: z.number(), name: z.string() })
const stay = z.object({ case_id: z.number(), staff_id: z.number() })

/** Cases as a list shows them; read in three statements, however many there are. */
export function cardsOf(call: CaseReader, rows: readonly CardRow[]): readonly CaseCard[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const parties = rowsOf(
    call,
    partyName,
    'SELECT case_id, name FROM mediation_parties WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id',
    ids,
  )
  const stays = rowsOf(
    call,
    stay,
    `SELECT s.case_id, s.staff_id FROM mediation_stays s JOIN mediation_cases c ON c.id = s.case_id
      WHERE s.case_id IN (SELECT value FROM json_each(?)) AND s.as_what = 'mediator' AND ${hasOrHad('s', 'c', "'archived'")}
      ORDER BY s.id`,
    ids,
  )
  const names = namesOfStaff(
    call,
    stays.map(({ staff_id }) => staff_id),
  )
  const partiesOf = Map.groupBy(parties, ({ case_id }) => case_id)
  const staysOf = Map.groupBy(stays, ({ case_id }) => case_id)
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    number: row.number,
    parties: (partiesOf.get(row.id) ?? []).map(({ name }) => name),
    kind: row.kind,
    source: row.source,
    difficulty: row.difficulty,
    risk: row.risk,
    mediators: (staysOf.get(row.id) ?? []).map(({ staff_id }) => ({
      id: staff_id,
      name: names.get(staff_id) ?? '',
    })),
    openedOn: dayAt(row.opened_at),
    acceptedOn: row.accepted_on,
    due: row.due,
  }))
}
