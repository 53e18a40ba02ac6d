/** Papers and pictures of a case: evidence, what proves who somebody is, what shows that a duty was kept. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { attachments } from '#vault/attachments/schema'
import { evidenceKinds } from './contract/words'
import { caseGoes } from '../retention/schema'
import { mediationCases } from '../schema/cases'
import { isArchived } from '../schema/guards'
import { mediationParties } from '../schema/parties'

export const mediationEvidence = sqliteTable(
  'mediation_evidence',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    attachmentId: integer('attachment_id')
      .notNull()
      .references(() => attachments.id),
    kind: text('kind', { enum: evidenceKinds }).notNull(),
    /** Whose it is, or who brought it; null is the committee's own. */
    partyId: integer('party_id').references(() => mediationParties.id),
    title: text('title').notNull(),
    /** The paper's own day; null where it bears none. */
    day: text('day'),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_evidence_case').on(row.caseId, row.id),
    index('mediation_evidence_attachment').on(row.attachmentId),
  ],
)

const elsewhere = (event: string, unless: string): string =>
  `CREATE TRIGGER \`mediation_evidence_once_${event.toLowerCase()}\` BEFORE ${event === 'UPDATE' ? 'UPDATE OF attachment_id' : event} ON \`mediation_evidence\` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE EXISTS (
    SELECT 1 FROM mediation_evidence e WHERE e.attachment_id = NEW.attachment_id${unless});
END;`

const bound = (event: 'INSERT' | 'UPDATE' | 'DELETE', condition: string): string =>
  `CREATE TRIGGER \`mediation_evidence_bound_${event.toLowerCase()}\` BEFORE ${event} ON \`mediation_evidence\` BEGIN
  SELECT RAISE(ABORT, 'mediation.archived') WHERE ${condition};
END;`

/**
 * A picture lies in one place of one case: opened there, it is on record there, and it goes with that case. Once the file is bound nothing
 * comes but a later leaf, and nothing goes.
 */
export const evidenceGuards: readonly string[] = [
  elsewhere('INSERT', ''),
  elsewhere('UPDATE', ' AND e.id <> OLD.id'),
  bound('INSERT', `(NEW.kind = 'later-leaf') <> ${isArchived('NEW')}`),
  bound('UPDATE', `${isArchived('OLD')} OR ${isArchived('NEW')}`),
  bound('DELETE', `${isArchived('OLD')} AND NOT ${caseGoes('OLD.case_id')}`),
]
