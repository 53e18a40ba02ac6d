/** Work lists: filters, pages, counts. */
import type { Reader } from '#desk/rpc/call'
import { and, eq, gte, inArray, isNotNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { day, rowId, type PageRequest } from '#ground/contract/fields'
import { addWorkingDays } from '#work/calendar/rules/index'
import { readCalendar } from '#work/calendar/store'
import { listOrder, type Page } from '#work/pages/order'
import { within } from '#work/scope'
import { builtRead } from '#vault/store/built'
import { calledSo, peopleAtTheirPlace, peopleInSight } from '#features/residents/index'
import type { RequestRow, Scope, WorkFilter } from '../contract'
import type { State } from '../contract/words'
import { serviceItemVersions, serviceRequests } from '../../schema'
import { isAtHand, isOver, joinedRequests, rowsShown, type Condition } from './stored'

/** Nothing more to be done by the desk, but perhaps a follow-up. */
const overStates: ReadonlySet<State> = new Set(['delivered', 'followed-up', 'terminated', 'not-accepted'])
/** Someone else has to act: the resident, the grid worker, the authority. */
const waitingStates: State[] = ['awaiting-correction', 'suspended', 'dispatched', 'submitted']

/** Working days from today within which something counts as due soon. */
const soon = 2

const lastDayOfSoon = (call: Reader): string => addWorkingDays(readCalendar(call), call.today, soon).day

function inScope(call: Reader, scope: Scope): Condition {
  const { dueDay, followUpDue, state } = serviceRequests
  switch (scope) {
    case 'open':
      return isAtHand
    case 'mine':
      return and(isAtHand, isHandledBy(call.staff.id))
    case 'due':
      return and(gte(dueDay, call.today), lte(dueDay, lastDayOfSoon(call)))
    case 'overdue':
      return lt(dueDay, call.today)
    case 'waiting':
      return and(isAtHand, inArray(state, waitingStates))
    case 'follow-up':
      return isNotNull(followUpDue)
    case 'all':
      return undefined
  }
}

/** The sign keeps SQLite off the index of everything that they ever handled. */
const isHandledBy = (staffId: number) => sql`+${serviceRequests.handlerId} = ${staffId}`

/** `%` and `_` mean themselves. */
const containing = (words: string): string => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

function conditionOf(call: Reader, filter: WorkFilter, residentIds?: readonly number[]): Condition {
  const { scope, state, itemId, category, mode, grid, handlerId, words } = filter
  const wanted = residentIds ?? (filter.residentId === undefined ? undefined : [filter.residentId])
  return and(
    inScope(call, scope),
    state === undefined
      ? undefined
      : and(overStates.has(state) ? isOver : isAtHand, eq(serviceRequests.state, state)),
    itemId === undefined ? undefined : eq(serviceRequests.itemId, itemId),
    category === undefined ? undefined : eq(serviceItemVersions.category, category),
    mode === undefined ? undefined : eq(serviceRequests.mode, mode),
    grid === undefined
      ? undefined
      : and(eq(serviceRequests.grid, grid), within(peopleAtTheirPlace, serviceRequests.residentId)),
    handlerId === undefined
      ? undefined
      : scope === 'all'
        ? eq(serviceRequests.handlerId, handlerId)
        : isHandledBy(handlerId),
    wanted === undefined ? undefined : inArray(serviceRequests.residentId, [...wanted]),
    words === undefined ? undefined : scope === 'all' ? everSaying(words) : saying(words),
  )
}

const numbered = (words: string) => sql`${serviceRequests.number} LIKE ${containing(words)} ESCAPE '\\'`
const ofItem = (words: string) => sql`${serviceItemVersions.name} LIKE ${containing(words)} ESCAPE '\\'`

/** Where no digit is typed nobody means a number, and every number there ever was need not be read for it. */
const mayBeNumber = (words: string): boolean => /\d/u.test(words)

/** Asked row by row, which is good for what is at hand. */
const saying = (words: string): Condition =>
  or(
    mayBeNumber(words) ? numbered(words) : undefined,
    ofItem(words),
    calledSo(serviceRequests.residentId, words),
  )

/** Of everything there ever was each way is asked by its own index, and the answers are united. */
function everSaying(words: string): Condition {
  const called = calledSo(serviceRequests.residentId, words)
  const ways = [
    ...(mayBeNumber(words)
      ? [sql`SELECT ${serviceRequests.id} FROM ${serviceRequests} WHERE ${numbered(words)}`]
      : []),
    sql`SELECT ${serviceRequests.id} FROM ${serviceItemVersions} CROSS JOIN ${serviceRequests}
         WHERE ${serviceRequests.itemId} = ${serviceItemVersions.itemId}
           AND ${serviceRequests.versionId} = ${serviceItemVersions.id} AND ${ofItem(words)}`,
    ...(called === undefined
      ? []
      : [sql`SELECT ${serviceRequests.id} FROM ${serviceRequests} WHERE ${called}`]),
  ]
  return sql`${serviceRequests.id} IN (${sql.join(ways, sql` UNION `)})`
}

const isItsItem = eq(serviceItemVersions.id, serviceRequests.versionId)

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
  if (page.after === undefined && filter.scope === 'all' && filter.words !== undefined) {
    const { ids, total } = lookedFor(call, filter, condition, page.limit)
    const { rows, next } = pageByNumber(call, inArray(serviceRequests.id, ids), page)
    return { rows: rowsShown(call, rows), next, total }
  }
  const { rows, next } =
    filter.scope === 'all' ? pageByNumber(call, condition, page) : pageByDue(call, condition, page)
  return {
    rows: rowsShown(call, rows),
    next,
    ...(page.after === undefined && {
      total: next === null ? rows.length : countOf(call, filter, condition),
    }),
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

/** Of everything there ever was, by words: which stand on the first page and how many there are, looked for once. */
function lookedFor(call: Reader, filter: WorkFilter, condition: Condition, limit: number) {
  const columns = { id: serviceRequests.id, total: sql<number>`count(*) OVER ()` }
  const asked = call.database.select(columns).from(serviceRequests).$dynamic()
  const joined = filter.category === undefined ? asked : asked.innerJoin(serviceItemVersions, isItsItem)
  const found = joined
    .where(and(condition, within(peopleInSight, serviceRequests.residentId)))
    .orderBy(...latestFirst.orderBy([serviceRequests.id]))
    .limit(limit + 1)
    .all()
  return { ids: found.map(({ id }) => id), total: found[0]?.total ?? 0 }
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

/** Items are joined only where they are asked for: how many there ever were is counted along one index. */
function countOf(call: Reader, { category, words, scope }: WorkFilter, condition: Condition): number {
  const counted = call.database
    .select({ count: sql<number>`count(*)` })
    .from(serviceRequests)
    .$dynamic()
  const asksForItem = category !== undefined || (words !== undefined && scope !== 'all')
  const joined = asksForItem ? counted.innerJoin(serviceItemVersions, isItsItem) : counted
  return joined.where(and(condition, within(peopleInSight, serviceRequests.residentId))).get()?.count ?? 0
}

/** How many of what is at hand are each so, in one statement over it. */
const atHandCounted = builtRead((database) => {
  const { dueDay, handlerId, state } = serviceRequests
  const many = (condition: SQL | undefined) => sql<number>`count(*) FILTER (WHERE ${condition})`
  return database
    .select({
      open: sql<number>`count(*)`,
      mine: many(eq(handlerId, sql.placeholder('staffId'))),
      dueToday: many(eq(dueDay, sql.placeholder('today'))),
      due: many(and(gte(dueDay, sql.placeholder('from')), lte(dueDay, sql.placeholder('soon')))),
      overdue: many(lt(dueDay, sql.placeholder('before'))),
      waiting: many(inArray(state, waitingStates)),
    })
    .from(serviceRequests)
    .where(and(isAtHand, within(peopleInSight, serviceRequests.residentId)))
    .prepare()
})

const followUpsCounted = builtRead((database) =>
  database
    .select({ count: sql<number>`count(*)` })
    .from(serviceRequests)
    .where(and(isNotNull(serviceRequests.followUpDue), within(peopleInSight, serviceRequests.residentId)))
    .prepare(),
)

/** What the tabs show. Nothing that is over has a day on which it is due but that of its follow-up. */
export function countsOf(call: Reader) {
  const { today, staff } = call
  const asked = { staffId: staff.id, today, from: today, before: today, soon: lastDayOfSoon(call) }
  const atHand = atHandCounted(call).get(asked)
  if (atHand === undefined) throw new Error('an aggregate always has one row')
  return { ...atHand, followUp: followUpsCounted(call).get()?.count ?? 0 }
}
