/** Every table of `desk.db`, collected for the migration generator and for nothing else. */
import { appendOnlyTables as auditAppendOnly } from '../audit/schema'

export * from '../audit/schema'
export * from '../drafts/schema'
export * from '../session/schema'

/** Tables whose rows are never changed or removed: triggers refuse it. */
export const appendOnlyTables: readonly string[] = [...auditAppendOnly]

/** Tables that are their own index. */
export const withoutRowIdTables: readonly string[] = []
