/**
 * 保管期满: when a file may be erased. What its cover promises holds, and a longer time that was set since holds too; nothing is erased
 * while somebody is still owed something by it.
 */
import { addDays, addMonths } from '#ground/days'
import type { CaseState } from '../contract/words'
import { isWatched } from '../rules/course/states'

/** Its time runs: nobody keeps an eye on it any more. What was joined is over when the case that took it in is. */
export const isOver = (state: CaseState): boolean => !isWatched(state) && state !== 'joined'

/** Years; null is for good. */
export type Years = number | null

/** The longer of both. */
export const longer = (one: Years, other: Years): Years =>
  one === null || other === null ? null : Math.max(one, other)

/** The first day on which it may go; null is never. */
export const mayGoOn = (years: Years, endedOn: string): string | null =>
  years === null ? null : addDays(addMonths(endedOn, years * 12), 1)

/** What was promised and not kept can be sued for so long after its day (民法典 188: 三年). */
export const suedForYears = 3

export const performanceHolds = (
  instalments: readonly { readonly due: string | null; readonly standing: string }[],
  today: string,
): boolean =>
  instalments.some(
    ({ due, standing }) =>
      standing !== 'kept' && (due === null || addMonths(due, suedForYears * 12) >= today),
  )

/** The month that a number names: 202603 is 2026-03. */
export const monthOfPatrols = (id: number): string =>
  `${Math.floor(id / 100)}-${String(id % 100).padStart(2, '0')}`
