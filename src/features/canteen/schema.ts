/** What the canteen keeps: policies in versions, which are never changed. */
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import type { ImpersonalTables } from '#vault/erasures/erasable'

export const canteenPolicies = sqliteTable(
  'canteen_policies',
  {
    id: integer('id').primaryKey(),
    /** Never given to a second policy: what was claimed under it names it. */
    code: text('code').notNull(),
    /** The newest. */
    version: integer('version').notNull(),
  },
  (policy) => [uniqueIndex('canteen_policies_code').on(policy.code)],
)

export const canteenPolicyVersions = sqliteTable(
  'canteen_policy_versions',
  {
    id: integer('id').primaryKey(),
    policyId: integer('policy_id')
      .notNull()
      .references(() => canteenPolicies.id),
    version: integer('version').notNull(),
    /** The whole policy in JSON, as the contract has it. */
    text: text('text').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [uniqueIndex('canteen_policy_versions_version').on(row.policyId, row.version)],
)

export const appendOnlyTables = ['canteen_policy_versions']

export const impersonalTables: ImpersonalTables = {
  canteen_policies: 'rules of subsidy',
  canteen_policy_versions: 'rules of subsidy',
}
