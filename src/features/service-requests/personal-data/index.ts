/** What service requests keep of a person, what of it has to stay, and how the rest goes. */
import { addDays } from '#ground/days'
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import type { DueRow, Eraser, Erasure, KeepsPersonalData, RecordOfPerson } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { removeAttachments } from '#vault/attachments/store'
import { countSomeDaysAtATime } from '#work/figures/parts'
import type { Pieces } from '#work/pieces'
import { originalsHere } from '../materials/service/custody'
import { originalsHereOf } from '../schema/materials'
import { removeScansOfRequests } from '../scans/service/rows'
import { filesHeld, held, ofPeople, over, requestsAsAgent, requestsOf, rowsOf } from './held'

function records(call: Reader, ids: readonly number[]): readonly RecordOfPerson[] {
  return [
    ...requestsOf(call, ids).map((request): RecordOfPerson => {
      const open = request.over === 0 || originalsHere(call, request.id) > 0
      return {
        kind: 'service-requests.requests',
        id: request.id,
        open,
        ended: open ? null : (request.ended ?? request.opened),
      }
    }),
    ...requestsAsAgent(call, ids).map((request): RecordOfPerson => ({
      kind: 'service-requests.agent',
      id: request.id,
      // Another's matter: what is open about it is not this person's, and does not stand in their way.
      open: false,
      ended: request.ended,
    })),
  ]
}

/** Takes requests out with everything that hangs on them: what points at a thing goes before the thing. */
function removeRequests(call: HasStatements, ids: readonly number[]): number {
  const list = JSON.stringify(ids)
  const theirs = '(SELECT value FROM json_each(?))'
  removeAttachments(call, removeScansOfRequests(call, ids))
  for (const sql of [
    `UPDATE service_requests SET open_errand_id = NULL WHERE id IN ${theirs}`,
    `DELETE FROM custody_entries WHERE request_id IN ${theirs}`,
    `DELETE FROM correction_materials WHERE event_id IN (SELECT id FROM request_events WHERE request_id IN ${theirs})`,
    `DELETE FROM request_materials WHERE request_id IN ${theirs}`,
    `DELETE FROM errands WHERE request_id IN ${theirs}`,
    `DELETE FROM request_events WHERE request_id IN ${theirs}`,
  ]) {
    call.statement(sql).run(list)
  }
  return call.statement(`DELETE FROM service_requests WHERE id IN ${theirs}`).run(list).changes
}

const idRow = z.object({ id: z.number() })

function erase(call: Eraser, { resident, kept }: Erasure): Readonly<Record<string, number>> {
  const own = JSON.stringify([resident])
  const keptAsAgent = kept['service-requests.agent'] ?? []
  const forgotten = requestsAsAgent(call, [resident]).filter(({ id }) => !keptAsAgent.includes(id))
  for (const { id } of forgotten) {
    call
      .statement(
        'UPDATE service_requests SET agent_name = NULL, agent_id_number = NULL, agent_phone = NULL, agent_relation = NULL WHERE id = ?',
      )
      .run(id)
  }
  const requests = rowsOf(
    call,
    idRow,
    `SELECT r.id FROM service_requests r WHERE ${ofPeople} AND r.id NOT IN (SELECT value FROM json_each(?))`,
    own,
    JSON.stringify(kept['service-requests.requests'] ?? []),
  ).map(({ id }) => id)
  const removed = removeRequests(call, requests)
  call
    .statement(
      `UPDATE service_requests SET renewal_id = NULL
        WHERE renewal_id IN (SELECT id FROM renewal_duties WHERE resident_id = ?)`,
    )
    .run(resident)
  const renewals = call.statement('DELETE FROM renewal_duties WHERE resident_id = ?').run(resident).changes
  return {
    'service-requests.requests': removed,
    'service-requests.agent': forgotten.length,
    'service-requests.renewals': renewals,
  }
}

const dueRow = z.object({ id: z.number(), resident: z.number() })
const isDue = `state IN ${over} AND ${originalsHereOf('service_requests.id')} = 0`

/** Requests that ended before a day, and of which nothing of the person's is here any more. */
const dueOf = (call: Reader, before: string, after: number, limit: number): readonly DueRow[] =>
  rowsOf(
    call,
    dueRow,
    `SELECT id, resident_id AS resident FROM service_requests
      WHERE id > ? AND coalesce(ended_day, opened_day) < ? AND ${isDue} ORDER BY id LIMIT ?`,
    after,
    before,
    limit,
  )

/** A busy centre ends some hundred requests in so many days. */
const daysAtOnce = 7

function* countDue(call: Reader, before: string): Pieces<number> {
  const first = call.statement('SELECT min(ended_day) FROM service_requests').pluck().get()
  const ended = yield* countSomeDaysAtATime(
    { from: z.string().nullable().parse(first) ?? before, to: addDays(before, -1) },
    daysAtOnce,
    ({ from, to }) =>
      Number(
        call
          .statement(
            // Without the sign SQLite would go through all that are over, for each of the parts.
            `SELECT count(*) FROM service_requests WHERE ended_day BETWEEN ? AND ? AND +${isDue}`,
          )
          .pluck()
          .get(from, to),
      ),
  )
  const withoutEnd = call
    .statement(
      `SELECT count(*) FROM service_requests WHERE ended_day IS NULL AND opened_day < ? AND ${isDue}`,
    )
    .pluck()
    .get(before)
  return ended + Number(withoutEnd)
}

export const serviceRequestsKeep: KeepsPersonalData = {
  feature: 'service-requests',
  tables: [
    'service_items',
    'service_item_versions',
    'service_requests',
    'request_events',
    'request_materials',
    'request_scans',
    'correction_materials',
    'custody_entries',
    'errands',
    'renewal_duties',
  ],
  kinds: [
    'service-requests.requests',
    'service-requests.events',
    'service-requests.materials',
    'service-requests.scans',
    'service-requests.errands',
    'service-requests.agent',
    'service-requests.renewals',
  ],
  held,
  files: filesHeld,
  records,
  erase,
  // Who had which original when: three years, in which a claim lapses (民法典 art. 188).
  dutiesToKeep: [
    {
      kind: 'service-requests.requests',
      usual: 36,
      least: 0,
      standsAlone: false,
      alike: { 'service-requests.agent': { standsAlone: true } },
    },
  ],
  retentions: [
    {
      of: 'rows',
      kind: 'service-requests.requests',
      subject: 'service-request',
      period: { usual: 60, least: 0 },
      count: countDue,
      due: dueOf,
      erase: (call, { id }) => void removeRequests(call, [id]),
    },
  ],
}
