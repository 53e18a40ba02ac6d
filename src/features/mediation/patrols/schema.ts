/** 排查: who walked where and what quarrels they found and prevented. A line that was wrong is struck out by one that names it. */
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

export const mediationPatrols = sqliteTable(
  'mediation_patrols',
  {
    id: integer('id').primaryKey(),
    on: text('on_day').notNull(),
    where: text('where_walked').notNull(),
    by: text('by_whom').notNull(),
    disputesFound: integer('disputes_found').notNull(),
    prevented: integer('prevented').notNull(),
    what: text('what').notNull(),
    strikes: integer('strikes').references((): AnySQLiteColumn => mediationPatrols.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [
    index('mediation_patrols_on').on(row.on, row.id),
    uniqueIndex('mediation_patrols_once').on(row.strikes),
    check(
      'mediation_patrols_counts',
      sql`${row.disputesFound} >= 0 AND ${row.prevented} BETWEEN 0 AND ${row.disputesFound}`,
    ),
  ],
)
