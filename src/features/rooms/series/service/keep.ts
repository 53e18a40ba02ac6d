/** Keeps a series: all its dates in one transaction, or none; and puts a skipped date back. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { datesOf, minuteOfInstant, type Span } from '../../rules'
import { holdOf, requireFree } from '../../bookings/service/asking'
import { keep } from '../../bookings/service/book'
import type { Copied } from '../../bookings/service/copied'
import { guarded, settle } from '../../bookings/service/standing'
import { bringUnseen, wholeTextOf } from '../../bookings/service/text'
import { settleDisplaced } from '../../precedence/service/calls'
import { refuse } from '../../service/refuse'
import type { SeriesText, UnsaidSeries } from '../contract'
import { askedAround, choicesOf, placesOf, previewOf, requireKeepable } from './asking'
import { isSkipped, requireSeries } from './rows'

/** Every date as it would be, and the months that have none. */
export function askedSeries(call: Reader, { pattern, choices: said, ...wanted }: UnsaidSeries) {
  const { dates, monthsLeftOut } = datesOf(pattern)
  const choices = choicesOf(said)
  const asked = askedAround(call, wanted, placesOf(dates, choices))
  return { asked, monthsLeftOut, dates: previewOf(asked, dates, choices) }
}

const idRow = z.object({ id: z.number() })

const putDate = (call: WriteCall, series: number, date: number, planned: Span, booking: number | null) =>
  call
    .statement('INSERT INTO series_dates (series_id, date, starts, ends, booking_id) VALUES (?, ?, ?, ?, ?)')
    .run(series, date, planned.from, planned.until, booking)

export function bookSeries(call: WriteCall, { text: series, comersOf }: Copied<SeriesText>): number {
  const { asked, dates } = askedSeries(call, series)
  requireKeepable(dates)
  settle(call, asked.house, asked.around, asked.now)
  const { pattern, choices: _choices, ...text } = series
  const made = call
    .statement('INSERT INTO room_series (pattern) VALUES (?) RETURNING id')
    .get(JSON.stringify(pattern))
  const { id } = idRow.parse(made)
  for (const date of dates) {
    const stays = date.plan === 'keep' || date.plan === 'moved'
    const booking = stays ? keep(call, { ...text, span: date.span }, asked, holdOf(date)) : null
    if (booking !== null && comersOf !== null) bringUnseen(call, comersOf, booking)
    guarded(() => putDate(call, id, date.date, date.planned, booking))
  }
  return id
}

/** A date that was skipped, cancelled or displaced is asked about like a new booking, and stands again. */
export function putBack(call: WriteCall, id: number, date: number): void {
  const series = requireSeries(call, id)
  const kept = series.dates.find((one) => one.date === date)
  if (kept === undefined || !isSkipped(kept)) throw refuse('conflict', 'series-date-stands')
  if (kept.planned.from <= minuteOfInstant(call.now)) throw refuse('conflict', 'series-date-over')
  const like = kept.row ?? series.template
  const text = { ...wholeTextOf(call, like), span: kept.planned }
  const asked = askedAround(call, text, [kept.planned])
  const holdsUntil = requireFree(asked)
  settle(call, asked.house, asked.around, asked.now)
  const booking = keep(call, text, asked, holdsUntil)
  bringUnseen(call, like.id, booking)
  guarded(() =>
    call
      .statement('UPDATE series_dates SET booking_id = ? WHERE series_id = ? AND date = ?')
      .run(booking, id, date),
  )
  if (kept.row !== null) settleDisplaced(call, kept.row.id, booking)
}
