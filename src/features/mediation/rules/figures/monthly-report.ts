/** The monthly report: each column from what is on record of the cases, none typed in by hand. */
import { addMonths, monthOf } from '#ground/days'
import type { Difficulty, Source } from '../../contract/words'

/** A case as the report sees it. Days are null while it has not come to that. */
export interface CountedCase {
  readonly acceptedOn: string
  readonly kind: string
  readonly source: Source
  readonly referrer: string | null
  readonly difficulty: Difficulty
  /** People concerned, as they were counted at acceptance. */
  readonly people: number
  /** Money involved in fen. */
  readonly moneyFen: number
  readonly ended: {
    readonly on: string
    readonly as:
      'agreed-written' | 'agreed-oral' | 'court' | 'refused' | 'withdrawn' | 'failed' | 'handed-over'
  } | null
  readonly performedOn: string | null
  readonly confirmedOn: string | null
}

/** A patrol of the grid: 排查纠纷 and what was found and prevented. */
export interface Patrol {
  readonly on: string
  readonly disputesFound: number
  readonly prevented: number
}

export interface MonthlyReport {
  readonly accepted: number
  readonly people: number
  readonly moneyFen: number
  readonly difficult: number
  readonly ended: number
  readonly succeeded: number
  /** Successes of what ended this month, in hundredths of a percent; null where nothing ended. */
  readonly rate: number | null
  readonly oral: number
  readonly written: number
  readonly performed: number
  readonly confirmed: number
  readonly bySource: ReadonlyMap<string, number>
  readonly byKind: ReadonlyMap<string, number>
  readonly patrols: number
  readonly disputesFound: number
  readonly prevented: number
}

const succeeded = (ended: CountedCase['ended']): boolean =>
  ended !== null && ['agreed-written', 'agreed-oral', 'court'].includes(ended.as)

const tally = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/**
 * The report of a month `YYYY-MM`. Acceptances, people, money, source and kind count in the month of acceptance; ends in that
 * of their end; performance and confirmation in their own: so twelve months add up to the year.
 */
export function monthlyReport(
  cases: readonly CountedCase[],
  patrols: readonly Patrol[],
  month: string,
): MonthlyReport {
  const inMonth = (day: string | null | undefined): boolean =>
    typeof day === 'string' && monthOf(day) === month
  const accepted = cases.filter(({ acceptedOn }) => inMonth(acceptedOn))
  const over = cases.filter(({ ended }) => inMonth(ended?.on))
  const won = over.filter(({ ended }) => succeeded(ended))
  const walked = patrols.filter(({ on }) => inMonth(on))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  return {
    accepted: accepted.length,
    people: sum(accepted.map(({ people }) => people)),
    moneyFen: sum(accepted.map(({ moneyFen }) => moneyFen)),
    difficult: accepted.filter(({ difficulty }) => difficulty === 'difficult').length,
    ended: over.length,
    succeeded: won.length,
    rate: over.length === 0 ? null : Math.floor((won.length * 10_000) / over.length),
    oral: won.filter(({ ended }) => ended?.as === 'agreed-oral').length,
    written: won.filter(({ ended }) => ended?.as !== 'agreed-oral').length,
    performed: cases.filter(({ performedOn }) => inMonth(performedOn)).length,
    confirmed: cases.filter(({ confirmedOn }) => inMonth(confirmedOn)).length,
    bySource: tally(accepted.map(({ source, referrer }) => referrer ?? source)),
    byKind: tally(accepted.map(({ kind }) => kind)),
    patrols: walked.length,
    disputesFound: sum(walked.map(({ disputesFound }) => disputesFound)),
    prevented: sum(walked.map(({ prevented }) => prevented)),
  }
}

/** The month before, for "change on last period". */
export const monthBefore = (month: string): string => monthOf(addMonths(`${month}-01`, -1))

/** Change in hundredths of a percent; null where there was nothing to change from. */
export const changeOn = (before: number, now: number): number | null =>
  before === 0 ? null : Math.trunc(((now - before) * 10_000) / before)
