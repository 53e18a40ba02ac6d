/** The one place that writes audit rows. */
import { hash } from 'node:crypto'
import { property } from '#ground/property'
import type { Store } from '../store/store'
import { emptyLog, macOf, type AuditHead, type DisclosedColumns } from './rules/chain'
import type { AuditOutcome } from './contract'
import { canonical } from './rules/canonical'
import { keyed, readyKey, type ReadyKey } from './rules/keyed'
import { sealNext } from './seals'

/** What was shown in full, and why. */
export interface Disclosure {
  readonly fields: readonly string[]
  /** Code of the reason. */
  readonly reason: string
  /** In the asker's words; empty where the code says it all. */
  readonly note: string
}

export interface AuditRow {
  /** UTC milliseconds. */
  readonly at: number
  readonly staffId: number | null
  readonly procedure: string
  readonly outcome: AuditOutcome
  /** `<kind>:<id>`; never a name or a number of a person. */
  readonly subject: string
  /** What changed; only its digest is kept. For a refusal or a failure, the error's code. */
  readonly change: unknown
  readonly disclosure?: Disclosure
}

/** What writing the log takes: statements, and the key of the chain. */
export type AuditedStore = Pick<Store, 'statement' | 'auditKey'>

/** Appends one row; call it inside the transaction of what it tells of. */
export function recordAudit(store: AuditedStore, { disclosure, ...row }: AuditRow): void {
  const before = auditHead(store)
  const sequence = before.sequence + 1
  // Made ready once for both of its HMACs, and let go with them.
  const auditKey = readyKey(store.auditKey)
  const digest = auditDigest({ auditKey }, row)
  const disclosed = disclosure === undefined ? null : columnsOf(disclosure)
  const mac = macOf({ ...row, sequence, digest, disclosed }, before.mac, auditKey)
  const seal = sealNext(store, sequence, mac)
  store
    .statement(
      `INSERT INTO audit (sequence, at, staff_id, procedure, outcome, subject, digest, mac, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(sequence, row.at, row.staffId, row.procedure, row.outcome, row.subject, digest, mac, seal)
  if (disclosed === null) return
  store
    .statement('INSERT INTO disclosures (sequence, fields, reason, note) VALUES (?, ?, ?, ?)')
    .run(sequence, disclosed.fields, disclosed.reason, disclosed.note)
}

const columnsOf = ({ fields, reason, note }: Disclosure): DisclosedColumns => ({
  fields: fields.join(','),
  reason,
  note,
})

/** Where the log ends now. */
export function auditHead(store: Pick<Store, 'statement'>): AuditHead {
  const last = store.statement('SELECT sequence, mac FROM audit ORDER BY sequence DESC LIMIT 1').get()
  return (last as AuditHead | undefined) ?? emptyLog
}

/** When the newest row of the log was written, in UTC milliseconds; null where there is none. */
export function newestInstant(store: Pick<Store, 'statement'>): number | null {
  const { sequence } = auditHead(store)
  const at = property(store.statement('SELECT at FROM audit WHERE sequence = ?').get(sequence), 'at')
  return typeof at === 'number' ? at : null
}

/** Keyed, so that a change with few possible values cannot be guessed from its digest. */
export function auditDigest(
  store: { readonly auditKey: Buffer | ReadyKey },
  { outcome, change }: Pick<AuditRow, 'outcome' | 'change'>,
): string {
  const isCode = (outcome === 'refused' || outcome === 'failed') && typeof change === 'string'
  return isCode ? change : keyed(store.auditKey, canonical(change)).toString('hex')
}

/** SHA-256 of a value, whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return hash('sha256', canonical(value))
}
