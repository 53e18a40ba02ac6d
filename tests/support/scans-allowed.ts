/** What may be read from end to end on a desk of ten years, and why. Every other table grows with the years. */

import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { schemas, tablesOf } from '#centre/tables'
import type { Scan } from './query-plans'

/** Everything that is kept; what a statement makes for itself is none of it. */
const tables: ReadonlySet<string> = new Set(
  Object.values(schemas).flatMap((schema) =>
    Object.values(tablesOf(schema)).map((table) => getTableConfig(table).name),
  ),
)

/** Tables that stay small, however long a desk is used. */
export const staysSmall: Readonly<Record<string, string>> = {
  answered_requests: 'a day of them is kept',
  calendar_days: 'some thirty a year',
  calendar_years: 'one a year',
  canteen_category_lists: 'a few a year',
  canteen_cooks: 'who cooks here',
  canteen_dishes: 'what is cooked here',
  canteen_diners: 'who is registered with the canteen: some thousands of people, whatever they eat',
  canteen_accounts: 'one or two for each of them',
  canteen_claims: 'one a month',
  canteen_claim_sums: 'a few in a claim',
  canteen_eligibilities: 'a few for each diner in a life',
  canteen_eligibility_moves: 'likewise',
  canteen_offers: 'what is sold here',
  canteen_policies: 'a few in force',
  canteen_policy_versions: 'a few a year',
  canteen_portions: 'a few at a policy',
  canteen_portion_members: 'likewise',
  canteen_prices: 'changed a few times a year',
  canteen_routes: 'where meals are carried',
  canteen_stops: 'one for each diner who is brought a meal',
  dictionary_entries: 'words one chooses from',
  drafts: 'what is being written now',
  ended_segments: 'one for each change of keys',
  equipment_outages: 'a few a year',
  equipment_rooms: 'what stands where',
  erasing: 'the one erasure that is under way',
  erasures: 'a few a year; read when the desk is opened',
  grid_workers: 'some tens',
  log_checks: 'one a month or so',
  mediation_drafts: 'what is being written now',
  mediation_members: 'the committee',
  mediation_orders: 'a few a year',
  mediation_warnings: 'likewise',
  migrations: 'one for each change of the schema',
  paper_templates: 'one for each paper',
  pins: 'one for each member of staff',
  privacy_breaches: 'hopefully none',
  privacy_requests: 'some tens a year',
  resident_imports: 'a few a year',
  resident_protections: 'a few a year',
  room_closures: 'some tens a year; read when the house has changed',
  room_equipment: 'what is lent here',
  room_exclusions: 'pairs of rooms',
  room_groups: 'who books here',
  rooms: 'the rooms',
  saved_views: 'a few for each member of staff',
  seal_runs: 'one for each change of the secret',
  service_item_versions: 'some tens a year',
  service_items: 'what is done here',
  staff: 'who works here or did',
}

/** Indexes of a part that stays small: what is still open, or what few of many are. */
export const smallParts: Readonly<Record<string, string>> = {
  audit_taken_out: 'files that left: a row in thousands',
  canteen_adjustments_undecided: 'waits for a decision',
  canteen_claim_lines_corrected: 'corrected after a claim: a line in thousands',
  canteen_patterns_until: 'asked for what has no end: the patterns that are followed now',
  canteen_pauses_until: 'likewise: the pauses of now',
  residents_merged: 'records that became part of another: a few in a hundred',
  residents_locked: 'some tens of people',
  residents_protected: 'likewise',
  room_closures_standing: 'in force now',
  service_requests_at_hand: 'what the desk still has to do',
}

export interface AllowedScan {
  /** The table, or the index it goes along. */
  readonly of: string
  /** A piece of the statement, on one line as its plan is kept. */
  readonly says: string
  readonly because: string
}

const beginning = 'begins where the page begins and stops when it is full'
const cases = 'two thousand cases a year, read by their few mediators'
const atOnce = 'many are put on a list at once, a few times a year, a thousand at the most'
const erasing = 'erasing a person, which is measured by itself'

