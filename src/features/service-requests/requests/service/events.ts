/** Writes what happened to a request: events are appended, and the last one is what a page has to have seen. */
import { sql } from 'drizzle-orm'
import { builtWrite } from '#vault/store/built'
import { requestEvents } from '../../schema'
import type { State } from '../contract/words'
import type { Writer } from './people'
import type { StoredRequest } from './stored'

export type EventColumns = typeof requestEvents.$inferInsert
/** What an event says beyond its kind; everything may be missing. */
export type EventDetail = Partial<
  Pick<EventColumns, 'text' | 'exception' | 'who' | 'manner' | 'rating' | 'sheet' | 'takesBack'>
>

/** Appends an event that leaves the state as it is. Returns its id. */
export const noteEvent = (
  call: Writer,
  request: Pick<StoredRequest, 'id' | 'state'>,
  kind: EventColumns['kind'],
  detail: EventDetail = {},
): number => appendEvent(call, request.id, kind, request.state, request.state, detail)

const insertEvent = builtWrite((database) =>
  database
    .insert(requestEvents)
    .values({
      requestId: sql.placeholder('requestId'),
      at: sql.placeholder('at'),
      day: sql.placeholder('day'),
      staffId: sql.placeholder('staffId'),
      kind: sql.placeholder('kind'),
      fromState: sql.placeholder('fromState'),
      state: sql.placeholder('state'),
      text: sql.placeholder('text'),
      exception: sql.placeholder('exception'),
      who: sql.placeholder('who'),
      manner: sql.placeholder('manner'),
      rating: sql.placeholder('rating'),
      sheet: sql.placeholder('sheet'),
      takesBack: sql.placeholder('takesBack'),
    })
    .prepare(),
)

export function appendEvent(
  call: Writer,
  requestId: number,
  kind: EventColumns['kind'],
  fromState: State | null,
  state: State,
  detail: EventDetail,
): number {
  const { lastInsertRowid } = insertEvent(call).run({
    requestId,
    at: call.now,
    day: call.today,
    staffId: call.staff.id,
    kind,
    fromState,
    state,
    text: detail.text ?? '',
    exception: detail.exception ?? '',
    who: detail.who ?? '',
    manner: detail.manner ?? null,
    rating: detail.rating ?? null,
    sheet: detail.sheet ?? null,
    takesBack: detail.takesBack ?? null,
  })
  const lastEventId = Number(lastInsertRowid)
  call.statement('UPDATE service_requests SET last_event_id = ? WHERE id = ?').run(lastEventId, requestId)
  return lastEventId
}
