/**
 * In whose hands a case is and why they may have it: what a mediator said of themselves and a party, which parties take them
 * knowing it, the committees that sit at it together. What was said is added to and never changed.
 */
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { relationAnswers } from '../contract/words'
import { mediationCases } from '../schema/cases'
import { mediationParties } from '../schema/parties'

const ofCase = () =>
  integer('case_id')
    .notNull()
    .references(() => mediationCases.id)

const ofParty = () =>
  integer('party_id')
    .notNull()
    .references(() => mediationParties.id)

/** The last of a mediator and a party counts. */
export const mediationRelations = sqliteTable(
  'mediation_relations',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    mediatorId: integer('mediator_id').notNull(),
    partyId: ofParty(),
    says: text('says', { enum: relationAnswers }).notNull(),
    note: text('note').notNull().default(''),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_relations_case').on(row.caseId, row.mediatorId, row.partyId, row.id)],
)

/** A party takes a mediator, knowing of the relation (人民调解法 19, 23). */
export const mediationRelationsAccepted = sqliteTable(
  'mediation_relations_accepted',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    mediatorId: integer('mediator_id').notNull(),
    partyId: ofParty(),
    /** The last relation that was on record then; a later one has to be told of anew. */
    knowing: integer('knowing').references(() => mediationRelations.id),
    day: text('day').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_relations_accepted_case').on(row.caseId, row.mediatorId, row.partyId)],
)

/** 联合调解: the committees that sit at a case; one leads. */
export const mediationCommittees = sqliteTable(
  'mediation_committees',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    name: text('name').notNull(),
    /** Under which number it has the case, and whom to call there. */
    number: text('number').notNull().default(''),
    contact: text('contact').notNull().default(''),
    leads: integer('leads', { mode: 'boolean' }).notNull(),
    /** Their mediators, as JSON. */
    mediators: text('mediators').notNull(),
  },
  (row) => [
    uniqueIndex('mediation_committees_once').on(row.caseId, row.name),
    check('mediation_committees_named', sql`trim(${row.name}) <> ''`),
  ],
)
