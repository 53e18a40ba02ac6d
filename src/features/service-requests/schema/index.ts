/** What service requests keep: items in versions, requests with their events, and the custody ledger. */
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { custodyLedger, scanGuards } from './materials'

export * from './items'
export * from './renewals'
export * from './requests'
export * from './events'
export * from './materials'

/** Tables whose lots never fall below zero: triggers refuse it. */
export const ledgers: readonly LedgerTable[] = [custodyLedger]

/** Scans of a closed request are neither added nor changed nor taken away. */
export const guards = scanGuards

export const appendOnlyTables = [
  'service_item_versions',
  'request_events',
  'correction_materials',
  'custody_entries',
]

export const impersonalTables: ImpersonalTables = {
  renewal_enlistings: 'how many were put on the list of renewals at once; who they are says renewal_duties',
}

const ofRequest = (table: string): ErasableRows => ({
  table,
  of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM service_requests r WHERE r.id = OLD.request_id AND r.resident_id = e.id)`,
})

/** Whose a row is, for its erasure: the applicant's. Versions of items are nobody's. */
export const erasableRows: readonly ErasableRows[] = [
  ofRequest('request_events'),
  ofRequest('custody_entries'),
  {
    table: 'correction_materials',
    of: `e.subject = 'resident' AND EXISTS (
    SELECT 1 FROM request_events v JOIN service_requests r ON r.id = v.request_id
     WHERE v.id = OLD.event_id AND r.resident_id = e.id)`,
  },
]
