/** 民转刑 watch of a case: what spoke for it to escalate and when, and who was in touch since. All of it only added to. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { riskLevels, tellingManners } from '../contract/words'
import { mediationCases } from '../schema/cases'
import { mediationParties } from '../schema/parties'

const ofCase = () =>
  integer('case_id')
    .notNull()
    .references(() => mediationCases.id)

/** The last of a case counts. */
export const mediationRisks = sqliteTable(
  'mediation_risks',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    /** Names of signs, as JSON. */
    signs: text('signs').notNull(),
    level: text('level', { enum: riskLevels }).notNull(),
    day: text('day').notNull(),
    note: text('note').notNull().default(''),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_risks_case').on(row.caseId, row.id)],
)

export const mediationContacts = sqliteTable(
  'mediation_contacts',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    day: text('day').notNull(),
    /** Null is nobody of the parties: a relative, a neighbour, the grid worker. */
    partyId: integer('party_id').references(() => mediationParties.id),
    manner: text('manner', { enum: tellingManners }).notNull().default('in-person'),
    what: text('what').notNull(),
    /** When somebody said that they would be in touch again; sooner than the centre's usual days. */
    next: text('next_on'),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_contacts_case').on(row.caseId, row.day)],
)

/** When somebody's whereabouts were hidden, and when that ended: papers made before are printed anew. */
export const mediationProtections = sqliteTable(
  'mediation_protections',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    what: text('what', { enum: ['hidden', 'shown'] }).notNull(),
    day: text('day').notNull(),
    reason: text('reason').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_protections_party').on(row.partyId, row.id)],
)
