/** What follows an agreement or an end: follow-ups, reminders, and the court that confirms. */
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
import { confirmationCourts, followUpAnswers, riskLevels, rulings, tellingManners } from '../contract/words'
import { mediationAgreements, mediationInstalments } from './agreements'
import { mediationCases } from './cases'
import { mediationParties } from './parties'

const ofParty = () =>
  integer('party_id')
    .notNull()
    .references(() => mediationParties.id)
const written = () => ({ at: integer('at').notNull(), staffId: integer('staff_id').notNull() })

/** 回访: how it is kept, whether they are content, what danger is left. A correction names the one that was of another or said otherwise. */
export const mediationFollowUps = sqliteTable(
  'mediation_follow_ups',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    partyId: ofParty(),
    on: text('on_day').notNull(),
    manner: text('manner', { enum: tellingManners }).notNull(),
    performed: text('performed', { enum: followUpAnswers }).notNull(),
    content: text('content', { enum: ['yes', 'no'] }),
    risk: text('risk', { enum: riskLevels }).notNull(),
    said: text('said').notNull(),
    corrects: integer('corrects').references((): AnySQLiteColumn => mediationFollowUps.id),
    reason: text('reason').notNull().default(''),
    ...written(),
  },
  (row) => [
    index('mediation_follow_ups_case').on(row.caseId, row.on),
    uniqueIndex('mediation_follow_ups_corrects').on(row.corrects),
  ],
)

/** Somebody was reminded of what is due. */
export const mediationReminders = sqliteTable(
  'mediation_reminders',
  {
    id: integer('id').primaryKey(),
    instalmentId: integer('instalment_id')
      .notNull()
      .references(() => mediationInstalments.id),
    on: text('on_day').notNull(),
    manner: text('manner', { enum: tellingManners }).notNull(),
    said: text('said').notNull(),
    ...written(),
  },
  (row) => [index('mediation_reminders_instalment').on(row.instalmentId, row.id)],
)

/** 司法确认申请: who asked which court together, with which papers. */
export const mediationConfirmations = sqliteTable(
  'mediation_confirmations',
  {
    id: integer('id').primaryKey(),
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => mediationAgreements.id),
    at: text('at_court', { enum: confirmationCourts }).notNull(),
    /** Of the court of somebody's home, whose. */
    homeOf: integer('home_of').references(() => mediationParties.id),
    court: text('court').notNull(),
    appliedOn: text('applied_on').notNull(),
    /** Parties, as JSON. */
    applicants: text('applicants').notNull(),
    /** Names of papers, as JSON. */
    papers: text('papers').notNull(),
    writtenAt: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_confirmations_agreement').on(row.agreementId),
    check('mediation_confirmations_home', sql`(${row.at} = 'home') = (${row.homeOf} IS NOT NULL)`),
  ],
)

/** What the court said. */
export const mediationRulings = sqliteTable(
  'mediation_rulings',
  {
    id: integer('id').primaryKey(),
    confirmationId: integer('confirmation_id')
      .notNull()
      .references(() => mediationConfirmations.id),
    ruling: text('ruling', { enum: rulings }).notNull(),
    on: text('on_day').notNull(),
    number: text('number').notNull(),
    why: text('why').notNull(),
    ...written(),
  },
  (row) => [uniqueIndex('mediation_rulings_once').on(row.confirmationId)],
)
