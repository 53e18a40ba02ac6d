/** Follow-ups: of each party the next one that is due, and what was said at those that were made. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { nameOfStaff, refuseAhead, requireOpen } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { requireCase, type CaseRow } from '../cases/service/rows'
import { refuseStrangers } from '../parties/service/strangers'
import type { CaseReader, CaseWriter } from '../service/call'
import { caseMoves, followUpAnswers, riskLevels, tellingManners } from '../contract/words'
import { endsHere, followUpsDue, hasEnded, mayChange, type FollowUpDue } from '../rules'
import { livingOf, partiesOf } from '../agreement/service/people'
import { dayOfStep } from '../agreement/service/stored'
import { mediationFollowUps } from '../schema'
import { caseSettingsOf } from '../settings/service'
import { followRisk } from '../risk/service/said'
import type { FollowUpText, followUpsContract } from './contract'
import { followUpStands } from './rows'

const followUpRow = z.object({
  id: z.number(),
  party: z.number(),
  on: z.string(),
  manner: z.enum(tellingManners),
  performed: z.enum(followUpAnswers),
  content: z.enum(['yes', 'no']).nullable(),
  risk: z.enum(riskLevels),
  said: z.string(),
  corrects: z.number().nullable(),
  reason: z.string(),
  isCorrected: z.number().transform((flag) => flag === 1),
  at: z.number(),
  staffId: z.number(),
})

/** All that were written down, those that were put right since among them. */
const writtenFollowUps = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    followUpRow,
    `SELECT f.id, f.party_id AS party, f.on_day AS "on", f.manner, f.performed, f.content, f.risk, f.said, f.corrects, f.reason,
            NOT ${followUpStands('f')} AS isCorrected, f.at, f.staff_id AS staffId
       FROM mediation_follow_ups f WHERE f.case_id = ? ORDER BY f.on_day, f.id`,
    caseId,
  )

/** Those that count. */
export const followUpsOf = (call: HasStatements, caseId: number) =>
  writtenFollowUps(call, caseId).filter(({ isCorrected }) => !isCorrected)

const ends = caseMoves
  .filter(endsHere)
  .map((move) => `'${move}'`)
  .join(', ')

const endedRow = z.object({ day: z.string(), state: z.string() })

/** The day from which rounds are counted: that of effect, or of the end without an agreement; null before either. */
export function endedOn(call: HasStatements, caseId: number): string | null {
  const [last] = rowsOf(
    call,
    endedRow,
    `SELECT ${dayOfStep('e')} AS day, e.to_state AS state FROM mediation_case_events e
      WHERE e.case_id = ? AND e.kind IN (${ends})
        AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id)
      ORDER BY e.id DESC LIMIT 1`,
    caseId,
  )
  return last?.day ?? null
}

/** What is due of a case that is over and not bound yet. */
export function dueOf(call: CaseReader, one: CaseRow): readonly FollowUpDue[] {
  if (!hasEnded(one.state) || !mayChange(one.state)) return []
  const ended = endedOn(call, one.id)
  if (ended === null) return []
  return followUpsDue(
    ended,
    livingOf(call, one.id),
    followUpsOf(call, one.id),
    caseSettingsOf(call).followUpDays,
    call.today,
  )
}

/** Puts one on record, of a day since the end. Returns its id. */
function keep(
  call: CaseWriter,
  { id, state }: CaseRow,
  { party, ...said }: FollowUpText,
  puttingRight: { readonly corrects: number | null; readonly reason: string },
): number {
  if (!hasEnded(state)) throw refuse('conflict', 'not-ended')
  refuseAhead(call, said.on)
  const ended = endedOn(call, id)
  if (ended !== null && said.on < ended) throw refuse('invalid', 'before-the-end', { day: ended })
  refuseStrangers(call, id, [party])
  const { lastInsertRowid } = call.database
    .insert(mediationFollowUps)
    .values({ caseId: id, partyId: party, ...said, ...puttingRight, at: call.now, staffId: call.staff.id })
    .run()
  followRisk(call, id)
  return Number(lastInsertRowid)
}

export const followUpsHandlers: HandlersOf<typeof followUpsContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const nameOf = nameOfStaff(call)
    return {
      parties: partiesOf(call, id).map((party) => ({ id: party.id, name: party.name })),
      made: writtenFollowUps(call, id).map(({ staffId, ...row }) => ({ ...row, by: nameOf(staffId) })),
      due: dueOf(call, one).map((due) => ({ ...due })),
      mayAdd: hasEnded(one.state) && mayChange(one.state),
    }
  }),

  add: write((call, { case: id, ...said }) => {
    const followUp = keep(call, requireOpen(call, id), said, { corrects: null, reason: '' })
    call.record({ subject: `mediation-case:${id}`, change: said })
    return { followUp }
  }),

  correct: write((call, { case: id, followUp: corrects, reason, ...said }) => {
    const one = requireOpen(call, id)
    if (!followUpsOf(call, id).some((kept) => kept.id === corrects))
      throw refuse('conflict', 'corrected-already')
    const followUp = keep(call, one, said, { corrects, reason })
    call.record({ subject: `mediation-case:${id}`, change: { corrects, reason, ...said } })
    return { followUp }
  }),
}
