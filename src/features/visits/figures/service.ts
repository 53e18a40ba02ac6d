/** Serves the figures of visits: everybody who came in the span. */
import { and, asc, between, eq, inArray } from 'drizzle-orm'
import { startOfDay } from '#ground/clock'
import type { Reader } from '#desk/rpc/call'
import type { HandlersOf } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import type { Span } from '#work/figures/rules/index'
import { someDaysAtATime } from '#work/figures/parts'
import { figuresHandlersOf } from '#work/figures/service'
import { visitRatings, visits } from '../schema'
import { longestService } from '../rules'
import { visitsWhere } from '../service/rows'
import type { Visit } from '../contract/visit'
import type { figuresContract } from './contract'
import { visitFigures } from './contract/declaration'
import { visitCounting, type FigureRow } from './rules'

/** A thousand visits of a busy centre: whoever waits at the counter waits for no more. */
const daysAtOnce = 7

const minute = 60_000
const hour = 60 * minute

const minutesBetween = (from: number | null, until: number | null): number =>
  from === null || until === null ? 0 : Math.ceil(Math.max(0, until - from) / minute)

/** Nothing where somebody forgot to close it: the night at an empty counter is no service. */
const minutesServed = (from: number | null, until: number | null): number =>
  from !== null && until !== null && until - from > longestService ? 0 : minutesBetween(from, until)

/** Who is not in sight is counted like everyone: no figure names anybody. */
export function visitsOf(call: Reader, { from, to }: Span): FigureRow[] {
  return call.database
    .select({
      id: visits.id,
      day: visits.day,
      number: visits.number,
      state: visits.state,
      category: visits.category,
      registeredAt: visits.registeredAt,
      calledAt: visits.calledAt,
      servingAt: visits.servingAt,
      closedAt: visits.closedAt,
      handler: staff.name,
      rating: visitRatings.rating,
    })
    .from(visits)
    .leftJoin(staff, eq(staff.id, visits.handlerId))
    .leftJoin(visitRatings, eq(visitRatings.visitId, visits.id))
    .where(between(visits.day, from, to))
    .orderBy(asc(visits.day), asc(visits.id))
    .all()
    .map(({ number, registeredAt, calledAt, servingAt, closedAt, ...row }) => ({
      ...row,
      hour: String(Math.floor((registeredAt - startOfDay(row.day)) / hour)).padStart(2, '0'),
      // Who was served at once had no number to wait with.
      waited: number === null ? 0 : minutesBetween(registeredAt, calledAt ?? servingAt),
      served: minutesServed(servingAt, closedAt),
    }))
}

/** In the order of their ids; nothing of whoever is not in sight. */
const shown = (call: Reader, ids: readonly number[]): Visit[] =>
  visitsWhere(call, and(inArray(visits.id, [...ids])), ids.length).toSorted((one, other) => one.id - other.id)

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(visitFigures, {
  ...visitCounting,
  collect: (call, span) => someDaysAtATime(span, daysAtOnce, (days) => visitsOf(call, days)),
  shown,
  list: 'visits.figures',
  sheet: {
    columns: [
      { name: 'day', width: 12 },
      { name: 'number', width: 8 },
      { name: 'who', width: 14 },
      { name: 'matter', width: 28 },
      { name: 'category', width: 12 },
      { name: 'state', width: 12 },
      { name: 'handler', width: 12 },
      { name: 'rating', width: 12 },
    ],
    cells: ({ day, number, resident, visitor, matter, category, state, handler, rating }, word) => [
      day,
      number ?? '',
      resident?.name ?? visitor ?? '',
      matter,
      category === null ? '' : word(`key.category.${category}`),
      word(`state.${state}`),
      handler?.name ?? '',
      rating === null ? '' : word(`key.ratings.${rating}`),
    ],
    subject: 'visits:export',
    fields: ['name'],
  },
})
