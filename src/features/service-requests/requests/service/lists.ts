/** Work lists: filters, pages, counts. */
import type { Reader } from '#desk/rpc/call'
import { and, eq, gte, inArray, isNotNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { day, rowId, type PageRequest } from '#ground/contract/fields'
import { addWorkingDays } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { listOrder, type Page } from '#work/pages/order'
import { within } from '#work/scope'
import { calledSo, peopleAtTheirPlace, peopleInSight } from '#features/residents/index'
import type { RequestRow, Scope, WorkFilter } from '../contract'
import type { State } from '../contract/words'
import { serviceItemVersions, serviceRequests } from '../../schema'
import { joinedRequests, rowsShown, type Condition } from './stored'

/** Nothing more to be done by the desk, but perhaps a follow-up. */
const overStates: State[] = ['delivered', 'followed-up', 'terminated', 'not-accepted']
/** Someone else has to act: the resident, the grid worker, the authority. */
const waitingStates: State[] = ['awaiting-correction', 'suspended', 'dispatched', 'submitted']

/** Working days from today within which something counts as due soon. */
const soon = 2

function inScope(call: Reader, scope: Scope): Condition {
  const { dueDay, followUpDue, handlerId, state } = serviceRequests
  const isOpen = notInArray(state, overStates)
  switch (scope) {
    case 'open':
      return isOpen
    case 'mine':
      return and(eq(handlerId, call.staff.id), isOpen)
    case 'due':
      return and(
        gte(dueDay, call.today),
        lte(dueDay, addWorkingDays(readCalendar(call), call.today, soon).day),
      )
    case 'overdue':
      return lt(dueDay, call.today)
    case 'waiting':
      return inArray(state, waitingStates)
    case 'follow-up':
      return isNotNull(followUpDue)
    case 'all':
      return undefined
  }
}

/** `%` and `_` mean themselves. */
const containing = (words: string): string => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

function conditionOf(call: Reader, filter: WorkFilter, residentIds?: readonly number[]): Condition {
  const { state, itemId, category, mode, grid, handlerId, words } = filter
  const wanted = residentIds ?? (filter.residentId === undefined ? undefined : [filter.residentId])
  return and(
    inScope(call, filter.scope),
    state === undefined ? undefined : eq(serviceRequests.state, state),
    itemId === undefined ? undefined : eq(serviceRequests.itemId, itemId),
    category === undefined ? undefined : eq(serviceItemVersions.category, category),
    mode === undefined ? undefined : eq(serviceRequests.mode, mode),
    grid === undefined
      ? undefined
      : and(eq(serviceRequests.grid, grid), within(peopleAtTheirPlace, serviceRequests.residentId)),
    handlerId === undefined ? undefined : eq(serviceRequests.handlerId, handlerId),
    wanted === undefined ? undefined : inArray(serviceRequests.residentId, [...wanted]),
    words === undefined
      ? undefined
      : or(
          sql`${serviceRequests.number} LIKE ${containing(words)} ESCAPE '\\'`,
          sql`${serviceItemVersions.name} LIKE ${containing(words)} ESCAPE '\\'`,
          calledSo(serviceRequests.residentId, words),
        ),
  )
}

/** What has no due day stands last. */
const lastDay = '9999-12-31'
const dueKey = sql<string>`coalesce(${serviceRequests.dueDay}, ${serviceRequests.followUpDue}, ${lastDay})`

const byDue = listOrder('service-requests.due', 'rising', z.tuple([day, rowId]))
const latestFirst = listOrder('service-requests', 'falling', z.tuple([rowId]))

/** A page of the work list: everything by number, the latest first; what is still to be done by its due day. How many there are is said with the first page. */
export function pageOfRequests(
  call: Reader,
  filter: WorkFilter,
  page: PageRequest,
  residentIds?: readonly number[],
): Page<RequestRow> & { readonly total?: number } {
  const condition = conditionOf(call, filter, residentIds)
  const { rows, next } =
    filter.scope === 'all' ? pageByNumber(call, condition, page) : pageByDue(call, condition, page)
  return {
    rows: rowsShown(call, rows),
    next,
    ...(page.after === undefined && { total: countOf(call, condition) }),
  }
}

function pageByNumber(call: Reader, condition: Condition, { after, limit }: PageRequest) {
  const columns = [serviceRequests.id] as const
  const beyond = latestFirst.beyond(columns, latestFirst.startOf(after))
  const found = joinedRequests(call)
    .where(and(condition, beyond, within(peopleInSight, serviceRequests.residentId)))
    .orderBy(...latestFirst.orderBy(columns))
    .limit(limit + 1)
    .all()
  return latestFirst.page(found, limit, ({ request }) => [request.id])
}

function pageByDue(call: Reader, condition: Condition, { after, limit }: PageRequest) {
  const columns = [dueKey, serviceRequests.id] as const
  const beyond = byDue.beyond(columns, byDue.startOf(after))
  const found = joinedRequests(call)
    .where(and(condition, beyond, within(peopleInSight, serviceRequests.residentId)))
    .orderBy(...byDue.orderBy(columns))
    .limit(limit + 1)
    .all()
  return byDue.page(found, limit, ({ request }) => [
    request.dueDay ?? request.followUpDue ?? lastDay,
    request.id,
  ])
}

const countOf = (call: Reader, condition: Condition): number =>
  call.database
    .select({ count: sql<number>`count(*)` })
    .from(serviceRequests)
    .innerJoin(serviceItemVersions, eq(serviceItemVersions.id, serviceRequests.versionId))
    .where(and(condition, within(peopleInSight, serviceRequests.residentId)))
    .get()?.count ?? 0

export const countsOf = (call: Reader) => {
  const count = (scope: Scope): number => countOf(call, inScope(call, scope))
  return {
    open: count('open'),
    mine: count('mine'),
    dueToday: countOf(call, eq(serviceRequests.dueDay, call.today)),
    due: count('due'),
    overdue: count('overdue'),
    waiting: count('waiting'),
    followUp: count('follow-up'),
  }
}
