/** PINs of members of staff. They open nothing: the database they stand in is open whenever one is asked for. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '../session/schema'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const pins = sqliteTable('pins', {
  staffId: integer('staff_id')
    .primaryKey()
    .references(() => staff.id),
  /** Argon2id with its salt and cost, in PHC form. */
  hash: text('hash').notNull(),
  /** UTC milliseconds. */
  setAt: integer('set_at').notNull(),
})

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  pins: 'PINs of members of staff, as digests',
}
