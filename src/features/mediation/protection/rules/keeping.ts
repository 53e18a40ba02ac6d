/** How an order is kept: the committee helps to enforce it and records what it sees (反家庭暴力法 32); a breach is told at once. */
import { addDays } from '#ground/days'
import type { ToldOfBreach } from '../../contract/words'

/** What was seen on a day. */
export interface Observation {
  readonly id: number
  readonly on: string
  readonly kept: boolean
  readonly what: string
  readonly by: string
}

/** A breach that was told to the police or the court that made the order. */
export interface BreachTold {
  readonly observation: number
  readonly to: ToldOfBreach
  readonly receipt: string
}

/** Breaches that nobody has been told of; each stays open until there is a receipt. */
export const breachesOpen = (
  observations: readonly Observation[],
  told: readonly BreachTold[],
): readonly Observation[] =>
  observations.filter(
    ({ id, kept }) => !kept && !told.some((one) => one.observation === id && one.receipt.trim() !== ''),
  )

/** How often is nowhere laid down: the centre's setting. */
export const usualWatchDays = 14

/**
 * The day by which somebody looks again while an order holds; null once its last day has been seen. Nobody watches over what
 * they have not heard of: the first look is counted from the day on which the committee learnt of the order.
 */
export function nextObservation(
  order: { readonly madeOn: string; readonly learntOn: string; readonly endsOn: string },
  observations: readonly Observation[],
  everyDays: number,
): string | null {
  const last = observations
    .map(({ on }) => on)
    .filter((on) => on >= order.madeOn)
    .toSorted()
    .at(-1)
  const from = order.learntOn > order.madeOn ? order.learntOn : order.madeOn
  const due = addDays(last ?? from, everyDays)
  if (last === order.endsOn || (last !== undefined && last > order.endsOn)) return null
  return due > order.endsOn ? order.endsOn : due
}
