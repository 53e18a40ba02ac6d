/** What other features may use of service requests. */
import { z } from 'zod'
import type { DueDuty } from '#desk/registers'
import type { ReadCall } from '#desk/rpc/call'
import { followUpsDue, workDue } from './requests/service/due'
import { peopleOf } from './requests/service/people'

export { serviceRequestsKeep } from './personal-data/index'
export { furnishServiceItems } from './items/service'
export { materialsOf } from './materials/service/custody'
export { makeMove } from './course/service/moves'
export { doubtsOfRequest } from './course/service/doubts'
export { openRequest, type Opening } from './course/service/open'
export { requireRequest } from './requests/service/stored'

/** Under what the log tells of these people: their requests, and the duties that come back. */
export const requestSubjects = (
  call: Pick<ReadCall, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  call
    .statement(
      `SELECT 'service-request:' || id FROM service_requests WHERE resident_id IN (SELECT value FROM json_each(@ids))
       UNION ALL
       SELECT 'renewal:' || id FROM renewal_duties WHERE resident_id IN (SELECT value FROM json_each(@ids))
       UNION
       SELECT 'renewal-enlisting:' || enlisting_id FROM renewal_duties
        WHERE enlisting_id IS NOT NULL AND resident_id IN (SELECT value FROM json_each(@ids))`,
    )
    .pluck()
    .all({ ids: JSON.stringify(residentIds) })
    .map(String)

const numbered = z.array(z.object({ id: z.number(), number: z.string() }))

/** The numbers of requests, by their ids; of ids that are not there there is none. */
export const requestNumbers = (
  call: Pick<ReadCall, 'statement'>,
  ids: readonly number[],
): ReadonlyMap<number, string> =>
  new Map(
    numbered
      .parse(
        call
          .statement('SELECT id, number FROM service_requests WHERE id IN (SELECT value FROM json_each(?))')
          .all(JSON.stringify(ids)),
      )
      .map(({ id, number }) => [id, number]),
  )

const requestCounts = z.object({ accepted: z.number(), completed: z.number() })

/** How many requests were accepted and completed on a day `YYYY-MM-DD`. */
export const requestsOfDay = (
  call: Pick<ReadCall, 'statement'>,
  day: string,
): { readonly accepted: number; readonly completed: number } =>
  requestCounts.parse(
    call
      .statement(
        `SELECT (SELECT count(*) FROM service_requests WHERE accepted_day = @day) AS accepted,
           (SELECT count(*) FROM service_requests
             WHERE ended_day = @day AND state NOT IN ('terminated', 'not-accepted')) AS completed`,
      )
      .get({ day }),
  )

/** More than anyone does in a day; the list says where it was cut. */
const mostDuties = 200

/** The asking person's requests and follow-ups that are due by today. */
export function dutiesToday(call: ReadCall): readonly DueDuty[] {
  const asked = { staffId: call.staff.id, until: call.today, limit: mostDuties }
  const due = [
    ...workDue(call, asked).map((row) => ({ ...row, kind: 'request' })),
    ...followUpsDue(call, asked).map((row) => ({ ...row, kind: 'follow-up' })),
  ]
  const people = peopleOf(
    call,
    due.map(({ resident }) => resident),
  )
  return due.map(({ kind, id, number, item, resident, due: day }) => ({
    kind,
    id,
    title: item,
    number,
    residentId: people.get(resident)?.id ?? resident,
    residentName: people.get(resident)?.name ?? '',
    due: day,
    path: `/service-requests/${id}`,
  }))
}
