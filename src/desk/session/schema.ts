/** Members of staff and the centre's settings. Passwords are not here: they open slots of the keyring. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '#ground/roles/permissions'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const staff = sqliteTable('staff', {
  id: integer('id').primaryKey(),
  account: text('account').notNull().unique(),
  name: text('name').notNull(),
  /** The roles held, as a JSON list. */
  roles: text('roles', { mode: 'json' }).$type<readonly Role[]>().notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  /** True while the password is one that the manager gave: whoever signs in with it has to choose their own first. */
  passwordGiven: integer('password_given', { mode: 'boolean' }).notNull().default(false),
  /** UTC milliseconds. */
  createdAt: integer('created_at').notNull(),
  /** UTC milliseconds; null for whoever is still here. */
  leftAt: integer('left_at'),
})

/** One row a setting; the value is JSON. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).notNull(),
})

/** Answers already given to writes, so that a write sent twice is done once. */
export const answeredRequests = sqliteTable('answered_requests', {
  sendId: text('request_id').primaryKey(),
  procedure: text('procedure').notNull(),
  staffId: integer('staff_id').notNull(),
  /** SHA-256 of what was asked, so that another question under the same id is noticed. */
  input: text('input').notNull(),
  answer: text('answer').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
})

/** In the desk's own file: each write looks for the answer and puts one, and an index would be a page more. */
export const withoutRowIdTables = ['answered_requests']

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  staff: 'members of staff',
  settings: 'settings of the centre',
}
