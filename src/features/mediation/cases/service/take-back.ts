/**
 * Takes the last step of a case back: a slip of whoever made it, on its day, while nobody has acted on it. The step and what takes it
 * back both stay on record and neither counts. See docs/decisions/moves-taken-back.md.
 */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { eventAppender } from '#work/course/events'
import { canBeTakenBack, takeBackFault, type TakeBackFault } from '#work/course/rules/index'
import { rowOf } from '#work/rows'
import { caseMoves, caseStates, type CaseMove } from '../../contract/words'
import { takingBackCases } from '../../rules'
import type { CaseReader, CaseWriter } from '../../service/call'
import { refuse } from './refuse'
import { followTime } from '../../time-limits/service'
import type { CaseRow } from './rows'

const eventRow = z.object({
  id: z.number(),
  kind: z.enum([...caseMoves, 'taken-back']),
  from_state: z.enum(caseStates),
  at: z.number(),
  staff_id: z.number(),
})
type LastEvent = z.infer<typeof eventRow>

const lastEventOf = (call: CaseReader, caseId: number): LastEvent | null =>
  rowOf(
    call,
    eventRow,
    `SELECT id, kind, from_state, at, staff_id FROM mediation_case_events WHERE case_id = ? ORDER BY id DESC LIMIT 1`,
    caseId,
  )

/** What somebody has done on the strength of a step, so that it is no slip any more: `@event`, `@case`. */
const actedOn: Readonly<Partial<Record<CaseMove, string>>> = {
  // It began with a session, whose record is put right and stays.
  begin: 'SELECT 1 FROM mediation_sessions WHERE case_id = @case',
  'agree-in-writing': `SELECT 1 FROM mediation_checks k JOIN mediation_signatures s ON s.agreement_id = k.agreement_id
    WHERE k.event_id = @event`,
  refuse: endTold(),
  withdraw: endTold(),
  fail: endTold(),
  'hand-over': `SELECT 1 FROM mediation_handed_over t JOIN mediation_handed_over_notes n ON n.sent_id = t.id
    WHERE t.event_id = @event`,
  // The case that took it in has gone on since.
  join: `SELECT 1 FROM mediation_cases own JOIN mediation_case_events e ON e.case_id = own.joined_into
    WHERE own.id = @case AND e.id > @event`,
  close: 'SELECT 1 FROM mediation_pay WHERE case_id = @case',
}

/** The parties were told of their other routes, or whoever sent it was answered. */
function endTold(): string {
  return `SELECT 1 FROM mediation_endings d JOIN mediation_notices n ON n.ending_id = d.id WHERE d.event_id = @event
    UNION ALL SELECT 1 FROM mediation_replies r JOIN mediation_endings d ON d.event_id = @event
      WHERE r.case_id = @case AND r.at >= d.at`
}

type Fault = TakeBackFault | 'acted-on'

function faultOf(call: CaseReader, row: CaseRow, last: LastEvent): Fault | null {
  const fault = takeBackFault(
    takingBackCases,
    { kind: last.kind, staffId: last.staff_id, at: last.at, day: dayAt(last.at) },
    { staffId: call.staff.id, now: call.now, today: call.today },
  )
  if (fault !== null) return fault
  const acted = canBeTakenBack(takingBackCases, last.kind) ? actedOn[last.kind] : undefined
  if (acted === undefined) return null
  return call.statement(`SELECT EXISTS (${acted})`).pluck().get({ case: row.id, event: last.id }) === 1
    ? 'acted-on'
    : null
}

/** The last step, where whoever asks may take it back now. */
export function takeableStep(call: CaseReader, row: CaseRow): CaseMove | null {
  const last = lastEventOf(call, row.id)
  if (last === null || last.kind === 'taken-back') return null
  return faultOf(call, row, last) === null ? last.kind : null
}

const append = eventAppender({
  table: 'mediation_case_events',
  of: 'case_id',
  says: ['kind', 'from_state', 'to_state', 'day', 'takes_back'],
})

/** The case stands where it stood before. Throws `conflict` `mediation.take-back-…`. Returns what was taken back. */
export function takeStepBack(call: CaseWriter, row: CaseRow): CaseMove {
  const last = lastEventOf(call, row.id)
  if (last === null || last.kind === 'taken-back') throw refuse('conflict', 'take-back-final-move')
  const fault = faultOf(call, row, last)
  if (fault !== null) throw refuse('conflict', `take-back-${fault}`)
  append(call, row.id, {
    kind: 'taken-back',
    from_state: row.state,
    to_state: last.from_state,
    day: call.today,
    takes_back: last.id,
  })
  call
    .statement('UPDATE mediation_cases SET state = ?, joined_into = NULL WHERE id = ?')
    .run(last.from_state, row.id)
  if (last.kind === 'join') shutOut(call, last)
  if (last.kind === 'renegotiate') followTime(call, row.id)
  return last.kind
}

/** Whom a joining let in, at its instant, sees the other case no longer than on that day. */
const shutOut = (call: CaseWriter, { at }: LastEvent): void => {
  call
    .statement(
      `UPDATE mediation_stays SET until_day = ? WHERE at = ? AND as_what = 'let-in' AND until_day IS NULL`,
    )
    .run(call.today, at)
}
