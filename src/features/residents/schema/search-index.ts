/** The index that residents are found by: derived of their records, and made anew from them when need be. */
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The suffix index: every beginning of a token leads to its people. See search-index/rules/tokens. */
export const residentTokens = sqliteTable(
  'resident_tokens',
  { token: text('token').notNull(), resident: integer('resident').notNull() },
  (row) => [primaryKey({ columns: [row.token, row.resident] })],
)

/** A resident's tokens in one text, each between line breaks: to check a second term, and to know what to take out. */
export const residentWords = sqliteTable('resident_words', {
  resident: integer('resident').primaryKey(),
  words: text('words').notNull(),
})

/** Who was ever served, by rank. Small: most of a community never comes to the desk. */
export const residentRanks = sqliteTable('resident_ranks', {
  resident: integer('resident').primaryKey(),
  rank: real('rank').notNull(),
  /** UTC milliseconds; of the record and all that were merged into it, as the rank. */
  lastServedAt: integer('last_served_at').notNull(),
})

/** The same people under each short beginning of their tokens, in order of rank: for terms that thousands answer to. */
export const residentHot = sqliteTable(
  'resident_hot',
  { prefix: text('prefix').notNull(), rank: real('rank').notNull(), resident: integer('resident').notNull() },
  (row) => [primaryKey({ columns: [row.prefix, row.rank, row.resident] })],
)
