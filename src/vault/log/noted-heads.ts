/**
 * Where the chain of another file ended: each of two files notes it of the other. Whoever cuts the end of a chain off, makes
 * it anew with its key, or brings an older copy of one file back alone, is found against the other one.
 */
import { z } from 'zod'
import type { Store } from '../store/store'
import { auditDigest, recordAudit, type AuditedStore } from './record'
import type { AuditHead } from './rules/chain'
import type { DatedHead } from './rules/restored'

const procedure = 'desk.noteHead'

/** Of the head of a file after so many rows. */
const subjectOf = (name: string, sequence: number): string => `head:${name}/${sequence}`

/** Notes a head of the file `name`, once. The row holds its keyed digest, as of any change. */
export function noteHead(
  into: Store,
  { name, head, at }: { readonly name: string; readonly head: AuditHead; readonly at: number },
): void {
  if (head.sequence === 0 || isNoted(into, name, head)) return
  const subject = subjectOf(name, head.sequence)
  into.sqlite
    .transaction(() =>
      recordAudit(into, { at, staffId: null, procedure, outcome: 'done', subject, change: head.mac }),
    )
    .immediate()
}

/** True where a head with this number was noted: the file has not gone on since. */
export const isNoted = (into: AuditedStore, name: string, { sequence }: AuditHead): boolean =>
  into
    .statement('SELECT 1 FROM audit INDEXED BY audit_subject WHERE subject = ? AND procedure = ? LIMIT 1')
    .get(subjectOf(name, sequence), procedure) !== undefined

/**
 * The heads that `into` noted of the file `name`, as that file's rows meet them: where a row is not the one that was noted,
 * the head is one that no row has.
 */
export const notedHeads = (
  into: AuditedStore,
  name: string,
  file: Pick<Store, 'statement'>,
): readonly DatedHead[] => notes(into, name, 'subject').map((note) => headOf(into, name, note, file))

/** The one that was noted last; null where none was. */
export function lastNotedHead(
  into: AuditedStore,
  name: string,
  file: Pick<Store, 'statement'>,
): DatedHead | null {
  const [last] = notes(into, name, 'sequence DESC LIMIT 1')
  return last === undefined ? null : headOf(into, name, last, file)
}

/** True for a head that its file has no row of. */
export const isMissing = ({ mac }: Pick<AuditHead, 'mac'>): boolean => mac === noRow

const noteRow = z.object({ at: z.number(), subject: z.string(), digest: z.string() })
type Note = z.infer<typeof noteRow>

const beginningOf = (name: string): string => `head:${name}/`

const notes = (into: AuditedStore, name: string, order: string): readonly Note[] =>
  into
    .statement(
      `SELECT at, subject, digest FROM audit INDEXED BY audit_subject
        WHERE subject > ? AND subject < ? AND procedure = '${procedure}' ORDER BY ${order}`,
    )
    .all(beginningOf(name), `head:${name}0`)
    .map((row) => noteRow.parse(row))

function headOf(
  into: AuditedStore,
  name: string,
  { at, subject, digest }: Note,
  file: Pick<Store, 'statement'>,
): DatedHead {
  const sequence = Number(subject.slice(beginningOf(name).length))
  const mac: unknown = file.statement('SELECT mac FROM audit WHERE sequence = ?').pluck().get(sequence)
  const isTheOne = typeof mac === 'string' && auditDigest(into, { outcome: 'done', change: mac }) === digest
  return { sequence, mac: isTheOne ? mac : noRow, source: subject, at }
}

/** No HMAC in hexadecimal begins so. */
const noRow = '-'
