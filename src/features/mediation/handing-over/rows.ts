/** A handing over as it is stored, with what came of it; one that was taken back is none. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowOf, rowsOf } from '#work/rows'
import { otherBodies } from '../contract/words'
import { handedOverGaps, type HandedOverGap } from '../rules'

const sentRow = z.object({
  id: z.number(),
  body: z.enum(otherBodies),
  name: z.string(),
  on: z.string(),
  why: z.string(),
  papers: inJson(z.array(z.string())),
})
const noteRow = z.object({
  on: z.string(),
  receipt: z.string(),
  told: inJson(z.array(z.number())),
  at: z.number(),
  staffId: z.number(),
})

export const handedOverOf = (call: HasStatements, caseId: number) =>
  rowOf(
    call,
    sentRow,
    `SELECT t.id, t.body, t.name, t.on_day AS "on", t.why, t.papers FROM mediation_handed_over t
      WHERE t.case_id = ? AND NOT EXISTS (SELECT 1 FROM mediation_case_events e WHERE e.takes_back = t.event_id)
      ORDER BY t.id DESC LIMIT 1`,
    caseId,
  )

export const handedOverNotesOf = (call: HasStatements, sent: number) =>
  rowsOf(
    call,
    noteRow,
    `SELECT on_day AS "on", receipt, told, at, staff_id AS staffId FROM mediation_handed_over_notes
      WHERE sent_id = ? ORDER BY id`,
    sent,
  )

/** What is missing of a matter that was sent on; nothing where it was not. */
export function handedOverGapsOf(
  call: HasStatements,
  caseId: number,
  parties: readonly number[],
): readonly HandedOverGap[] {
  const sent = handedOverOf(call, caseId)
  return sent === null ? [] : handedOverGaps(parties, handedOverNotesOf(call, sent.id))
}
