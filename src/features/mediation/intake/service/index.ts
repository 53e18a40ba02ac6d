/** Serves the road from the door to an accepted case. */
import { look, write, type HandlersOf } from '#desk/rpc/serve'
import { whoCame } from '../../cases/service/from-visit'
import { refuseOrigin } from '../../cases/service/index'
import { makeStep } from '../../cases/service/move'
import { requireCase, type CaseRow } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import type { OpenedCase } from '../../cases/contract'
import { refuseAhead, requireRewritable } from '../../cases/service/open'
import { requireKind } from '../../settings/kinds'
import { namesFor } from '../../settings/own-words'
import { limitOf } from '../../time-limits/service'
import { changeAfterAcceptance } from '../../rules'
import type { CaseWriter } from '../../service/call'
import type { intakeContract } from '../contract'
import { metOf } from './met'

export const intakeHandlers: HandlersOf<typeof intakeContract> = {
  met: look((call, input) => {
    const row = requireCase(call, input.case)
    call.saw({ subject: `mediation-case:${row.id}`, fields: [] })
    return { met: metOf(call, row.id) }
  }),

  change: write((call, input) => {
    const row = requireRewritable(call, input.case)
    refuseOrigin(input.opened)
    requireKind(call, input.opened.kind, row.kind)
    const { visitId, papersSignedForOn, acceptedOnlineOn } = input.opened
    refuseAhead(call, papersSignedForOn, acceptedOnlineOn)
    if (visitId !== null && visitId !== row.visit_id) whoCame(call, visitId)
    change(call, row, input.opened)
    call.record({ subject: `mediation-case:${row.id}`, change: input.opened })
    return { id: row.id }
  }),

  step: write((call, { move, day, reason, ...input }) => {
    makeStep(call, requireCase(call, input.case), { move, day, reason })
    call.record({ subject: `mediation-case:${input.case}`, change: { move, day, reason } })
    const { id, state, number } = requireCase(call, input.case)
    return { id, state, number }
  }),
}

const asApplied = (row: CaseRow) => ({
  source: row.source,
  referrer: row.referrer,
  courtReferral: row.court_referral,
  visitId: row.visit_id,
  wants: row.wants,
})

function change(call: CaseWriter, row: CaseRow, opened: OpenedCase): void {
  const fault = row.accepted_on === null ? null : changeAfterAcceptance(asApplied(row), opened)
  if (fault !== null) throw refuse('conflict', fault)
  const next = {
    ...row,
    papers_signed_for_on: opened.papersSignedForOn,
    accepted_online_on: opened.acceptedOnlineOn,
  }
  call
    .statement(
      `UPDATE mediation_cases SET source = @source, referrer = @referrer, court_referral = @courtReferral, letter = @letter,
         reply_due = @replyDue, papers_signed_for_on = @papersSignedForOn, accepted_online_on = @acceptedOnlineOn,
         kind = @kind, difficulty = @difficulty, source_name = @sourceName, difficulty_name = @difficultyName, people = @people, money_fen = @moneyFen, narrative = @narrative,
         wants = @wants,
         visit_id = @visitId, due = @due
       WHERE id = @id`,
    )
    .run({ ...opened, ...namesFor(call, opened, row), due: timeThen(call, row, next), id: row.id })
}

/**
 * A court's time runs from its papers: said later or put right, it runs from the day that is said, with what was added to it. A day by which
 * more time that all wished would have come too late is refused: nothing is dropped without a word.
 */
function timeThen(call: CaseWriter, row: CaseRow, next: CaseRow): string | null {
  if (row.accepted_on === null || row.court_referral === null) return row.due
  const limit = limitOf(call, next)
  const dropped = (limitOf(call, row)?.extensionsTaken ?? 0) - (limit?.extensionsTaken ?? 0)
  if (dropped > 0) throw refuse('conflict', 'papers-day-drops-extension', { count: dropped })
  return limit?.due ?? null
}
