/**
 * Triggers that keep what the law forbids out of the file, whoever writes: a step past a report that is owed, an effect that
 * not all hands have made, a change to an archived case. They say what the rules say once more; tests hold one against the other.
 */
import type { CaseMove, CaseState } from '../contract/words'
import { caseGoes } from '../retention/schema'
import { courtAsked, handStands } from './chronology'

const refuseWhere = (code: string, condition: string): string =>
  `SELECT RAISE(ABORT, 'mediation.${code}') WHERE ${condition};`

const trigger = (name: string, when: string, table: string, ...body: readonly string[]): string =>
  `CREATE TRIGGER \`mediation_${name}\` ${when} ON \`${table}\` BEGIN\n  ${body.join('\n  ')}\nEND;`

/** The table of states as the file knows it, but for `send-back`, which leads to where the case stood. */
export const guardedMoves: readonly (readonly [CaseState, CaseMove, CaseState])[] = [
  ['intake', 'accept', 'accepted'],
  ['intake', 'not-accept', 'not-accepted'],
  ['intake', 'drop', 'dropped'],
  ['accepted', 'begin', 'mediating'],
  ['mediating', 'agree-in-writing', 'signing'],
  ['mediating', 'agree-orally', 'in-effect'],
  ['signing', 'take-effect', 'in-effect'],
  ['signing', 'settle-in-court', 'settled-in-court'],
  ['signing', 'set-aside', 'mediating'],
  ['in-effect', 'perform', 'performed'],
  ['in-effect', 'leave-unperformed', 'unperformed'],
  ['in-effect', 'renegotiate', 'mediating'],
  ['in-effect', 'close', 'closed'],
  ['performed', 'leave-unperformed', 'unperformed'],
  ['unperformed', 'perform', 'performed'],
  ['unperformed', 'renegotiate', 'mediating'],
  ['closed', 'archive', 'archived'],
  ['archived', 'add-leaf', 'archived'],
  ...(['accepted', 'mediating', 'signing'] as const).flatMap((from) => [
    [from, 'refuse', 'refused'] as const,
    [from, 'withdraw', 'withdrawn'] as const,
    [from, 'fail', 'failed'] as const,
  ]),
  ...(['accepted', 'mediating'] as const).flatMap((from) => [
    [from, 'hand-over', 'handed-over'] as const,
    [from, 'join', 'joined'] as const,
  ]),
  ...(
    ['performed', 'unperformed', 'settled-in-court', 'refused', 'withdrawn', 'failed', 'handed-over'] as const
  ).map((from) => [from, 'close', 'closed'] as const),
]

/** What never waits for a report, and what is never taken back: as `reports.ts` and `states.ts` have it. */
export const neverHeld: readonly CaseMove[] = ['refuse', 'withdraw', 'add-leaf', 'send-back']
export const finalMoves: readonly CaseMove[] = [
  'accept',
  'take-effect',
  'agree-orally',
  'settle-in-court',
  'archive',
  'add-leaf',
]

const words = (all: readonly string[]): string => all.map((word) => `'${word}'`).join(', ')
const moveRows = guardedMoves.map((move) => `(${words(move)})`).join(', ')

const lastEvent = `(SELECT e.id FROM mediation_case_events e WHERE e.case_id = NEW.case_id ORDER BY e.id DESC LIMIT 1)`
const stateNow = `(SELECT c.state FROM mediation_cases c WHERE c.id = NEW.case_id)`
const standingOf = (caseId: string): string =>
  `(SELECT max(s.id) FROM mediation_screenings s WHERE s.case_id = ${caseId})`
export const standing = standingOf('NEW.case_id')

/** A need of the standing screening that no report of the case answers: one of our own is not older than what was discovered. */
export const owedOf = (caseId: string): string => `EXISTS (
    SELECT 1 FROM mediation_needs n LEFT JOIN mediation_suspicions s ON s.id = n.suspicion_id
     WHERE n.screening_id = ${standingOf(caseId)} AND NOT EXISTS (
       SELECT 1 FROM mediation_reports r LEFT JOIN mediation_suspicions o ON o.id = r.suspicion_id
        WHERE r.case_id = ${caseId} AND coalesce(o.continues, o.id) IS coalesce(s.continues, s.id)
          AND (r.source = 'another-body' OR s.id IS NULL OR r.told_at >= s.discovered_at)
          AND EXISTS (SELECT 1 FROM json_each(n.bodies) b WHERE b.value = r.to_body)))`
export const owed = owedOf('NEW.case_id')

const waits = `NEW.kind NOT IN (${words([...neverHeld, 'taken-back'])})`

