/** More time, and how a mediation ended: who stopped it, who was told of which routes, what the court and the sender got. */
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
import { courtEnds, endingMoves, tellingManners } from '../contract/words'
import { mediationCaseEvents, mediationCases } from '../schema/cases'
import { mediationParties } from '../schema/parties'

const ofCase = () =>
  integer('case_id')
    .notNull()
    .references(() => mediationCases.id)
const ofEvent = () =>
  integer('event_id')
    .notNull()
    .references(() => mediationCaseEvents.id)
const written = () => ({ at: integer('at').notNull(), staffId: integer('staff_id').notNull() })

/** More time, as all parties wished it before the time had passed. A correction takes the place of the one it names. */
export const mediationExtensions = sqliteTable(
  'mediation_extensions',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    days: integer('days').notNull(),
    corrects: integer('corrects').references((): AnySQLiteColumn => mediationExtensions.id),
    reason: text('reason').notNull().default(''),
    ...written(),
  },
  (row) => [
    uniqueIndex('mediation_extensions_corrects').on(row.corrects),
    index('mediation_extensions_case').on(row.caseId, row.id),
    check('mediation_extensions_days', sql`${row.days} > 0`),
  ],
)

export const mediationExtensionWishes = sqliteTable(
  'mediation_extension_wishes',
  {
    id: integer('id').primaryKey(),
    extensionId: integer('extension_id')
      .notNull()
      .references(() => mediationExtensions.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    on: text('on_day').notNull(),
  },
  (row) => [uniqueIndex('mediation_extension_wishes_once').on(row.extensionId, row.partyId)],
)

/** Who refused or stopped, when and how; of a failure nobody alone (人民调解法 17, 23, 26). */
export const mediationEndings = sqliteTable(
  'mediation_endings',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    eventId: ofEvent(),
    move: text('move', { enum: endingMoves }).notNull(),
    partyId: integer('party_id').references(() => mediationParties.id),
    on: text('on_day').notNull(),
    manner: text('manner', { enum: tellingManners }).notNull(),
    ...written(),
  },
  (row) => [
    index('mediation_endings_case').on(row.caseId, row.id),
    uniqueIndex('mediation_endings_event').on(row.eventId),
    check('mediation_endings_who', sql`(${row.move} = 'fail') = (${row.partyId} IS NULL)`),
  ],
)

/** 终止通知: which routes a party was told of, when and how (人民调解法 26). */
export const mediationNotices = sqliteTable(
  'mediation_notices',
  {
    id: integer('id').primaryKey(),
    endingId: integer('ending_id')
      .notNull()
      .references(() => mediationEndings.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    /** Names of routes, as JSON. */
    routes: text('routes').notNull(),
    on: text('on_day').notNull(),
    manner: text('manner', { enum: tellingManners }).notNull(),
    ...written(),
  },
  (row) => [index('mediation_notices_ending').on(row.endingId)],
)

/** What the court made of an entrusted matter (特邀调解规定 20). */
export const mediationCourtEnds = sqliteTable(
  'mediation_court_ends',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    eventId: ofEvent(),
    by: text('by_what', { enum: courtEnds }).notNull(),
    number: text('number').notNull(),
    on: text('on_day').notNull(),
    ...written(),
  },
  (row) => [index('mediation_court_ends_case').on(row.caseId)],
)

/** What the body that referred the case was answered; a later row says more, the last one counts. */
export const mediationReplies = sqliteTable(
  'mediation_replies',
  {
    id: integer('id').primaryKey(),
    caseId: ofCase(),
    on: text('on_day').notNull(),
    said: text('said').notNull(),
    papersReceived: integer('papers_received').notNull(),
    papersReturned: integer('papers_returned').notNull(),
    receipt: text('receipt').notNull(),
    ...written(),
  },
  (row) => [
    index('mediation_replies_case').on(row.caseId, row.id),
    check('mediation_replies_papers', sql`${row.papersReturned} BETWEEN 0 AND ${row.papersReceived}`),
  ],
)
