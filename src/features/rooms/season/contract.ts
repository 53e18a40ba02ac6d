/** What a season's plan offers: what standing groups have or ask for, beside what they may have, and who looks the same. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { seriesPattern } from '../contract/series'
import { duplicateReasons } from '../contract/words'

const count = z.number().int().min(0)

const plannedSeries = z.strictObject({
  id: rowId,
  room: rowId,
  pattern: seriesPattern,
  inCharge: masked('typed-number').nullable(),
  /** Of the season: those that stand, and of them those that wait for the manager. */
  dates: count,
  pending: count,
})

const plannedGroup = z.strictObject({
  id: rowId,
  name: z.string(),
  outside: z.boolean(),
  series: z.array(plannedSeries),
  /** In the week in which it has most, over all of its series. */
  mostMinutes: count,
  /** The least that a room it uses lets a group have in a week; null where none says so. */
  quota: count.nullable(),
  /** The Monday of the first week in which it is over; null where it keeps to it. */
  overIn: day.nullable(),
})
export type PlannedGroup = z.infer<typeof plannedGroup>

export const seasonContract = {
  /** Every series of a group with dates in these days. Nothing is refused for looking like another: it is told. */
  plan: reads('rooms.bookings')
    .input(z.strictObject({ from: day, to: day }))
    .output(
      z.strictObject({
        groups: z.array(plannedGroup),
        alike: z.array(z.strictObject({ one: rowId, other: rowId, because: z.enum(duplicateReasons) })),
      }),
    ),
}
