/** Taking a move back: a slip is mended by an event that names it, as long as nobody can have acted on it. */

import { actions, type Action, type EventKind, type State } from '../../requests/contract/words'
import { stateTable } from './states'

/** After so many minutes what was done counts as done: it has been told, written down elsewhere, or built upon. */
export const takeBackMinutes = 10

/**
 * Moves that are never taken back, because what they say has left the desk at that moment: a completion is the answer
 * to the resident, ends the promise and moves a yearly duty on; a delivery is in the resident's hands; a rating is
 * the resident's own word, to which only another can be added.
 */
const final: ReadonlySet<EventKind> = new Set<Action>(['complete', 'deliver', 'follow-up'])

const isMove = (kind: EventKind): kind is Action => actions.some((action) => action === kind)

export const canBeTakenBack = (kind: EventKind): kind is Action => isMove(kind) && !final.has(kind)

export type TakeBackFault =
  'final-move' | 'not-ones-own' | 'clock-set-back' | 'too-late' | 'papers-moved' | 'started-anew'

interface LastEvent {
  readonly kind: EventKind
  readonly staffId: number
  /** UTC milliseconds. */
  readonly at: number
}

interface Asking {
  readonly staffId: number
  /** UTC milliseconds. */
  readonly now: number
  /** A paper was received, handed on or returned since. */
  readonly papersMoved: boolean
  /** The yearly duty that the request was for has another open request since. */
  readonly startedAnew: boolean
}

/** Why the last event of a request cannot be taken back by whoever asks now, or null. */
export function takeBackFault(last: LastEvent, asking: Asking): TakeBackFault | null {
  if (!canBeTakenBack(last.kind)) return 'final-move'
  if (last.staffId !== asking.staffId) return 'not-ones-own'
  // A clock that was set back cannot tell how long ago it was.
  if (asking.now < last.at) return 'clock-set-back'
  if (asking.now - last.at > takeBackMinutes * 60_000) return 'too-late'
  if (asking.papersMoved) return 'papers-moved'
  return asking.startedAnew ? 'started-anew' : null
}

interface Passage {
  readonly kind: EventKind
  readonly from: State | null
  readonly to: State
}

/** Whether an event brought back or called off the errand that was out. */
export const endsErrand = ({ kind, from, to }: Passage): boolean =>
  kind === 'return-errand' ||
  kind === 'deliver' ||
  (stateTable[to].clock === 'ended' && from !== null && stateTable[from].clock !== 'ended')

interface EnteredState {
  readonly from: State | null
  readonly to: State
}

/** The state a request was stopped in after these events, the oldest first; null when it is not stopped. */
export function stoppedInAfter(events: readonly EnteredState[]): State | null {
  let stoppedIn: State | null = null
  for (const { from, to } of events) {
    stoppedIn = stateTable[to].clock === 'stopped' ? (stoppedIn ?? from) : null
  }
  return stoppedIn
}
