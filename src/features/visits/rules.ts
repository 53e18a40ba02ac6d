/** What the desk believes of a visit: its states and moves, its number, whose turn it is, how long it will take. */

import { visitMoves, type VisitMove, type VisitState } from './contract'

/** Where a visit stands before it is there at all. */
export type VisitStart = 'new'

/**
 * From state → move → state; what is not here can't be done.
 *
 * `take-number` and `step-up` open a visit: to wait, or to be served at once because nobody is before them.
 * `skip` is for one who was called and did not come: they wait again, some turns later. `put-back` gives the place
 * in line back as it was: called by mistake, or sent home for a paper. `day-end` closes what the evening left over.
 * Someone being served is not swept away with the day: what became of them has to be said.
 */
export const visitTable = {
  new: { 'take-number': 'waiting', 'step-up': 'serving' },
  waiting: { call: 'called', serve: 'serving', leave: 'left', 'day-end': 'left' },
  called: {
    recall: 'called',
    skip: 'waiting',
    serve: 'serving',
    'put-back': 'waiting',
    leave: 'left',
    'day-end': 'left',
  },
  serving: { answer: 'answered', 'become-request': 'became-request', 'put-back': 'waiting', leave: 'left' },
  answered: {},
  'became-request': {},
  left: {},
} as const satisfies Record<VisitState | VisitStart, Partial<Record<VisitMove, VisitState>>>

/** The state a move leads to, or null where the table has no such move. */
export function stateAfter(state: VisitState | VisitStart, move: VisitMove): VisitState | null {
  const moves: Partial<Record<VisitMove, VisitState>> = visitTable[state]
  return moves[move] ?? null
}

/** What can be done with a visit in this state, in the table's order. */
export function movesFrom(state: VisitState | VisitStart): readonly VisitMove[] {
  return visitMoves.filter((move) => stateAfter(state, move) !== null)
}

/** True while something is still to be done: someone waits, was called, or is being served. */
export function isOpen(state: VisitState): boolean {
  return movesFrom(state).length > 0
}

/**
 * Moves that can be taken back. Opening a visit can't: its number is on paper in somebody's hand (they can `leave`).
 * Turning it into a request can't either: the request has a number and papers of its own, and is ended there.
 */
const lasting: readonly VisitMove[] = ['take-number', 'step-up', 'become-request', 'day-end']
export function canBeTakenBack(move: VisitMove): boolean {
  return !lasting.includes(move)
}

/** The number called out: `A001` for the first of the day; the thousandth is `A1000`. */
export function queueNumber(prefix: string, sequence: number): string {
  return `${prefix}${String(sequence).padStart(3, '0')}`
}

/** Someone in line. */
export interface InLine {
  readonly id: number
  /** The order in which numbers were taken today. */
  readonly sequence: number
  /** How many calls of the day must have been made before it is their turn again; 0 for who was not skipped. */
  readonly notBefore: number
}

/** What a skipped person has to let pass: `turns` further calls. */
export function notBeforeAfterSkip(callsToday: number, turns: number): number {
  return callsToday + turns
}

/**
 * The order in which people will be called, if nobody comes, goes or is skipped meanwhile.
 *
 * At every turn the earliest number goes whose time has come; if all who are left were skipped, nobody has to wait for
 * others that aren't there and the one whose time comes first goes.
 */
export function inOrder<Person extends InLine>(
  waiting: readonly Person[],
  callsToday: number,
): readonly Person[] {
  const left = waiting.toSorted((a, b) => a.sequence - b.sequence)
  const order: Person[] = []
  for (let calls = callsToday; left.length > 0; calls += 1) {
    const due = left.findIndex((person) => person.notBefore <= calls)
    const [next] = left.splice(due >= 0 ? due : indexOfEarliest(left), 1)
    if (next !== undefined) order.push(next)
  }
  return order
}

function indexOfEarliest(people: readonly InLine[]): number {
  const soonest = Math.min(...people.map((person) => person.notBefore))
  return people.findIndex((person) => person.notBefore === soonest)
}

/** A service shorter than this was written down afterwards; longer, and somebody forgot to close it. Milliseconds. */
const shortestService = 20_000
const longestService = 2 * 60 * 60 * 1000
/** Fewer than this tell nothing. */
const fewestServices = 3

/**
 * How long someone will wait, in milliseconds, or null when too little is known.
 *
 * The middle one of the recent service times, so that one long talk does not frighten everybody, times those ahead
 * (waiting before them, called, or being served), shared among the counters.
 */
export function estimatedWait(
  ahead: number,
  serviceTimes: readonly number[],
  counters: number,
): number | null {
  const middle = medianService(serviceTimes)
  return middle === null ? null : Math.round((middle * Math.max(0, ahead)) / Math.max(1, counters))
}

/** The median of the credible service times in milliseconds, null when fewer than three are. */
export function medianService(serviceTimes: readonly number[]): number | null {
  const credible = serviceTimes
    .filter((time) => time >= shortestService && time <= longestService)
    .toSorted((a, b) => a - b)
  if (credible.length < fewestServices) return null
  const upper = credible[Math.floor(credible.length / 2)] ?? 0
  const lower = credible[Math.floor((credible.length - 1) / 2)] ?? 0
  return (upper + lower) / 2
}
