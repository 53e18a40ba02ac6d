/** The end of a case as it is stored, with the notices of it; one that was taken back is none. */
import { z } from 'zod'
import { inJson, rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { endingMoves, otherRoutes, tellingManners } from '../../contract/words'
import type { Ending } from '../../rules'

const endingRow = z.object({
  id: z.number(),
  move: z.enum(endingMoves),
  by: z.number().nullable(),
  on: z.string(),
  manner: z.enum(tellingManners),
})
const noticeRow = z.object({
  party: z.number(),
  routes: inJson(z.array(z.enum(otherRoutes))),
  on: z.string(),
  manner: z.enum(tellingManners),
  at: z.number(),
})

export const storedEnding = (call: HasStatements, caseId: number) =>
  rowOf(
    call,
    endingRow,
    `SELECT d.id, d.move, d.party_id AS "by", d.on_day AS "on", d.manner FROM mediation_endings d
      WHERE d.case_id = ? AND NOT EXISTS (SELECT 1 FROM mediation_case_events e WHERE e.takes_back = d.event_id)
      ORDER BY d.id DESC LIMIT 1`,
    caseId,
  )

export const noticesOf = (call: HasStatements, ending: number) =>
  rowsOf(
    call,
    noticeRow,
    `SELECT party_id AS party, routes, on_day AS "on", manner, at FROM mediation_notices WHERE ending_id = ? ORDER BY id`,
    ending,
  )

/** As the rules look at it; null where the case did not end so. */
export function endingOf(call: HasStatements, caseId: number): Ending | null {
  const ending = storedEnding(call, caseId)
  return ending === null ? null : { ...ending, told: noticesOf(call, ending.id) }
}
