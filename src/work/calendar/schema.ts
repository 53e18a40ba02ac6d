/** The centre's calendar: days that are not as the week would have them, and the years that were announced. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { dayKinds } from './rules'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const calendarYears = sqliteTable('calendar_years', {
  year: integer('year').primaryKey(),
  /** Where the year's days come from: the notice, by its title. */
  source: text('source').notNull(),
  /** UTC milliseconds of the last entry or change. */
  enteredAt: integer('entered_at').notNull(),
})

export const calendarDays = sqliteTable(
  'calendar_days',
  {
    day: text('day').primaryKey(),
    year: integer('year').notNull(),
    kind: text('kind', { enum: dayKinds }).notNull(),
    name: text('name').notNull(),
  },
  (table) => [index('calendar_days_year').on(table.year)],
)

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  calendar_days: 'holidays',
  calendar_years: 'holidays',
}
