/** What was asked before a case goes on, the reports that the answers command, and pleas for help. All of it only added to. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { fullOrLess, helpOffers, reportBodies, sufferedFrom } from '../contract/words'
import { mediationCases } from './cases'

const ofCase = () =>
  integer('case_id')
    .notNull()
    .references(() => mediationCases.id)

/** A screening; a correction names the one it corrects and says why. The last of a case counts. */
export const mediationScreenings = sqliteTable(
  'mediation_screenings',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    corrects: integer('corrects').references((): AnySQLiteColumn => mediationScreenings.id),
    reason: text('reason').notNull().default(''),
    offence: text('offence', { enum: ['unlikely', 'possible'] }).notNull(),
    /** Names of matters that cannot be mediated, as JSON. */
    bars: text('bars').notNull(),
    /** Who of the people in it is protected by law, and what speaks for danger, as JSON; null of before these were asked. */
    vulnerable: text('vulnerable'),
    danger: text('danger'),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_screenings_case').on(row.caseId, row.id),
    check('mediation_screenings_reason', sql`${row.corrects} IS NULL OR trim(${row.reason}) <> ''`),
  ],
)

/** Somebody of whom violence or harm is suspected. A correction writes those that still are anew. */
export const mediationSuspicions = sqliteTable(
  'mediation_suspicions',
  {
    id: integer('id').primaryKey(),
    screeningId: integer('screening_id')
      .notNull()
      .references(() => mediationScreenings.id),
    /** The first one on record that it is; reports about that one are about this one. */
    continues: integer('continues').references((): AnySQLiteColumn => mediationSuspicions.id),
    name: text('name').notNull(),
    /** Empty where nobody knows it: then the age is what was told. */
    birth: text('birth').notNull(),
    /** How old they are, about; null where the day of birth is known. */
    aboutAge: integer('about_age'),
    capacity: text('capacity', { enum: fullOrLess }),
    from: text('suffered_from', { enum: sufferedFrom }).notNull(),
    forms: text('forms').notNull(),
    discoveredAt: integer('discovered_at').notNull(),
  },
  (row) => [index('mediation_suspicions_screening').on(row.screeningId)],
)

/** A report that the law commands, as the rules found it: about whom, to which bodies. */
export const mediationNeeds = sqliteTable(
  'mediation_needs',
  {
    id: integer('id').primaryKey(),
    screeningId: integer('screening_id')
      .notNull()
      .references(() => mediationScreenings.id),
    /** Null is the possible offence of the quarrel itself. */
    suspicionId: integer('suspicion_id').references(() => mediationSuspicions.id),
    /** Any of these bodies, as JSON. */
    bodies: text('bodies').notNull(),
    /** Names of the articles, as JSON. */
    articles: text('articles').notNull(),
  },
  (row) => [index('mediation_needs_screening').on(row.screeningId)],
)

/** A whole report; one that lacks anything is not written. The reporter stands here and on no paper. */
export const mediationReports = sqliteTable(
  'mediation_reports',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    /** Null is the possible offence of the quarrel itself. */
    suspicionId: integer('suspicion_id').references(() => mediationSuspicions.id),
    source: text('source', { enum: ['committee', 'another-body'] }).notNull(),
    discoveredAt: integer('discovered_at').notNull(),
    toldAt: integer('told_at').notNull(),
    to: text('to_body', { enum: reportBodies }).notNull(),
    by: text('by_whom').notNull(),
    what: text('what').notNull(),
    receipt: text('receipt').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_reports_case').on(row.caseId, row.suspicionId),
    check(
      'mediation_reports_whole',
      sql`trim(${row.by}) <> '' AND trim(${row.what}) <> '' AND trim(${row.receipt}) <> ''`,
    ),
    check(
      'mediation_reports_in_order',
      sql`${row.toldAt} <= ${row.at} AND (${row.source} = 'another-body' OR ${row.discoveredAt} <= ${row.toldAt})`,
    ),
  ],
)

/** 求助记录: evidence. */
export const mediationPleas = sqliteTable(
  'mediation_pleas',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id').references(() => mediationCases.id),
    saidAt: integer('said_at').notNull(),
    person: text('person').notNull(),
    words: text('words').notNull(),
    handler: text('handler').notNull(),
    addsTo: integer('adds_to').references((): AnySQLiteColumn => mediationPleas.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_pleas_case').on(row.caseId, row.id),
    check(
      'mediation_pleas_whole',
      sql`trim(${row.person}) <> '' AND trim(${row.words}) <> '' AND trim(${row.handler}) <> ''
        AND ${row.saidAt} <= ${row.at}`,
    ),
  ],
)

export const mediationHelpAnswers = sqliteTable(
  'mediation_help_answers',
  {
    id: integer('id').primaryKey(),
    suspicionId: integer('suspicion_id')
      .notNull()
      .references(() => mediationSuspicions.id),
    offer: text('offer', { enum: helpOffers }).notNull(),
    answer: text('answer', { enum: ['wanted', 'not-wanted'] }).notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_help_answers_suspicion').on(row.suspicionId)],
)
