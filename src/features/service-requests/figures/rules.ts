/** How a request that a month touched is counted. */
import type { Counting } from '#work/figures/rules/index'
import type { Dimension, Rating } from '../requests/contract/words'
import { isPoor } from '../course/rules/states'
import type { requestFigures } from './contract/declaration'

/** One request as the figures see it, or what of it is told of one colleague; what is of the period says so. */
export interface FigureRow {
  readonly id: number
  readonly residentId: number
  readonly item: string
  readonly mode: string
  /** Whose it was when that happened. */
  readonly handler: string
  readonly grid: string
  /** Null where it was accepted at another time, or never. */
  readonly acceptedDay: string | null
  /** How and when it ended in the period. */
  readonly end: 'completed' | 'terminated' | 'not-accepted' | null
  readonly endedDay: string | null
  /** Of a completed one: within the promised working days. */
  readonly onTime: boolean
  /** Was sent back for correction at least once. */
  readonly corrected: boolean
  /** Reasons of suspensions that began in the period. */
  readonly suspensionReasons: readonly string[]
  /** Reason of a termination or refusal in the period. */
  readonly endReason: string | null
  /** Last rating given in the period. */
  readonly rating: Rating | null
}

type Declared = typeof requestFigures
type Column = Declared['columns'][number]
type Tally = Declared['tallies'][number]

/** What each figure claims of a row that it counts. */
export const requestCounting: Counting<FigureRow, Column, Dimension, Tally> = {
  counts: {
    accepted: (row) => row.acceptedDay !== null,
    completed: (row) => row.end === 'completed',
    onTime: (row) => row.end === 'completed' && row.onTime,
    terminated: (row) => row.end === 'terminated',
    notAccepted: (row) => row.end === 'not-accepted',
    corrected: (row) => row.acceptedDay !== null && row.corrected,
    suspended: (row) => row.suspensionReasons.length > 0,
    rated: (row) => row.rating !== null,
    poor: (row) => row.rating !== null && isPoor(row.rating),
  },
  parts: {
    item: (row) => row.item,
    mode: (row) => row.mode,
    handler: (row) => row.handler,
    grid: (row) => row.grid,
  },
  whose: ({ residentId }) => [residentId],
  tallies: {
    ratings: (row) => (row.rating === null ? [] : [row.rating]),
    suspensionReasons: (row) => row.suspensionReasons,
    endReasons: (row) => (row.endReason === null ? [] : [row.endReason]),
  },
  days: { accepted: (row) => row.acceptedDay, completed: (row) => row.endedDay },
}