const events = [
  trigger(
    'case_events_from',
    'BEFORE INSERT',
    'mediation_case_events',
    refuseWhere('not-from-here', `NEW.from_state IS NOT ${stateNow}`),
    refuseWhere(
      'not-from-here',
      `NEW.from_state IS NOT coalesce((SELECT e.to_state FROM mediation_case_events e WHERE e.id = ${lastEvent}), 'intake')`,
    ),
  ),
  trigger(
    'case_events_to',
    'BEFORE INSERT',
    'mediation_case_events',
    refuseWhere(
      'not-from-here',
      `NEW.kind NOT IN ('taken-back', 'send-back') AND (NEW.from_state, NEW.kind, NEW.to_state) NOT IN (VALUES ${moveRows})`,
    ),
    refuseWhere(
      'not-from-here',
      `NEW.kind = 'send-back' AND (NEW.from_state <> 'closed' OR NEW.to_state IS NOT
        (SELECT c.before_closing FROM mediation_cases c WHERE c.id = NEW.case_id))`,
    ),
    refuseWhere(
      'not-taken-back',
      `NEW.kind = 'taken-back' AND NOT EXISTS (
        SELECT 1 FROM mediation_case_events e WHERE e.id = NEW.takes_back AND e.id = ${lastEvent}
           AND e.to_state = NEW.from_state AND e.from_state = NEW.to_state
           AND e.kind NOT IN (${words([...finalMoves, 'taken-back'])}))`,
    ),
  ),
  trigger(
    'case_events_report',
    'BEFORE INSERT',
    'mediation_case_events',
    refuseWhere('not-screened', `${waits} AND ${standing} IS NULL`),
    refuseWhere('report-owed', `${waits} AND ${owed}`),
  ),
]

const cases = [
  trigger(
    'cases_begin',
    'BEFORE INSERT',
    'mediation_cases',
    refuseWhere('not-from-here', `NEW.state <> 'intake'`),
  ),
  trigger(
    'cases_follow',
    'BEFORE UPDATE',
    'mediation_cases',
    refuseWhere('archived', `OLD.state = 'archived' AND NOT ${caseGoes('OLD.id')}`),
    refuseWhere(
      'not-from-here',
      `NEW.state <> OLD.state AND NEW.state IS NOT (SELECT e.to_state FROM mediation_case_events e
        WHERE e.case_id = NEW.id ORDER BY e.id DESC LIMIT 1)`,
    ),
    refuseWhere('number-kept', `OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number`),
  ),
  trigger(
    'cases_stay',
    'BEFORE DELETE',
    'mediation_cases',
    refuseWhere('number-kept', 'OLD.number IS NOT NULL'),
  ),
  trigger(
    'stays_end',
    'BEFORE UPDATE',
    'mediation_stays',
    refuseWhere(
      'stay',
      `(NEW.case_id, NEW.staff_id, NEW.as_what, NEW.from_day) <> (OLD.case_id, OLD.staff_id, OLD.as_what, OLD.from_day)
        OR CASE WHEN ${caseGoes('OLD.case_id')} THEN NEW.until_day IS NOT OLD.until_day OR NEW.reason <> ''
          ELSE OLD.until_day IS NOT NULL OR NEW.until_day IS NULL OR NEW.until_day < OLD.from_day END`,
    ),
  ),
  trigger('stays_stay', 'BEFORE DELETE', 'mediation_stays', refuseWhere('stay', 'true')),
  trigger(
    'representatives_five',
    'BEFORE INSERT',
    'mediation_representatives',
    refuseWhere(
      'representatives',
      `(SELECT count(*) FROM mediation_representatives r WHERE r.party_id = NEW.party_id AND r.until_on IS NULL) >= 5`,
    ),
  ),
]

/** The day from which a hand counts; null without a day or without that of its letter. */
const countsFrom = `(CASE WHEN r.id IS NULL OR r.by_what = 'law' THEN s.day ELSE max(s.day, r.letter_on) END)`
/** Who signs: whoever lived when the text was laid before the parties, or whose hand is on it all the same (民法典 13, 174). */
export const signersOf = (
  agreement: string,
  caseId: string,
): string => `FROM mediation_parties p WHERE p.case_id = ${caseId} AND (
      coalesce(p.died_on >= (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = ${agreement}), TRUE)
      OR EXISTS (SELECT 1 FROM mediation_signatures h WHERE h.agreement_id = ${agreement} AND h.party_id = p.id))`
const signers = `(SELECT count(*) ${signersOf('NEW.id', 'NEW.case_id')})`
/** The last of all hands and the seal; null while one is missing. */
const effectDay = `(SELECT CASE WHEN count(${countsFrom}) = 2 + ${signers} AND ${signers} > 1 THEN max(${countsFrom}) END
    FROM mediation_signatures s LEFT JOIN mediation_representatives r ON r.id = s.representative_id
   WHERE s.agreement_id = NEW.id AND ${handStands('s')})`
const signed = (agreement: string): string =>
  `EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.agreement_id = ${agreement})`

