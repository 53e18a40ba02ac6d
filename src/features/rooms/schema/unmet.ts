/** What was asked for and could not be had, counted and of nobody: what a centre lacks is told by what it refuses. */
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { staff } from '#desk/session/schema'
import { holderKinds, unmetReasons } from '../contract/words'
import { rooms } from './house'

export const roomUnmet = sqliteTable(
  'room_unmet',
  {
    id: integer('id').primaryKey(),
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    starts: integer('starts').notNull(),
    ends: integer('ends').notNull(),
    places: integer('places').notNull(),
    /** What kind of holder asked; null where nobody was named yet. */
    holderKind: text('holder_kind', { enum: holderKinds }),
    because: text('because', { enum: unmetReasons }).notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [
    index('room_unmet_at').on(row.at),
    check('room_unmet_length', sql`${row.ends} > ${row.starts}`),
    check('room_unmet_places', sql`${row.places} > 0`),
  ],
)
