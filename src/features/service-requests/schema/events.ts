/** What happened to a request, and which of it still holds. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { stillHolding } from '#work/course/events'
import { channels, deliveryManners, eventKinds, ratings, sheets, states } from '../requests/contract/words'
import { serviceRequests } from './requests'

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
    /** By when what was told to be missing is to be brought. */
    until: text('until'),
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

/** Events that hold: neither taken back nor the taking back itself. */
export const stillHolds = stillHolding(requestEvents.id, requestEvents.takesBack)
