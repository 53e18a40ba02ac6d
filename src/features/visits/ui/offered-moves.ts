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

/**
 * One key for one move, whoever stands there: pressed a second time it never does something else. F7 calls, Shift+F7 calls
 * again; F8 serves, Shift+F8 puts back; F9 answers, Shift+F9 lets others go first; F10 makes a request, Shift+F10 is gone.
 */
export const keysOfMove: Readonly<Record<CounterMove, string>> = {
  call: 'F7',
  recall: 'Shift+F7',
  serve: 'F8',
  'put-back': 'Shift+F8',
  answer: 'F9',
  skip: 'Shift+F9',
  'become-request': 'F10',
  leave: 'Shift+F10',
}

/** In the order of the buttons: the next step first. */
const atCounter: Readonly<Partial<Record<VisitState, readonly CounterMove[]>>> = {
  called: ['serve', 'skip', 'recall', 'put-back'],
  serving: ['answer', 'become-request', 'leave', 'put-back'],
}

/** `isOld`: of a day that is over, whose line is no more; nobody can be put back into it. */
export const offeredAtCounter = (state: VisitState, isOld: boolean): readonly OfferedMove[] =>
  (atCounter[state] ?? [])
    .filter((move) => movesFrom(state).includes(move) && !(isOld && move === 'put-back'))
    .map((move) => ({ move, keys: keysOfMove[move] }))

/** Beside the list, where nobody stands before the desk: who waits is called, or has gone. */
export const offeredInList = (state: VisitState): readonly ('call' | 'leave')[] =>
  (['call', 'leave'] as const).filter((move) => state !== 'serving' && movesFrom(state).includes(move))
