/** Reads a series: its pattern, its dates, the bookings that stand for them. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { inJson, rowOf, rowsOf } from '#work/rows'
import { check, minuteOfInstant, seenAt, waitingRules, type Span } from '../../rules'
import { saidOf } from '../../bookings/rules/said'
import { cardsOf, rowsInSight, type FullRow } from '../../bookings/service/rows'
import { wholeTextOf } from '../../bookings/service/text'
import { seriesPattern, type SeriesPattern } from '../../contract'
import { bookingOf } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import type { SeriesDate, SeriesDetails } from '../contract'
import { askedAround } from './asking'

const patternRow = z.object({
  pattern: inJson(seriesPattern),
})
const dateRow = z.object({
  date: z.number(),
  starts: z.number(),
  ends: z.number(),
  booking_id: z.number().nullable(),
})

export interface KeptDate {
  readonly date: number
  readonly planned: Span
  /** The booking's row; null while it is skipped. */
  readonly row: FullRow | null
  /** Still to come and standing: a change or a cancelling reaches it. */
  readonly changeable: boolean
}

export interface KeptSeries {
  readonly id: number
  readonly pattern: SeriesPattern
  readonly dates: readonly KeptDate[]
  /** A booking of it that says for whom, what for and how much. */
  readonly template: FullRow
}

/** A series, or `not-found`; of someone who is not in sight there is none. */
export function requireSeries(call: Reader, id: number): KeptSeries {
  const kept = rowOf(call, patternRow, 'SELECT pattern FROM room_series WHERE id = ?', id)
  const rows = rowsInSight(
    call,
    'b.id IN (SELECT booking_id FROM series_dates WHERE series_id = ?)',
    'ORDER BY b.starts, b.id',
    id,
  )
  const template = rows.find(({ state }) => state === 'confirmed' || state === 'pending') ?? rows[0]
  if (kept === null || template === undefined) throw refuse('not-found', 'series-unknown')
  const house = ruledHouse(call)
  const now = minuteOfInstant(call.now)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const dates = rowsOf(
    call,
    dateRow,
    'SELECT date, starts, ends, booking_id FROM series_dates WHERE series_id = ? ORDER BY starts, date',
    id,
  ).map(({ date, starts, ends, booking_id }): KeptDate => {
    const row = booking_id === null ? undefined : byId.get(booking_id)
    const planned = { from: starts, until: ends }
    if (row === undefined) return { date, planned, row: null, changeable: false }
    const booking = bookingOf(row)
    const { state } = seenAt(waitingRules(house, booking, now), booking, now)
    const stands = state === 'pending' || state === 'confirmed'
    return { date, planned, row, changeable: stands && booking.span.from > now }
  })
  return { id, pattern: kept.pattern, dates, template }
}

/** Why dates that hold nothing cannot be put back, each asked by itself. */
function puttingBack(call: Reader, series: KeptSeries, dates: readonly KeptDate[]) {
  const answers = new Map<number, NonNullable<SeriesDate['putBack']>>()
  if (dates.length === 0) return answers
  const text = wholeTextOf(call, series.template)
  const asked = askedAround(
    call,
    text,
    dates.map(({ planned }) => planned),
  )
  const { house, request, books, now, names } = asked
  for (const { date, planned } of dates) {
    const { reasons } = check(house, { ...request, span: planned }, books, { now, inSeries: true })
    answers.set(date, { reasons: reasons.map((reason) => saidOf(reason, names)) })
  }
  return answers
}

/** States in which a date is as good as skipped. */
const fallen: ReadonlySet<string> = new Set(['cancelled', 'displaced', 'refused'])

export const isSkipped = ({ row }: KeptDate): boolean => row === null || fallen.has(row.state)

export function detailsOf(call: Reader, id: number): SeriesDetails {
  const series = requireSeries(call, id)
  const now = minuteOfInstant(call.now)
  const rows = series.dates.flatMap(({ row }) => (row === null ? [] : [row]))
  const cards = new Map(cardsOf(call, rows).map((card) => [card.id, card]))
  const toPutBack = series.dates.filter((date) => isSkipped(date) && date.planned.from > now)
  const answers = puttingBack(call, series, toPutBack)
  return {
    id,
    pattern: series.pattern,
    pending: [...cards.values()].filter(({ state, span }) => state === 'pending' && span.from > now).length,
    dates: series.dates.map(({ date, planned, row, changeable }) => ({
      date,
      planned,
      booking: row === null ? null : (cards.get(row.id) ?? null),
      putBack: answers.get(date) ?? null,
      changeable,
    })),
  }
}
