/** Which series a booking is a date of. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf } from '#work/rows'

const dateRow = z.object({ id: z.number(), date: z.number() })

export const seriesOf = (call: HasStatements, booking: number): z.infer<typeof dateRow> | null =>
  rowOf(call, dateRow, 'SELECT series_id AS id, date FROM series_dates WHERE booking_id = ?', booking)
