/** Who was shown what today, by person, beside what is usual for them: what stands out in a list of fifty rows is seen in one of five. */
import { z } from 'zod'
import { dayLength } from '#ground/clock'
import type { ReadCall } from '#desk/rpc/call'
import type { PersonToday } from '../contract'
import { isUnusual } from '../rules'

/** So many days back is what is usual. */
const daysBack = 30

const row = z.object({
  id: z.number(),
  name: z.string().nullable(),
  shown: z.number(),
  refused: z.number(),
  before: z.number(),
  days: z.number(),
})

/** `since`: the beginning of today, UTC milliseconds. Whoever stands out comes first, then whoever was shown most. */
export function peopleToday(call: ReadCall, since: number): PersonToday[] {
  return call
    .statement(
      `SELECT a.staff_id AS id, s.name,
              sum(a.outcome = 'disclosed' AND a.at >= :since) AS shown,
              sum(a.outcome <> 'disclosed' AND a.at >= :since) AS refused,
              sum(a.outcome = 'disclosed' AND a.at < :since) AS before,
              count(DISTINCT CASE WHEN a.outcome = 'disclosed' AND a.at < :since
                                  THEN (:since - 1 - a.at) / ${dayLength} END) AS days
         FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
        WHERE a.outcome IN ('disclosed', 'refused', 'failed') AND a.outcome <> 'done'
          AND a.at >= :since - ${daysBack * dayLength} AND a.staff_id > 0
        GROUP BY a.staff_id HAVING shown + refused > 0`,
    )
    .all({ since })
    .map((found) => row.parse(found))
    .map(({ id, name, shown, refused, before, days }) => ({
      staff: { id, name: name ?? `#${id}` },
      shown,
      refused,
      usual: days === 0 ? 0 : Math.round(before / days),
      unusual: isUnusual({ shown, before, days }),
    }))
    .toSorted((one, other) => Number(other.unusual) - Number(one.unusual) || other.shown - one.shown)
}
