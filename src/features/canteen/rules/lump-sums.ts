/**
 * 运营补贴、建设补贴: sums to the canteen that are no meal's. They are due for a period that is over, once, by how much there was in
 * it; and what was claimed follows what is learnt of its meals later, as a line of a meal does.
 *
 * A period is due where the sum and its policy are in force on its last day. A sum that is paid once is of all meals from its
 * first day to the end of the claim, so that a higher step that is reached later is claimed as what it is more.
 */
import { addDays, addMonths, lastDayOfMonth, monthOf } from '#ground/days'
import type { TotalPeriod } from '../contract/words'
import type { LumpSum } from '../policies/contract/policies'
import { beginningOf, periodOf } from './periods'

export interface LumpPeriod {
  /** As `periodOf` has it. */
  readonly key: string
  readonly from: string
  readonly until: string
}

export interface InForce {
  readonly from: string
  readonly until: string | null
}

const monthsOf: Readonly<Record<Exclude<TotalPeriod, 'term'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
}

const later = (one: string, other: string): string => (one > other ? one : other)
const earlier = (one: string, other: string): string => (one < other ? one : other)

/** The periods of a sum whose last day is one of these, both included. */
export function periodsEnding(
  { per, from }: Pick<LumpSum, 'per' | 'from'>,
  policy: InForce,
  since: string,
  until: string,
): readonly LumpPeriod[] {
  const first = later(from, policy.from)
  const last = earlier(until, policy.until ?? until)
  if (per === 'term') return first <= last ? [{ key: '', from: first, until: last }] : []
  const periods: LumpPeriod[] = []
  const earliest = later(first, since)
  for (let begins = beginningOf(per, earliest); ;) {
    const ends = lastDayOfMonth(monthOf(addMonths(begins, monthsOf[per] - 1)))
    if (ends > last) return periods
    if (ends >= earliest)
      periods.push({ key: periodOf(per, { day: begins, meal: 'lunch' }), from: begins, until: ends })
    begins = addDays(ends, 1)
  }
}

/** The sums of a policy as a version of it has them. */
export interface SumsWritten extends InForce {
  readonly version: number
  /** The day on which it was written. */
  readonly since: string
  readonly lumpSums: readonly LumpSum[]
}

export interface PeriodDue {
  readonly version: number
  readonly sum: LumpSum
  readonly period: LumpPeriod
}

type Days = Pick<LumpPeriod, 'from' | 'until'>
const overlap = (one: Days, other: Days): boolean => one.from <= other.until && other.from <= one.until

/** Whether this version has the sum, and is in force with it, on a day. */
const isSaidIn = ({ from, until, lumpSums }: SumsWritten, sum: string, day: string): boolean =>
  day >= from &&
  (until === null || day <= until) &&
  lumpSums.some((one) => one.code === sum && one.from <= day)

/**
 * The periods of a policy's sums whose last day is one of these, each by the version that was the newest on that day and had begun: what is
 * written in January pays no December, and what begins in January takes no December away. The newest version counts of what ended before anything was written, and of a sum that was written into
 * the policy afterwards, from its own first day on; and an end that was written down afterwards ends it. `versions`: oldest first.
 */
export function periodsDue(
  versions: readonly SumsWritten[],
  since: string,
  until: string,
): readonly PeriodDue[] {
  const newest = versions.at(-1)
  if (newest === undefined) return []
  const writtenBy = (day: string): SumsWritten =>
    versions.findLast((one) => one.since <= day && one.from <= day) ?? newest
  const due: PeriodDue[] = []
  // The newest first: where it goes by other periods now, theirs take in days of an older one's.
  for (const one of versions.toReversed()) {
    const last = newest.until === null ? until : earlier(until, newest.until)
    for (const sum of one.lumpSums) {
      for (const period of periodsEnding(sum, one, since, last)) {
        const then = writtenBy(period.until)
        const judges = then === one || (one === newest && !isSaidIn(then, sum.code, period.until))
        const isThere = due.some((other) => other.sum.code === sum.code && overlap(other.period, period))
        if (judges && !isThere) due.push({ version: one.version, sum, period })
      }
    }
  }
  return due
}

/** What there was in a period, of the meals that a sum counts; one that was taken back is none. */
export interface Measured {
  readonly meals: number
  /** Days with at least one. */
  readonly days: number
  /** Different people; who ate without a name is nobody. */
  readonly people: number
}

