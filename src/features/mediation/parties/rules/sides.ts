/** On whose side somebody stands: who acts for both, and what one hears of the other, goes by it (民法典 168). */
import type { PartyRole } from '../../contract/words'

export interface OnSide {
  readonly id: number
  readonly role: PartyRole
  readonly side: number
}

const asks = ({ role }: OnSide): boolean => role !== 'third-party'

/** Whether who asks and who is asked would stand on one side. */
const sharesSide = (one: OnSide, others: readonly OnSide[]): boolean =>
  asks(one) && others.some((other) => asks(other) && other.role !== one.role && other.side === one.side)

/**
 * Whether somebody cannot stand where it is said: applicant and respondent on one side, or, where there is a second side already, nobody on
 * another. Of whoever stays where they stood nothing is asked. `isTaken` is a case that was accepted; `others` are those beside them.
 */
export function cannotStandThere(
  next: OnSide,
  before: OnSide | null,
  others: readonly OnSide[],
  isTaken: boolean,
): boolean {
  if (before !== null && before.role === next.role && before.side === next.side) return false
  return (
    sharesSide(next, others) ||
    (isTaken && others.length > 0 && others.every(({ side }) => side === next.side))
  )
}
