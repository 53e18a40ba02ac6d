/** Reads the rows of the log as they stand in their tables, for whoever checks the chain. */
import { z } from 'zod'
import type { ChainedRow } from './rules/chain'

/** Continue with `WHERE`, or `ORDER BY a.sequence`. */
export const chainedRows = `
  SELECT a.sequence, a.at, a.staff_id, a.procedure, a.outcome, a.subject, a.digest, a.mac, d.fields, d.reason, d.note
    FROM audit a LEFT JOIN disclosures d ON d.sequence = a.sequence`

const storedRow = z
  .object({
    sequence: z.number(),
    at: z.number(),
    staff_id: z.number().nullable(),
    procedure: z.string(),
    outcome: z.string(),
    subject: z.string(),
    digest: z.string(),
    mac: z.string(),
    fields: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
  })
  .transform(({ staff_id, fields, reason, note, ...row }): ChainedRow => ({
    ...row,
    staffId: staff_id,
    disclosed: fields === null ? null : { fields, reason: reason ?? '', note: note ?? '' },
  }))

export const chainedRowOf = (row: unknown): ChainedRow => storedRow.parse(row)
