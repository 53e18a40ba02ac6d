/**
 * Makes a step of a case: asks the gates, writes the event, and then the row that follows it, in the transaction of the
 * call. The file refuses the same once more (`schema/guards.ts`).
 */
import { DeskError } from '#ground/contract/errors'
import type { CaseWriter } from '../../service/call'
import { readCalendar } from '#work/calendar/store'
import { eventAppender } from '#work/course/events'
import type { CaseMove, CaseState } from '../../contract/words'
import {
  afterMove,
  gatesOf,
  isBeforeLastStep,
  isOfWhole,
  timeLimit,
  type CaseAtHand,
  type Gate,
} from '../../rules'
import { timeOf } from '../../settings/service'
import { nextOf } from './numbers'
import { caseAtHand } from './at-hand'
import { refuseAhead, refuseBeforeAcceptance } from './open'
import { refuse } from './refuse'
import type { CaseRow } from './rows'

export interface Said {
  readonly move: CaseMove
  /** The day it is of, `YYYY-MM-DD`; today or earlier. */
  readonly day: string
  readonly reason: string
  /** The case that takes it in. */
  readonly into?: number
}

/** Series in which cases are numbered, and the form of a number until the committee chooses its own. */

const append = eventAppender({
  table: 'mediation_case_events',
  of: 'case_id',
  says: ['kind', 'from_state', 'to_state', 'day', 'reason', 'missing'],
})

/**
 * Makes the step and returns the id of its event. Throws `conflict` `mediation.gate-…` with everything that stands in its way,
 * the first named by the code. `brought` is what the step itself brings to the table: the check of a text, who refused and how.
 */
export function makeStep(
  call: CaseWriter,
  row: CaseRow,
  { move, day, reason, into }: Said,
  brought: Partial<Pick<CaseAtHand, 'stops' | 'effect' | 'ending'>> = {},
): number {
  refuseAhead(call, day)
  refuseBeforeAcceptance(row, day)
  const lastStep = isOfWhole(move) ? lastStepOf(call, row) : null
  if (isBeforeLastStep(move, day, lastStep))
    throw refuse('invalid', 'before-the-last-step', { day: lastStep ?? day })
  const atHand = caseAtHand(call, row, reason, brought, day)
  const gates = gatesOf(atHand, move)
  if (gates.length > 0) throw gated(gates)
  const to = afterMove(row.state, move, row.before_closing)
  if (to === null) throw gated([{ code: 'not-from-here', state: row.state }])
  // Whether it was complete is what a reviewer found then, and not whether they wrote a remark.
  const missing = move === 'close' ? atHand.findings.length : null
  const event = append(call, row.id, {
    kind: move,
    from_state: row.state,
    to_state: to,
    day,
    reason,
    missing,
  })
  follow(call, row, to, { move, day, ...(into === undefined ? {} : { into }) })
  return event
}

/** The day of the last step that was not taken back; null before the first. */
function lastStepOf(call: CaseWriter, { id }: CaseRow): string | null {
  const last = call
    .statement(
      `SELECT max(e.day) FROM mediation_case_events e WHERE e.case_id = ? AND e.kind <> 'taken-back'
          AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id)`,
    )
    .pluck()
    .get(id)
  return typeof last === 'string' ? last : null
}

/** The refusal of a step: its code is that of the first gate, its fields name them all. */
export function gated(gates: readonly Gate[]): DeskError {
  const [first] = gates
  return new DeskError(
    'conflict',
    `mediation.gate-${first?.code ?? 'not-from-here'}`,
    {},
    gates.map(({ code }) => ({ path: [code], code: `mediation.gate-${code}` })),
  )
}

/** The row follows the event in one statement: what it says at once has to hold together. */
function follow(
  call: CaseWriter,
  row: CaseRow,
  to: CaseState,
  { move, day, into }: Pick<Said, 'move' | 'day' | 'into'>,
): void {
  // An archived case is not written to, also not where a leaf is added.
  if (to === row.state) return
  const number = move === 'accept' ? nextOf(call, 'case') : null
  call
    .statement(
      `UPDATE mediation_cases SET state = @to,
         number_year = coalesce(@year, number_year), number_sequence = coalesce(@sequence, number_sequence),
         number = coalesce(@text, number), accepted_on = coalesce(@acceptedOn, accepted_on), due = coalesce(@due, due),
         usual_time = coalesce(@time, usual_time), joined_into = coalesce(@into, joined_into),
         before_closing = CASE WHEN @move = 'close' THEN state ELSE before_closing END
       WHERE id = @id`,
    )
    .run({
      to,
      move,
      id: row.id,
      into: into ?? null,
      year: number?.year ?? null,
      sequence: number?.sequence ?? null,
      text: number?.text ?? null,
      acceptedOn: move === 'accept' ? day : null,
      due: move === 'accept' ? dueOf(call, row, day) : null,
      time: move === 'accept' ? JSON.stringify(timeOf(call, row)) : null,
    })
}

/** The last day of a case accepted on a day; null while it does not run yet. */
function dueOf(call: CaseWriter, row: CaseRow, acceptedOn: string): string | null {
  const court =
    row.court_referral === null
      ? null
      : {
          referral: row.court_referral,
          signedForPapersOn: row.papers_signed_for_on,
          acceptedOnlineOn: row.accepted_online_on,
        }
  const calendar = readCalendar(call.beside('desk'))
  const limit = timeLimit(calendar, timeOf(call, row), { acceptedOn, court }, [], [])
  return limit?.due ?? null
}
