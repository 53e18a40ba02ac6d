/** Sessions and inquiries as their papers tell them; of one that was put right the record that stands. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import { namesOfStaff } from '../../cases/service/rows'
import type { CaseReader } from '../../service/call'
import type { PaperInvestigation, PaperSession } from '../contract/source'
import type { Telling } from './telling'

const sessionRow = z.object({
  on_day: z.string(),
  clock: z.string(),
  place: z.string(),
  doors: z.enum(['open', 'closed']),
  others: z.string(),
  rights_told: z.number(),
  result: z.string(),
})
const statementRow = z.object({
  party_id: z.number(),
  name: z.string(),
  words: z.string(),
  read_by: z.string().nullable(),
})
const names = z.array(z.string())

export function sessionFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  id: number | null,
): PaperSession | null {
  if (id === null) return null
  const row = rowOf(
    call,
    sessionRow,
    'SELECT on_day, clock, place, doors, others, rights_told, result FROM mediation_sessions WHERE case_id = ? AND id = ?',
    caseId,
    id,
  )
  if (row === null) return null
  const tell = (text: string) => telling.story(`session:${id}`, text)
  const typed = (text: string) => telling.typed({ of: 'session', id }, text)
  const there = rowsOf(
    call,
    statementRow,
    `SELECT s.party_id, p.name, s.words, s.read_by FROM mediation_statements s
       JOIN mediation_parties p ON p.id = s.party_id WHERE s.session_id = ? ORDER BY p.side, p.id`,
    id,
  )
  const named = ({ party_id, name }: z.infer<typeof statementRow>) => telling.of(party_id, 'name', name)
  return {
    on: row.on_day,
    clock: row.clock,
    place: tell(row.place),
    doors: row.doors,
    present: there.map(named),
    others: names.parse(JSON.parse(row.others)).map(typed),
    rightsTold: row.rights_told === 1,
    statements: there
      .filter(({ words }) => words.trim() !== '')
      .map((one) => ({ who: named(one), words: tell(one.words) })),
    result: tell(row.result),
    readTo: there.flatMap((one) =>
      one.read_by === null ? [] : [{ who: named(one), by: typed(one.read_by) }],
    ),
  }
}

const investigationRow = z.object({
  on_day: z.string(),
  place: z.string(),
  asked: z.string(),
  words: z.string(),
  staff_id: z.number(),
})

export function investigationFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  id: number | null,
): PaperInvestigation | null {
  if (id === null) return null
  const row = rowOf(
    call,
    investigationRow,
    'SELECT on_day, place, asked, words, staff_id FROM mediation_investigations WHERE case_id = ? AND id = ?',
    caseId,
    id,
  )
  if (row === null) return null
  const tell = (text: string) => telling.story(`investigation:${id}`, text)
  return {
    on: row.on_day,
    place: tell(row.place),
    asked: tell(row.asked),
    by: namesOfStaff(call, [row.staff_id]).get(row.staff_id) ?? '',
    content: tell(row.words),
  }
}
