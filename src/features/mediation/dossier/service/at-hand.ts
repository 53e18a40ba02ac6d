/** What a reviewer finds missing in a case, and what its cover says. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import { livingOf } from '../../agreement/service/people'
import { effectAsReviewed, effectOfStored } from '../../agreement/service/effect-of'
import { standingAgreement, type StoredAgreement } from '../../agreement/service/stored'
import { hasOrHad } from '../../cases/service/had'
import { namesOfStaff, type CaseRow } from '../../cases/service/rows'
import { helpOffers } from '../../contract/words'
import {
  findingsOf,
  helpUnanswered,
  holds,
  leavesMissing,
  pleasMissing,
  standing,
  standsInTheWay,
  undated,
  type CaseFacts,
  type Cover,
  type FileEnd,
  type Finding,
  type Screening,
} from '../../rules'
import { closedIncomplete, stepHolds } from '../../performance/rows'
import { reportsOf, screeningsOf } from '../../screening/service/at-hand'
import { pleaRowsOf } from '../../screening/service/rows'
import { workFindings } from './work-findings'
import type { CaseReader } from '../../service/call'
import { leavesOf, pagesCounted, type BoundLeaf } from './leaves'

/** How a case ended as far as its file goes; of one under way what it will need when parties agree. */
function fileEnd(row: CaseRow, agreement: StoredAgreement | null): FileEnd {
  const state = row.state === 'closed' || row.state === 'archived' ? row.before_closing : row.state
  switch (state) {
    case 'refused':
    case 'withdrawn':
    case 'failed':
    case 'handed-over':
      return state
    case 'settled-in-court':
      return 'court'
    default:
      return agreement?.form === 'oral' ? 'agreed-oral' : 'agreed-written'
  }
}

const count = (call: CaseReader, sql: string, caseId: number): number =>
  Number(call.statement(sql).pluck().get(caseId))

function factsOf(
  call: CaseReader,
  row: CaseRow,
  leaves: readonly BoundLeaf[],
  agreement: StoredAgreement | null,
): CaseFacts {
  const parties = call
    .statement('SELECT id FROM mediation_parties WHERE case_id = ? ORDER BY id')
    .pluck()
    .all(row.id)
    .map(Number)
  const withLetters = call
    .statement(
      `SELECT DISTINCT p.id FROM mediation_parties p JOIN mediation_representatives r ON r.party_id = p.id
        WHERE p.case_id = ? AND r.by_what = 'letter' ORDER BY p.id`,
    )
    .pluck()
    .all(row.id)
    .map(Number)
  const ofKind = (kind: BoundLeaf['kind']): number => leaves.filter((leaf) => leaf.kind === kind).length
  return {
    parties,
    ended: fileEnd(row, agreement),
    withLetters,
    sessionsHeld: ofKind('session'),
    investigations: ofKind('investigation'),
    evidence: count(
      call,
      `SELECT count(*) FROM mediation_evidence WHERE case_id = ? AND kind = 'evidence'`,
      row.id,
    ),
    performances: count(
      call,
      `SELECT count(*) FROM mediation_performances m JOIN mediation_instalments i ON i.id = m.instalment_id
         JOIN mediation_duties d ON d.id = i.duty_id JOIN mediation_agreements a ON a.id = d.agreement_id
        WHERE a.case_id = ? AND +m.reverses IS NULL
          AND NOT EXISTS (SELECT 1 FROM mediation_performances back WHERE back.reverses = m.id)`,
      row.id,
    ),
    followUps: ofKind('follow-up'),
    askedForConfirmation:
      count(
        call,
        `SELECT count(*) FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
          WHERE a.case_id = ?`,
        row.id,
      ) > 0,
  }
}

const answerRow = z.object({
  suspicion: z.number(),
  offer: z.enum(helpOffers),
  answer: z.enum(['wanted', 'not-wanted']),
})

/** To how many people help was offered without an answer on record (反家庭暴力法 13; 人民调解法 25). */
function peopleUnanswered(call: CaseReader, caseId: number, screenings: readonly Screening[]): number {
  const answers = rowsOf(
    call,
    answerRow,
    `SELECT coalesce(s.continues, s.id) AS suspicion, h.offer, h.answer FROM mediation_help_answers h
       JOIN mediation_suspicions s ON s.id = h.suspicion_id JOIN mediation_screenings g ON g.id = s.screening_id
      WHERE g.case_id = ?`,
    caseId,
  )
  const suspicions = standing(screenings)?.suspicions ?? []
  return suspicions.filter((one) => helpUnanswered(one, answers).length > 0).length
}

