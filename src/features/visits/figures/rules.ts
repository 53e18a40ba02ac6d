/** How a visit of a month is counted. */
import type { Counting } from '#work/figures/rules/index'
import type { Visit } from '../contract/visit'
import type { VisitState } from '../contract/words'
import type { Rating } from '../screen/contract'
import type { visitFigures } from './contract/declaration'

/** One visit as the figures see it: what and when, and never who. */
export interface FigureRow {
  readonly id: number
  readonly day: string
  /** Of their coming: `09`. */
  readonly hour: string
  readonly state: VisitState
  readonly category: Visit['category']
  /** Who served them last; null for whom nobody did. */
  readonly handler: string | null
  /** Minutes, begun ones whole; 0 where there was nothing to wait for. */
  readonly waited: number
  readonly served: number
  readonly rating: Rating | null
}

type Declared = typeof visitFigures

/** Neither of them is a good word for how somebody was served. */
const poor: readonly Rating[] = ['dissatisfied', 'very-dissatisfied']

export const visitCounting: Counting<
  FigureRow,
  Declared['columns'][number],
  Declared['divisions'][number],
  Declared['tallies'][number]
> = {
  counts: {
    came: () => true,
    answered: ({ state }) => state === 'answered',
    requests: ({ state }) => state === 'became-request',
    left: ({ state }) => state === 'left',
    waited: ({ waited }) => waited,
    served: ({ served }) => served,
    rated: ({ rating }) => rating !== null,
    poor: ({ rating }) => rating !== null && poor.includes(rating),
  },
  parts: {
    category: ({ category }) => category,
    handler: ({ handler }) => handler,
    hour: ({ hour }) => hour,
  },
  tallies: { ratings: ({ rating }) => (rating === null ? [] : [rating]) },
  days: {
    came: ({ day }) => day,
    requests: ({ day, state }) => (state === 'became-request' ? day : null),
  },
}
