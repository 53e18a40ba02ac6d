/** Every table of `desk.db`, collected for the migration generator and for nothing else. */
import { appendOnlyTables as auditAppendOnly } from '../audit/schema'
import {
  appendOnlyTables as residentsAppendOnly,
  withoutRowIdTables as residentsWithoutRowId,
} from '../../features/residents/schema'

export * from '../audit/schema'
export * from '../dictionaries/schema'
export * from '../drafts/schema'
export * from '../session/schema'
export * from '../../features/residents/schema'

/** Tables whose rows are never changed or removed: triggers refuse it. */
export const appendOnlyTables: readonly string[] = [...auditAppendOnly, ...residentsAppendOnly]

/** Tables that are their own index. */
export const withoutRowIdTables: readonly string[] = [...residentsWithoutRowId]
