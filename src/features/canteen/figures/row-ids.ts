/**
 * One number for each row behind a figure, so that a list of them turns its pages: a meal has its own, a balance that of its
 * account, and an order, which is worked out and not kept, that of its sitting and its diner.
 */
import { addDays, daysBetween } from '#ground/days'
import { meals, type Meal } from '../contract/words'

/** More rows of one kind than a canteen ever has. */
const span = 2 ** 32
const firstDay = '2000-01-01'

export interface Sitting {
  readonly day: string
  readonly meal: Meal
  readonly diner: number
}

export const idOfBalance = (account: number): number => span + account

export const idOfOrder = ({ day, meal, diner }: Sitting): number =>
  span * (2 + daysBetween(firstDay, day) * meals.length + meals.indexOf(meal)) + diner

export type Behind =
  { readonly of: 'meal' } | { readonly of: 'balance' } | { readonly of: 'order'; readonly day: string }

/** What a number stands for. */
export function behindId(id: number): Behind {
  const kind = Math.floor(id / span)
  if (kind === 0) return { of: 'meal' }
  if (kind === 1) return { of: 'balance' }
  return { of: 'order', day: addDays(firstDay, Math.floor((kind - 2) / meals.length)) }
}