const agreements = [
  trigger(
    'agreements_begin',
    'BEFORE INSERT',
    'mediation_agreements',
    refuseWhere(
      'no-effect',
      `NEW.effect_on IS NOT NULL AND (NEW.form <> 'oral' OR NEW.effect_on IS NOT NEW.reached_on)`,
    ),
  ),
  trigger(
    'agreements_effect',
    'BEFORE UPDATE OF effect_on',
    'mediation_agreements',
    // A hand that is put right moves it, until a court is asked within its days.
    refuseWhere(
      'effect-kept',
      `OLD.effect_on IS NOT NULL AND NEW.effect_on IS NOT OLD.effect_on
        AND (NEW.effect_on IS NULL OR NEW.form = 'oral' OR ${courtAsked('NEW.id')})`,
    ),
    refuseWhere(
      'no-effect',
      `NEW.effect_on IS NOT NULL AND NEW.effect_on IS NOT
        CASE NEW.form WHEN 'oral' THEN NEW.reached_on ELSE ${effectDay} END`,
    ),
    refuseWhere(
      'court-ends-it',
      `NEW.effect_on IS NOT NULL AND EXISTS (SELECT 1 FROM mediation_cases c
        WHERE c.id = NEW.case_id AND c.court_referral LIKE 'entrusted-%')`,
    ),
  ),
  trigger(
    'agreements_signed',
    'BEFORE UPDATE OF case_id, form, number, facts, dispute, responsibilities, reached_on',
    'mediation_agreements',
    refuseWhere(
      'signed',
      `(OLD.effect_on IS NOT NULL OR ${signed('OLD.id')}) AND NOT ${caseGoes('OLD.case_id')}`,
    ),
  ),
  ...(['INSERT', 'UPDATE', 'DELETE'] as const).flatMap((event) =>
    (['mediation_terms', 'mediation_duties'] as const).map((table) =>
      trigger(
        `${table.slice('mediation_'.length)}_signed_${event.toLowerCase()}`,
        `BEFORE ${event}`,
        table,
        refuseWhere('signed', signed(event === 'INSERT' ? 'NEW.agreement_id' : 'OLD.agreement_id')),
      ),
    ),
  ),
]

export const isArchived = (row: 'NEW' | 'OLD'): string =>
  `EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = ${row}.case_id AND c.state = 'archived')`

const leaves = [
  trigger(
    'leaves_added',
    'BEFORE INSERT',
    'mediation_leaves',
    refuseWhere('archived', `(NEW.kind = 'later-leaf') <> ${isArchived('NEW')}`),
  ),
  ...(['UPDATE', 'DELETE'] as const).map((event) =>
    trigger(
      `leaves_bound_${event.toLowerCase()}`,
      `BEFORE ${event}`,
      'mediation_leaves',
      refuseWhere(
        'archived',
        event === 'DELETE' ? `${isArchived('OLD')} AND NOT ${caseGoes('OLD.case_id')}` : isArchived('OLD'),
      ),
    ),
  ),
]

/** What a reviewer found complete is added to and not taken from, until it is sent back. */
const reviewed = ['mediation_leaves', 'mediation_evidence'].map((table) =>
  trigger(
    `${table.slice('mediation_'.length)}_reviewed`,
    'BEFORE DELETE',
    table,
    refuseWhere(
      'case-closed',
      `EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = OLD.case_id AND c.state = 'closed') AND NOT ${caseGoes('OLD.case_id')}`,
    ),
  ),
)

const isClosed = (caseId: string): string =>
  `EXISTS (SELECT 1 FROM mediation_cases c WHERE c.id = ${caseId} AND c.state = 'closed') AND NOT ${caseGoes(caseId)}`

/** By which a case is reviewed, reported and paid; its words are found by them. */
const facts =
  'source, referrer, court_referral, letter, papers_signed_for_on, accepted_online_on, kind, difficulty, source_name, difficulty_name, people, money_fen, narrative, wants'
/** Of a party all but who is hidden, of the register, dead, or was told of their rights. */
const ofParty =
  'case_id, role, side, kind, name, id_number, phone, address, birth, capacity, cannot_read, read_to_by, workplace, school, whereabouts'

/** Facts and people of a case that is closed: sent back first. */
const rewritten = [
  trigger(
    'cases_reviewed',
    `BEFORE UPDATE OF ${facts}`,
    'mediation_cases',
    refuseWhere('case-closed', `OLD.state = 'closed' AND NOT ${caseGoes('OLD.id')}`),
  ),
  ...(['mediation_parties', 'mediation_children'] as const).flatMap((table) =>
    (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) =>
      trigger(
        `${table.slice('mediation_'.length)}_reviewed_${event.toLowerCase()}`,
        `BEFORE ${event}${table === 'mediation_parties' && event === 'UPDATE' ? ` OF ${ofParty}` : ''}`,
        table,
        refuseWhere('case-closed', isClosed(event === 'INSERT' ? 'NEW.case_id' : 'OLD.case_id')),
      ),
    ),
  ),
  ...(['INSERT', 'UPDATE', 'DELETE'] as const).map((event) =>
    trigger(
      `representatives_reviewed_${event.toLowerCase()}`,
      `BEFORE ${event}`,
      'mediation_representatives',
      refuseWhere(
        'case-closed',
        isClosed(
          `(SELECT p.case_id FROM mediation_parties p WHERE p.id = ${event === 'INSERT' ? 'NEW' : 'OLD'}.party_id)`,
        ),
      ),
    ),
  ),
]

/** Those of the tables of cases, agreements and leaves. */
export const guards: readonly string[] = [
  ...events,
  ...cases,
  ...agreements,
  ...leaves,
  ...reviewed,
  ...rewritten,
]
