/** The monthly report: each column from what is on record of the cases and patrols, none typed in by hand. */
import type { Counting, Span } from '#work/figures/rules/index'
import type { Difficulty, Referrer, Source } from '../../contract/words'
import type { monthFigures, Outcome } from '../../figures/contract/declaration'

/** A case, or a walk through the grids, as the report sees it. Days are null while it has not come to that. */
export interface CountedRow {
  readonly id: number
  readonly acceptedOn: string | null
  readonly kind: string
  /** Who sent it where somebody did; empty of a patrol. */
  readonly source: Source | Referrer | ''
  /** Names of those who have it. */
  readonly mediators: string
  readonly difficulty: Difficulty | null
  /** People concerned, as they were counted at acceptance. */
  readonly people: number
  /** Money involved in fen. */
  readonly moneyFen: number
  readonly ended: { readonly on: string; readonly as: Outcome } | null
  readonly performedOn: string | null
  readonly confirmedOn: string | null
  /** Of a patrol: the day, quarrels found and prevented. */
  readonly patrol: { readonly on: string; readonly disputesFound: number; readonly prevented: number } | null
}

type Declared = typeof monthFigures

const within = (day: string | null | undefined, { from, to }: Span): boolean =>
  typeof day === 'string' && from <= day && day <= to

const accepted = ({ acceptedOn }: CountedRow, span: Span): boolean => within(acceptedOn, span)
const ended = (row: CountedRow, span: Span): boolean => within(row.ended?.on, span)

const successes: readonly Outcome[] = ['agreed-written', 'agreed-oral', 'court']
const succeeded = (row: CountedRow, span: Span): boolean =>
  ended(row, span) && row.ended !== null && successes.includes(row.ended.as)
const oral = (row: CountedRow, span: Span): boolean => succeeded(row, span) && row.ended?.as === 'agreed-oral'

/**
 * Acceptances, people and money count in the period of acceptance, ends in that of their end, performance and confirmation in
 * their own: so twelve months add up to the year.
 */
export const reportCounting: Counting<
  CountedRow,
  Declared['columns'][number],
  Declared['divisions'][number],
  Declared['tallies'][number]
> = {
  counts: {
    accepted,
    people: (row, span) => (accepted(row, span) ? row.people : 0),
    money: (row, span) => (accepted(row, span) ? row.moneyFen : 0),
    difficult: (row, span) => accepted(row, span) && row.difficulty === 'difficult',
    ended,
    succeeded,
    oral,
    written: (row, span) => succeeded(row, span) && !oral(row, span),
    performed: ({ performedOn }, span) => within(performedOn, span),
    confirmed: ({ confirmedOn }, span) => within(confirmedOn, span),
    patrols: ({ patrol }, span) => within(patrol?.on, span),
    disputesFound: ({ patrol }, span) => (within(patrol?.on, span) ? (patrol?.disputesFound ?? 0) : 0),
    prevented: ({ patrol }, span) => (within(patrol?.on, span) ? (patrol?.prevented ?? 0) : 0),
  },
  parts: {
    kind: ({ kind }) => kind,
    source: ({ source }) => source,
    mediator: ({ mediators }) => mediators,
  },
  tallies: { outcomes: (row, span) => (row.ended !== null && ended(row, span) ? [row.ended.as] : []) },
  days: {
    accepted: ({ acceptedOn }) => acceptedOn,
    succeeded: ({ ended: end }) => end?.on ?? null,
  },
}
