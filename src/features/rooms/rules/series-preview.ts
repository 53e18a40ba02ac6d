/**
 * A series date by date, before anything is kept: free, taken by whom, shut and why, over which limit.
 *
 * Dates are asked in order, each with those before it that will be kept standing in the books: so a series is checked
 * against itself, and limits count its dates together.
 */
import type { Notice, Reason } from '../contract'
import { check, type Request } from './check'
import { withMore, type Books, type Holding, type House, type Taking } from './house'
import { minutesOfDay, type Minute, type Span } from './minutes'

/** What the desk said of one date: leave it out, or have it at another time. */
export type Choice = { readonly choice: 'skip' } | { readonly choice: 'move'; readonly span: Span }

export type DatePlan = 'keep' | 'skipped' | 'moved' | 'stopped'

export interface PreviewedDate {
  /** Its place in the pattern, from 0, which stays when others are skipped. */
  readonly date: number
  readonly planned: Span
  /** When it would be, after a move. */
  readonly span: Span
  readonly plan: DatePlan
  /** Also of a skipped date: it says whether it could be put back. */
  readonly reasons: readonly Reason[]
  readonly notices: readonly Notice[]
}

/** How much of the room one date takes, and with what. */
export type OwnTaking = Pick<Taking, 'whole' | 'places' | 'equipment'>

export interface SeriesAsked {
  readonly dates: readonly Span[]
  /** What every date asks for; its span is each date's own. */
  readonly request: Omit<Request, 'span'>
  /** What a date asks for otherwise, by its place. */
  readonly takings?: readonly OwnTaking[]
  readonly use: Holding['use']
  readonly choices: ReadonlyMap<number, Choice>
  readonly now: Minute
}

const wanted = (planned: Span, choice: Choice | undefined): Span =>
  choice?.choice === 'move' ? choice.span : planned

function planOf(choice: Choice | undefined, reasons: readonly Reason[]): DatePlan {
  if (choice?.choice === 'skip') return 'skipped'
  if (reasons.length > 0) return 'stopped'
  return choice?.choice === 'move' ? 'moved' : 'keep'
}

/** Nothing longer than two days can be booked, and no buffer is longer than one: what lies further away says nothing. */
const farthestBeside = 3 * minutesOfDay

/** The same books around a span alone: a year of dates is asked about, each beside its own few days. */
const beside = ({ held, counted }: Books, { from, until }: Span): Books => ({
  held: held.filter(({ span }) => span.until > from - farthestBeside && span.from < until + farthestBeside),
  counted,
})

export function previewSeries(
  house: House,
  { dates, request, takings, use, choices, now }: SeriesAsked,
  books: Books,
): PreviewedDate[] {
  const preview: PreviewedDate[] = []
  let planned = books
  for (const [date, original] of dates.entries()) {
    const choice = choices.get(date)
    const asked: Request = { ...request, ...takings?.[date], span: wanted(original, choice) }
    const { reasons, notices } = check(house, asked, beside(planned, asked.span), { now, inSeries: true })
    const plan = planOf(choice, reasons)
    preview.push({ date, planned: original, span: asked.span, plan, reasons, notices })
    if (plan === 'keep' || plan === 'moved') {
      const { room, whole, places, equipment, holder } = asked
      const who: Holding['who'] = { is: 'date', date }
      const holding = { who, room, whole, places, equipment, holder, use, pending: false, span: asked.span }
      planned = withMore(planned, [holding])
    }
  }
  return preview
}

/** A series can be kept when every date is kept, moved or skipped on purpose, and at least one is left. */
export const canBeKept = (preview: readonly PreviewedDate[]): boolean =>
  preview.some(({ plan }) => plan === 'keep' || plan === 'moved') &&
  preview.every(({ plan }) => plan !== 'stopped')

/** Which dates of a kept series a change is for. */
export type Reach = 'this' | 'following' | 'all'

/** The dates that a change reaches, by when they are planned; what is over is never changed. */
export function reachedBy<Dated extends { readonly id: number; readonly span: Span }>(
  dates: readonly Dated[],
  chosen: number,
  reach: Reach,
  now: Minute,
): Dated[] {
  const from = dates.find(({ id }) => id === chosen)?.span.from
  if (from === undefined) return []
  return dates.filter(({ id, span }) => {
    if (span.from <= now) return false
    return reach === 'all' || (reach === 'this' ? id === chosen : span.from >= from)
  })
}
