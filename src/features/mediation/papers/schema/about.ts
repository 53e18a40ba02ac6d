/**
 * Of what a paper that was made may tell: a row of its own case, of the kind that the paper is about. The kinds stand here a second time,
 * because the SQL of a released migration never changes with a rule; a test holds both against each other.
 */
import type { Paper, SubjectKind } from '../contract/words'

/** Papers by what they are about. */
export const guardedAbouts: Readonly<Record<SubjectKind, readonly Paper[]>> = {
  case: ['application', 'intake-form', 'referral-reply', 'closing-report', 'cover', 'contents', 'back'],
  party: ['rights-notice', 'ending-notice', 'court-details'],
  representative: ['authority'],
  agreement: ['agreement', 'oral-agreement', 'confirmation', 'certificate'],
  plea: ['plea'],
  pledge: ['pledge', 'repentance'],
  statement: ['statement'],
  session: ['session'],
  investigation: ['investigation'],
  'follow-up': ['follow-up'],
  order: ['protection-record'],
}

const ofCase = (table: string): string =>
  `EXISTS (SELECT 1 FROM ${table} x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)`

/** SQL over the new row: whether what it is about stands in its case. */
const standsThere: Readonly<Record<SubjectKind, string>> = {
  case: 'NEW.about IS NULL',
  party: ofCase('mediation_parties'),
  representative: `EXISTS (SELECT 1 FROM mediation_representatives x JOIN mediation_parties p ON p.id = x.party_id
    WHERE x.id = NEW.about AND p.case_id = NEW.case_id)`,
  agreement: ofCase('mediation_agreements'),
  // Of the case, or what it began with.
  plea: `EXISTS (SELECT 1 FROM mediation_pleas x WHERE x.id = NEW.about AND x.adds_to IS NULL AND (x.case_id = NEW.case_id
    OR EXISTS (SELECT 1 FROM mediation_plea_cases l WHERE l.plea_id = x.id AND l.case_id = NEW.case_id)))`,
  pledge: ofCase('mediation_pledges'),
  statement: ofCase('mediation_accounts'),
  session: ofCase('mediation_sessions'),
  investigation: ofCase('mediation_investigations'),
  'follow-up': ofCase('mediation_follow_ups'),
  order: ofCase('mediation_orders'),
}

const kinds = Object.keys(guardedAbouts).filter((kind): kind is SubjectKind => kind in standsThere)
const branch = (kind: SubjectKind): string =>
  `WHEN NEW.paper IN (${guardedAbouts[kind].map((paper) => `'${paper}'`).join(', ')}) THEN ${standsThere[kind]}`

export const aboutGuards: readonly string[] = [
  `CREATE TRIGGER \`mediation_made_papers_about\` BEFORE INSERT ON \`mediation_made_papers\` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE NOT CASE
    ${kinds.map(branch).join('\n    ')}
    ELSE FALSE END;
END;`,
]
