/** Writes what happened to a request: events are appended, and the last one is what a page has to have seen. */
import type { Writer } from '#desk/rpc/call'
import { eventAppender } from '#work/course/events'
import type { requestEvents } from '../../schema'
import type { State } from '../contract/words'
import type { StoredRequest } from './stored'

export type EventColumns = typeof requestEvents.$inferInsert
/** What an event says beyond its kind; everything may be missing. */
export type EventDetail = Partial<
  Pick<EventColumns, 'text' | 'exception' | 'who' | 'manner' | 'rating' | 'sheet' | 'until' | 'takesBack'>
>

/** Appends an event that leaves the state as it is. Returns its id. */
export const noteEvent = (
  call: Writer,
  request: Pick<StoredRequest, 'id' | 'state'>,
  kind: EventColumns['kind'],
  detail: EventDetail = {},
): number => appendEvent(call, request.id, kind, request.state, request.state, detail)

const append = eventAppender({
  table: 'request_events',
  of: 'request_id',
  says: [
    'day',
    'kind',
    'from_state',
    'state',
    'text',
    'exception',
    'who',
    'manner',
    'rating',
    'sheet',
    'until',
    'takes_back',
  ],
})

export function appendEvent(
  call: Writer,
  requestId: number,
  kind: EventColumns['kind'],
  fromState: State | null,
  state: State,
  detail: EventDetail,
): number {
  const lastEventId = append(call, requestId, {
    day: call.today,
    kind,
    from_state: fromState,
    state,
    text: detail.text ?? '',
    exception: detail.exception ?? '',
    who: detail.who ?? '',
    manner: detail.manner ?? null,
    rating: detail.rating ?? null,
    sheet: detail.sheet ?? null,
    until: detail.until ?? null,
    takes_back: detail.takesBack ?? null,
  })
  call.statement('UPDATE service_requests SET last_event_id = ? WHERE id = ?').run(lastEventId, requestId)
  return lastEventId
}
