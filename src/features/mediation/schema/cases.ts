/**
 * Cases, what happened to them, and who has them. Events are the truth: the state of a case is where its last event led.
 * Staff and residents lie in the desk's own file, so that nothing here can point at their rows: their ids alone.
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
import {
  caseMoves,
  caseStates,
  courtReferrals,
  difficulties,
  referrers,
  riskLevels,
  sources,
} from '../contract/words'

export const mediationCases = sqliteTable(
  'mediation_cases',
  {
    id: integer('id').primaryKey(),
    state: text('state', { enum: caseStates }).notNull().default('intake'),
    /** Where it stood when it was closed, for a reviewer who sends it back. */
    beforeClosing: text('before_closing', { enum: caseStates }),
    numberYear: integer('number_year'),
    numberSequence: integer('number_sequence'),
    number: text('number'),
    source: text('source', { enum: sources }).notNull(),
    referrer: text('referrer', { enum: referrers }),
    courtReferral: text('court_referral', { enum: courtReferrals }),
    letter: text('letter').notNull().default(''),
    replyDue: text('reply_due'),
    papersSignedForOn: text('papers_signed_for_on'),
    acceptedOnlineOn: text('accepted_online_on'),
    /** A code of the dictionary of kinds. */
    kind: text('kind').notNull(),
    difficulty: text('difficulty', { enum: difficulties }).notNull(),
    /** What the committee itself calls its source and its difficulty, from the words of the settings; empty is as the law does. */
    sourceName: text('source_name').notNull().default(''),
    difficultyName: text('difficulty_name').notNull().default(''),
    people: integer('people').notNull(),
    moneyFen: integer('money_fen').notNull().default(0),
    narrative: text('narrative').notNull(),
    /** 申请事项: what whoever applies asks for. It stays as it was when the case was accepted. */
    wants: text('wants').notNull().default(''),
    risk: text('risk', { enum: riskLevels }).notNull().default('low'),
    acceptedOn: text('accepted_on'),
    due: text('due'),
    /** The time it was accepted under, as JSON: another setting moves no day of it. Null is thirty days, which stay. */
    usualTime: text('usual_time'),
    /** The visit it came from, of the desk's own file. */
    visitId: integer('visit_id'),
    joinedInto: integer('joined_into').references((): AnySQLiteColumn => mediationCases.id),
    /** The case that it takes up again. */
    renews: integer('renews').references((): AnySQLiteColumn => mediationCases.id),
    /** UTC milliseconds. */
    openedAt: integer('opened_at').notNull(),
    openedBy: integer('opened_by').notNull(),
    /** The day on which its people and words were erased; what stands here remains (`retention/schema`). */
    erasedOn: text('erased_on'),
    /** Of a case that was erased: the day on which a court confirmed its agreement. */
    confirmedOn: text('confirmed_on'),
  },
  (row) => [
    uniqueIndex('mediation_cases_number').on(row.numberYear, row.numberSequence),
    index('mediation_cases_open')
      .on(row.due)
      .where(sql`state IN ('intake', 'accepted', 'mediating', 'signing')`),
    index('mediation_cases_joined_into')
      .on(row.joinedInto)
      .where(sql`joined_into IS NOT NULL`),
    index('mediation_cases_accepted').on(row.acceptedOn, row.id),
    // Taken when it is accepted and never before: what has one was accepted, what was accepted has one.
    check(
      'mediation_cases_numbered',
      sql`(${row.number} IS NULL) = (${row.state} IN ('intake', 'not-accepted', 'dropped'))
        AND (${row.number} IS NULL) = (${row.numberYear} IS NULL)
        AND (${row.number} IS NULL) = (${row.numberSequence} IS NULL)
        AND (${row.number} IS NULL) = (${row.acceptedOn} IS NULL)`,
    ),
    check('mediation_cases_joined', sql`(${row.joinedInto} IS NOT NULL) = (${row.state} = 'joined')`),
    check('mediation_cases_referred', sql`(${row.source} = 'referral') = (${row.referrer} IS NOT NULL)`),
    check(
      'mediation_cases_court',
      sql`(${row.courtReferral} IS NOT NULL) = (${row.referrer} IS NOT NULL AND ${row.referrer} = 'court')`,
    ),
    check('mediation_cases_people', sql`${row.people} >= 0 AND ${row.moneyFen} >= 0`),
  ],
)

/** A move, or a taking back that names it. Never changed. */
export const mediationCaseEvents = sqliteTable(
  'mediation_case_events',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    kind: text('kind', { enum: [...caseMoves, 'taken-back'] }).notNull(),
    from: text('from_state', { enum: caseStates }).notNull(),
    to: text('to_state', { enum: caseStates }).notNull(),
    /** The day it is of. */
    day: text('day').notNull(),
    reason: text('reason').notNull().default(''),
    /** How many findings a closing went past; null of another step, and of what was closed before that was kept. */
    missing: integer('missing'),
    takesBack: integer('takes_back').references((): AnySQLiteColumn => mediationCaseEvents.id),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_case_events_case').on(row.caseId, row.id),
    uniqueIndex('mediation_case_events_once').on(row.takesBack),
    check('mediation_case_events_back', sql`(${row.takesBack} IS NOT NULL) = (${row.kind} = 'taken-back')`),
  ],
)

/** Who has a case or was let into it, from when to when. Only its end is ever written to it. */
export const mediationStays = sqliteTable(
  'mediation_stays',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    staffId: integer('staff_id').notNull(),
    as: text('as_what', { enum: ['mediator', 'let-in'] }).notNull(),
    from: text('from_day').notNull(),
    until: text('until_day'),
    reason: text('reason').notNull().default(''),
    /** When it was written down; null is of before that was kept. */
    at: integer('at'),
  },
  (row) => [
    index('mediation_stays_case').on(row.caseId),
    index('mediation_stays_staff').on(row.staffId, row.caseId),
  ],
)
