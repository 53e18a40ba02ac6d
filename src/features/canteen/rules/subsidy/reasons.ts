/** Why something was not given: a code with its parameters, never a sentence. The page has the words. */
import type { CanteenDayKind, Eater, Meal, Nearness, Period, Reach, Way } from '../../contract/words'

export type Reason =
  | { readonly code: 'not-yet'; readonly from: string }
  | { readonly code: 'no-longer'; readonly until: string }
  | { readonly code: 'died' }
  | { readonly code: 'moved-away' }
  | { readonly code: 'birth-unknown' }
  | { readonly code: 'age'; readonly age: number; readonly from: number; readonly until: number | null }
  | { readonly code: 'category-missing'; readonly anyOf: readonly string[] }
  | { readonly code: 'registered-elsewhere'; readonly within: Reach; readonly is: Nearness }
  | { readonly code: 'lives-elsewhere'; readonly within: Reach; readonly is: Nearness }
  | { readonly code: 'in-institution' }
  | { readonly code: 'eater'; readonly is: Eater; readonly anyOf: readonly Eater[] }
  | { readonly code: 'meal-not-covered'; readonly is: Meal; readonly anyOf: readonly Meal[] }
  | { readonly code: 'way-not-covered'; readonly is: Way; readonly anyOf: readonly Way[] }
  | {
      readonly code: 'day-kind'
      readonly is: CanteenDayKind
      readonly anyOf: readonly CanteenDayKind[]
      /** True when the year's holidays are not announced and the kind is only presumed. */
      readonly presumed: boolean
    }
  | { readonly code: 'outside-window'; readonly is: string; readonly from: string; readonly until: string }
  | {
      readonly code: 'spend-too-small'
      readonly spend: number
      readonly least: number
      readonly strictly: boolean
    }
  /** One person, one subsidised meal a sitting; `at` is when the first was paid, UTC milliseconds. */
  | { readonly code: 'sitting-had'; readonly at: number }
  | { readonly code: 'limit-reached'; readonly per: Period; readonly count: number }
  | { readonly code: 'budget-used'; readonly per: Period; readonly fen: number }
  | { readonly code: 'better-policy'; readonly policy: string }
  | { readonly code: 'better-class'; readonly class: string }
  | { readonly code: 'earlier-class'; readonly class: string }
  | { readonly code: 'nothing-left-to-pay' }
  | { readonly code: 'no-funder-pays' }

export type ReasonCode = Reason['code']
