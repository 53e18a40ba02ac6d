/** What the canteen keeps, by its slices; and what triggers hold of it, whoever writes. */
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { balanceGuards, balanceLedger } from './balance'
import { closeGuards } from './close'
import { deliveryGuards } from './delivery'
import { claimGuards } from './claims'
import { safetyGuards } from './food-safety'
import { givenGuards, mealGuards } from './meals'
import { portionGuards } from './portion-guards'
import { menuGuards } from './menu'
import { orderGuards } from './orders'

export * from './balance'
export * from './category-lists'
export * from './close'
export * from './care'
export * from './delivery'
export * from './claims'
export * from './diners'
export * from './food-safety'
export * from './meals'
export * from './menu'
export * from './orders'
export * from './policies'

export const appendOnlyTables = [
  'canteen_policy_versions',
  'canteen_eligibility_moves',
  'canteen_category_lists',
  'canteen_list_changes',
  'canteen_prices',
  'canteen_entries',
  'canteen_meals',
  'canteen_tenders',
  'canteen_subsidies',
  'canteen_slips',
  'canteen_shifts',
  'canteen_counts',
  'canteen_differences',
  'canteen_bankings',
  'canteen_close_requests',
  'canteen_closed_days',
  'canteen_orders',
  'canteen_not_taken',
  'canteen_handings',
  'canteen_door_steps',
  'canteen_claim_events',
  'canteen_claim_payments',
  'canteen_care_results',
  'canteen_safety_records',
  'canteen_certificates',
  'canteen_offer_dishes',
]

export const ledgers: readonly LedgerTable[] = [balanceLedger]

export const guards: readonly string[] = [
  ...balanceGuards,
  ...mealGuards,
  ...givenGuards,
  ...portionGuards,
  ...closeGuards,
  ...menuGuards,
  ...orderGuards,
  ...deliveryGuards,
  ...claimGuards,
  ...safetyGuards,
]

export const withoutRowIdTables = [
  'canteen_board',
  'canteen_sittings',
  'canteen_tenders',
  'canteen_subsidies',
  'canteen_given',
  'canteen_totals',
  'canteen_portions',
  'canteen_portion_members',
  'canteen_portions_had',
]

export const erasableRows: readonly ErasableRows[] = [
  ...['canteen_eligibility_moves', 'canteen_list_changes'].map((table) => ({
    table,
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_eligibilities c WHERE c.id = OLD.eligibility_id AND c.resident_id = e.id)`,
  })),
  {
    table: 'canteen_meals',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)`,
    blanks: 'diner_id',
  },
  ...['canteen_orders', 'canteen_not_taken', 'canteen_door_steps', 'canteen_care_results'].map((table) => ({
    table,
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM canteen_diners d WHERE d.id = OLD.diner_id AND d.resident_id = e.id)`,
  })),
]

export const impersonalTables: ImpersonalTables = {
  canteen_policies: 'rules of subsidy',
  canteen_policy_versions: 'rules of subsidy',
  canteen_totals: 'rules of subsidy',
  canteen_portions: 'rules of subsidy',
  canteen_portion_members: 'rules of subsidy',
  canteen_portions_had: 'how many meals there were in all',
  canteen_given: 'what funders gave in all',
  canteen_category_lists: 'which lists were read in, by their days and counts',
  canteen_dishes: 'what is cooked',
  canteen_offers: 'what is sold',
  canteen_prices: 'what it costs',
  canteen_board: 'what there is on which day',
  canteen_cooks: 'who cooks: staff, and no residents',
  canteen_certificates: 'health certificates of who cooks: staff, and no residents',
  canteen_offer_dishes: 'what offers were made of',
  canteen_safety_records: 'the kitchen and who cooks',
  canteen_samples_kept: 'what is in the fridge',
  canteen_shifts: 'the drawer',
  canteen_counts: 'the drawer',
  canteen_differences: 'the drawer',
  canteen_bankings: 'the drawer',
  canteen_close_requests: 'the end of a day',
  canteen_closed_days: 'the end of a day',
  canteen_routes: 'rounds of the delivery, by their names and who goes them',
  canteen_claims: 'what funders are asked for',
  canteen_claim_lines: 'what funders are asked for',
  canteen_claim_sums: 'what funders are asked for, and no meal is',
  canteen_claim_events: 'what came of a claim',
  canteen_claim_payments: 'what funders paid',
  canteen_unclaimed: 'which meals are to be claimed',
  canteen_claimed_otherwise: 'which meals are looked at again for a claim',
}
