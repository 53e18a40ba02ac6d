/**
 * What may be of which day. Steps are written down in the order in which they are heard of; nothing of a mediation is of before its
 * acceptance (人民调解法 17, 27), and what is said of the whole case is of no day before the last of what happened in it.
 */
import type { CaseMove } from '../../contract/words'

/** Closing, binding and sending back are said of the whole case. */
export const isOfWhole = (move: CaseMove): boolean =>
  move === 'close' || move === 'archive' || move === 'send-back'

/** Whether a step is of a day before the last one that holds; `lastStep` is its day, null before the first. */
export const isBeforeLastStep = (move: CaseMove, day: string, lastStep: string | null): boolean =>
  isOfWhole(move) && lastStep !== null && day < lastStep

/** Nobody is mediated before their case is taken up; null is not taken up yet, or a day that nobody knows. */
export const isBeforeAcceptance = (acceptedOn: string | null, days: readonly (string | null)[]): boolean =>
  acceptedOn !== null && days.some((day) => day !== null && day < acceptedOn)
