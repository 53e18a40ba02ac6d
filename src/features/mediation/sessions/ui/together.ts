import type { Condition } from '../../screening/contract/words'
import type { SessionShown } from '../contract'

/** Why both sides sat together: of a record that is put right it is its own day that asks, and what was written is there to be changed. */
export const isAskedWhyTogether = (
  conditions: readonly Condition[],
  corrects?: Pick<SessionShown, 'gaps' | 'togetherBecause'>,
): boolean =>
  conditions.includes('sit-apart') ||
  (corrects !== undefined &&
    (corrects.togetherBecause !== '' || corrects.gaps.some(({ code }) => code === 'not-apart')))
