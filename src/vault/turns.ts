/**
 * Long work lets others have their turn. It asks wherever it can stop, and gives way once it has held them for long enough: by the clock
 * and not by a count of rows, since machines differ tenfold.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of work between two turns of everybody else. */
const longestAtOnce = 10

/** `isOver` says whether others have waited for long enough, `give` lets them in. */
export interface Turns {
  readonly isOver: () => boolean
  readonly give: () => Promise<void>
}

export function turns(): Turns {
  let since = performance.now()
  return {
    isOver: () => performance.now() - since >= longestAtOnce,
    async give() {
      await nextTurn()
      since = performance.now()
    },
  }
}
