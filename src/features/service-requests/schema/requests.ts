/** Requests, and the errands that are run for them. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { gridWorkers } from '#features/directory/schema'
import { residents } from '#features/residents/schema/index'
import { errandKinds, modes, ratings, states } from '../requests/contract/words'
import { serviceItems, serviceItemVersions } from './items'
import { renewalDuties } from './renewals'

export const serviceRequests = sqliteTable(
  'service_requests',
  {
    id: integer('id').primaryKey(),
    numberYear: integer('number_year').notNull(),
    numberSequence: integer('number_sequence').notNull(),
    /** As it was written when it was given; never read back. */
    number: text('number').notNull(),
    itemId: integer('item_id')
      .notNull()
      .references(() => serviceItems.id),
    versionId: integer('version_id')
      .notNull()
      .references(() => serviceItemVersions.id),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    mode: text('mode', { enum: modes }).notNull(),
    state: text('state', { enum: states }).notNull(),
    /** The state a stopped request was stopped in. */
    stoppedIn: text('stopped_in', { enum: states }),
    handlerId: integer('handler_id')
      .notNull()
      .references(() => staff.id),
    /** The grid the resident lived in when it was opened. */
    grid: text('grid').notNull(),
    agentName: text('agent_name'),
    agentIdNumber: text('agent_id_number'),
    agentPhone: text('agent_phone'),
    agentRelation: text('agent_relation'),
    mandatePowers: text('mandate_powers'),
    mandateUntil: text('mandate_until'),
    mandateSigned: integer('mandate_signed', { mode: 'boolean' }).notNull(),
    note: text('note').notNull(),
    /** Of the application form, in the order in which the item's version asks; as JSON. */
    answers: text('answers').notNull().default('[]'),
    visitId: integer('visit_id'),
    renewalId: integer('renewal_id').references((): AnySQLiteColumn => renewalDuties.id),
    promisedDays: integer('promised_days').notNull(),
    openedAt: integer('opened_at').notNull(),
    openedDay: text('opened_day').notNull(),
    acceptedDay: text('accepted_day'),
    endedDay: text('ended_day'),
    /** Null until it ended: within the promise or not. */
    onTime: integer('on_time', { mode: 'boolean' }),
    /** Of a running clock, kept for lists; counted anew when the calendar changes. */
    dueDay: text('due_day'),
    dueAnnounced: integer('due_announced', { mode: 'boolean' }).notNull(),
    followUpDue: text('follow_up_due'),
    rating: text('rating', { enum: ratings }),
    openErrandId: integer('open_errand_id').references((): AnySQLiteColumn => errands.id),
    /** The last event: a move is made only if this is still the one that was seen. */
    lastEventId: integer('last_event_id'),
  },
  (row) => [
    uniqueIndex('service_requests_number').on(row.numberYear, row.numberSequence),
    index('service_requests_resident').on(row.residentId, row.id),
    // For whom somebody came for another: asked of each person who may be erased.
    index('service_requests_agent')
      .on(row.agentIdNumber)
      .where(sql`agent_id_number IS NOT NULL`),
    index('service_requests_due')
      .on(row.dueDay, row.id)
      .where(sql`due_day IS NOT NULL`),
    index('service_requests_follow_up')
      .on(row.followUpDue, row.id)
      .where(sql`follow_up_due IS NOT NULL`),
    index('service_requests_at_hand')
      .on(row.state, row.endedDay, row.id)
      .where(sql`state NOT IN ('delivered', 'followed-up', 'terminated', 'not-accepted')`),
    index('service_requests_over')
      .on(row.state, row.id)
      .where(sql`state IN ('delivered', 'followed-up', 'terminated', 'not-accepted')`),
    // A piece of a number may stand anywhere in it: looked for along the numbers alone.
    index('service_requests_numbered').on(row.number),
    index('service_requests_opened').on(row.openedDay, row.itemId),
    index('service_requests_errand')
      .on(row.openErrandId)
      .where(sql`open_errand_id IS NOT NULL`),
    index('service_requests_poor')
      .on(row.endedDay, row.id)
      .where(sql`rating IN ('dissatisfied', 'very-dissatisfied')`),
    index('service_requests_handler').on(row.handlerId, row.id),
    index('service_requests_item').on(row.itemId, row.id),
    index('service_requests_accepted').on(row.acceptedDay),
    index('service_requests_ended').on(row.endedDay),
    index('service_requests_renewal')
      .on(row.renewalId)
      .where(sql`renewal_id IS NOT NULL`),
  ],
)

export const errands = sqliteTable(
  'errands',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references((): AnySQLiteColumn => serviceRequests.id),
    kind: text('kind', { enum: errandKinds }).notNull(),
    workerId: integer('worker_id').references(() => gridWorkers.id),
    staffId: integer('staff_id').references(() => staff.id),
    /** Name and phone of who runs it, as they were. */
    assignee: text('assignee').notNull(),
    assigneePhone: text('assignee_phone').notNull(),
    address: text('address').notNull(),
    matter: text('matter').notNull(),
    materials: text('materials').notNull(),
    phone: text('phone').notNull(),
    dueDay: text('due_day'),
    dispatchedAt: integer('dispatched_at').notNull(),
    returnedAt: integer('returned_at'),
    outcome: text('outcome', { enum: ['done', 'not-done', 'called-off'] }),
    result: text('result').notNull(),
  },
  (errand) => [index('errands_request').on(errand.requestId, errand.id)],
)