/** For each one beyond a number so much, up to where the next band begins. */
const beyondDue = (bands: NonNullable<LumpSum['beyond']>, there: number): number =>
  bands.reduce((sum, { from, fen }, at) => {
    const until = Math.min(there, bands[at + 1]?.from ?? there)
    return sum + Math.max(0, until - from) * fen
  }, 0)

/**
 * What a sum comes to: the last step that is reached, and what is given for each one beyond; nothing where there were too few days, and
 * never more than its most.
 */
export function lumpDue(
  {
    measure,
    steps,
    beyond = [],
    mostFen = Number.POSITIVE_INFINITY,
    leastDays = 0,
  }: Pick<LumpSum, 'measure' | 'steps' | 'beyond' | 'mostFen' | 'leastDays'>,
  { meals, days, people }: Measured,
): number {
  if (days < leastDays) return 0
  const reached = (from: number): boolean => {
    switch (measure) {
      case 'meals':
        return meals >= from
      case 'meals-a-day':
        // 日均: of the days on which there were meals; without rounding.
        return meals >= from * Math.max(1, days)
      case 'people':
        return people >= from
    }
  }
  const step = steps.findLast(({ from }) => reached(from))?.fen ?? 0
  return Math.min(mostFen, step + beyondDue(beyond, measure === 'people' ? people : meals))
}

/** A sum of a period in a claim. `count` is 1, or −1 where it takes back what an earlier claim asked for. */
export interface LumpLine extends Measured {
  readonly policy: string
  /** Of the policy: what was claimed is judged by it ever after. */
  readonly version: number
  readonly code: string
  readonly funder: string
  readonly period: string
  readonly from: string
  readonly until: string
  readonly count: number
  readonly fen: number
}

export const lumpMatter = ({ policy, code, period }: Pick<LumpLine, 'policy' | 'code' | 'period'>): string =>
  JSON.stringify([policy, code, period])

/** What still stands in claims of each matter: the latest of those that ask for something and were not taken back. */
export function lumpsOpen(claimed: readonly LumpLine[]): ReadonlyMap<string, LumpLine> {
  const open = new Map<string, LumpLine>()
  for (const line of claimed) {
    if (line.count > 0) open.set(lumpMatter(line), line)
    else open.delete(lumpMatter(line))
  }
  return open
}

/**
 * Whether days of a period stand in a claim already as part of another period of the same sum: of a sum that was by the month and is by
 * the quarter now, what was claimed by the month is claimed.
 */
export const claimedOtherwise = (
  open: ReadonlyMap<string, LumpLine>,
  matter: Pick<LumpLine, 'policy' | 'code' | 'period'>,
  { from, until }: Pick<LumpPeriod, 'from' | 'until'>,
): boolean =>
  [...open.values()].some(
    (line) =>
      line.policy === matter.policy &&
      line.code === matter.code &&
      line.period !== matter.period &&
      overlap(line, { from, until }),
  )

/** Meals of diners who were erased. */
export interface Nameless {
  readonly meals: number
  /** The most of them in one sitting that were subsidised: nobody has two, so they were as many people. */
  readonly together: number
}

/** How many people there were at least, where those who were erased cannot be told apart any more. */
export const peopleAtLeast = (named: number, { meals, together }: Nameless): number =>
  named + (meals === 0 ? 0 : Math.max(1, together))

/**
 * `nameless`: meals of diners who were erased since. As many people as were counted with them are not counted again, so of those who
 * were claimed for nobody is missing.
 */
export const asClaimed = (
  had: Measured,
  nameless: number,
  claimed: Pick<LumpLine, 'count' | 'people'>,
): Measured =>
  nameless > 0 && claimed.count > 0 ? { ...had, people: Math.max(had.people, claimed.people) } : had

/** What a new claim has of these matters: what is due and was not claimed, and the negative of what no longer stands as it was. */
export function lumpCorrections(due: readonly LumpLine[], claimed: readonly LumpLine[]): readonly LumpLine[] {
  const open = lumpsOpen(claimed)
  return due.flatMap((line) => {
    const before = open.get(lumpMatter(line))
    if (before?.fen === line.fen) return []
    const back = before === undefined ? [] : [{ ...before, count: -1, fen: -before.fen }]
    return [...back, ...(line.fen === 0 ? [] : [line])]
  })
}
