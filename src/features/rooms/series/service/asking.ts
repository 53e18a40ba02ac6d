/** Asks about every date of a series at once: each beside what is there around it, and beside the dates before it. */
import type { Reader } from '#desk/rpc/call'
import {
  booksAt,
  canBeKept,
  dayOfMinute,
  previewSeries,
  type Choice,
  type OwnTaking,
  type PreviewedDate,
  type Span,
} from '../../rules'
import { askedOf, behindList, type Asked } from '../../bookings/service/asking'
import { noticeSaid, saidOf } from '../../bookings/rules/said'
import type { UnsaidBooking } from '../../bookings/contract'
import { behindOf } from '../../waitlist/service/behind'
import { bookingsNear } from '../../service/bookings'
import { refuse } from '../../service/refuse'
import type { DateChoice, SeriesPreview } from '../contract'

export type Wanted = Omit<UnsaidBooking, 'span'>

export const choicesOf = (choices: readonly DateChoice[]): Map<number, Choice> =>
  new Map(
    choices.map((said) => [
      said.date,
      said.choice === 'skip' ? { choice: 'skip' as const } : { choice: 'move' as const, span: said.span },
    ]),
  )

/** The question put for the first date, with everybody's bookings around all of them. */
export function askedAround(
  call: Reader,
  wanted: Wanted,
  spans: readonly Span[],
  without: ReadonlySet<number> = new Set(),
): Asked {
  const [first] = spans.toSorted((a, b) => a.from - b.from)
  if (first === undefined) throw refuse('invalid', 'series-has-no-date')
  const asked = askedOf(call, { ...wanted, span: first }, without)
  const around = bookingsNear(call, spans)
  const { house, now, request } = asked
  const booked = { ...asked.booked, held: booksAt(house, around, now, without).held }
  const behind = behindOf(call, house, { holder: request.holder, spans, around, without, now })
  return { ...asked, around, inSeries: true, booked, behind, books: behindList(booked, behind) }
}

/** Where the dates would be, with the choices that were made. */
export const placesOf = (dates: readonly Span[], choices: ReadonlyMap<number, Choice>): Span[] =>
  dates.flatMap((planned, date) => {
    const choice = choices.get(date)
    return choice?.choice === 'move' ? [planned, choice.span] : [planned]
  })

export const previewOf = (
  { house, request, books, now }: Asked,
  dates: readonly Span[],
  choices: ReadonlyMap<number, Choice>,
  takings: readonly OwnTaking[] = [],
): PreviewedDate[] => previewSeries(house, { dates, request, takings, use: 'ordinary', choices, now }, books)

/** As the screen shows it. Before it is known for whom, nothing is said of who may book. */
export const shownPreview = (
  { names, request }: Asked,
  dates: readonly PreviewedDate[],
  monthsLeftOut: readonly string[],
): SeriesPreview => {
  const isUnsaid = request.holder.kind === 'resident' && request.holder.id === 0
  return {
    dates: dates.map(({ reasons, notices, ...date }) => ({
      ...date,
      reasons: reasons
        .filter(({ code }) => !isUnsaid || code !== 'may-not-book')
        .map((reason) => saidOf(reason, names)),
      notices: notices.map((notice) => noticeSaid(notice, names)),
    })),
    monthsLeftOut: [...monthsLeftOut],
    canBeKept: canBeKept(dates),
  }
}

/** Nothing is kept while one date cannot be had and was not skipped. */
export function requireKeepable(dates: readonly PreviewedDate[]): void {
  if (canBeKept(dates)) return
  const stopped = dates.filter(({ plan }) => plan === 'stopped')
  const [first] = stopped
  if (first === undefined) throw refuse('conflict', 'series-all-skipped')
  throw refuse('conflict', 'series-stopped', { day: dayOfMinute(first.span.from), count: stopped.length })
}