/** All that is missing, by aspect; closing and the dossier's page read the same. Whoever has read the leaves brings them. */
export function findingsOfCase(
  call: CaseReader,
  row: CaseRow,
  leaves = leavesOf(call, row),
): readonly Finding[] {
  const screenings = screeningsOf(call, row.id)
  const agreement = standingAgreement(call, row.id)
  const facts = factsOf(call, row, leaves, agreement)
  const agreed = facts.ended === 'agreed-written' || facts.ended === 'agreed-oral'
  const isClosed = row.state === 'closed' || row.state === 'archived'
  // Of a case that is closed nobody asks any more whose hand it was: it was reviewed before.
  const asReviewed = isClosed ? effectOfStored : effectAsReviewed
  const effect = agreed && agreement !== null ? asReviewed(call, agreement) : null
  return findingsOf({
    holds: holds('close', screenings, reportsOf(call, row.id), {
      day: call.today,
      at: call.now,
    }),
    number: row.number,
    leavesMissing: leavesMissing(facts, leaves),
    undated: undated(leaves),
    missingForEffect: effect?.by === 'none' ? effect.missing : [],
    ...workFindings(call, row, { parties: livingOf(call, row.id), agreement }),
    // Found in a case that ends without an agreement it has done its work; of one that is closed nobody asks any more.
    barred:
      isClosed || agreement === null
        ? 0
        : standsInTheWay(standing(screenings)?.bars ?? [], { referrer: row.referrer }).length,
    helpUnanswered: peopleUnanswered(call, row.id, screenings),
    pleasMissing: isClosed
      ? 0
      : pleasMissing(standing(screenings)?.suspicions ?? [], pleaRowsOf(call, row.id).length),
    pagesCounted: pagesCounted(call, row.id, leaves) !== null,
  })
}

/** Whether the closing that stands went past something that was missing. */
export const isClosedForReason = (call: CaseReader, caseId: number): boolean =>
  call
    .statement(
      `SELECT ${closedIncomplete('e')} FROM mediation_case_events e WHERE e.case_id = ? AND e.kind = 'close' AND ${stepHolds('e')}
        ORDER BY e.id DESC LIMIT 1`,
    )
    .pluck()
    .get(caseId) === 1

const coverRow = z.object({
  title: z.string(),
  mediators: z.string(),
  from_day: z.string(),
  to_day: z.string(),
  filed_by: z.string(),
  filed_on: z.string(),
  kept_years: z.number().nullable(),
  remark: z.string(),
  number: z.string().nullable(),
})
const names = z.array(z.string())

export function coverOf(call: CaseReader, caseId: number): Cover | null {
  const row = rowOf(
    call,
    coverRow,
    `SELECT v.title, v.mediators, v.from_day, v.to_day, v.filed_by, v.filed_on, v.kept_years, v.remark, c.number
       FROM mediation_covers v JOIN mediation_cases c ON c.id = v.case_id WHERE v.case_id = ?`,
    caseId,
  )
  if (row === null) return null
  return {
    title: row.title,
    number: row.number ?? '',
    mediators: names.parse(JSON.parse(row.mediators)),
    from: row.from_day,
    to: row.to_day,
    filedBy: row.filed_by,
    filedOn: row.filed_on,
    retention: row.kept_years === null ? { for: 'good' } : { for: 'years', years: row.kept_years },
    remark: row.remark,
  }
}

/** In the order in which they are asked for. */
export function namesOfMediators(call: CaseReader, ids: readonly number[]): readonly string[] {
  const known = namesOfStaff(call, ids)
  return [...new Set(ids)].flatMap((id) => known.get(id) ?? [])
}

/** Who had the case: today's mediators, of one that is over those who had it when it was closed. */
export function mediatorNames(call: CaseReader, caseId: number): readonly string[] {
  const ids = call
    .statement(
      `SELECT s.staff_id FROM mediation_stays s JOIN mediation_cases c ON c.id = s.case_id
        WHERE s.case_id = @case AND s.as_what = 'mediator'
          AND ${hasOrHad('s', 'c', "'closed', 'archived'")} ORDER BY s.id`,
    )
    .pluck()
    .all({ case: caseId })
    .map(Number)
  return namesOfMediators(call, ids)
}
