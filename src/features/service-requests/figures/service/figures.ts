/** The month's figures out of the stored requests. */
import { and, asc, between, eq, inArray, or } from 'drizzle-orm'
import { z } from 'zod'
import { rowId, type PageRequest } from '#ground/contract/fields'
import { addDays, addMonths, lastDayOfMonth } from '#work/calendar/rules/index'
import { listOrder, type Page } from '#work/pages/order'
import type { FigureName, MonthFigures } from '../contract'
import type { RequestRow } from '../../requests/contract'
import {
  endReasons,
  figureClaims,
  figuresBy,
  figuresOf,
  ratingCounts,
  suspensionReasons,
  type FigureRow,
} from '../rules'
import type { Dimension } from '../../requests/contract/words'
import { requestEvents, serviceRequests } from '../../schema'
import { stillHolds } from '../../schema/events'
import type { Reader } from '../../requests/service/people'
import { joinedRequests, rowsByIds } from '../../requests/service/stored'

interface CountedRequest {
  readonly id: number
  readonly row: FigureRow
  readonly acceptedDay: string | null
  readonly endedDay: string | null
}

/** Every request that the month touched: accepted, stopped, ended or rated in it. `month` is `YYYY-MM`. */
export function requestsOfMonth(call: Reader, month: string): readonly CountedRequest[] {
  const first = `${month}-01`
  const last = lastDayOfMonth(month)
  const inMonth = (day: string | null): boolean => day !== null && day >= first && day <= last
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
        inArray(serviceRequests.id, [...eventsBy.keys()]),
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
  return joined.map(({ request, itemName, handlerName }): CountedRequest => {
    const own = eventsBy.get(request.id) ?? []
    const endedHere = inMonth(request.endedDay)
    const end = own.findLast(({ kind }) => kind === 'terminate' || kind === 'refuse')
    return {
      id: request.id,
      acceptedDay: request.acceptedDay,
      endedDay: request.endedDay,
      row: {
        item: itemName,
        mode: request.mode,
        handler: handlerName,
        grid: request.grid,
        acceptedInMonth: inMonth(request.acceptedDay),
        end: endedHere ? endOf(request.state) : null,
        onTime: request.onTime ?? false,
        corrected: corrected.has(request.id),
        suspensionReasons: own.filter(({ kind }) => kind === 'suspend').map(({ text }) => text),
        endReason: end?.text ?? null,
        rating: own.findLast(({ rating }) => rating !== null)?.rating ?? null,
      },
    }
  })
}

const endOf = (state: string): FigureRow['end'] =>
  state === 'terminated' || state === 'not-accepted' ? state : 'completed'

export function monthFigures(call: Reader, month: string): MonthFigures {
  const counted = requestsOfMonth(call, month)
  const rows = counted.map(({ row }) => row)
  const before = addMonths(`${month}-01`, -1).slice(0, 7)
  const divided = (dimension: Dimension) => [...figuresBy(rows, dimension)]
  return {
    total: figuresOf(rows),
    before: figuresOf(requestsOfMonth(call, before).map(({ row }) => row)),
    by: {
      item: divided('item'),
      mode: divided('mode'),
      handler: divided('handler'),
      grid: divided('grid'),
    },
    suspensionReasons: [...suspensionReasons(rows)],
    endReasons: [...endReasons(rows)],
    ratings: [...ratingCounts(rows)],
    days: daysOf(month).map((day) => ({
      day,
      accepted: counted.filter(({ acceptedDay }) => acceptedDay === day).length,
      completed: counted.filter(({ endedDay, row }) => endedDay === day && row.end === 'completed').length,
    })),
  }
}

function daysOf(month: string): readonly string[] {
  const first = `${month}-01`
  const count = Number(lastDayOfMonth(month).slice(8))
  return Array.from({ length: count }, (_, offset) => addDays(first, offset))
}

export interface FigurePart {
  readonly month: string
  readonly figure: FigureName
  readonly part?: { readonly dimension: Dimension; readonly key: string } | undefined
}

const byNumber = listOrder('service-requests.figures', 'rising', z.tuple([rowId]))

/** The requests behind one figure, in the order of their numbers. */
export function rowsOfFigure(
  call: Reader,
  { month, figure, part }: FigurePart,
  page: PageRequest,
): Page<RequestRow> & { readonly total?: number } {
  const [after = 0] = byNumber.startOf(page.after) ?? []
  const ids = requestsOfMonth(call, month)
    .filter(({ row }) => figureClaims[figure](row))
    .filter(({ row }) => part === undefined || row[part.dimension] === part.key)
    .map(({ id }) => id)
    .toSorted((left, right) => left - right)
  const beyond = ids.filter((id) => id > after)
  const { rows, next } = byNumber.page(beyond, page.limit, (id) => [id])
  return { rows: rowsByIds(call, rows), next, ...(page.after === undefined && { total: ids.length }) }
}
