/**
 * What comes before what, whoever writes: nobody is mediated before their case is accepted, nobody is asked to confirm what is not in
 * effect or was decided, a court rules after it was asked, and the whole is closed after its last step. The rules say it first
 * (`rules/course/days.ts`, `askingFault`).
 */

export const refuseWhere = (code: string, condition: string): string =>
  `SELECT RAISE(ABORT, 'mediation.${code}') WHERE ${condition};`

export const before = (name: string, table: string, ...body: readonly string[]): string =>
  `CREATE TRIGGER \`mediation_${name}\` BEFORE INSERT ON \`${table}\` BEGIN\n  ${body.join('\n  ')}\nEND;`

const acceptedOn = (caseId: string): string =>
  `(SELECT c.accepted_on FROM mediation_cases c WHERE c.id = ${caseId})`
const caseOfAgreement = '(SELECT a.case_id FROM mediation_agreements a WHERE a.id = NEW.agreement_id)'

/** Comparing with a day that is not there says neither yes nor no, and refuses nothing. */
const isBefore = (day: string, caseId: string): string => `${day} < ${acceptedOn(caseId)}`

const effectOn = '(SELECT a.effect_on FROM mediation_agreements a WHERE a.id = NEW.agreement_id)'
const ruledWith = (rulings: string): string => `EXISTS (
    SELECT 1 FROM mediation_confirmations f JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE f.agreement_id = NEW.agreement_id AND r.ruling IN (${rulings}))`

/** SQL: whether a court was asked to confirm what was agreed in a case and has not said, nor was that withdrawn. */
export const rulingAwaited = (caseId: string): string => `EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
     WHERE a.case_id = ${caseId} AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id))`

/** SQL: a court has confirmed what was agreed in a case, whole or in part. */
const confirmedByCourt = (caseId: string): string => `EXISTS (
    SELECT 1 FROM mediation_agreements a JOIN mediation_confirmations f ON f.agreement_id = a.id
      JOIN mediation_rulings r ON r.confirmation_id = f.id
     WHERE a.case_id = ${caseId} AND r.ruling IN ('confirmed', 'part-confirmed'))`

export const chronologyGuards: readonly string[] = [
  before(
    'case_events_after',
    'mediation_case_events',
    refuseWhere('before-acceptance', `NEW.kind <> 'taken-back' AND ${isBefore('NEW.day', 'NEW.case_id')}`),
  ),
  before(
    'case_events_last',
    'mediation_case_events',
    refuseWhere(
      'before-the-last-step',
      `NEW.kind IN ('close', 'archive', 'send-back') AND NEW.day < (SELECT max(e.day) FROM mediation_case_events e
    WHERE e.case_id = NEW.case_id AND e.kind <> 'taken-back'
      AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id))`,
    ),
  ),
  before(
    'case_events_ruled',
    'mediation_case_events',
    refuseWhere('gate-ruling-awaited', `NEW.kind = 'archive' AND ${rulingAwaited('NEW.case_id')}`),
  ),
  // 民诉法 206: what a court decides on is withdrawn first, and what it has confirmed is enforced.
  before(
    'case_events_anew',
    'mediation_case_events',
    refuseWhere('gate-asked-of-a-court', `NEW.kind = 'renegotiate' AND ${rulingAwaited('NEW.case_id')}`),
    refuseWhere('gate-confirmed-already', `NEW.kind = 'renegotiate' AND ${confirmedByCourt('NEW.case_id')}`),
  ),
  before(
    'sessions_after',
    'mediation_sessions',
    refuseWhere('before-acceptance', isBefore('NEW.on_day', 'NEW.case_id')),
  ),
  before(
    'signatures_after',
    'mediation_signatures',
    refuseWhere('before-acceptance', isBefore('NEW.day', caseOfAgreement)),
  ),
  before(
    'confirmations_after',
    'mediation_confirmations',
    refuseWhere('confirmation-before-effect', `coalesce(NEW.applied_on < ${effectOn}, TRUE)`),
    refuseWhere('confirmation-confirmed-already', ruledWith("'confirmed', 'part-confirmed'")),
    refuseWhere('confirmation-rejected-before', ruledWith("'rejected'")),
    refuseWhere(
      'confirmation-asked-already',
      `EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = NEW.agreement_id
    AND NOT EXISTS (SELECT 1 FROM mediation_rulings r WHERE r.confirmation_id = f.id))`,
    ),
  ),
  before(
    'rulings_after',
    'mediation_rulings',
    refuseWhere(
      'ruled-before-asked',
      'NEW.on_day < (SELECT f.applied_on FROM mediation_confirmations f WHERE f.id = NEW.confirmation_id)',
    ),
  ),
]

