/** Taking a move back: a slip is mended by an event that names it, while nobody can have acted on it. */

/** After so many minutes what was done counts as done: it has been told, written down elsewhere, or built upon. */
export const takeBackMinutes = 10

/** Which moves of a course can be taken back, by whom and for how long. */
export interface TakingBack<Move extends string> {
  readonly moves: readonly Move[]
  /** Never taken back, because what they say has left the desk at that moment: on paper, by word, in someone's hand. */
  readonly final: readonly Move[]
  readonly by: 'whoever-made-it' | 'anyone'
  /** Ten minutes; or the day, where the thing itself is over with the day. */
  readonly within: 'minutes' | 'the-day'
}

/** Whether a kind of event is a move that can be taken back at all. */
export const canBeTakenBack = <Move extends string>(
  { moves, final }: Pick<TakingBack<Move>, 'moves' | 'final'>,
  kind: string,
): kind is Move => moves.some((move) => move === kind) && !final.some((move) => move === kind)

export type TakeBackFault = 'final-move' | 'not-ones-own' | 'clock-set-back' | 'too-late'

interface LastEvent {
  readonly kind: string
  readonly staffId: number
  /** UTC milliseconds. */
  readonly at: number
  /** `YYYY-MM-DD` */
  readonly day: string
}

interface Asking {
  readonly staffId: number
  /** UTC milliseconds. */
  readonly now: number
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** Why the last event of a thing cannot be taken back by whoever asks now, or null. */
export function takeBackFault<Move extends string>(
  taking: TakingBack<Move>,
  last: LastEvent,
  asking: Asking,
): TakeBackFault | null {
  if (!canBeTakenBack(taking, last.kind)) return 'final-move'
  if (taking.by === 'whoever-made-it' && last.staffId !== asking.staffId) return 'not-ones-own'
  if (taking.within === 'the-day') return last.day === asking.today ? null : 'too-late'
  // A clock that was set back cannot tell how long ago it was.
  if (asking.now < last.at) return 'clock-set-back'
  return asking.now - last.at > takeBackMinutes * 60_000 ? 'too-late' : null
}
