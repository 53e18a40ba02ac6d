/** What other features may use of visits. */
import type { Reader } from '#desk/rpc/call'
import { rowOf } from './service/rows'

export { countsOfDay } from './service/day'
export { visitsKeep } from './service/personal-data'
export type { Visit } from './contract'

/** Under what the log tells of these people: their visits. */
export const visitSubjects = (
  call: Pick<Reader, 'statement'>,
  residentIds: readonly number[],
): readonly string[] =>
  call
    .statement(
      "SELECT 'visit:' || id FROM visits WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
    )
    .pluck()
    .all(JSON.stringify(residentIds))
    .map(String)

/** Who came, and for what; throws `visits.unknown`, also where they are not in sight. */
export const visitorOf = (
  call: Reader,
  id: number,
): { readonly residentId: number | null; readonly visitor: string | null } => {
  const { residentId, visitor } = rowOf(call, id)
  return { residentId, visitor }
}
