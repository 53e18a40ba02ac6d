/** Work lists: filters, pages, counts. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import { addWorkingDays } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { within } from '#work/scope'
import { calledSo, peopleInSight } from '#features/residents/index'
import type { RequestRow, Scope, WorkFilter } from '../contract'
import type { State } from '../contract/words'
import { serviceItemVersions, serviceRequests } from '../../schema'
import { cursorOf, cursorText, type PageRequest } from './cursors'
import type { Reader } from './people'
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
    grid === undefined ? undefined : eq(serviceRequests.grid, grid),
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

/** A page of the work list: everything by number, the latest first; what is still to be done by its due day. */
export function pageOfRequests(
  call: Reader,
  filter: WorkFilter,
  page: PageRequest,
  residentIds?: readonly number[],
): { rows: RequestRow[]; next: string | null; total: number } {
  const condition = conditionOf(call, filter, residentIds)
  const after = cursorOf(page.after)
  const byDue = filter.scope !== 'all'
  const beyond =
    after === null
      ? undefined
      : byDue
        ? or(gt(dueKey, after.key), and(eq(dueKey, after.key), gt(serviceRequests.id, after.id)))
        : lt(serviceRequests.id, after.id)
  const joined = joinedRequests(call)
    .where(and(condition, beyond, within(peopleInSight, serviceRequests.residentId)))
    .orderBy(...(byDue ? [asc(dueKey), asc(serviceRequests.id)] : [desc(serviceRequests.id)]))
    .limit(page.limit)
    .all()
  const rows = rowsShown(call, joined)
  const last = joined.at(-1)?.request
  const key = byDue ? (last?.dueDay ?? last?.followUpDue ?? lastDay) : ''
  return {
    rows,
    next: last === undefined || joined.length < page.limit ? null : cursorText(key, last.id),
    total: countOf(call, condition),
  }
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
