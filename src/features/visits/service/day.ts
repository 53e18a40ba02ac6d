/** A day's visits in figures. */
import type { Reader } from '#desk/rpc/call'
import { count, eq } from 'drizzle-orm'
import type { VisitState } from '../contract'
import { visits } from '../schema'

export interface DayCounts {
  readonly came: number
  readonly done: number
  readonly left: number
}

/** How many came on a day `YYYY-MM-DD`, got what they came for, and left before. */
export function countsOfDay(call: Reader, day: string): DayCounts {
  const states = call.database
    .select({ state: visits.state, count: count() })
    .from(visits)
    .where(eq(visits.day, day))
    .groupBy(visits.state)
    .all()
  const of = (...wanted: readonly VisitState[]) =>
    states.filter((row) => wanted.includes(row.state)).reduce((sum, row) => sum + row.count, 0)
  return {
    came: states.reduce((sum, row) => sum + row.count, 0),
    done: of('answered', 'became-request'),
    left: of('left'),
  }
}
