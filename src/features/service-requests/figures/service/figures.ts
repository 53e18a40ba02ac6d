/** The requests that a period touched, out of what is stored. */
import { and, asc, between, eq, inArray, or } from 'drizzle-orm'
import { someDaysAtATime } from '#work/figures/parts'
import type { Span } from '#work/figures/rules/index'
import type { Pieces } from '#work/pieces'
import type { Reader } from '#desk/rpc/call'
import type { FigureRow } from '../rules'
import { requestEvents, serviceRequests } from '../../schema'
import { stillHolds } from '../../schema/events'
import { peopleAtTheirPlace } from '#features/residents/index'
import { within as withinScope } from '#work/scope'
import type { CountedRow } from '../contract'
import { joinedRequests, rowsByIds } from '../../requests/service/stored'
import { handlings } from './handlers'

/** A busy centre has some hundred requests in so many days. */
const daysAtOnce = 7
const requestsAtOnce = 200

/**
 * Every request that was accepted, stopped, ended or rated in it, in the order of their ids: once for each colleague of whom some
 * of that is told.
 */
export function* requestsTouched(call: Reader, span: Span): Pieces<readonly FigureRow[]> {
  const events = yield* someDaysAtATime(span, daysAtOnce, (days) => eventsOf(call, days))
  const acceptedOrEnded = yield* someDaysAtATime(span, daysAtOnce, (days) => idsOf(call, days))
  const eventsBy = Map.groupBy(
    events.toSorted((one, other) => one.id - other.id),
    ({ requestId }) => requestId,
  )
  const ids = [...new Set([...eventsBy.keys(), ...acceptedOrEnded])].toSorted((one, other) => one - other)
  const rows: FigureRow[] = []
  for (let at = 0; at < ids.length; at += requestsAtOnce) {
    yield
    rows.push(...figureRowsOf(call, ids.slice(at, at + requestsAtOnce), eventsBy, span))
  }
  return rows
}

/** What was said in a span of a request's stops, its end and its rating. */
const eventsOf = (call: Reader, { from, to }: Span, ids?: readonly number[]) =>
  call.database
    .select({
      id: requestEvents.id,
      requestId: requestEvents.requestId,
      kind: requestEvents.kind,
      text: requestEvents.text,
      rating: requestEvents.rating,
    })
    .from(requestEvents)
    .where(
      and(
        between(requestEvents.day, from, to),
        ids === undefined ? undefined : inArray(requestEvents.requestId, [...ids]),
        inArray(requestEvents.kind, ['suspend', 'follow-up', 'terminate', 'refuse']),
        stillHolds,
      ),
    )
    .all()

type EventsBy = ReadonlyMap<number, ReturnType<typeof eventsOf>>

/** Of requests that were accepted or ended in a span. */
const idsOf = (call: Reader, { from, to }: Span): readonly number[] =>
  call.database
    .select({ id: serviceRequests.id })
    .from(serviceRequests)
    .where(or(between(serviceRequests.acceptedDay, from, to), between(serviceRequests.endedDay, from, to)))
    .all()
    .map(({ id }) => id)

function figureRowsOf(
  call: Reader,
  ids: readonly number[],
  eventsBy: EventsBy,
  { from: first, to: last }: Span,
): readonly FigureRow[] {
  const within = (day: string | null): string | null =>
    day !== null && day >= first && day <= last ? day : null
  const corrected = new Set(
    call.database
      .selectDistinct({ id: requestEvents.requestId })
      .from(requestEvents)
      .where(
        and(
          eq(requestEvents.kind, 'request-correction'),
          inArray(requestEvents.requestId, [...ids]),
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
          inArray(serviceRequests.id, [...ids]),
          withinScope(peopleAtTheirPlace, serviceRequests.residentId),
        ),
      )
      .all()
      .map(({ id }) => id),
  )
  const joined = joinedRequests(call)
    .where(inArray(serviceRequests.id, [...ids]))
    .orderBy(asc(serviceRequests.id))
    .all()
  const handlingOf = handlings(
    call,
    new Map(joined.map(({ request, handlerName }) => [request.id, handlerName])),
  )
  return joined.flatMap(({ request, itemName, handlerName }): readonly FigureRow[] => {
    const own = eventsBy.get(request.id) ?? []
    const end = own.findLast(({ kind }) => kind === 'terminate' || kind === 'refuse')
    const stops = own.filter(({ kind }) => kind === 'suspend')
    const rated = own.findLast(({ rating }) => rating !== null)
    const acceptedDay = within(request.acceptedDay)
    const endedDay = within(request.endedDay)
    const handling = handlingOf(request.id)
    const toldOf = (event: number | undefined | null) => handling.at(event ?? Number.MAX_SAFE_INTEGER)
    const nothing: FigureRow = {
      id: request.id,
      residentId: request.residentId,
      item: itemName,
      mode: request.mode,
      handler: handlerName,
      grid: atTheirPlace.has(request.id) ? request.grid : '',
      acceptedDay: null,
      end: null,
      endedDay: null,
      onTime: request.onTime ?? false,
      corrected: corrected.has(request.id),
      suspensionReasons: [],
      endReason: null,
      rating: null,
    }
    const told: readonly (Partial<FigureRow> & Pick<FigureRow, 'handler'>)[] = [
      ...(acceptedDay === null ? [] : [{ handler: toldOf(handling.acceptance), acceptedDay }]),
      ...(endedDay === null
        ? []
        : [
            {
              handler: toldOf(handling.end),
              endedDay,
              end: endOf(request.state),
              endReason: end?.text ?? null,
            },
          ]),
      ...(stops.length === 0
        ? []
        : [{ handler: toldOf(stops.at(-1)?.id), suspensionReasons: stops.map(({ text }) => text) }]),
      // A rating is of whoever brought it to its end, however long ago.
      ...(rated === undefined ? [] : [{ handler: toldOf(handling.end ?? rated.id), rating: rated.rating }]),
    ]
    return [...Map.groupBy(told, ({ handler }) => handler).values()].map((parts) =>
      parts.reduce<FigureRow>((row, part) => ({ ...row, ...part }), nothing),
    )
  })
}

/** The same requests as lists show them, with whomever they are counted under. */
export function rowsCounted(call: Reader, ids: readonly number[], span: Span): CountedRow[] {
  const events = eventsOf(call, span, ids)
  const counted = Map.groupBy(
    figureRowsOf(
      call,
      ids,
      Map.groupBy(events, ({ requestId }) => requestId),
      span,
    ),
    ({ id }) => id,
  )
  return rowsByIds(call, ids).map((row) => {
    const handlers = counted.get(row.id)?.map(({ handler }) => handler) ?? []
    return { ...row, countedUnder: handlers.length === 0 ? [row.handler.name] : handlers }
  })
}

const endOf = (state: string): FigureRow['end'] =>
  state === 'terminated' || state === 'not-accepted' ? state : 'completed'
