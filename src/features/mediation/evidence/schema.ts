/** Papers and pictures of a case: evidence, what proves who somebody is, what shows that a duty was kept. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { attachments } from '#vault/attachments/schema'
import { broughtKinds } from '../contract/words'
import { mediationCases } from '../schema/cases'
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
    kind: text('kind', { enum: broughtKinds }).notNull(),
    /** Whose it is, or who brought it; null is the committee's own. */
    partyId: integer('party_id').references(() => mediationParties.id),
    title: text('title').notNull(),
    /** The paper's own day; null where it bears none. */
    day: text('day'),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_evidence_case').on(row.caseId, row.id)],
)
