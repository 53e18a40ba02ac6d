/** Keeps a request's row in step with what happened to it. */
import type { Writer } from '#desk/rpc/call'
import { readCalendar } from '#work/calendar/store'
import { appendEvent, type EventColumns, type EventDetail } from '../../requests/service/events'
import type { StoredRequest } from '../../requests/service/stored'
import { isEnded } from '../rules/states'
import type { State } from '../../requests/contract/words'
import { clockOf, keptOf } from './clock'

/** What a move may change of the row besides its state. */
type RequestColumns = Partial<
  Pick<StoredRequest, 'stoppedIn' | 'openErrandId' | 'followUpDue' | 'rating' | 'mandateSigned'>
>

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
  const { state, endedDay, acceptedDay, stoppedIn, openErrandId, followUpDue, rating, mandateSigned } = {
    ...request,
    ...columns,
  }
  const reading = keptOf(clockOf(call, readCalendar(call), request))
  // Whether it was on time was judged when it ended, by the calendar of that day: figures that were handed in stay as they are.
  const wasJudged = request.endedDay !== null && endedDay !== null
  const { dueDay } = reading
  const { dueAnnounced, onTime } = wasJudged ? request : reading
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
