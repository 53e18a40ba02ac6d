/** What is told of a case in somebody's words, and whom somebody found it to lead to. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { pleasOfCase } from '../../pleas/schema'

/** `narrative`, `agreement:4`: the texts of one record together. */
const textRow = z.object({ text: z.string(), said: z.string() })

const said = (...columns: readonly string[]): string => columns.join(' || char(10) || ')

/** Each table of narratives of a case: under which name, and what of it is told in somebody's words. */
const narratives: readonly string[] = [
  `SELECT 'narrative' AS text, narrative || CASE wants WHEN '' THEN '' ELSE char(10) || wants END AS said
     FROM mediation_cases WHERE id = @case`,
  `SELECT 'agreement:' || a.id, ${said(
    'a.facts',
    'a.dispute',
    'a.responsibilities',
    "coalesce((SELECT group_concat(t.what, char(10)) FROM mediation_terms t WHERE t.agreement_id = a.id), '')",
    "coalesce((SELECT group_concat(d.what || ' ' || d.manner, char(10)) FROM mediation_duties d WHERE d.agreement_id = a.id), '')",
  )} FROM mediation_agreements a WHERE a.case_id = @case`,
  `SELECT 'plea:' || coalesce(adds_to, id), group_concat(words, char(10)) FROM mediation_pleas
    WHERE id IN (${pleasOfCase}) GROUP BY coalesce(adds_to, id)`,
  "SELECT 'pledge:' || id, words FROM mediation_pledges WHERE case_id = @case",
  "SELECT 'account:' || id, said FROM mediation_accounts WHERE case_id = @case",
  `SELECT 'session:' || s.id, ${said(
    's.place',
    's.result',
    "coalesce((SELECT group_concat(t.words, char(10)) FROM mediation_statements t WHERE t.session_id = s.id), '')",
  )} FROM mediation_sessions s WHERE s.case_id = @case`,
  `SELECT 'investigation:' || id, ${said('place', 'asked', 'words')} FROM mediation_investigations WHERE case_id = @case`,
  "SELECT 'follow-up:' || id, said FROM mediation_follow_ups WHERE case_id = @case",
  `SELECT 'order:' || o.id, concat_ws(char(10),
       (SELECT group_concat(s.what, char(10)) FROM mediation_order_sightings s WHERE s.order_id = o.id),
       (SELECT group_concat(${said('h.what', 'h.with_whom')}, char(10)) FROM mediation_order_help h WHERE h.order_id = o.id))
     FROM mediation_orders o WHERE o.case_id = @case`,
  "SELECT 'reply:' || id, said FROM mediation_replies WHERE case_id = @case",
  "SELECT 'evidence:' || id, title FROM mediation_evidence WHERE case_id = @case",
  "SELECT 'leaf:' || id, title FROM mediation_leaves WHERE case_id = @case",
  `SELECT 'cover', ${said('title', 'remark')} FROM mediation_covers WHERE case_id = @case`,
]

const sql = narratives.join(' UNION ALL ')

const readRow = z.object({ text: z.string(), digest: z.string(), leads_to: z.string() })
const ids = z.array(z.number())

export interface TextRead {
  readonly text: string
  readonly said: string
  readonly digest: string
  /** Null where nobody looked it through since it was written. */
  readonly leadsTo: readonly number[] | null
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** All texts of a case that say something, each with whom it leads to as it reads now. */
export function textsOf(call: HasStatements, caseId: number): readonly TextRead[] {
  const read = new Map(
    rowsOf(
      call,
      readRow,
      'SELECT text, digest, leads_to FROM mediation_texts_read WHERE case_id = ? ORDER BY id',
      caseId,
    ).map((row) => [row.text, row]),
  )
  return rowsOf(call, textRow, sql, { case: caseId })
    .filter((row) => row.said.trim() !== '')
    .map((row) => {
      const digest = digestOf(row.said)
      const last = read.get(row.text)
      const leadsTo = last?.digest === digest ? ids.parse(JSON.parse(last.leads_to)) : null
      return { ...row, digest, leadsTo }
    })
}
