/** A day's visits in figures. */
import type { Reader } from '#desk/rpc/call'
import { count, eq, sql } from 'drizzle-orm'
import { builtRead } from '#vault/store/built'
import type { VisitState } from '../contract'
import { visitRatings, visits } from '../schema'

export interface DayCounts {
  readonly came: number
  readonly done: number
  readonly left: number
}

const statesOfDay = builtRead((database) =>
  database
    .select({ state: visits.state, count: count() })
    .from(visits)
    .where(eq(visits.day, sql.placeholder('day')))
    .groupBy(visits.state)
    .prepare(),
)

/** How many came on a day `YYYY-MM-DD`, got what they came for, and left before. */
export function countsOfDay(call: Reader, day: string): DayCounts {
  const states = statesOfDay(call).all({ day })
  const of = (...wanted: readonly VisitState[]) =>
    states.filter((row) => wanted.includes(row.state)).reduce((sum, row) => sum + row.count, 0)
  return {
    came: states.reduce((sum, row) => sum + row.count, 0),
    done: of('answered', 'became-request'),
    left: of('left'),
  }
}

/** Neither of them is a good word for how somebody was served. */
const poorRatings: readonly string[] = ['dissatisfied', 'very-dissatisfied']

/** How many said on the calling screen how they were served, and how many were not content. */
export function ratingsOfDay(call: Reader, day: string): { readonly rated: number; readonly poor: number } {
  const said = call.database
    .select({ rating: visitRatings.rating, count: count() })
    .from(visitRatings)
    .where(eq(visitRatings.day, day))
    .groupBy(visitRatings.rating)
    .all()
  const sum = (rows: typeof said) => rows.reduce((total, row) => total + row.count, 0)
  return { rated: sum(said), poor: sum(said.filter(({ rating }) => poorRatings.includes(rating))) }
}
