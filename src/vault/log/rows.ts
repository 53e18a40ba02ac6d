/** Reads the rows of the log as they stand in their tables, for whoever checks the chain. */
import { z } from 'zod'
import type { HasStatements } from '../store/store'
import type { ChainedRow } from './rules/chain'

/** Continue with `WHERE`, or `ORDER BY a.sequence`. A log that was never opened by this version has no seals. */
export const chainedRowsIn = (log: HasStatements): string => `
  SELECT a.sequence, a.at, a.staff_id, a.procedure, a.outcome, a.subject, a.digest, a.mac, ${hasSeals(log) ? 'a.seal' : 'NULL AS seal'},
         d.fields, d.reason, d.note
    FROM audit a LEFT JOIN disclosures d ON d.sequence = a.sequence`

export const hasSeals = (log: HasStatements): boolean =>
  log.statement("SELECT 1 FROM pragma_table_info('audit') WHERE name = 'seal'").get() !== undefined

/** With the seal that stands beside it. */
export interface WrittenRow extends ChainedRow {
  readonly seal: Buffer | null
}

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
    seal: z.instanceof(Buffer).nullable(),
    fields: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
  })
  .transform(({ staff_id, fields, reason, note, ...row }): WrittenRow => ({
    ...row,
    staffId: staff_id,
    disclosed: fields === null ? null : { fields, reason: reason ?? '', note: note ?? '' },
  }))

export const chainedRowOf = (row: unknown): WrittenRow => storedRow.parse(row)
