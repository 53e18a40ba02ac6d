/** What becomes of a series when a booking in it is forgotten, and under what the log tells of series. */
import type { HasStatements } from '#vault/store/store'
import { seriesOf } from '../../bookings/service/series-of'

/** The date stays as skipped; a series of which nothing is left goes. */
export function leaveSeries(call: HasStatements, booking: number): void {
  const series = seriesOf(call, booking)
  if (series === null) return
  call.statement('UPDATE series_dates SET booking_id = NULL WHERE booking_id = ?').run(booking)
  const left = call
    .statement('SELECT count(*) FROM series_dates WHERE series_id = ? AND booking_id IS NOT NULL')
    .pluck()
    .get(series.id)
  if (left !== 0) return
  call.statement('DELETE FROM series_dates WHERE series_id = ?').run(series.id)
  call.statement('DELETE FROM room_series WHERE id = ?').run(series.id)
}

/** Under what the log tells of these people: series of what they booked. */
export const seriesSubjects = (call: HasStatements, residentIds: readonly number[]): readonly string[] =>
  call
    .statement(
      `SELECT DISTINCT 'room-series:' || d.series_id FROM bookings b JOIN series_dates d ON d.booking_id = b.id
        WHERE b.resident_id IN (SELECT value FROM json_each(?)) ORDER BY d.series_id DESC`,
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)
