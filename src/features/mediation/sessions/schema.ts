/**
 * What was said and who was there: sessions with what each party said, the pages they initialled, investigations, pledges.
 * Testimony: a record is never changed, one that was wrong is followed by one that corrects it and says why.
 */
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
import { pledgeKinds } from '../contract/words'
import { mediationCases } from '../schema/cases'
import { owed, standing } from '../schema/guards'
import { mediationParties } from '../schema/parties'

const ofCase = () =>
  integer('case_id')
    .notNull()
    .references(() => mediationCases.id)

/** 调解记录: one sitting. */
export const mediationSessions = sqliteTable(
  'mediation_sessions',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    /** The record that this one takes the place of. */
    corrects: integer('corrects').references((): AnySQLiteColumn => mediationSessions.id),
    reason: text('reason').notNull().default(''),
    on: text('on_day').notNull(),
    /** `09:30`, of a clock in Asia/Shanghai. */
    clock: text('clock').notNull(),
    place: text('place').notNull(),
    doors: text('doors', { enum: ['open', 'closed'] }).notNull(),
    /** Names of whoever else sat with them, as JSON. */
    others: text('others').notNull(),
    childPresent: integer('child_present', { mode: 'boolean' }).notNull(),
    rightsTold: integer('rights_told', { mode: 'boolean' }).notNull(),
    result: text('result').notNull(),
    /** Why both sides sat together although one of them wanted to sit apart; empty of the rest. */
    togetherBecause: text('together_because').notNull().default(''),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_sessions_case').on(row.caseId, row.on),
    uniqueIndex('mediation_sessions_once').on(row.corrects),
    check(
      'mediation_sessions_whole',
      sql`trim(${row.place}) <> '' AND (${row.corrects} IS NULL OR trim(${row.reason}) <> '')`,
    ),
  ],
)

/** What a party who was there said; empty where nothing is written. */
export const mediationStatements = sqliteTable(
  'mediation_statements',
  {
    id: integer('id').primaryKey(),
    sessionId: integer('session_id')
      .notNull()
      .references(() => mediationSessions.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    words: text('words').notNull(),
    /** Who read the record to a party who cannot; null where the party reads. */
    readBy: text('read_by'),
  },
  (row) => [uniqueIndex('mediation_statements_once').on(row.sessionId, row.partyId)],
)

/** How many pages the record came to, and which of them each party initialled; the last one of a session counts. */
export const mediationInitials = sqliteTable(
  'mediation_initials',
  {
    id: integer('id').primaryKey(),
    sessionId: integer('session_id')
      .notNull()
      .references(() => mediationSessions.id),
    pages: integer('pages').notNull(),
    /** `[{party, page}]` as JSON, pages from 1. */
    initialled: text('initialled').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_initials_session').on(row.sessionId, row.id),
    check('mediation_initials_pages', sql`${row.pages} > 0`),
  ],
)

/** 调查记录: who was asked, where and when, and what they said. */
export const mediationInvestigations = sqliteTable(
  'mediation_investigations',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    corrects: integer('corrects').references((): AnySQLiteColumn => mediationInvestigations.id),
    reason: text('reason').notNull().default(''),
    on: text('on_day').notNull(),
    place: text('place').notNull(),
    asked: text('asked').notNull(),
    words: text('words').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_investigations_case').on(row.caseId, row.on),
    uniqueIndex('mediation_investigations_once').on(row.corrects),
    check(
      'mediation_investigations_whole',
      sql`trim(${row.asked}) <> '' AND trim(${row.words}) <> '' AND (${row.corrects} IS NULL OR trim(${row.reason}) <> '')`,
    ),
  ],
)

/** 保证书、悔过书: evidence of violence too (法释〔2022〕17号 6). In the words of whoever signed it. */
export const mediationPledges = sqliteTable(
  'mediation_pledges',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    kind: text('kind', { enum: pledgeKinds }).notNull(),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    /** The paper's own day; null where it bears none. */
    on: text('on_day'),
    words: text('words').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_pledges_case').on(row.caseId),
    check('mediation_pledges_whole', sql`trim(${row.words}) <> ''`),
  ],
)

/** Nobody sits down while a report is owed, or where the mediation is over; a record may be put right all the same. */
export const sittingGuards: readonly string[] = [
  `CREATE TRIGGER \`mediation_sessions_held\` BEFORE INSERT ON \`mediation_sessions\` WHEN NEW.corrects IS NULL BEGIN
  SELECT RAISE(ABORT, 'mediation.not-from-here') WHERE (SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id)
    NOT IN ('accepted', 'mediating');
  SELECT RAISE(ABORT, 'mediation.not-screened') WHERE ${standing} IS NULL;
  SELECT RAISE(ABORT, 'mediation.report-owed') WHERE ${owed};
END;`,
]
