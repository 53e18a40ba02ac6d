/** Lists of the civil affairs office that were read in, and which eligibilities each began or ended. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { canteenEligibilities } from './policies'

export const canteenCategoryLists = sqliteTable('canteen_category_lists', {
  id: integer('id').primaryKey(),
  day: text('day').notNull(),
  fileName: text('file_name').notNull(),
  issuedBy: text('issued_by').notNull(),
  /** The categories it was whole for, in JSON: an older list of any of them is not brought in after it. */
  whole: text('whole').notNull().default('[]'),
  gained: integer('gained').notNull(),
  lost: integer('lost').notNull(),
  unchanged: integer('unchanged').notNull(),
  /** Rows that did not count, `[{ row, code }]`: no names, the file is with whoever sent it. */
  rest: text('rest').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
})

export const canteenListChanges = sqliteTable(
  'canteen_list_changes',
  {
    id: integer('id').primaryKey(),
    listId: integer('list_id')
      .notNull()
      .references(() => canteenCategoryLists.id),
    eligibilityId: integer('eligibility_id')
      .notNull()
      .references(() => canteenEligibilities.id),
    change: text('change', { enum: ['gained', 'lost'] }).notNull(),
    day: text('day').notNull(),
  },
  (row) => [
    index('canteen_list_changes_list').on(row.listId, row.id),
    index('canteen_list_changes_eligibility').on(row.eligibilityId),
  ],
)
