/** On which days a manager let somebody book again: written at the booking nobody came to. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'

const liftRow = z.object({ at: z.number() })

export const liftedDays = (call: HasStatements, bookings: readonly number[]): string[] =>
  bookings.length === 0
    ? []
    : rowsOf(
        call,
        liftRow,
        `SELECT at FROM booking_events WHERE event = 'lift' AND booking_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(bookings),
      ).map(({ at }) => dayAt(at))
