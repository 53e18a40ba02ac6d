/** How a mediation ended, who was told of which routes, what the sender was answered, and how it went afterwards. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import { namesOfStaff } from '../../cases/service/rows'
import { riskLevels } from '../../contract/words'
import type { CaseReader } from '../../service/call'
import { paperSource, type PaperEnding, type PaperFollowUp, type PaperReply } from '../contract/source'
import type { Telling } from './telling'

const ending = paperSource.shape.ending.unwrap().shape

const endingRow = z.object({
  id: z.number(),
  move: ending.move,
  party_id: z.number().nullable(),
  name: z.string().nullable(),
  on_day: z.string(),
  manner: ending.manner.unwrap(),
})
const noticeRow = z.object({ routes: z.string() })

/** The end that stands, with the routes that this party was told of; null while a mediation goes on. */
export function endingFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  party: number | null,
): PaperEnding | null {
  const row = rowOf(
    call,
    endingRow,
    `SELECT e.id, e.move, e.party_id, p.name, e.on_day, e.manner FROM mediation_endings e
       LEFT JOIN mediation_parties p ON p.id = e.party_id
      WHERE e.case_id = ? AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.event_id)
      ORDER BY e.id DESC LIMIT 1`,
    caseId,
  )
  if (row === null) return null
  // Told at several times, of one route after the other (26): the notice names them all.
  const told = rowsOf(
    call,
    noticeRow,
    'SELECT routes FROM mediation_notices WHERE ending_id = ? AND party_id = ? ORDER BY id',
    row.id,
    party,
  ).flatMap(({ routes }) => ending.routes.parse(JSON.parse(routes)))
  return {
    move: row.move,
    by: row.party_id === null ? null : telling.of(row.party_id, 'name', row.name ?? ''),
    on: row.on_day,
    manner: row.manner,
    routes: [...new Set(told)],
  }
}

const replyRow = z.object({
  id: z.number(),
  on_day: z.string(),
  said: z.string(),
  papers_received: z.number(),
  papers_returned: z.number(),
})

/** The last answer that whoever referred the case was given. */
export function replyFor(call: CaseReader, caseId: number, telling: Telling): PaperReply | null {
  const row = rowOf(
    call,
    replyRow,
    `SELECT id, on_day, said, papers_received, papers_returned FROM mediation_replies
      WHERE case_id = ? ORDER BY id DESC LIMIT 1`,
    caseId,
  )
  if (row === null) return null
  return {
    on: row.on_day,
    said: telling.story(`reply:${row.id}`, row.said),
    papersReceived: row.papers_received,
    papersReturned: row.papers_returned,
  }
}

const followUpRow = z.object({
  party_id: z.number(),
  name: z.string(),
  on_day: z.string(),
  performed: z.enum(['yes', 'in-part', 'no', 'not-yet-due']),
  content: z.enum(['yes', 'no']).nullable(),
  risk: z.enum(riskLevels),
  said: z.string(),
  staff_id: z.number(),
})

export function followUpFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  id: number | null,
): PaperFollowUp | null {
  if (id === null) return null
  const row = rowOf(
    call,
    followUpRow,
    `SELECT f.party_id, p.name, f.on_day, f.performed, f.content, f.risk, f.said, f.staff_id
       FROM mediation_follow_ups f JOIN mediation_parties p ON p.id = f.party_id WHERE f.case_id = ? AND f.id = ?`,
    caseId,
    id,
  )
  if (row === null) return null
  return {
    on: row.on_day,
    party: telling.of(row.party_id, 'name', row.name),
    performed: row.performed,
    content: row.content,
    risk: row.risk,
    said: telling.story(`follow-up:${id}`, row.said),
    by: namesOfStaff(call, [row.staff_id]).get(row.staff_id) ?? '',
  }
}
