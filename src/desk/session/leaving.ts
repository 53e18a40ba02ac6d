/** Who is told that somebody leaves the desk: one listener for each of the three, set where the desk is put together. */
import type { OpenDesk } from './positions'

export class Leaving {
  /** Somebody is about to leave, by whatever sends them: store and keys are there. */
  tellBefore: (desk: OpenDesk) => void = () => undefined
  /** They have left: the store is closed and the keys are overwritten. */
  tellLeft: () => void = () => undefined
  /** Whoever was at work is no more: the desk was locked, left or taken over by somebody else. */
  tellShut: () => void = () => undefined

  /** Told each time from now on; ask nothing of the session then. */
  before(listener: (desk: OpenDesk) => void): void {
    this.tellBefore = listener
  }

  whenLeft(listener: () => void): void {
    this.tellLeft = listener
  }

  /** What they had asked of the machine and not yet got is theirs alone. */
  whenShut(listener: () => void): void {
    this.tellShut = listener
  }
}
