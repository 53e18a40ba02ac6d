/** Requests as they are stored: finding one, and making the rows that lists show. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { workingDayKind, type Calendar } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { staff } from '#desk/session/schema'
import { builtRead } from '#vault/store/built'
import type { RequestRow } from '../contract'
import { urgencyOf } from '#work/deadlines/rules/index'
import { followUpWithin } from '../rules'
import { peopleInSight } from '#features/residents/index'
import { within } from '#work/scope'
import { errands, serviceItemVersions, serviceRequests } from '../../schema'
import { peopleOf } from './people'
import { refuse } from './refuse'

export type StoredRequest = typeof serviceRequests.$inferSelect

const requestById = builtRead((database) =>
  database
    .select()
    .from(serviceRequests)
    .where(
      and(eq(serviceRequests.id, sql.placeholder('id')), within(peopleInSight, serviceRequests.residentId)),
    )
    .prepare(),
)

/** The request, or `not-found` `service-requests.unknown`; of someone who is not in sight there is none. */
export function requireRequest(call: Reader | Writer, id: number): StoredRequest {
  const request = requestById(call).get({ id })
  if (request === undefined) throw refuse('not-found', 'unknown')
  return request
}

/** The request as the asking page saw it; `conflict` when something happened to it since. */
export function requireUnchanged(call: Writer, id: number, seen: number): StoredRequest {
  const request = requireRequest(call, id)
  if (request.lastEventId !== seen) throw refuse('conflict', 'changed-meanwhile')
  return request
}

/**
 * Still to be worked on, and over, in the words of their indexes, which SQLite meets in no others: what is at hand is
 * little, what there ever was is much. What is asked besides has to stand beside it.
 */
const over = "('delivered', 'followed-up', 'terminated', 'not-accepted')"
export const isAtHandInWords = `state NOT IN ${over}`
export const isAtHand = sql`${serviceRequests.state} NOT IN ${sql.raw(over)}`
export const isOver = sql`${serviceRequests.state} IN ${sql.raw(over)}`

const handler = alias(staff, 'handler')

const rowColumns = {
  request: serviceRequests,
  itemName: serviceItemVersions.name,
  category: serviceItemVersions.category,
  handlerName: handler.name,
  errandWith: errands.assignee,
}

/** Rows with what stands beside them; add `.where`, `.orderBy`, `.limit`. */
export const joinedRequests = (call: Pick<Reader, 'database'>) =>
  call.database
    .select(rowColumns)
    .from(serviceRequests)
    .innerJoin(serviceItemVersions, eq(serviceItemVersions.id, serviceRequests.versionId))
    .innerJoin(handler, eq(handler.id, serviceRequests.handlerId))
    .leftJoin(errands, eq(errands.id, serviceRequests.openErrandId))
    .$dynamic()

type JoinedRequest = ReturnType<ReturnType<typeof joinedRequests>['all']>[number]

/** Joined rows as lists show them, in their order. */
export function rowsShown(call: Reader, joined: readonly JoinedRequest[]): RequestRow[] {
  const calendar = readCalendar(call)
  const people = peopleOf(
    call,
    joined.map(({ request }) => request.residentId),
  )
  return joined.map(({ request, itemName, category, handlerName, errandWith }): RequestRow => {
    const resident = people.get(request.residentId)
    return {
      id: request.id,
      number: request.number,
      itemId: request.itemId,
      itemName,
      category,
      mode: request.mode,
      state: request.state,
      resident: { id: resident?.id ?? request.residentId, name: resident?.name ?? '' },
      address: resident?.address ?? '',
      grid: resident?.addressHidden === true ? '' : request.grid,
      addressHidden: resident?.addressHidden ?? false,
      handler: { id: request.handlerId, name: handlerName },
      errandWith,
      openedAt: request.openedAt,
      endedDay: request.endedDay,
      rating: request.rating,
      ...dueOf(calendar, request, call.today),
    }
  })
}

/** What is due of a request: its work while the clock runs, and after delivery the follow-up. */
function dueOf(
  calendar: Calendar,
  request: StoredRequest,
  today: string,
): Pick<RequestRow, 'due' | 'dueIs' | 'announced' | 'urgency'> {
  const followUp = request.dueDay === null && request.followUpDue !== null
  const due = followUp ? request.followUpDue : request.dueDay
  const promised = followUp ? followUpWithin : request.promisedDays
  return {
    due,
    dueIs: followUp ? 'follow-up' : 'work',
    // Whether the work's own day rested on a year not announced says nothing of the follow-up's.
    announced: due !== null && followUp ? workingDayKind(calendar, due).announced : request.dueAnnounced,
    urgency: urgencyOf(calendar, { phase: due === null ? 'not-started' : 'running', promised, due }, today),
  }
}

/** The requests of these ids as rows, in the order of the ids. */
export function rowsByIds(call: Reader, ids: readonly number[]): RequestRow[] {
  if (ids.length === 0) return []
  const shown = rowsShown(
    call,
    joinedRequests(call)
      .where(and(inArray(serviceRequests.id, [...ids]), within(peopleInSight, serviceRequests.residentId)))
      .all(),
  )
  const byId = new Map(shown.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export type Condition = SQL | undefined

/**
 * Someone else handles it from now on. Who acts for the resident stands on the mandate, and may not pass it on (民法典 art. 169):
 * until the resident has signed for the new one, it is not signed.
 */
export function assignHandler(call: Writer, requestId: number, handlerId: number): void {
  call
    .statement(
      `UPDATE service_requests
          SET mandate_signed = CASE WHEN mode = 'delegated' AND ended_day IS NULL AND handler_id <> @handlerId
                                    THEN 0 ELSE mandate_signed END,
              handler_id = @handlerId
        WHERE id = @requestId`,
    )
    .run({ requestId, handlerId })
}

/** The request while its work is not over: what is closed is not rewritten. */
export function requireOpen(call: Writer, id: number): StoredRequest {
  const request = requireRequest(call, id)
  if (request.endedDay !== null) throw refuse('conflict', 'already-closed')
  return request
}

/** Under what the log tells of a request. */
export const subjectOf = (id: number): string => `service-request:${id}`
