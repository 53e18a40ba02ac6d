/** Takes the last move of a request back, by an event that names it. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, asc, eq } from 'drizzle-orm'
import { endsErrand, stoppedInAfter, takeBackFault, type TakeBackFault } from '../rules/take-back'
import { isEnded } from '../rules/states'
import { errands, requestEvents } from '../../schema'
import { appendEvent } from '../../requests/service/events'
import { keepState } from './standing'
import { stillHolds } from '../../schema/events'
import { lastErrand } from '../../errands/service/last-errand'
import { refuse } from '../../requests/service/refuse'
import { requireDuty } from '../../renewals/service/duties'
import type { StoredRequest } from '../../requests/service/stored'

type StoredEvent = typeof requestEvents.$inferSelect

const lastEventOf = (call: Reader | Writer, request: StoredRequest): StoredEvent | undefined =>
  request.lastEventId === null
    ? undefined
    : call.database.select().from(requestEvents).where(eq(requestEvents.id, request.lastEventId)).get()

/**
 * Whether papers changed hands after an event, by what the entries name and not by a clock that may have been set in
 * between. Entries of the first version name none: of those the instant has to do.
 */
const papersMovedSince = (call: Reader | Writer, event: StoredEvent): boolean =>
  call
    .statement(
      `SELECT 1 FROM custody_entries
        WHERE request_id = @requestId AND (after_event >= @id OR (after_event IS NULL AND at >= @at)) LIMIT 1`,
    )
    .get({ requestId: event.requestId, id: event.id, at: event.at }) !== undefined

/** Whether another request is open for the duty: with this one again there would be two. */
function isStartedAnew(call: Reader | Writer, { id, renewalId, endedDay }: StoredRequest): boolean {
  if (renewalId === null || endedDay === null) return false
  const open = requireDuty(call, renewalId).open
  return open !== null && open.id !== id
}

const faultOf = (call: Reader | Writer, request: StoredRequest, last: StoredEvent): TakeBackFault | null =>
  takeBackFault(last, {
    staffId: call.staff.id,
    now: call.now,
    today: call.today,
    papersMoved: papersMovedSince(call, last),
    startedAnew: isStartedAnew(call, request),
  })

/** The last event, if whoever asks may take it back now. */
export function takeableEvent(call: Reader | Writer, request: StoredRequest): StoredEvent | null {
  const last = lastEventOf(call, request)
  return last !== undefined && faultOf(call, request, last) === null ? last : null
}

/** The request stands again as it did before its last move; its clock runs as if the move had not been made. */
export function takeBackMove(call: Writer, request: StoredRequest): void {
  const last = lastEventOf(call, request)
  const state = last?.fromState ?? null
  if (last === undefined || state === null) throw refuse('conflict', 'take-back-final-move')
  const fault = faultOf(call, request, last)
  if (fault !== null) throw refuse('conflict', `take-back-${fault}`)
  appendEvent(call, request.id, 'taken-back', request.state, state, { takesBack: last.id })
  const openErrandId = errandBefore(call, request, last)
  keepState(call, request, {
    state,
    stoppedIn: stoppedInAfter(heldEvents(call, request.id)),
    openErrandId,
    acceptedDay: last.kind === 'accept' ? null : request.acceptedDay,
    endedDay: isEnded(state) ? request.endedDay : null,
    ...(last.kind === 'accept' ? { mandateSigned: false } : {}),
  })
}

const heldEvents = (call: Writer, requestId: number) =>
  call.database
    .select({
      id: requestEvents.id,
      kind: requestEvents.kind,
      from: requestEvents.fromState,
      to: requestEvents.state,
    })
    .from(requestEvents)
    .where(and(eq(requestEvents.requestId, requestId), stillHolds))
    .orderBy(asc(requestEvents.id))
    .all()

/** An errand that was sent out by the move is called off; one that came back or was called off by it is out again. */
function errandBefore(call: Writer, request: StoredRequest, last: StoredEvent): number | null {
  if (last.kind === 'dispatch' && request.openErrandId !== null) {
    call.database
      .update(errands)
      .set({ outcome: 'called-off', result: '', returnedAt: call.now })
      .where(eq(errands.id, request.openErrandId))
      .run()
    return null
  }
  // By the events that hold, not by their instants: of several at one instant only one brought it back.
  const out = lastErrand(call, request.id)
  const wasOut =
    out !== null &&
    !heldEvents(call, request.id).some((event) => event.id > out.dispatchId && endsErrand(event))
  if (!wasOut || request.openErrandId !== null) return request.openErrandId
  call.database
    .update(errands)
    .set({ outcome: null, result: '', returnedAt: null })
    .where(eq(errands.id, out.id))
    .run()
  return out.id
}