/** SQL: a hand that was not put right by a later row. */
export const handStands = (hand: string): string =>
  `NOT EXISTS (SELECT 1 FROM mediation_signatures later WHERE later.corrects = ${hand}.id)`

/** SQL: a court was asked to confirm an agreement, whatever it said. */
export const courtAsked = (agreement: string): string =>
  `EXISTS (SELECT 1 FROM mediation_confirmations f WHERE f.agreement_id = ${agreement})`

/** 民法典 168: a hand of somebody whose hand is on the paper for the other side already. */
export const bothSidesGuard = before(
  'signatures_one_side',
  'mediation_signatures',
  refuseWhere(
    'both-sides',
    `EXISTS (SELECT 1 FROM mediation_representatives own JOIN mediation_parties mine ON mine.id = own.party_id
      JOIN mediation_signatures s ON s.agreement_id = NEW.agreement_id AND ${handStands('s')}
      JOIN mediation_representatives r ON r.id = s.representative_id AND r.name = own.name
      JOIN mediation_parties theirs ON theirs.id = r.party_id AND theirs.side <> mine.side
     WHERE own.id = NEW.representative_id)`,
  ),
)

/** A hand that is put right stays the hand of whoever it was; what a court was asked within is moved by nobody. */
export const handCorrectedGuard = before(
  'signatures_corrected',
  'mediation_signatures',
  refuseWhere(
    'another-hand',
    `NEW.corrects IS NOT NULL AND (trim(NEW.reason) = '' OR NOT EXISTS (SELECT 1 FROM mediation_signatures s
    WHERE s.id = NEW.corrects AND s.agreement_id = NEW.agreement_id AND s.of_whom = NEW.of_whom AND s.party_id IS NEW.party_id))`,
  ),
  refuseWhere('court-asked-by-hand', `NEW.corrects IS NOT NULL AND ${courtAsked('NEW.agreement_id')}`),
)

/** What puts an earlier row right says why; an extension or a round of another case is kept out with all that is named. */
export const correctedGuards: readonly string[] = ['extensions', 'follow_ups'].map((table) =>
  before(
    `${table}_corrected`,
    `mediation_${table}`,
    refuseWhere('reason-missing', `NEW.corrects IS NOT NULL AND trim(NEW.reason) = ''`),
  ),
)

/** 民法典 17–22: nobody signs of whom nobody asked how old they are nor whether they can act. */
export const ageAskedGuard = before(
  'signatures_age_asked',
  'mediation_signatures',
  refuseWhere(
    'age-unasked',
    `EXISTS (SELECT 1 FROM mediation_parties p WHERE p.id = NEW.party_id AND p.kind = 'person' AND p.birth IS NULL AND p.capacity IS NULL)`,
  ),
)

/** SQL: the last word of a party on being mediated, by its day. */
const lastWord = (until = ''): string => `(SELECT c.mediation FROM mediation_consents c
      WHERE c.party_id = p.id AND c.mediation IS NOT NULL ${until} ORDER BY c.day DESC, c.id DESC LIMIT 1)`

/**
 * 人民调解法 17: nobody is mediated, and nothing agreed is in effect, while a living party says no. The last word of each counts, by its day. Who
 * sat down, and what was agreed by word of mouth, goes by its own day (30); an effect by the day of its last hand (29), unless whoever said no has
 * said yes since.
 */
export const refusedGuard = before(
  'case_events_refused',
  'mediation_case_events',
  refuseWhere(
    'refused',
    `NEW.kind IN ('accept', 'begin', 'agree-in-writing', 'agree-orally', 'take-effect') AND EXISTS (
    SELECT 1 FROM mediation_parties p WHERE p.case_id = NEW.case_id AND p.died_on IS NULL
      AND (NEW.kind IN ('begin', 'agree-orally') OR ${lastWord()} = 'refuses')
      AND (NEW.kind IN ('accept', 'agree-in-writing') OR ${lastWord('AND c.day <= NEW.day')} = 'refuses'))`,
  ),
)
