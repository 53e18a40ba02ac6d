/** The bound file: its leaves, and what was written on its cover when it was archived. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { leafKinds } from '../contract/words'
import { mediationCases } from './cases'
import { mediationParties } from './parties'

export const mediationLeaves = sqliteTable(
  'mediation_leaves',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    kind: text('kind', { enum: leafKinds }).notNull(),
    partyId: integer('party_id').references(() => mediationParties.id),
    /** The paper's own day; null where it bears none. */
    day: text('day'),
    title: text('title').notNull(),
    pages: integer('pages').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_leaves_case').on(row.caseId, row.id),
    check('mediation_leaves_pages', sql`${row.pages} >= 0`),
  ],
)

/** 封面, as it was when the case was archived: who had it then stays on it. Never changed. */
export const mediationCovers = sqliteTable('mediation_covers', {
  caseId: integer('case_id')
    .primaryKey()
    .references(() => mediationCases.id),
  title: text('title').notNull(),
  mediators: text('mediators').notNull(),
  from: text('from_day').notNull(),
  to: text('to_day').notNull(),
  filedBy: text('filed_by').notNull(),
  filedOn: text('filed_on').notNull(),
  /** Years; null is for good. */
  keptYears: integer('kept_years'),
  pages: integer('pages').notNull(),
  remark: text('remark').notNull(),
})
