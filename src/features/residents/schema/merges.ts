/** Records that were found to be of one person, and pairs that were not. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { residents } from './people'

export const residentMerges = sqliteTable(
  'resident_merges',
  {
    id: integer('id').primaryKey(),
    kept: integer('kept')
      .notNull()
      .references(() => residents.id),
    gone: integer('gone')
      .notNull()
      .references(() => residents.id),
    /** Fields of `kept` as they were before it took them from `gone`, as JSON. */
    before: text('before').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    undoneAt: integer('undone_at'),
  },
  (merge) => [
    index('resident_merges_kept').on(merge.kept, merge.id),
    index('resident_merges_gone').on(merge.gone, merge.id),
  ],
)

/** Pairs that someone has looked at and found to be two people; `one` is the smaller id. */
export const residentsApart = sqliteTable(
  'residents_apart',
  {
    one: integer('one')
      .notNull()
      .references(() => residents.id),
    other: integer('other')
      .notNull()
      .references(() => residents.id),
  },
  (pair) => [primaryKey({ columns: [pair.one, pair.other] }), index('residents_apart_other').on(pair.other)],
)
