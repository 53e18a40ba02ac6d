/**
 * Where the chain of another file ended: each of two files notes it of the other. Whoever cuts the end of a chain off, makes
 * it anew with its key, or brings an older copy of one file back alone, is found against the other one.
 */
import { z } from 'zod'
import type { Store } from '../store/store'
import { auditDigest, auditHead, recordAudit, type AuditedStore } from './record'
import type { AuditHead } from './rules/chain'
import type { DatedHead } from './rules/restored'
import { endedSegments } from './segments'
import { keyAt, type EndedSegment } from './rules/segments'

const procedure = 'desk.noteHead'

/** Of the head of a file after so many rows; without a number where that would tell how much was done there. */
const subjectOf = (name: string, sequence: number): string => `head:${name}/${sequence}`
const unnumbered = (name: string): string => `head:${name}`

/** Notes a head of the file `name`, once. The row holds its keyed digest, as of any change. */
export function noteHead(into: Store, note: HeadToNote): void {
  if (note.head.sequence === 0 || isNoted(into, note.name, note.head)) return
  put(into, note, subjectOf(note.name, note.head.sequence))
}

/**
 * Notes a head of a file that not everyone may know of: always, whether or not that went on, and without a number. Whoever reads
 * the row learns that the file was open, and neither whether nor how often anything was written.
 */
export function noteHeadOfSealed(into: Store, note: HeadToNote): void {
  put(into, note, unnumbered(note.name))
}

interface HeadToNote {
  readonly name: string
  readonly head: AuditHead
  readonly at: number
}

const put = (into: Store, { head, at }: HeadToNote, subject: string): void =>
  into.sqlite
    .transaction(() => {
      recordAudit(into, { at, staffId: null, procedure, outcome: 'done', subject, change: head.mac })
    })
    .immediate()

/** True where a head with this number was noted: the file has not gone on since. */
const isNoted = (into: AuditedStore, name: string, { sequence }: AuditHead): boolean =>
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
): readonly DatedHead[] => {
  const all = notes(into, name, 'subject')
  const ended = endedSegments(into)
  const known = new Map<Buffer, ReadonlyMap<string, AuditHead>>()
  return all.map((note) => {
    const under = noting(into, note, ended)
    // All notes of one segment are under one key; each of them is looked for among all rows.
    if (note.subject === unnumbered(name) && !known.has(under.auditKey))
      known.set(under.auditKey, rowsByDigest(under, file))
    return headOf(under, name, note, file, known.get(under.auditKey) ?? null)
  })
}

/** The one that was noted last; null where none was. */
export function lastNotedHead(
  into: AuditedStore,
  name: string,
  file: Pick<Store, 'statement'>,
): DatedHead | null {
  const [last] = notes(into, name, 'sequence DESC LIMIT 1')
  return last === undefined ? null : headOf(noting(into, last, endedSegments(into)), name, last, file, null)
}

/** True for a head that its file has no row of. */
export const isMissing = ({ mac }: Pick<AuditHead, 'mac'>): boolean => mac === noRow

const noteRow = z.object({ sequence: z.number(), at: z.number(), subject: z.string(), digest: z.string() })
type Note = z.infer<typeof noteRow>

/** As the log was when it noted this. */
const noting = (into: AuditedStore, { sequence }: Note, ended: readonly EndedSegment[]): AuditedStore => ({
  auditKey: keyAt(sequence, into.auditKey, ended),
  statement: (sql) => into.statement(sql),
})

const beginningOf = (name: string): string => `head:${name}/`

const notes = (into: AuditedStore, name: string, order: string): readonly Note[] =>
  into
    .statement(
      `SELECT sequence, at, subject, digest FROM audit INDEXED BY audit_subject
        WHERE (subject = ? OR (subject > ? AND subject < ?)) AND procedure = '${procedure}' ORDER BY ${order}`,
    )
    .all(unnumbered(name), beginningOf(name), `head:${name}0`)
    .map((row) => noteRow.parse(row))

function headOf(
  into: AuditedStore,
  name: string,
  { at, subject, digest }: Note,
  file: Pick<Store, 'statement'>,
  known: ReadonlyMap<string, AuditHead> | null,
): DatedHead {
  if (subject === unnumbered(name)) {
    const found = known === null ? rowOf(into, file, digest) : known.get(digest)
    // Where no row is the one that was noted, the end was cut off, or all was made anew: the first that is missing stands for it.
    return { ...(found ?? { sequence: auditHead(file).sequence + 1, mac: noRow }), source: subject, at }
  }
  const sequence = Number(subject.slice(beginningOf(name).length))
  const mac: unknown = file.statement('SELECT mac FROM audit WHERE sequence = ?').pluck().get(sequence)
  const isTheOne = typeof mac === 'string' && digestIn(into, mac) === digest
  return { sequence, mac: isTheOne ? mac : noRow, source: subject, at }
}

const digestIn = (into: AuditedStore, mac: string): string =>
  auditDigest(into, { outcome: 'done', change: mac })

const headRow = z.object({ sequence: z.number(), mac: z.string() })

/** The row that a digest is of, looked for from the end: what was noted last is near it. */
function rowOf(into: AuditedStore, file: Pick<Store, 'statement'>, digest: string): AuditHead | undefined {
  for (const row of file.statement('SELECT sequence, mac FROM audit ORDER BY sequence DESC').iterate()) {
    const head = headRow.parse(row)
    if (digestIn(into, head.mac) === digest) return head
  }
  return undefined
}

const rowsByDigest = (into: AuditedStore, file: Pick<Store, 'statement'>): ReadonlyMap<string, AuditHead> =>
  new Map(
    file
      .statement('SELECT sequence, mac FROM audit')
      .all()
      .map((row) => headRow.parse(row))
      .map((head) => [digestIn(into, head.mac), head] as const),
  )

/** No HMAC in hexadecimal begins so. */
const noRow = '-'
