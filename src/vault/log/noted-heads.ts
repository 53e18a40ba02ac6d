/**
 * Where the chain of another file ended, in the desk's own: whoever cuts the end of that chain off, or makes it anew with its
 * key, is found against the desk's.
 */
import type { Store } from '../store/store'
import { auditDigest, recordAudit, type AuditedStore } from './record'
import type { AuditHead } from './rules/chain'
import type { OutsideHead } from './rules/verify'

const procedure = 'desk.noteHead'

/** Of the head of a file after so many rows. */
const subjectOf = (name: string, sequence: number): string => `head:${name}/${sequence}`

/** Notes a head, once. The row holds its keyed digest, as of any change. */
export function noteHead(
  desk: Store,
  { name, head, at }: { readonly name: string; readonly head: AuditHead; readonly at: number },
): void {
  const subject = subjectOf(name, head.sequence)
  if (head.sequence === 0 || isNoted(desk, subject)) return
  desk.sqlite
    .transaction(() =>
      recordAudit(desk, { at, staffId: null, procedure, outcome: 'done', subject, change: head.mac }),
    )
    .immediate()
}

const isNoted = (desk: AuditedStore, subject: string): boolean =>
  desk
    .statement('SELECT 1 FROM audit INDEXED BY audit_subject WHERE subject = ? AND procedure = ? LIMIT 1')
    .get(subject, procedure) !== undefined

/**
 * The heads that the desk noted of a file, as that file's rows meet them: where a row is not the one that was noted, the head
 * is one that no row has.
 */
export function notedHeads(
  desk: AuditedStore,
  name: string,
  file: Pick<Store, 'statement'>,
): readonly OutsideHead[] {
  const beginning = `head:${name}/`
  const rows = desk
    .statement(
      `SELECT subject, digest FROM audit INDEXED BY audit_subject
        WHERE subject > ? AND subject < ? AND procedure = '${procedure}'`,
    )
    .all(beginning, `head:${name}0`) as { readonly subject: string; readonly digest: string }[]
  return rows.map(({ subject, digest }) => {
    const sequence = Number(subject.slice(beginning.length))
    const mac: unknown = file.statement('SELECT mac FROM audit WHERE sequence = ?').pluck().get(sequence)
    const isTheOne = typeof mac === 'string' && auditDigest(desk, { outcome: 'done', change: mac }) === digest
    return { sequence, mac: isTheOne ? mac : noRow, source: subject }
  })
}

/** No HMAC in hexadecimal begins so. */
const noRow = '-'
