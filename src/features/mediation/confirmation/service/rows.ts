/** Applications to a court and its rulings, as they are stored. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { confirmationCourts, confirmationPapers, rulings } from '../../contract/words'

const json = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(value)

const applicationRow = z.object({
  id: z.number(),
  agreement: z.number(),
  caseId: z.number(),
  at: z.enum(confirmationCourts),
  homeOf: z.number().nullable(),
  courtName: z.string(),
  appliedOn: z.string(),
  applicants: json(z.array(z.number())),
  papers: json(z.array(z.enum(confirmationPapers))),
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
