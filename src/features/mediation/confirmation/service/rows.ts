/** Applications to a court and its rulings, as they are stored. */
import { z } from 'zod'
import { inJson, rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { confirmationCourts, confirmationPapers, rulings } from '../../contract/words'
import { rulingAwaited } from '../../schema/chronology'

const applicationRow = z.object({
  id: z.number(),
  agreement: z.number(),
  caseId: z.number(),
  at: z.enum(confirmationCourts),
  homeOf: z.number().nullable(),
  courtName: z.string(),
  appliedOn: z.string(),
  applicants: inJson(z.array(z.number())),
  papers: inJson(z.array(z.enum(confirmationPapers))),
})
const rulingRow = z.object({
  ruling: z.enum(rulings),
  on: z.string(),
  number: z.string(),
  why: z.string(),
})

const columns = `c.id, c.agreement_id AS agreement, a.case_id AS caseId, c.at_court AS "at", c.home_of AS homeOf, c.court AS courtName,
  c.applied_on AS appliedOn, c.applicants, c.papers`
const of = 'mediation_confirmations c JOIN mediation_agreements a ON a.id = c.agreement_id'

export const applicationsOf = (call: HasStatements, caseId: number) =>
  rowsOf(call, applicationRow, `SELECT ${columns} FROM ${of} WHERE a.case_id = ? ORDER BY c.id`, caseId)

export const applicationById = (call: HasStatements, id: number) =>
  rowOf(call, applicationRow, `SELECT ${columns} FROM ${of} WHERE c.id = ?`, id)

export const rulingOf = (call: HasStatements, confirmation: number) =>
  rowOf(
    call,
    rulingRow,
    'SELECT ruling, on_day AS "on", number, why FROM mediation_rulings WHERE confirmation_id = ?',
    confirmation,
  )

/** Of each agreement that a court confirmed, whole or in part: its case and the day of the ruling. */
export const confirmations = `
  SELECT r.id, a.case_id, r.on_day AS day FROM mediation_rulings r JOIN (SELECT c.id, a.case_id FROM ${of}) a ON a.id = r.confirmation_id
   WHERE r.ruling IN ('confirmed', 'part-confirmed')`

/** SQL for the day on which a court last confirmed an agreement of a case; null where none did. */
export const confirmedOnOf = (row: string): string =>
  `(SELECT f.day FROM (${confirmations}) f WHERE f.case_id = ${row}.id ORDER BY f.id DESC LIMIT 1)`

const dayRow = z.object({ day: z.string().nullable() })

export const confirmedOn = (call: HasStatements, caseId: number): string | null =>
  rowOf(call, dayRow, `SELECT ${confirmedOnOf('m')} AS day FROM mediation_cases m WHERE m.id = ?`, caseId)
    ?.day ?? null

/** Whether a court was asked and has not said anything, nor was the application withdrawn. */
export const awaitsRuling = (call: HasStatements, caseId: number): boolean =>
  call
    .statement(`SELECT ${rulingAwaited('?')}`)
    .pluck()
    .get(caseId) === 1
