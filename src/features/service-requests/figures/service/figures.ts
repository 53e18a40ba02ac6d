/** The requests that a period touched, out of what is stored. */
import { and, asc, between, eq, inArray, or } from 'drizzle-orm'
import type { Span } from '#work/figures/rules/index'
import type { Reader } from '#desk/rpc/call'
import type { FigureRow } from '../rules'
import { requestEvents, serviceRequests } from '../../schema'
import { stillHolds } from '../../schema/events'
import { peopleAtTheirPlace } from '#features/residents/index'
import { within as withinScope } from '#work/scope'
import { joinedRequests } from '../../requests/service/stored'

/** Every request that was accepted, stopped, ended or rated in it. */
export function requestsTouched(call: Reader, { from: first, to: last }: Span): readonly FigureRow[] {
  const within = (day: string | null): string | null =>
    day !== null && day >= first && day <= last ? day : null
  const events = call.database
    .select({
      requestId: requestEvents.requestId,
      day: requestEvents.day,
      kind: requestEvents.kind,
      text: requestEvents.text,
      rating: requestEvents.rating,
    })
    .from(requestEvents)
    .where(
      and(
        between(requestEvents.day, first, last),
        inArray(requestEvents.kind, ['suspend', 'follow-up', 'terminate', 'refuse']),
        stillHolds,
      ),
    )
    .orderBy(asc(requestEvents.id))
    .all()
  const eventsBy = Map.groupBy(events, ({ requestId }) => requestId)
  const joined = joinedRequests(call)
    .where(
      or(
        between(serviceRequests.acceptedDay, first, last),
        between(serviceRequests.endedDay, first, last),
        // An empty list would keep SQLite off the indexes of the others.
        eventsBy.size === 0 ? undefined : inArray(serviceRequests.id, [...eventsBy.keys()]),
      ),
    )
    .all()
  const corrected = new Set(
    call.database
      .selectDistinct({ id: requestEvents.requestId })
      .from(requestEvents)
      .innerJoin(serviceRequests, eq(serviceRequests.id, requestEvents.requestId))
      .where(
        and(
          eq(requestEvents.kind, 'request-correction'),
          between(serviceRequests.acceptedDay, first, last),
          stillHolds,
        ),
      )
      .all()
      .map(({ id }) => id),
  )
  // Who is protected, and who is not in sight, is counted like everyone, and in no grid.
  const atTheirPlace = new Set(
    call.database
      .select({ id: serviceRequests.id })
      .from(serviceRequests)
      .where(
        and(
          inArray(
            serviceRequests.id,
            joined.map(({ request }) => request.id),
          ),
          withinScope(peopleAtTheirPlace, serviceRequests.residentId),
        ),
      )
      .all()
      .map(({ id }) => id),
  )
  return joined.map(({ request, itemName, handlerName }): FigureRow => {
    const own = eventsBy.get(request.id) ?? []
    const end = own.findLast(({ kind }) => kind === 'terminate' || kind === 'refuse')
    const endedDay = within(request.endedDay)
    return {
      id: request.id,
      residentId: request.residentId,
      item: itemName,
      mode: request.mode,
      handler: handlerName,
      grid: atTheirPlace.has(request.id) ? request.grid : '',
      acceptedDay: within(request.acceptedDay),
      end: endedDay === null ? null : endOf(request.state),
      endedDay,
      onTime: request.onTime ?? false,
      corrected: corrected.has(request.id),
      suspensionReasons: own.filter(({ kind }) => kind === 'suspend').map(({ text }) => text),
      endReason: end?.text ?? null,
      rating: own.findLast(({ rating }) => rating !== null)?.rating ?? null,
    }
  })
}

const endOf = (state: string): FigureRow['end'] =>
  state === 'terminated' || state === 'not-accepted' ? state : 'completed'
