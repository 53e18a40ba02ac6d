/** Requests of persons are personal data as well: what is held of them, how long they stay, how they go. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { dayField, textField, wordField, type KeepsPersonalData } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { requestKinds, requestStates } from '../contract/words'

const requestRow = z.object({
  id: z.number(),
  number: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  words: z.string(),
  received: z.string(),
  told: z.string().nullable(),
})

const requestsOf = (call: HasStatements, ids: readonly number[]) =>
  z.array(requestRow).parse(
    call
      .statement(
        `SELECT id, number, kind, state, words, received, told FROM privacy_requests
          WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .all(JSON.stringify(ids)),
  )

function remove(call: HasStatements, ids: readonly number[]): number {
  const list = JSON.stringify(ids)
  call
    .statement('DELETE FROM privacy_request_events WHERE request_id IN (SELECT value FROM json_each(?))')
    .run(list)
  return call.statement('DELETE FROM privacy_requests WHERE id IN (SELECT value FROM json_each(?))').run(list)
    .changes
}

const dueRow = z.object({ id: z.number(), resident: z.number() })
const dueRequests = "FROM privacy_requests WHERE state = 'told' AND told < ?"

export const privacyKeeps: KeepsPersonalData = {
  feature: 'privacy',
  tables: ['privacy_requests', 'privacy_request_events', 'privacy_breaches'],
  kinds: ['privacy.requests'],
  held: (call: Reader, ids) => [
    {
      kind: 'privacy.requests',
      rows: requestsOf(call, ids).map(({ number, kind, state, words, received }) => [
        ...textField('number', number),
        ...wordField('asked', `privacy:kinds.${kind}`),
        ...dayField('received', received),
        ...wordField('state', `privacy:states.${state}`),
        ...textField('words', words),
      ]),
    },
  ],
  records: (call, ids) =>
    requestsOf(call, ids).map(({ id, told }) => ({
      kind: 'privacy.requests',
      id,
      // The request that an erasure answers must not stand in its way.
      open: false,
      ended: told,
    })),
  erase(call, { resident, kept }) {
    const stays = kept['privacy.requests'] ?? []
    const gone = requestsOf(call, [resident])
      .map(({ id }) => id)
      .filter((id) => !stays.includes(id))
    return { 'privacy.requests': remove(call, gone) }
  },
  // That they were answered, and how, has to be shown (个人信息保护法 art. 50).
  dutiesToKeep: [{ kind: 'privacy.requests', usual: 36, least: 0, standsAlone: true }],
  retentions: [
    {
      of: 'rows',
      kind: 'privacy.requests',
      subject: 'privacy-request',
      period: { usual: 60, least: 0 },
      count: (call, before) => Number(call.statement(`SELECT count(*) ${dueRequests}`).pluck().get(before)),
      due: (call, before, after, limit) =>
        z
          .array(dueRow)
          .parse(
            call
              .statement(`SELECT id, resident_id AS resident ${dueRequests} AND id > ? ORDER BY id LIMIT ?`)
              .all(before, after, limit),
          ),
      erase: (call, { id }) => void remove(call, [id]),
    },
  ],
}
