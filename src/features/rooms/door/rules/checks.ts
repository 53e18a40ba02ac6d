/** Checklists of a room: what has to be answered, and why an answer cannot be kept. */
import type { HouseRules } from '../../contract/house-rules'
import type { CheckMoment, CheckStanding } from '../../contract/words'

export interface CheckAnswer {
  readonly item: string
  readonly fine: boolean
  /** What is wrong with it. */
  readonly note: string
}

export const checksOf = (
  rules: Pick<HouseRules, 'checksBefore' | 'checksAfter'>,
  moment: CheckMoment,
): readonly string[] => (moment === 'before' ? rules.checksBefore : rules.checksAfter)

export type CheckFault = 'checks-changed' | 'note-needed'

/** Every item is answered, once, in the room's order; what is not in order says what is wrong. */
export function checkFault(items: readonly string[], answers: readonly CheckAnswer[]): CheckFault | null {
  const same = items.length === answers.length && items.every((item, at) => answers[at]?.item === item)
  if (!same) return 'checks-changed'
  return answers.some(({ fine, note }) => !fine && note === '') ? 'note-needed' : null
}

export const faultsOf = (answers: readonly CheckAnswer[]): number =>
  answers.filter(({ fine }) => !fine).length

/** @param faults of the list as it was last filled in; null where it was not */
export function checkStanding(items: readonly string[], faults: number | null): CheckStanding {
  if (faults !== null) return faults === 0 ? 'fine' : 'faults'
  return items.length === 0 ? 'none' : 'open'
}
