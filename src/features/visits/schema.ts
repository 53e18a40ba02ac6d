/** What the visits feature keeps: one row a visit as it stands, and one row a move, which is never changed. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ErasableRows } from '#vault/erasures/erasable'
import { staff } from '#desk/session/schema'
import { residents } from '#features/residents/schema/index'
import { serviceRequests } from '#features/service-requests/schema/index'
import { visitCategories, visitMoves, visitStates } from './contract'
import { ratings } from './screen/contract'

export const visits = sqliteTable(
  'visits',
  {
    id: integer('id').primaryKey(),
    day: text('day').notNull(),
    /** The order in which numbers were taken that day, from 1; null for who was served at once. */
    sequence: integer('sequence'),
    /** The number as it was printed: a new prefix does not change old slips. */
    number: text('number'),
    state: text('state', { enum: visitStates }).notNull(),
    residentId: integer('resident_id').references(() => residents.id),
    visitor: text('visitor'),
    matter: text('matter').notNull(),
    category: text('category', { enum: visitCategories }),
    /** Calls of the day after which a skipped person's turn comes again; 0 for who was not skipped. */
    notBefore: integer('not_before').notNull(),
    /** UTC milliseconds, as the other instants. */
    registeredAt: integer('registered_at').notNull(),
    registeredBy: integer('registered_by')
      .notNull()
      .references(() => staff.id),
    calledAt: integer('called_at'),
    servingAt: integer('serving_at'),
    closedAt: integer('closed_at'),
    handlerId: integer('handler_id').references(() => staff.id),
    answer: text('answer').notNull(),
    /** The visit outlives a request that was erased. */
    serviceRequestId: integer('service_request_id').references(() => serviceRequests.id, {
      onDelete: 'set null',
    }),
    /** The move that led here; a move is made only if this is still the one that was seen. */
    lastMoveId: integer('last_move_id'),
  },
  (visit) => [
    uniqueIndex('visits_number_of_day').on(visit.day, visit.sequence),
    index('visits_day').on(visit.day, visit.id),
    index('visits_resident').on(visit.residentId, visit.id),
    index('visits_handler').on(visit.handlerId, visit.day, visit.id),
    index('visits_service_request')
      .on(visit.serviceRequestId)
      .where(sql`service_request_id IS NOT NULL`),
    // What few visits are sorted under, and how few end, is found in the order of days without the many between.
    index('visits_category')
      .on(visit.category, visit.day, visit.id)
      .where(sql`category IS NOT NULL`),
    index('visits_left')
      .on(visit.day, visit.id)
      .where(sql`state = 'left'`),
    index('visits_open')
      .on(visit.state)
      .where(sql`state IN ('waiting', 'called', 'serving')`),
  ],
)

/** What was done, in the order it was done. Taking a move back is a move too, and names the one it takes back. */
export const visitMoveRows = sqliteTable(
  'visit_moves',
  {
    id: integer('id').primaryKey(),
    visitId: integer('visit_id')
      .notNull()
      .references(() => visits.id),
    day: text('day').notNull(),
    /** Rows are never rewritten: a taking back keeps the word it has had since the first version. */
    move: text('move', { enum: [...visitMoves, 'amend', 'undo'] }).notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    /** The visit as it stood before, in JSON, null for its first move. */
    before: text('before'),
    /** The move this one takes back. */
    takesBack: integer('undoes').references((): AnySQLiteColumn => visitMoveRows.id),
  },
  (row) => [
    index('visit_moves_visit').on(row.visitId, row.id),
    index('visit_moves_calls').on(row.day, row.move),
    // What takes nothing back, which is nearly every move, writes nothing here.
    uniqueIndex('visit_moves_undone')
      .on(row.takesBack)
      .where(sql`undoes IS NOT NULL`),
  ],
)

/** What somebody pressed on the calling screen after they were served: a row a visit, never changed. */
export const visitRatings = sqliteTable(
  'visit_ratings',
  {
    id: integer('id').primaryKey(),
    visitId: integer('visit_id')
      .notNull()
      .references(() => visits.id),
    day: text('day').notNull(),
    rating: text('rating', { enum: ratings }).notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    /** Who was signed in at the desk. */
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [
    // A second press changes nothing that was said.
    uniqueIndex('visit_ratings_visit').on(row.visitId),
    index('visit_ratings_day').on(row.day, row.rating),
  ],
)

export const appendOnlyTables = ['visit_moves', 'visit_ratings']

export const guards: readonly string[] = [
  // Whom a move tells of, though the visit is another's by now: asked when somebody is erased.
  "CREATE INDEX `visit_moves_whose` ON `visit_moves` (json_extract(before, '$.residentId')) WHERE json_extract(before, '$.residentId') IS NOT NULL;",
]

/** A move keeps its day and its kind, for what is counted by them; what the visit said before goes. */
export const erasableRows: readonly ErasableRows[] = [
  {
    table: 'visit_moves',
    of: `CASE e.subject
      WHEN 'resident' THEN json_extract(OLD.before, '$.residentId') = e.id
        OR EXISTS (SELECT 1 FROM visits v WHERE v.id = OLD.visit_id AND v.resident_id = e.id)
      ELSE e.id = OLD.visit_id
        AND EXISTS (SELECT 1 FROM visits v WHERE v.id = OLD.visit_id AND v.resident_id IS NULL) END`,
    blanks: 'before',
  },
]
