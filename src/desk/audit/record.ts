/** The one place that writes audit rows. */
import { createHash } from 'node:crypto'
import type { Store } from '../store/store'

export interface AuditRow {
  /** UTC milliseconds. */
  readonly at: number
  readonly staffId: number | null
  readonly procedure: string
  readonly outcome: 'done' | 'refused'
  /** `<kind>:<id>`; never a name or a number of a person. */
  readonly subject: string
  /** What changed; only its digest is kept. For a refusal, the error's code. */
  readonly change: unknown
}

/** Appends one row; call it inside the transaction of what it tells of. */
export function recordAudit(store: Store, row: AuditRow): void {
  store
    .statement(
      `INSERT INTO audit (at, staff_id, procedure, outcome, subject, digest) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(row.at, row.staffId, row.procedure, row.outcome, row.subject, auditDigest(row))
}

function auditDigest({ outcome, change }: AuditRow): string {
  return outcome === 'refused' && typeof change === 'string' ? change : digestOf(change)
}

/** SHA-256 of a value, whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** JSON with its keys in order, so that the same change has the same digest. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
