/** What the audit log tells of what was shown in full, for tests. */
import { z } from 'zod'
import type { TestDesk } from './desk'

const row = z
  .object({
    staff_id: z.number(),
    procedure: z.string(),
    outcome: z.string(),
    subject: z.string(),
    fields: z.string(),
    reason: z.string(),
    note: z.string(),
  })
  .transform(({ staff_id: staffId, fields, ...rest }) => ({
    staffId,
    ...rest,
    fields: fields === '' ? [] : fields.split(','),
  }))
export type Disclosed = z.infer<typeof row>

/** Every disclosure on record, the oldest first. */
export const disclosuresOf = (desk: Pick<TestDesk, 'desk'>): readonly Disclosed[] =>
  desk.desk.session
    .requireOpen()
    .store.statement(
      `SELECT a.staff_id, a.procedure, a.outcome, a.subject, d.fields, d.reason, coalesce(t.text, d.note) AS note
         FROM disclosures d JOIN audit a USING (sequence) LEFT JOIN typed_reasons t ON t.digest = d.note ORDER BY sequence`,
    )
    .all()
    .map((found) => row.parse(found))
