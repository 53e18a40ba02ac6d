/** What the privacy feature keeps: requests of persons with their steps, and breaches. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ErasableRows } from '#vault/erasures/erasable'
import { staff } from '#desk/session/schema'
import {
  askers,
  outcomes,
  peopleTold,
  requestKinds,
  requestStates,
  requestSteps,
  tellings,
} from './contract/words'

export const privacyRequests = sqliteTable(
  'privacy_requests',
  {
    id: integer('id').primaryKey(),
    numberYear: integer('number_year').notNull(),
    numberSequence: integer('number_sequence').notNull(),
    number: text('number').notNull(),
    kind: text('kind', { enum: requestKinds }).notNull(),
    state: text('state', { enum: requestStates }).notNull(),
    /** No reference: the request is the proof of an erasure and outlives the record. */
    residentId: integer('resident_id').notNull(),
    /** When that record was made, UTC milliseconds, so that another under the same id in an older copy is not meant. */
    residentSince: integer('resident_since').notNull(),
    name: text('name').notNull(),
    askedBy: text('asked_by', { enum: askers }).notNull(),
    askedByName: text('asked_by_name').notNull(),
    words: text('words').notNull(),
    received: text('received').notNull(),
    /** Number of the last change of any record when the request came: a correction is a later one. */
    changesBefore: integer('changes_before').notNull(),
    /**
     * Working days within which it is answered, as they were when it came: the day that stands on its receipt is counted by them ever
     * after. Null of what came before this was kept, and is filled in when the period is changed.
     */
    answerDays: integer('answer_days'),
    due: text('due').notNull(),
    dueAnnounced: integer('due_announced', { mode: 'boolean' }).notNull(),
    outcome: text('outcome', { enum: outcomes }),
    reason: text('reason').notNull(),
    told: text('told'),
    toldHow: text('told_how', { enum: tellings }),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    handlerId: integer('handler_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [
    uniqueIndex('privacy_requests_number').on(row.numberYear, row.numberSequence),
    index('privacy_requests_resident').on(row.residentId, row.id),
    index('privacy_requests_state').on(row.state, row.due),
  ],
)

/** What was done about a request, in its order. */
export const privacyRequestEvents = sqliteTable(
  'privacy_request_events',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => privacyRequests.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    step: text('step', { enum: ['receive', 'erase', 'lock', ...requestSteps] }).notNull(),
    text: text('text').notNull(),
  },
  (row) => [index('privacy_request_events_request').on(row.requestId, row.id)],
)

/** Leaks, losses and changes of personal data (个人信息保护法 art. 57). */
export const privacyBreaches = sqliteTable('privacy_breaches', {
  id: integer('id').primaryKey(),
  found: text('found').notNull(),
  what: text('what').notNull(),
  data: text('data').notNull(),
  people: integer('people').notNull(),
  cause: text('cause').notNull(),
  harm: text('harm').notNull(),
  measures: text('measures').notNull(),
  authority: text('authority').notNull(),
  reported: text('reported'),
  told: text('told', { enum: peopleTold }).notNull(),
  toldDay: text('told_day'),
  toldNote: text('told_note').notNull(),
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
})

export const appendOnlyTables = ['privacy_request_events']

export const erasableRows: readonly ErasableRows[] = [
  {
    table: 'privacy_request_events',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM privacy_requests p WHERE p.id = OLD.request_id AND p.resident_id = e.id)`,
  },
]
