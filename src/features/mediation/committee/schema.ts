/** The committee: who was chosen into it, when, and whether the house pays them a salary. A member leaves, and stays on the roll. */
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sexes } from '#ground/people/words'

export const mediationMembers = sqliteTable(
  'mediation_members',
  {
    id: integer('id').primaryKey(),
    /** Of the desk's own file; null is a member who sits at no desk. */
    staffId: integer('staff_id'),
    name: text('name').notNull(),
    sex: text('sex', { enum: sexes }).notNull(),
    chosenOn: text('chosen_on').notNull(),
    /** The first day without them. */
    leftOn: text('left_on'),
    chair: integer('chair', { mode: 'boolean' }).notNull(),
    salaried: integer('salaried', { mode: 'boolean' }).notNull(),
    /** 金花调解工作室; empty where they have none. */
    studio: text('studio').notNull(),
  },
  (row) => [
    uniqueIndex('mediation_members_staff')
      .on(row.staffId)
      .where(sql`left_on IS NULL`),
    check('mediation_members_left', sql`${row.leftOn} IS NULL OR ${row.leftOn} >= ${row.chosenOn}`),
  ],
)
