/** Which moves of the table a screen offers, and by which key. A move that the table does not have is offered nowhere. */
import type { VisitState } from '../contract'
import { movesFrom } from '../rules'
import type { PlainMove } from './use-moves'

/** What is done at the counter with whoever stands there. */
export type CounterMove = PlainMove | 'answer' | 'become-request'

interface OfferedMove {
  readonly move: CounterMove
  readonly keys: string
}

/** F8 is the next step, F9 and F10 what else may come of it. */
const atCounter: Readonly<Partial<Record<VisitState, readonly OfferedMove[]>>> = {
  called: [
    { move: 'serve', keys: 'F8' },
    { move: 'skip', keys: 'F9' },
    { move: 'recall', keys: 'F10' },
    { move: 'put-back', keys: 'Shift+F8' },
  ],
  serving: [
    { move: 'answer', keys: 'F8' },
    { move: 'become-request', keys: 'F9' },
    { move: 'leave', keys: 'F10' },
    { move: 'put-back', keys: 'Shift+F8' },
  ],
}

/** `isOld`: of a day that is over, whose line is no more; nobody can be put back into it. */
export const offeredAtCounter = (state: VisitState, isOld: boolean): readonly OfferedMove[] =>
  (atCounter[state] ?? []).filter(
    ({ move }) => movesFrom(state).includes(move) && !(isOld && move === 'put-back'),
  )

/** Beside the list, where nobody stands before the desk: who waits is called, or has gone. */
export const offeredInList = (state: VisitState): readonly ('call' | 'leave')[] =>
  (['call', 'leave'] as const).filter((move) => state !== 'serving' && movesFrom(state).includes(move))
