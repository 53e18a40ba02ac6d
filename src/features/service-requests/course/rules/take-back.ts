/** What of a request is taken back, and when no more: a slip is mended as long as nobody can have acted on it. */
import {
  canBeTakenBack as canBe,
  takeBackFault as faultOf,
  type TakeBackFault as CourseFault,
  type TakingBack,
} from '#work/course/rules/index'
import { actions, type Action, type EventKind, type State } from '../../requests/contract/words'
import { stateTable } from './states'

/**
 * A completion is the answer to the resident, ends the promise and moves a yearly duty on; a delivery is in the
 * resident's hands; a rating is the resident's own word, to which only another can be added.
 */
const taking: TakingBack<Action> = {
  moves: actions,
  final: ['complete', 'deliver', 'follow-up'],
  by: 'whoever-made-it',
  within: 'minutes',
}

export const canBeTakenBack = (kind: EventKind): kind is Action => canBe(taking, kind)

export type TakeBackFault = CourseFault | 'papers-moved' | 'started-anew'

interface Asking {
  readonly staffId: number
  /** UTC milliseconds. */
  readonly now: number
  readonly today: string
  /** A paper was received, handed on or returned since. */
  readonly papersMoved: boolean
  /** The yearly duty that the request was for has another open request since. */
  readonly startedAnew: boolean
}

/** Why the last event of a request cannot be taken back by whoever asks now, or null. */
export function takeBackFault(last: Parameters<typeof faultOf>[1], asking: Asking): TakeBackFault | null {
  const fault = faultOf(taking, last, asking)
  if (fault !== null) return fault
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