export const allowedScans: readonly AllowedScan[] = [
  { of: 'audit_at', says: "+a.family <> 'drafts'", because: beginning },
  { of: 'canteen_closed_days_day', says: 'ORDER BY d.day DESC LIMIT ?', because: beginning },
  {
    of: 'residents_door',
    says: 'ORDER BY r.estate ASC, r.door_order ASC, r.id ASC LIMIT ?',
    because: beginning,
  },
  { of: 'visits_day', says: 'order by "visits"."day" desc, "visits"."id" desc limit ?', because: beginning },
  { of: 'audit', says: 'SELECT sequence, mac FROM audit ORDER BY sequence DESC', because: 'its last row' },
  { of: 'audit', says: 'SELECT mac FROM audit ORDER BY sequence LIMIT 1', because: 'its first row' },
  {
    of: 'audit',
    says: "outcome = 'done' AND procedure IN (?, ?, ?, ?) ORDER BY sequence DESC LIMIT 1",
    because: 'back to the last time somebody came or left, which is hours ago',
  },
  {
    of: 'audit',
    says: 'SELECT * FROM audit ORDER BY sequence',
    because: 'this test counts the rows of a call',
  },
  { of: 'canteen_shifts', says: 'ORDER BY s.id DESC LIMIT 1', because: 'its last row' },
  {
    of: 'attachments_size',
    says: 'SELECT coalesce(sum(size), 0) FROM attachments',
    because: 'how much room papers take, asked when one is kept, which costs more than adding up',
  },
  {
    of: 'canteen_unclaimed',
    says: 'FROM canteen_unclaimed u CROSS JOIN canteen_subsidies s',
    because: 'meals that no claim holds yet: two months of them',
  },
  {
    of: 'canteen_samples_kept',
    says: 'FROM canteen_samples_kept k JOIN canteen_safety_records r',
    because: 'samples that are in the fridge: those of two days',
  },
  ...['canteen_stays', 'canteen_calls', 'canteen_adjustments'].map((of) => ({
    of,
    says: `SELECT count(*) FROM ${of} r JOIN`,
    because: erasing,
  })),
  {
    of: 'canteen_claimed_otherwise',
    says: 'FROM canteen_claimed_otherwise o CROSS JOIN canteen_meals m',
    because: 'meals that were claimed otherwise than as they were sold: some hundreds a year',
  },
  {
    of: 'mediation_pleas_case',
    says: 'FROM mediation_pleas WHERE case_id IS NULL',
    because: 'whoever asked for help and has no case: some tens a year',
  },
  { of: 'mediation_patrols_on', says: 'ORDER BY p.on_day DESC, p.id DESC LIMIT', because: beginning },
  { of: 'mediation_cases', says: 'FROM mediation_cases c WHERE', because: cases },
  { of: 'mediation_cases', says: 'FROM mediation_cases c LEFT JOIN mediation_covers v', because: cases },
  { of: 'mediation_cases', says: 'JOIN mediation_cases c ON c.id = touched.id', because: cases },
  { of: 'mediation_case_events', says: 'FROM mediation_case_events', because: cases },
  { of: 'mediation_case_events_case', says: 'WITH touched AS', because: cases },
  { of: 'mediation_rulings', says: 'WITH touched AS', because: cases },
  { of: 'mediation_confirmations', says: 'WITH touched AS', because: cases },
  { of: 'mediation_pay', says: 'p.approved_on BETWEEN ? AND ?', because: cases },
  { of: 'mediation_stays_staff', says: 'SELECT DISTINCT stays.staff_id', because: cases },
  { of: 'mediation_parties', says: 'instr(e.name, c.value) > 0', because: cases },
  { of: 'mediation_representatives', says: 'instr(e.name, c.value) > 0', because: cases },
  { of: 'mediation_guests', says: 'instr(e.name, c.value) > 0', because: cases },
  { of: 'mediation_suspicions', says: 'instr(e.name, c.value) > 0', because: cases },
  // Which first characters there are, to find those that sound like one of theirs.
  ...['mediation_parties', 'mediation_representatives', 'mediation_guests', 'mediation_suspicions'].map(
    (of) => ({
      of,
      says: 'SELECT DISTINCT substr(ltrim(e.name), 1, 1)',
      because: cases,
    }),
  ),
  { of: 'typed_reasons', says: 'DELETE FROM typed_reasons', because: erasing },
  {
    of: 'residents',
    says: 'SELECT r.id, r.birth FROM residents r WHERE r.merged_into IS NULL AND r.locked_at IS NULL',
    because: atOnce,
  },
  {
    of: 'renewal_duties_person',
    says: 'select "resident_id" from "renewal_duties" where ("renewal_duties"."item_id" = ?',
    because: atOnce,
  },
  { of: 'bookings', says: 'SELECT count(*) FROM bookings b WHERE b.ends <= ?', because: erasing },
  { of: 'room_waiting', says: 'SELECT count(*) FROM room_waiting WHERE ends <= ?', because: erasing },
  {
    of: 'room_waiting_resident',
    says: 'SELECT count(*) FROM room_waiting WHERE ends <= ?',
    because: erasing,
  },
  {
    of: 'residents',
    says: 'SELECT count(*) AS count FROM residents r WHERE r.merged_into IS NULL',
    because: 'the register has as many people as the community, however long it is kept',
  },
  {
    of: 'service_requests_ended',
    says: 'WHERE ended_day IS NULL AND opened_day < ?',
    because: 'what has not ended is at hand, and little',
  },
]

export const isSuch = ({ of, says }: AllowedScan, { table, index, sql }: Scan): boolean =>
  of === (index ?? table) && sql.includes(says)

/** A first page in the order of its rows, which nothing that was asked for narrows: it stops when it is full. */
const isFirstPage = ({ table, index, sql }: Scan): boolean =>
  index === null &&
  new RegExp(`order by "${table}"."id" (?:asc|desc) limit \\?$`, 'i').test(sql) &&
  sql.split('?').length === 2

export const isAllowed = (scan: Scan): boolean =>
  !tables.has(scan.table) ||
  isFirstPage(scan) ||
  scan.table in staysSmall ||
  (scan.index ?? '') in smallParts ||
  allowedScans.some((one) => isSuch(one, scan))
