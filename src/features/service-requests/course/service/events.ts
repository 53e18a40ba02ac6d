/** Writes what happened to a request, and keeps the request's row in step with it. */
import { sql } from 'drizzle-orm'
import { readCalendar } from '#work/calendar/store'
import { builtWrite } from '#vault/store/built'
import { isEnded, type State } from '../rules'
import { requestEvents } from '../../schema'
import { clockOf, keptOf } from './clock'
import type { Writer } from '../../requests/service/people'
import type { StoredRequest } from '../../requests/service/stored'

type EventColumns = typeof requestEvents.$inferInsert
/** What an event says beyond its kind; everything may be missing. */
export type EventDetail = Partial<
  Pick<EventColumns, 'text' | 'exception' | 'who' | 'manner' | 'rating' | 'sheet' | 'takesBack'>
>

/** What a move may change of the row besides its state. */
type RequestColumns = Partial<
  Pick<StoredRequest, 'stoppedIn' | 'openErrandId' | 'followUpDue' | 'rating' | 'mandateSigned'>
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

const changeRequest = `
  UPDATE service_requests
     SET state = @state, ended_day = @endedDay, accepted_day = @acceptedDay, due_day = @dueDay,
         due_announced = @dueAnnounced, on_time = @onTime, stopped_in = @stoppedIn, open_errand_id = @openErrandId,
         follow_up_due = @followUpDue, rating = @rating, mandate_signed = @mandateSigned
   WHERE id = @id`

const stored = (yes: boolean): number => (yes ? 1 : 0)

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
  keepState(call, request, {
    ...columns,
    state,
    endedDay: request.endedDay ?? (isEnded(state) ? call.today : null),
    acceptedDay: request.acceptedDay ?? (state === 'accepted' ? call.today : null),
  })
  return eventId
}

/** Keeps where a request stands after its events, with what the clock says of them. */
export function keepState(
  call: Writer,
  request: StoredRequest,
  columns: RequestColumns & Pick<StoredRequest, 'state' | 'endedDay' | 'acceptedDay'>,
): void {
  const { dueDay, dueAnnounced, onTime } = keptOf(clockOf(call, readCalendar(call), request))
  const { state, endedDay, acceptedDay, stoppedIn, openErrandId, followUpDue, rating, mandateSigned } = {
    ...request,
    ...columns,
  }
  call.statement(changeRequest).run({
    id: request.id,
    state,
    endedDay,
    acceptedDay,
    dueDay,
    dueAnnounced: stored(dueAnnounced),
    onTime: onTime === null ? null : stored(onTime),
    stoppedIn,
    openErrandId,
    followUpDue,
    rating,
    mandateSigned: stored(mandateSigned),
  })
}
