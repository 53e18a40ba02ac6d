/** Writes what happened to a request, and keeps the request's row in step with it. */
import { eq } from 'drizzle-orm'
import { readCalendar } from '../../../desk/calendar/store'
import { isEnded, type State } from '../rules'
import { requestEvents, serviceRequests } from '../schema'
import { clockOf, keptOf } from './clock'
import type { Writer } from './people'
import type { StoredRequest } from './requests'

type EventColumns = typeof requestEvents.$inferInsert
/** What an event says beyond its kind; everything may be missing. */
export type EventDetail = Partial<
  Pick<EventColumns, 'text' | 'exception' | 'who' | 'manner' | 'rating' | 'sheet'>
>

type RequestColumns = Partial<typeof serviceRequests.$inferInsert>

/** Appends an event that leaves the state as it is. Returns its id. */
export const noteEvent = (
  call: Writer,
  request: Pick<StoredRequest, 'id' | 'state'>,
  kind: EventColumns['kind'],
  detail: EventDetail = {},
): number => appendEvent(call, request.id, kind, request.state, request.state, detail)

export function appendEvent(
  call: Writer,
  requestId: number,
  kind: EventColumns['kind'],
  fromState: State | null,
  state: State,
  detail: EventDetail,
): number {
  const { lastInsertRowid } = call.database
    .insert(requestEvents)
    .values({
      requestId,
      at: call.now,
      day: call.today,
      staffId: call.staff.id,
      kind,
      fromState,
      state,
      text: '',
      exception: '',
      who: '',
      ...detail,
    })
    .run()
  const lastEventId = Number(lastInsertRowid)
  call.database.update(serviceRequests).set({ lastEventId }).where(eq(serviceRequests.id, requestId)).run()
  return lastEventId
}

/** Appends the event of a move and brings the row to its new state, with what the clock then says. */
export function enterState(
  call: Writer,
  request: StoredRequest,
  kind: EventColumns['kind'],
  state: State,
  detail: EventDetail,
  columns: RequestColumns = {},
): number {
  const eventId = appendEvent(call, request.id, kind, request.state, state, detail)
  const ended = request.endedDay ?? (isEnded(state) ? call.today : null)
  call.database
    .update(serviceRequests)
    .set({
      state,
      endedDay: ended,
      acceptedDay: request.acceptedDay ?? (state === 'accepted' ? call.today : null),
      ...keptOf(clockOf(call, readCalendar(call), request)),
      ...columns,
    })
    .where(eq(serviceRequests.id, request.id))
    .run()
  return eventId
}
