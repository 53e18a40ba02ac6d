/** Agreements: the text, the hands on it, when it took effect, what was promised and how it was kept. */
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { signingManners, termKinds } from '../contract/words'
import { mediationCases } from './cases'
import { mediationParties, mediationRepresentatives } from './parties'

export const mediationAgreements = sqliteTable(
  'mediation_agreements',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    form: text('form', { enum: ['written', 'oral'] }).notNull(),
    numberYear: integer('number_year').notNull(),
    numberSequence: integer('number_sequence').notNull(),
    number: text('number').notNull(),
    facts: text('facts').notNull(),
    dispute: text('dispute').notNull(),
    responsibilities: text('responsibilities').notNull(),
    reachedOn: text('reached_on'),
    registeredOn: text('registered_on'),
    effectOn: text('effect_on'),
    /** The day on which the parties said that they ask no court for it (人民调解法 33: 可以); null while they might. */
    confirmationDeclinedOn: text('confirmation_declined_on'),
    /** The agreement that it changes or takes the place of. */
    replaces: integer('replaces').references((): AnySQLiteColumn => mediationAgreements.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    uniqueIndex('mediation_agreements_number').on(row.numberYear, row.numberSequence),
    index('mediation_agreements_case').on(row.caseId, row.id),
  ],
)

export const mediationTerms = sqliteTable(
  'mediation_terms',
  {
    id: integer('id').primaryKey(),
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => mediationAgreements.id),
    place: integer('place').notNull(),
    kind: text('kind', { enum: termKinds }).notNull(),
    what: text('what').notNull(),
    /** Kept on the spot, on this day: then nobody owes it any more. Null where a duty says by when. */
    keptOn: text('kept_on'),
  },
  (row) => [uniqueIndex('mediation_terms_place').on(row.agreementId, row.place)],
)

/**
 * A hand or the seal on the paper. Without its day it is there and does not count. A correction names the one whose day, manner or hand was
 * written down wrongly and says why; that one stays and counts no more.
 */
export const mediationSignatures = sqliteTable(
  'mediation_signatures',
  {
    id: integer('id').primaryKey(),
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => mediationAgreements.id),
    of: text('of_whom', { enum: ['party', 'mediator', 'seal'] }).notNull(),
    partyId: integer('party_id').references(() => mediationParties.id),
    representativeId: integer('representative_id').references(() => mediationRepresentatives.id),
    manner: text('manner', { enum: signingManners }).notNull(),
    day: text('day'),
    /** What the party was called on what was signed; a name that is put right later does not change it. Null of no party. */
    signedAs: text('signed_as'),
    corrects: integer('corrects').references((): AnySQLiteColumn => mediationSignatures.id),
    reason: text('reason').notNull().default(''),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_signatures_agreement').on(row.agreementId),
    uniqueIndex('mediation_signatures_party')
      .on(row.agreementId, row.partyId)
      .where(sql`corrects IS NULL`),
    uniqueIndex('mediation_signatures_committee')
      .on(row.agreementId, row.of)
      .where(sql`party_id IS NULL AND corrects IS NULL`),
    uniqueIndex('mediation_signatures_corrects').on(row.corrects),
    check('mediation_signatures_whose', sql`(${row.of} = 'party') = (${row.partyId} IS NOT NULL)`),
    check('mediation_signatures_acting', sql`${row.representativeId} IS NULL OR ${row.of} = 'party'`),
  ],
)

export const mediationDuties = sqliteTable(
  'mediation_duties',
  {
    id: integer('id').primaryKey(),
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => mediationAgreements.id),
    who: integer('who')
      .notNull()
      .references(() => mediationParties.id),
    toWhom: integer('to_whom')
      .notNull()
      .references(() => mediationParties.id),
    what: text('what').notNull(),
    fen: integer('fen'),
    manner: text('manner').notNull(),
  },
  (row) => [
    index('mediation_duties_agreement').on(row.agreementId),
    check('mediation_duties_clear', sql`${row.who} <> ${row.toWhom} AND trim(${row.what}) <> ''`),
    check('mediation_duties_amount', sql`${row.fen} IS NULL OR ${row.fen} > 0`),
  ],
)

export const mediationInstalments = sqliteTable(
  'mediation_instalments',
  {
    id: integer('id').primaryKey(),
    dutyId: integer('duty_id')
      .notNull()
      .references(() => mediationDuties.id),
    place: integer('place').notNull(),
    due: text('due').notNull(),
    fen: integer('fen'),
  },
  (row) => [
    uniqueIndex('mediation_instalments_place').on(row.dutyId, row.place),
    index('mediation_instalments_due').on(row.due),
    check('mediation_instalments_amount', sql`${row.fen} IS NULL OR ${row.fen} > 0`),
  ],
)

/** What was kept of an instalment. Money never goes through the mediator: there is no such way. */
export const mediationPerformances = sqliteTable(
  'mediation_performances',
  {
    id: integer('id').primaryKey(),
    instalmentId: integer('instalment_id')
      .notNull()
      .references(() => mediationInstalments.id),
    day: text('day').notNull(),
    fen: integer('fen'),
    way: text('way', { enum: ['hand-to-hand', 'transfer', 'done'] }).notNull(),
    reverses: integer('reverses').references((): AnySQLiteColumn => mediationPerformances.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_performances_instalment').on(row.instalmentId),
    uniqueIndex('mediation_performances_once').on(row.reverses),
    check('mediation_performances_way', sql`${row.way} IN ('hand-to-hand', 'transfer', 'done')`),
  ],
)
