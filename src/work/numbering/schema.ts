/** One row for each series and year: the last number given out; and the template of each series. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const numberTemplates = sqliteTable('number_templates', {
  series: text('series').primaryKey(),
  template: text('template').notNull(),
})

export const numberCounters = sqliteTable(
  'number_counters',
  {
    series: text('series').notNull(),
    year: integer('year').notNull(),
    /** Sequence of the last number given out this year. */
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.year] })],
)

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  number_templates: 'the form of numbers',
  number_counters: 'counters',
}
