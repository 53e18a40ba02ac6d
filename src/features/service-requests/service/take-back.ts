/** Takes the last move of a request back, by an event that names it. */
import { and, asc, eq, gt } from 'drizzle-orm'
import { isEnded, stoppedInAfter, takeBackFault, type TakeBackFault } from '../rules'
import { custodyEntries, errands, requestEvents } from '../schema'
import { appendEvent, keepState } from './events'
import { stillHolds } from './holding'
import type { Reader, Writer } from './people'
import { refuse } from './refuse'
import type { StoredRequest } from './requests'

type StoredEvent = typeof requestEvents.$inferSelect

const lastEventOf = (call: Reader | Writer, request: StoredRequest): StoredEvent | undefined =>
  request.lastEventId === null
    ? undefined
    : call.database.select().from(requestEvents).where(eq(requestEvents.id, request.lastEventId)).get()

function papersMovedSince(call: Reader | Writer, requestId: number, at: number): boolean {
  const moved = call.database
    .select({ id: custodyEntries.id })
    .from(custodyEntries)
    .where(and(eq(custodyEntries.requestId, requestId), gt(custodyEntries.at, at)))
    .limit(1)
    .get()
  return moved !== undefined
}

const faultOf = (call: Reader | Writer, request: StoredRequest, last: StoredEvent): TakeBackFault | null =>
  takeBackFault(last, {
    staffId: call.staff.id,
    now: call.now,
    papersMoved: papersMovedSince(call, request.id, last.at),
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
    .select({ from: requestEvents.fromState, to: requestEvents.state })
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
  const endedByIt = and(eq(errands.requestId, request.id), eq(errands.returnedAt, last.at))
  const back = call.database.select({ id: errands.id }).from(errands).where(endedByIt).get()
  if (back === undefined) return request.openErrandId
  call.database
    .update(errands)
    .set({ outcome: null, result: '', returnedAt: null })
    .where(eq(errands.id, back.id))
    .run()
  return back.id
}
