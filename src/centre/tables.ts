/** Every table of `desk.db`, collected for the migration generator and for nothing else. */
import { appendOnlyTables as auditAppendOnly } from '#vault/log/schema'
import type { ErasableRows } from '#vault/erasures/erasable'
import { appendOnlyTables as logChecksAppendOnly } from '#features/audit/schema'
import {
  appendOnlyTables as privacyAppendOnly,
  erasableRows as privacyErasable,
} from '#features/privacy/schema'
import {
  appendOnlyTables as residentsAppendOnly,
  erasableRows as residentsErasable,
  withoutRowIdTables as residentsWithoutRowId,
} from '#features/residents/schema'
import {
  appendOnlyTables as serviceRequestsAppendOnly,
  erasableRows as serviceRequestsErasable,
} from '#features/service-requests/schema'
import { appendOnlyTables as visitsAppendOnly, erasableRows as visitsErasable } from '#features/visits/schema'

export * from '#vault/log/schema'
export * from '#work/calendar/schema'
export * from '#work/dictionaries/schema'
export * from '#work/drafts/schema'
export * from '#vault/erasures/schema'
export * from '#work/numbering/schema'
export * from '#desk/pins/schema'
export * from '#desk/session/schema'
export * from '#features/audit/schema'
export * from '#features/privacy/schema'
export * from '#features/residents/schema'
export * from '#features/service-requests/schema'
export * from '#features/visits/schema'

/** Tables whose rows are never changed or removed: triggers refuse it. */
export const appendOnlyTables: readonly string[] = [
  ...auditAppendOnly,
  ...logChecksAppendOnly,
  ...privacyAppendOnly,
  ...residentsAppendOnly,
  ...serviceRequestsAppendOnly,
  ...visitsAppendOnly,
]

/** Of these, whose rows an erasure may take or blank, and whose they then have to be. */
export const erasableRows: readonly ErasableRows[] = [
  ...privacyErasable,
  ...residentsErasable,
  ...serviceRequestsErasable,
  ...visitsErasable,
]

/** Tables that are their own index. */
export const withoutRowIdTables: readonly string[] = [...residentsWithoutRowId]
