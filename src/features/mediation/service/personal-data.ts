/**
 * What mediation keeps of a person. A case is a record of several people and of what the law had done about them: it stays
 * while it is under way or something of it is still owed, and as an archive for as long as its cover and the settings say
 * (`retention/`).
 */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { eraseDrafts } from '#work/drafts/personal-data'
import type { Eraser, Erasure, KeepsPersonalData } from '#desk/personal-data/keeps'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { forgetWatched, watchedRecords } from '../protection/service/personal-data'
import { obligationsOf } from '../retention/service/holds'

const caseOfPerson = z.object({ id: z.number(), ended: z.string().nullable() })

/** A case that was joined to another ends with that one. */
const casesOf = (call: HasStatements, ids: readonly number[]) =>
  rowsOf(
    call,
    caseOfPerson,
    `SELECT c.id, (SELECT max(e.day) FROM mediation_case_events e WHERE e.case_id = c.id) AS ended
       FROM mediation_cases c
      WHERE c.id IN (SELECT case_id FROM mediation_parties WHERE resident_id IN (SELECT value FROM json_each(?))) ORDER BY c.id`,
    JSON.stringify(ids),
  )

/**
 * Whose they were in the register is forgotten; the case itself is an archive of all its parties. That the counter or an order hid them can be
 * asked of nobody afterwards: from then on a word of the case hides them from the others, until somebody says otherwise.
 */
function erase(call: Eraser, erasure: Erasure) {
  const { resident } = erasure
  const parted = call
    .statement(
      `UPDATE mediation_parties SET protected_since = coalesce(protected_since, ?), resident_id = NULL WHERE resident_id = ?`,
    )
    .run(dayAt(call.now), resident).changes
  return {
    'mediation.cases': parted,
    'mediation.drafts': eraseDrafts(call, 'mediation_drafts', erasure),
    ...forgetWatched(call, resident),
  }
}

export const mediationKeeps: KeepsPersonalData = {
  feature: 'mediation',
  tables: [
    'mediation_cases',
    'mediation_case_events',
    'mediation_screenings',
    'mediation_suspicions',
    'mediation_reports',
    'mediation_pleas',
    'mediation_help_answers',
    'mediation_parties',
    'mediation_representatives',
    'mediation_rights_told',
    'mediation_consents',
    'mediation_guests',
    'mediation_guest_consents',
    'mediation_children',
    'mediation_agreements',
    'mediation_terms',
    'mediation_signatures',
    'mediation_duties',
    'mediation_instalments',
    'mediation_performances',
    'mediation_leaves',
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
    'mediation_evidence',
    'mediation_made_papers',
    'mediation_texts_read',
    'mediation_accounts',
    'mediation_page_counts',
    'mediation_warnings',
    'mediation_warning_visits',
    'mediation_orders',
    'mediation_order_askings',
    'mediation_order_rulings',
    'mediation_order_sightings',
    'mediation_breaches_told',
    'mediation_order_help',
    'mediation_patrols',
    'mediation_relations',
    'mediation_relations_accepted',
    'mediation_committees',
    'mediation_risks',
    'mediation_contacts',
    'mediation_protections',
    'mediation_drafts',
    'mediation_pay',
  ],
  kinds: ['mediation.cases', 'mediation.drafts', 'mediation.orders', 'mediation.warnings'],
  held: () => [],
  records: (call, ids) => [
    ...casesOf(call, ids).map(({ id, ended }) => {
      const open = obligationsOf(call, id).length > 0
      return { kind: 'mediation.cases', id, open, ended: open ? null : ended }
    }),
    ...watchedRecords(call, ids, call.today),
  ],
  erase,
}
