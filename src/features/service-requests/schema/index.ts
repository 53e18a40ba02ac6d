/** What the service request feature keeps: items in versions, requests with their events, and the custody ledger. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ErasableRows } from '#vault/erasures/erasable'
import { staff } from '#desk/session/schema'
import { residents } from '#features/residents/schema/index'
import {
  categories,
  channels,
  deliveryManners,
  errandKinds,
  eventKinds,
  forms,
  modes,
  movements,
  ratings,
  sheets,
  states,
  wantedForms,
} from '../requests/contract/words'

export const serviceItems = sqliteTable('service_items', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  /** The newest version. */
  version: integer('version').notNull(),
  withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
})

/** An edit makes a new row; requests name the row they were opened with. */
export const serviceItemVersions = sqliteTable(
  'service_item_versions',
  {
    id: integer('id').primaryKey(),
    itemId: integer('item_id')
      .notNull()
      .references(() => serviceItems.id),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    category: text('category', { enum: categories }).notNull(),
    promisedDays: integer('promised_days').notNull(),
    /** The whole text of the item, JSON of the contract's `itemText`. */
    text: text('text').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    /** Null for what the program brought. */
    staffId: integer('staff_id').references(() => staff.id),
  },
  (version) => [uniqueIndex('service_item_versions_item').on(version.itemId, version.version)],
)

export const gridWorkers = sqliteTable('grid_workers', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  phone: text('phone').notNull(),
  grid: text('grid').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
})

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
    index('service_requests_due')
      .on(row.dueDay, row.id)
      .where(sql`due_day IS NOT NULL`),
    index('service_requests_follow_up')
      .on(row.followUpDue, row.id)
      .where(sql`follow_up_due IS NOT NULL`),
    index('service_requests_open')
      .on(row.state, row.id)
      .where(sql`ended_day IS NULL`),
    index('service_requests_handler').on(row.handlerId, row.id),
    index('service_requests_item').on(row.itemId, row.id),
    index('service_requests_accepted').on(row.acceptedDay),
    index('service_requests_ended').on(row.endedDay),
    index('service_requests_renewal')
      .on(row.renewalId)
      .where(sql`renewal_id IS NOT NULL`),
  ],
)

/** What happened to a request, in order; the clock is read from it. */
export const requestEvents = sqliteTable(
  'request_events',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => serviceRequests.id),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    day: text('day').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    kind: text('kind', { enum: eventKinds }).notNull(),
    /** The state before, null at the opening; and after. */
    fromState: text('from_state', { enum: states }),
    state: text('state', { enum: states }).notNull(),
    text: text('text').notNull(),
    exception: text('exception').notNull(),
    who: text('who').notNull(),
    manner: text('manner', { enum: [...deliveryManners, ...channels] }),
    rating: text('rating', { enum: ratings }),
    sheet: text('sheet', { enum: sheets }),
    /** The move this one takes back. */
    takesBack: integer('takes_back').references((): AnySQLiteColumn => requestEvents.id),
  },
  (event) => [
    uniqueIndex('request_events_takes_back')
      .on(event.takesBack)
      .where(sql`takes_back IS NOT NULL`),
    index('request_events_request').on(event.requestId, event.id),
    index('request_events_day').on(event.day, event.kind),
  ],
)

/** The materials of one request: the item's, as they were when it was opened, and those added to it. */
export const requestMaterials = sqliteTable(
  'request_materials',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => serviceRequests.id),
    name: text('name').notNull(),
    required: integer('required', { mode: 'boolean' }).notNull(),
    form: text('form', { enum: wantedForms }).notNull(),
    count: integer('count').notNull(),
    note: text('note').notNull(),
  },
  (material) => [index('request_materials_request').on(material.requestId, material.id)],
)

/** Materials named in a correction: what the resident was told is missing. */
export const correctionMaterials = sqliteTable(
  'correction_materials',
  {
    id: integer('id').primaryKey(),
    eventId: integer('event_id')
      .notNull()
      .references(() => requestEvents.id),
    materialId: integer('material_id')
      .notNull()
      .references(() => requestMaterials.id),
  },
  (row) => [index('correction_materials_material').on(row.materialId, row.id)],
)

/** Who had what when. A slip is put right by a row that names the one it takes back. */
export const custodyEntries = sqliteTable(
  'custody_entries',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => serviceRequests.id),
    materialId: integer('material_id')
      .notNull()
      .references(() => requestMaterials.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    form: text('form', { enum: forms }).notNull(),
    movement: text('movement', { enum: movements }).notNull(),
    count: integer('count').notNull(),
    /** `worker:<id>`, `staff:<id>`, `other:<name>`; null at the centre. */
    holder: text('holder'),
    /** The holder's name on that day. */
    holderName: text('holder_name'),
    note: text('note').notNull(),
    reverses: integer('reverses').references((): AnySQLiteColumn => custodyEntries.id),
  },
  (entry) => [
    index('custody_entries_request').on(entry.requestId, entry.id),
    uniqueIndex('custody_entries_reverses')
      .on(entry.reverses)
      .where(sql`reverses IS NOT NULL`),
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

/** A duty that comes back for a resident: one row for a person and an item. */
export const renewalDuties = sqliteTable(
  'renewal_duties',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    itemId: integer('item_id')
      .notNull()
      .references(() => serviceItems.id),
    lastDone: text('last_done'),
    dueDay: text('due_day').notNull(),
    /** Why it is off the list; null while it is on it. */
    dropped: text('dropped'),
  },
  (duty) => [
    uniqueIndex('renewal_duties_person').on(duty.residentId, duty.itemId),
    index('renewal_duties_due')
      .on(duty.dueDay, duty.id)
      .where(sql`dropped IS NULL`),
  ],
)

/** Filters that a member of staff keeps under a name. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: integer('id').primaryKey(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    name: text('name').notNull(),
    filter: text('filter').notNull(),
  },
  (view) => [uniqueIndex('saved_views_name').on(view.staffId, view.name)],
)

export const appendOnlyTables = [
  'service_item_versions',
  'request_events',
  'correction_materials',
  'custody_entries',
]

const ofRequest = (table: string): ErasableRows => ({
  table,
  of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM service_requests r WHERE r.id = OLD.request_id AND r.resident_id = e.id)`,
})

/** Whose a row is, for its erasure: the applicant's. Versions of items are nobody's. */
export const erasableRows: readonly ErasableRows[] = [
  ofRequest('request_events'),
  ofRequest('custody_entries'),
  {
    table: 'correction_materials',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM request_events v JOIN service_requests r ON r.id = v.request_id
     WHERE v.id = OLD.event_id AND r.resident_id = e.id)`,
  },
]
