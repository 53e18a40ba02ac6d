/** What the desk believes of a visit: its states and moves, its number, whose turn it is, how long it will take. */

import {
  canBeTakenBack as canBe,
  movesOf,
  targetOf,
  type CourseTable,
  type Moves,
  type TakingBack,
} from '#work/course/rules/index'
import { visitMoves, type VisitMove, type VisitState } from './contract/words'

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
} as const satisfies CourseTable<VisitState | VisitStart, VisitMove, VisitState>

const rowOf = (state: VisitState | VisitStart): Moves<VisitMove, VisitState> => visitTable[state]

/** The state a move leads to, or null where the table has no such move. */
export const stateAfter = (state: VisitState | VisitStart, move: VisitMove): VisitState | null =>
  targetOf(rowOf(state), move)

/** What can be done with a visit in this state, in the table's order. */
export const movesFrom = (state: VisitState | VisitStart): readonly VisitMove[] =>
  movesOf(rowOf(state), visitMoves)

/** True while something is still to be done: someone waits, was called, or is being served. */
export function isOpen(state: VisitState): boolean {
  return movesFrom(state).length > 0
}

/**
 * Anyone takes back what was a slip, on the same day: the people at the counter change, and the queue is over with it.
 * Opening a visit stays: its number is on paper in somebody's hand (they can `leave`). So does turning it into a request,
 * which has a number and papers of its own and is ended there.
 */
export const takingBack: TakingBack<VisitMove | 'amend'> = {
  moves: [...visitMoves, 'amend'],
  final: ['take-number', 'step-up', 'become-request', 'day-end'],
  by: 'anyone',
  within: 'the-day',
}
export const canBeTakenBack = (move: VisitMove): boolean => canBe(takingBack, move)

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
export const longestService = 2 * 60 * 60 * 1000
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
