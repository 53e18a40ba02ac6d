/** The procedures of sessions: rights told, a sitting held, its record put right, its pages initialled. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { behindClosedDoors, gatesOf } from '../../rules'
import { caseAtHand } from '../../cases/service/at-hand'
import { gatesOnTable } from '../../cases/service/gates'
import { gated, makeStep } from '../../cases/service/move'
import { nameOfStaff, refuseAhead, refuseBeforeAcceptance, requireOpen } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { requireCase } from '../../cases/service/rows'
import type { CaseReader, CaseWriter } from '../../service/call'
import { partiesOf } from '../../agreement/service/people'
import { unansweredOf } from '../../hands/service/unanswered'
import { refuseStrangers } from '../../parties/service/strangers'
import { consentsOf } from '../../parties/service/at-hand'
import { conditionsOf } from '../../screening/service/at-hand'
import { mediationInitials, mediationRightsTold, mediationSessions, mediationStatements } from '../../schema'
import type { sessionsContract, SessionText } from '../contract'
import { sessionById, sessionShown, sessionsOf, type StoredSession } from './rows'

const subjectOf = (caseId: number): string => `mediation-case:${caseId}`

/** The session of a case that the asking person may see: otherwise it is not there. */
function requireSession(call: CaseReader, id: number): StoredSession {
  const session = sessionById(call, id)
  if (session === null) throw refuse('not-found', 'not-found')
  requireCase(call, session.caseId)
  return session
}

/** Nobody sits down on a day to come, and nobody does who is no party. */
function refuseWhatCannotBe(call: CaseReader, caseId: number, { on, present, doors }: SessionText): void {
  refuseAhead(call, on)
  const parties = new Set(partiesOf(call, caseId).map(({ id }) => id))
  if (present.some(({ party }) => !parties.has(party))) throw refuse('not-found', 'party-unknown')
  if (doors === 'open' && doorsOf(call, caseId) === 'closed') throw refuse('conflict', 'doors-closed')
}

/** 公开、不公开: a party may ask for either, and closed is what one of them is enough for (人民调解法 23). */
const doorsOf = (call: CaseReader, caseId: number): 'open' | 'closed' =>
  behindClosedDoors(
    partiesOf(call, caseId).map(({ id }) => id),
    consentsOf(call, caseId),
  )
    ? 'closed'
    : 'open'

/** The days on which a party was told of their rights after the first, in their order. */
const toldAgainOf = (call: CaseReader, party: number): string[] =>
  call
    .statement(
      'SELECT on_day FROM mediation_rights_told WHERE party_id = ? ORDER BY on_day, id LIMIT -1 OFFSET 1',
    )
    .pluck()
    .all(party)
    .map(String)

function keep(
  call: CaseWriter,
  caseId: number,
  text: SessionText,
  puttingRight: { readonly corrects: number | null; readonly reason: string },
): number {
  const { present, others, ...rest } = text
  const { lastInsertRowid } = call.database
    .insert(mediationSessions)
    .values({
      caseId,
      ...puttingRight,
      ...rest,
      others: JSON.stringify(others),
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  const session = Number(lastInsertRowid)
  for (const { party, words, readBy } of present)
    call.database
      .insert(mediationStatements)
      .values({ sessionId: session, partyId: party, words, readBy: readBy === '' ? null : readBy })
      .run()
  return session
}

export const sessionsHandlers: HandlersOf<typeof sessionsContract> = {
  list: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const held = [...conditionsOf(call, id, call.today)]
    const nameOf = nameOfStaff(call)
    return {
      sessions: sessionsOf(call, id).map((session) =>
        sessionShown(call, session, conditionsOf(call, id, session.on, session.clock), nameOf),
      ),
      // Of which day it was, and who lived then, is said in the form.
      gates: gatesOnTable(call, one)('hold-session', ['too-few-parties']),
      doors: doorsOf(call, id),
      unanswered: unansweredOf(call, id).map(({ mediator, name }) => ({ mediator, name })),
      conditions: held,
      parties: partiesOf(call, id).map(({ id: party, name, cannotRead, rightsToldOn, diedOn }) => ({
        id: party,
        name,
        cannotRead,
        rightsToldOn,
        diedOn,
        toldAgainOn: toldAgainOf(call, party),
      })),
    }
  }),

  tellRights: write((call, { case: id, parties, on }) => {
    requireOpen(call, id)
    refuseAhead(call, on)
    refuseStrangers(call, id, parties)
    // Told again, it was told on the first day all the same.
    const tell = call.statement(
      'UPDATE mediation_parties SET rights_told_on = min(coalesce(rights_told_on, @on), @on) WHERE id = @party',
    )
    for (const party of parties) {
      tell.run({ on, party })
      call.database
        .insert(mediationRightsTold)
        .values({ partyId: party, on, at: call.now, staffId: call.staff.id })
        .run()
    }
    call.record({ subject: subjectOf(id), change: { rightsTold: parties, on } })
    return { case: id }
  }),

  hold: write((call, { case: id, session }) => {
    const one = requireCase(call, id)
    refuseWhatCannotBe(call, id, session)
    refuseBeforeAcceptance(one, session.on)
    const gates = gatesOf(caseAtHand(call, one, '', {}, session.on), 'hold-session')
    if (gates.length > 0) throw gated(gates)
    if (one.state === 'accepted') makeStep(call, one, { move: 'begin', day: session.on, reason: '' })
    const kept = keep(call, id, session, { corrects: null, reason: '' })
    call.record({ subject: subjectOf(id), change: { session: kept, text: session } })
    return { session: kept }
  }),

  correct: write((call, { session: corrects, reason, text }) => {
    const session = requireSession(call, corrects)
    refuseBeforeAcceptance(requireOpen(call, session.caseId), text.on)
    if (session.isCorrected) throw refuse('conflict', 'corrected-already')
    refuseWhatCannotBe(call, session.caseId, text)
    const kept = keep(call, session.caseId, text, { corrects, reason })
    call.record({ subject: subjectOf(session.caseId), change: { session: kept, corrects, reason, text } })
    return { session: kept }
  }),

  initial: write((call, { session: id, pages, initialled }) => {
    const { caseId, isCorrected } = requireSession(call, id)
    requireOpen(call, caseId)
    if (isCorrected) throw refuse('conflict', 'corrected-already')
    refuseStrangers(
      call,
      caseId,
      initialled.map(({ party }) => party),
    )
    call.database
      .insert(mediationInitials)
      .values({
        sessionId: id,
        pages,
        initialled: JSON.stringify(initialled.filter(({ page }) => page <= pages)),
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    call.record({ subject: subjectOf(caseId), change: { session: id, pages, initialled } })
    return { session: id }
  }),
}
