/** What became of somebody who did not take their meal: said by a person, never by the program, and never edited: a slip is taken back by a row of its own. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { careWords, meals } from '../contract/words'
import { canteenDiners } from './diners'

export const canteenCareResults = sqliteTable(
  'canteen_care_results',
  {
    id: integer('id').primaryKey(),
    dinerId: integer('diner_id')
      .notNull()
      .references(() => canteenDiners.id),
    /** The newest sitting that it answers for, with all that was missed before. */
    day: text('day').notNull(),
    meal: text('meal', { enum: meals }).notNull(),
    result: text('result', { enum: careWords }).notNull(),
    note: text('note').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [
    index('canteen_care_results_diner').on(row.dinerId, row.day),
    index('canteen_care_results_day').on(row.day),
    check('canteen_care_results_other', sql`${row.result} <> 'other' OR length(trim(${row.note})) > 0`),
  ],
)
