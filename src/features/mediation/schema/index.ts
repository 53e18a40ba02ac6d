/**
 * What mediation keeps, in the sealed file: cases and their course, screenings and reports, parties, agreements, the dossier.
 * What must never be is refused by the triggers of `guards.ts`, whoever writes.
 */
import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'
import { guards as guardsOfCases } from './guards'
import { signingGuards } from './signing'
import { sittingGuards } from '../sessions/schema'
import { evidenceGuards } from '../evidence/schema'
import { papersAppendOnly } from '../papers/schema'
import { aboutGuards } from '../papers/schema/about'
import { diedGuard, diedLaterGuard, sidesGuards } from '../parties/schema'
import {
  ageAskedGuard,
  bothSidesGuard,
  chronologyGuards,
  correctedGuards,
  handCorrectedGuard,
  refusedGuard,
} from './chronology'
import { narrativeGuards } from '../search/schema'
import { childGuards, rightsGuards } from './parties'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { payGuards, payLedger } from '../pay/schema'
import { pleaGuards } from '../pleas/schema'
import { protectionAppendOnly, protectionGuards } from '../protection/schema'
import { erasableWith, retentionGuards } from '../retention/schema'
import { shutGuards } from '../retention/schema/shut'
import { strangerGuards } from '../retention/schema/strangers'
import * as tables from './tables'

export * from './tables'

export const ledgers: readonly LedgerTable[] = [payLedger]

/** Testimony, custody of a case, what was done: added to and never changed. */
export const appendOnlyTables: readonly string[] = [
  'mediation_case_events',
  'mediation_screenings',
  'mediation_suspicions',
  'mediation_needs',
  'mediation_reports',
  'mediation_pleas',
  'mediation_plea_cases',
  'mediation_help_answers',
  'mediation_rights_told',
  'mediation_consents',
  'mediation_guest_consents',
  'mediation_child_answers',
  'mediation_signatures',
  'mediation_performances',
  'mediation_covers',
  'mediation_sessions',
  'mediation_statements',
  'mediation_initials',
  'mediation_investigations',
  'mediation_pledges',
  'mediation_checks',
  'mediation_set_asides',
  'mediation_copies',
  'mediation_extensions',
  'mediation_extension_wishes',
  'mediation_endings',
  'mediation_notices',
  'mediation_court_ends',
  'mediation_replies',
  'mediation_handed_over',
  'mediation_handed_over_notes',
  'mediation_follow_ups',
  'mediation_reminders',
  'mediation_confirmations',
  'mediation_rulings',
  ...papersAppendOnly,
  ...protectionAppendOnly,
  'mediation_patrols',
  'mediation_relations',
  'mediation_relations_accepted',
  'mediation_risks',
  'mediation_contacts',
  'mediation_protections',
  'mediation_pay',
]

/** Of a case, an order, a warning or a month of patrols that is erased, and of nothing else. */
export const erasableRows: readonly ErasableRows[] = erasableWith(appendOnlyTables)

/** Tables that say nothing of residents, and why. */
export const impersonalTables: ImpersonalTables = {
  mediation_needs: 'what a screening commands: bodies and articles',
  mediation_stays: 'which member of staff has which case',
  mediation_members: 'who sits on the committee: an office, and no resident',
  mediation_plea_cases: 'which case became of which plea: numbers',
  mediation_narratives: 'which text of which case: numbers',
}

export const guards: readonly string[] = [
  ...guardsOfCases,
  ...sittingGuards,
  ...signingGuards,
  bothSidesGuard,
  handCorrectedGuard,
  ...correctedGuards,
  ageAskedGuard,
  diedGuard,
  diedLaterGuard,
  ...sidesGuards,
  refusedGuard,
  ...chronologyGuards,
  ...childGuards,
  ...rightsGuards,
  ...evidenceGuards,
  ...aboutGuards,
  ...narrativeGuards,
  ...protectionGuards,
  ...payGuards,
  ...pleaGuards,
  ...retentionGuards,
  ...shutGuards(appendOnlyTables),
  ...strangerGuards(
    Object.values(tables).filter((one) => is(one, SQLiteTable)),
    appendOnlyTables,
  ),
]
