/** Policies in versions, which are never changed, and who counts as what. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { residents } from '#features/residents/schema/index'
import { eligibilityMoves, periods, totalPeriods } from '../contract/words'

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

/** 用完即止: the totals of each policy in its newest version, so that the file itself gives no more. */
export const canteenTotals = sqliteTable(
  'canteen_totals',
  {
    policy: text('policy').notNull(),
    /** Its place in the policy. */
    at: integer('at').notNull(),
    per: text('per', { enum: totalPeriods }).notNull(),
    /** Empty where it is the whole policy's. */
    funder: text('funder').notNull(),
    fen: integer('fen').notNull(),
  },
  (total) => [primaryKey({ columns: [total.policy, total.at] })],
)

/** 限量供应: the numbers of meals for all that each policy has in its newest version, so that the file itself gives to no more. */
export const canteenPortions = sqliteTable(
  'canteen_portions',
  {
    policy: text('policy').notNull(),
    /** Its place in the policy. */
    at: integer('at').notNull(),
    per: text('per', { enum: periods }).notNull(),
    count: integer('count').notNull(),
  },
  (portion) => [primaryKey({ columns: [portion.policy, portion.at] })],
)

/** Whose meals count for a number of meals for all: those of its policy, and of policies that share a pool with it. */
export const canteenPortionMembers = sqliteTable(
  'canteen_portion_members',
  {
    member: text('member').notNull(),
    policy: text('policy').notNull(),
    at: integer('at').notNull(),
  },
  // By whom a meal is of: it is asked of every subsidy that is written down.
  (row) => [primaryKey({ columns: [row.member, row.policy, row.at] })],
)

/** How many meals of a period count for it, added up by trigger. */
export const canteenPortionsHad = sqliteTable(
  'canteen_portions_had',
  {
    policy: text('policy').notNull(),
    at: integer('at').notNull(),
    /** As `periodOf` has it. */
    period: text('period').notNull(),
    had: integer('had').notNull(),
  },
  (row) => [primaryKey({ columns: [row.policy, row.at, row.period] })],
)

/** Who counts as what. What was done with it stands in its moves; days that decide are kept here as well. */
export const canteenEligibilities = sqliteTable(
  'canteen_eligibilities',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    category: text('category').notNull(),
    proof: text('proof').notNull(),
    issuedBy: text('issued_by').notNull(),
    appliedOn: text('applied_on').notNull(),
    from: text('from_day'),
    /** The last day; an end by hand moves it. */
    until: text('until'),
    /** Null while nobody has decided. */
    approvedOn: text('approved_on'),
  },
  (eligibility) => [
    index('canteen_eligibilities_resident').on(eligibility.residentId, eligibility.id),
    index('canteen_eligibilities_category').on(eligibility.category, eligibility.id),
    index('canteen_eligibilities_until').on(eligibility.until, eligibility.id),
    index('canteen_eligibilities_pending')
      .on(eligibility.id)
      .where(sql`approved_on IS NULL`),
  ],
)

/** What was done with an eligibility, in its order. */
export const canteenEligibilityMoves = sqliteTable(
  'canteen_eligibility_moves',
  {
    id: integer('id').primaryKey(),
    eligibilityId: integer('eligibility_id')
      .notNull()
      .references(() => canteenEligibilities.id),
    move: text('move', { enum: eligibilityMoves }).notNull(),
    day: text('day').notNull(),
    reason: text('reason').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (row) => [index('canteen_eligibility_moves_eligibility').on(row.eligibilityId, row.id)],
)
