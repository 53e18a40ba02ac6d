/**
 * Numbers of cases and agreements: each series counts for itself, year by year. A case takes its number when it is
 * accepted and never before; an agreement when its text is laid before the parties, or when an oral one is recorded.
 */
import { yearOf } from '#ground/days'
import { numberText, type PaperNumber } from '#work/numbering/rules'
import type { CaseMove } from '../../contract/words'

export const numberSeries = ['case', 'agreement'] as const
export type NumberSeries = (typeof numberSeries)[number]

/** The series a move takes a number of; null for all that take none. A refusal takes none, and gives none back. */
export function numberTakenBy(move: CaseMove): NumberSeries | null {
  if (move === 'accept') return 'case'
  return move === 'agree-in-writing' || move === 'agree-orally' ? 'agreement' : null
}

/** The last sequence given out, by series and year. */
export type Counters = ReadonlyMap<string, number>
export const counterKey = (series: NumberSeries, year: number): string => `${series}:${year}`

export interface NumberTaken {
  readonly number: PaperNumber
  readonly counters: Counters
}

/** The next number of a series, of the year of the day on which it is taken. */
export function takeNext(
  counters: Counters,
  series: NumberSeries,
  template: string,
  day: string,
): NumberTaken {
  const year = yearOf(day)
  const key = counterKey(series, year)
  const sequence = (counters.get(key) ?? 0) + 1
  return {
    number: { year, sequence, text: numberText(template, year, sequence) },
    counters: new Map(counters).set(key, sequence),
  }
}
