/** PINs of members of staff. They open nothing: the database they stand in is open whenever one is asked for. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from '../session/schema'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const pins = sqliteTable('pins', {
  staffId: integer('staff_id')
    .primaryKey()
    .references(() => staff.id),
  /** Empty: what a PIN is tried by lies in its owner's slot. Earlier versions kept an argon2id digest here. */
  hash: text('hash').notNull(),
  /** UTC milliseconds. */
  setAt: integer('set_at').notNull(),
})

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  pins: 'that members of staff have a PIN',
}
